/// What an atom of a formula is to its neighbours; it decides the spaces between them.
enum AtomKind: Sendable {
  case ordinary
  /// A function set by its name: `log`.
  case function
  /// A large operator: `∑`.
  case large
  case binary
  /// A binary operator that is a sign where it has no left operand.
  case sign
  case relation
  case opening
  case closing
  /// A delimiter that looks the same on both sides: `|`.
  case bar
  case punctuation
  case space
  /// A word on how large all that follows is.
  case displayStyle, textStyle
}

/// A character of mathematics and what it is to its neighbours.
struct LaTeXSymbol: Sendable, Equatable {
  var text: String
  var kind: AtomKind
}

/// The symbols of the LaTeX subset, as data: each table lists names, each followed by what it sets.
enum LaTeXSymbols {
  private static let greek = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ
    iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ
    sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    """
  private static let letters = """
    infty ∞ partial ∂ ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ wp ℘ emptyset ∅
    varnothing ∅ complement ∁ top ⊤ bot ⊥ intercal ⊺ dots … ldots … dotsc … dotso … cdots ⋯ dotsb ⋯
    dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ prime ′ dagger † dag † ddagger ‡ degree ° angle ∠ triangle △
    square □ Box □ blacksquare ■ Diamond ◇ lozenge ◊ bigstar ★ checkmark ✓ sharp ♯ flat ♭ natural ♮
    hslash ℏ beth ℶ backslash \\
    """
  private static let relations = """
    le ≤ leq ≤ leqslant ⩽ leqq ≦ ge ≥ geq ≥ geqslant ⩾ geqq ≧ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫
    lll ⋘ ggg ⋙ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ approx ≈
    approxeq ≊ equiv ≡ sim ∼ simeq ≃ cong ≅ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ eqqcolon ≕
    propto ∝ varpropto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇
    supsetneq ⊋ sqsubset ⊏ sqsubseteq ⊑ sqsupset ⊐ sqsupseteq ⊒ mid ∣ parallel ∥ perp ⊥ prec ≺
    preceq ⪯ preccurlyeq ≼ succ ≻ succeq ⪰ succcurlyeq ≽ models ⊨ vDash ⊨ vdash ⊢ dashv ⊣ bowtie ⋈
    therefore ∴ because ∵
    """
  private static let negations = """
    nleq ≰ ngeq ≱ nless ≮ ngtr ≯ nequiv ≢ nsim ≁ ncong ≇ nsubset ⊄ nsubseteq ⊈ nsupset ⊅
    nsupseteq ⊉ nmid ∤ nparallel ∦ nprec ⊀ nsucc ⊁ nvDash ⊭ nvdash ⊬ nrightarrow ↛ nleftarrow ↚
    nleftrightarrow ↮ nRightarrow ⇏ nLeftarrow ⇍ nLeftrightarrow ⇎
    """
  private static let arrows = """
    to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← longleftarrow ⟵ leftrightarrow ↔
    longleftrightarrow ⟷ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Longleftarrow ⟸
    impliedby ⟸ Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺ mapsto ↦ longmapsto ⟼
    hookrightarrow ↪ hookleftarrow ↩ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠ multimap ⊸
    rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ rightrightarrows ⇉ uparrow ↑ downarrow ↓
    updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕
    nearrow ↗ searrow ↘ nwarrow ↖ swarrow ↙
    """
  private static let binaries = """
    cdot · times × div ÷ circ ∘ bullet ∙ ast ∗ star ⋆ diamond ⋄ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗
    oslash ⊘ boxplus ⊞ boxtimes ⊠ boxdot ⊡ ltimes ⋉ rtimes ⋊ cup ∪ cap ∩ uplus ⊎ sqcup ⊔ sqcap ⊓
    setminus ∖ smallsetminus ∖ triangleleft ◁ triangleright ▷ amalg ⨿ wr ≀ dotplus ∔ land ∧ wedge ∧
    lor ∨ vee ∨ veebar ⊻ bmod mod mod mod
    """
  private static let signs = "pm ± mp ∓"
  private static let prefixes = "nabla ∇ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬"
  private static let openings = """
    { { lbrace { lbrack [ langle ⟨ lvert | lVert ‖ lfloor ⌊ lceil ⌈ llbracket ⟦
    """
  private static let closings = """
    } } rbrace } rbrack ] rangle ⟩ rvert | rVert ‖ rfloor ⌋ rceil ⌉ rrbracket ⟧
    """
  private static let bars = "| ‖ vert | Vert ‖"
  private static let punctuation = "colon :"
  private static let escapes = "% % _ _ # # $ $ & &"
  private static let largeOperators = """
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ biguplus ⨄ bigsqcup ⨆ bigoplus ⨁ bigotimes ⨂ bigodot ⨀
    bigwedge ⋀ bigvee ⋁
    """
  private static let integrals = "int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯"

  /// The named functions under and over which, in display, limits stand.
  static let functionsWithLimits: Set<String> = Set(
    ["lim", "max", "min", "sup", "inf", "det", "Pr", "gcd"] + functionsOfTwoWords.map(\.text))
  private static let functions = """
    log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim
    hom ker lim max min sup inf det Pr gcd
    """
  private static let functionsOfTwoWords = [
    ("argmax", "arg\u{2009}max"), ("argmin", "arg\u{2009}min"), ("limsup", "lim\u{2009}sup"),
    ("liminf", "lim\u{2009}inf"),
  ].map { (name: $0, text: $1) }

  /// The large operators whose limits stand beside them even in display.
  static let integralSigns = Set(pairs(integrals).map(\.text))

  /// The Greek letters by their names.
  static let greekLetters = Dictionary(uniqueKeysWithValues: pairs(greek))

  /// What stands for one symbol, by the name of its command.
  static let commands: [String: LaTeXSymbol] = {
    var symbols: [String: LaTeXSymbol] = [:]
    for (name, symbol) in tables { symbols[name] = symbol }
    for name in functions.split(whereSeparator: \.isWhitespace) {
      symbols[String(name)] = LaTeXSymbol(text: String(name), kind: .function)
    }
    for (name, text) in functionsOfTwoWords {
      symbols[name] = LaTeXSymbol(text: text, kind: .function)
    }
    return symbols
  }()

  /// What a character is when it is typed itself.
  static let characters: [Character: LaTeXSymbol] = {
    var symbols: [Character: LaTeXSymbol] = [:]
    for (_, symbol) in tables where symbol.text.count == 1 {
      guard let character = symbol.text.first, !character.isASCII else { continue }
      symbols[character] = symbols[character] ?? symbol
    }
    for (typed, symbol) in typedCharacters { symbols[typed] = symbol }
    return symbols
  }()

  private static let typedCharacters: [(Character, LaTeXSymbol)] =
    [("-", "−"), ("−", "−"), ("+", "+")].map { ($0, LaTeXSymbol(text: $1, kind: .sign)) }
    + [("*", "∗")].map { ($0, LaTeXSymbol(text: $1, kind: .binary)) }
    + ["=", "<", ">", ":"].map { ($0, LaTeXSymbol(text: String($0), kind: .relation)) }
    + ["(", "["].map { ($0, LaTeXSymbol(text: String($0), kind: .opening)) }
    + [")", "]"].map { ($0, LaTeXSymbol(text: String($0), kind: .closing)) }
    + [",", ";"].map { ($0, LaTeXSymbol(text: String($0), kind: .punctuation)) }
    + ["/", "!", "?", "@", "."].map { ($0, LaTeXSymbol(text: String($0), kind: .ordinary)) }
    + [("|", "|")].map { ($0, LaTeXSymbol(text: $1, kind: .bar)) }

  private static let tables: [(name: String, symbol: LaTeXSymbol)] =
    [
      (greek + " " + letters + " " + prefixes + " " + escapes, AtomKind.ordinary),
      (relations + " " + negations + " " + arrows, .relation), (binaries, .binary), (signs, .sign),
      (bars, .bar),
      (openings, .opening), (closings, .closing), (punctuation, .punctuation),
      (largeOperators + " " + integrals, .large),
    ].flatMap { table, kind in
      pairs(table).map { ($0.name, LaTeXSymbol(text: $0.text, kind: kind)) }
    }

  /// A sign struck through, as one character where Unicode has it.
  ///
  /// Characters are the same if they are so canonically: ∈ with a stroke over it finds ∉.
  static func negated(_ sign: String) -> String {
    let struck = sign + "\u{338}"
    guard struck.count == 1, let character = struck.first else { return struck }
    return characters[character]?.text ?? struck
  }

  /// The symbols of kind `ordinary` that are operators rather than variables.
  static let ordinaryOperators = Set(pairs(prefixes).map(\.text) + ["/", "!", "\\"])

  /// The symbols of kind `ordinary` that are characters of a text, with no space of their own.
  static let textCharacters = Set(pairs(escapes).map(\.text) + ["?", "@", "."])

  private static func pairs(_ table: String) -> [(name: String, text: String)] {
    let words = table.split(whereSeparator: \.isWhitespace).map(String.init)
    return stride(from: 0, to: words.count, by: 2).map { (words[$0], words[$0 + 1]) }
  }
}
