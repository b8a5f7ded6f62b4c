/// The commands of the LaTeX subset that take arguments or change what follows, as data.
enum LaTeXCommand: Sendable {
  /// A fraction of two arguments, as large as the place demands or always of one size.
  case fraction(isDisplayed: Bool?)
  /// Two arguments over each other in brackets, as large as the place demands or always of one size.
  case binomial(isDisplayed: Bool?)
  case root
  /// One argument under an accent.
  case accent(String)
  /// One argument between a brace and what is said of it.
  case brace(String, isOver: Bool)
  /// A script under or over a base, the script first.
  case scripted(isOver: Bool)
  /// An arrow as long as the words over it, and under it if some stand in brackets before those.
  case arrow(String)
  /// Lines under a large operator.
  case lines
  /// One argument in letters of another alphabet.
  case alphabet(Alphabet)
  /// Letters of another alphabet up to the end of the group.
  case alphabetSwitch(Alphabet)
  /// One argument that is words, with formulas between dollar signs.
  case text(Alphabet)
  /// One argument that is the name of a function; a star, or this, says that it takes limits.
  case functionName(takesLimits: Bool)
  /// One argument that is to its neighbours what is said.
  case kind(AtomKind)
  /// A sign struck through.
  case negation
  /// One argument in a frame.
  case frame
  /// The room that one argument takes, and nothing in it.
  case phantom
  /// What is divided by, in brackets.
  case modulus
  /// A rule across an array.
  case rule
  /// What only matters where equations are numbered.
  case unnumbered
  case space(String)
  case left
  case right
  case middle
  case begin
  case end
  case lineBreak
  /// A size of delimiters, which here follows from what they enclose.
  case size
  /// The size of all that follows in its group.
  case style(isDisplayed: Bool)
  /// Where the scripts of the operator before it stand.
  case limits(isUnder: Bool)

  static let byName: [String: LaTeXCommand] = {
    var commands: [String: LaTeXCommand] = [
      "frac": .fraction(isDisplayed: nil), "dfrac": .fraction(isDisplayed: true),
      "tfrac": .fraction(isDisplayed: false), "cfrac": .fraction(isDisplayed: true),
      "binom": .binomial(isDisplayed: nil), "dbinom": .binomial(isDisplayed: true),
      "tbinom": .binomial(isDisplayed: false), "sqrt": .root,
      "underbrace": .brace("⏟", isOver: false), "overbrace": .brace("⏞", isOver: true),
      "underbracket": .brace("⎵", isOver: false), "overbracket": .brace("⎴", isOver: true),
      "underset": .scripted(isOver: false), "overset": .scripted(isOver: true),
      "stackrel": .scripted(isOver: true), "substack": .lines,
      "operatorname": .functionName(takesLimits: false),
      "operatornamewithlimits": .functionName(takesLimits: true),
      "mathop": .kind(.function), "mathbin": .kind(.binary), "mathrel": .kind(.relation),
      "mathord": .kind(.ordinary), "not": .negation, "boxed": .frame, "phantom": .phantom,
      "pmod": .modulus, "left": .left, "right": .right, "middle": .middle, "begin": .begin,
      "end": .end, "\\": .lineBreak, "hline": .rule, "nonumber": .unnumbered,
      "notag": .unnumbered,
      "displaystyle": .style(isDisplayed: true), "textstyle": .style(isDisplayed: false),
      "limits": .limits(isUnder: true), "nolimits": .limits(isUnder: false),
    ]
    for size in ["big", "Big", "bigg", "Bigg"] {
      for side in ["", "l", "r", "m"] { commands[size + side] = .size }
    }
    for (name, accent) in accents { commands[name] = .accent(accent) }
    for (name, alphabet) in alphabets { commands[name] = .alphabet(alphabet) }
    for (name, alphabet) in switches { commands[name] = .alphabetSwitch(alphabet) }
    for (name, alphabet) in texts { commands[name] = .text(alphabet) }
    for (name, arrow) in arrows { commands[name] = .arrow(arrow) }
    for (name, width) in spaces { commands[name] = .space(width) }
    return commands
  }()

  private static let accents = [
    ("hat", "ˆ"), ("widehat", "ˆ"), ("bar", "¯"), ("overline", "‾"), ("underline", "_"),
    ("vec", "→"), ("overrightarrow", "→"), ("tilde", "˜"), ("widetilde", "˜"), ("dot", "˙"),
    ("ddot", "¨"), ("dddot", "…"), ("overleftarrow", "←"), ("overleftrightarrow", "↔"),
    ("check", "ˇ"), ("breve", "˘"), ("acute", "´"), ("grave", "`"),
    ("mathring", "˚"),
  ]

  private static let alphabets: [(String, Alphabet)] = [
    ("mathrm", .upright), ("mathit", .italic), ("mathbf", .bold), ("boldsymbol", .boldItalic),
    ("bm", .boldItalic), ("pmb", .boldItalic), ("mathbb", .blackboard),
    ("mathbbm", .blackboard), ("mathds", .blackboard), ("mathcal", .script), ("mathscr", .script),
    ("mathfrak", .fraktur), ("mathsf", .sansSerif), ("mathtt", .typewriter),
  ]

  /// The switches of old LaTeX.
  private static let switches: [(String, Alphabet)] = [
    ("rm", .upright), ("it", .italic), ("bf", .bold), ("cal", .script), ("sf", .sansSerif),
    ("tt", .typewriter),
  ]

  private static let texts: [(String, Alphabet)] = [
    ("text", .upright), ("textrm", .upright), ("textnormal", .upright), ("textup", .upright),
    ("mbox", .upright), ("hbox", .upright), ("textbf", .bold), ("textit", .italic),
    ("emph", .italic), ("textsf", .sansSerif), ("texttt", .typewriter),
  ]

  private static let arrows = [
    ("xrightarrow", "→"), ("xleftarrow", "←"), ("xleftrightarrow", "↔"), ("xRightarrow", "⇒"),
    ("xLeftarrow", "⇐"), ("xLeftrightarrow", "⇔"), ("xmapsto", "↦"), ("xhookrightarrow", "↪"),
  ]

  /// Unicode's spaces nearest to LaTeX's widths; a negative one is left out.
  private static let spaces = [
    ("!", ""), ("negthinspace", ""), (",", "\u{2009}"), ("thinspace", "\u{2009}"),
    (":", "\u{205F}"), (">", "\u{205F}"), ("medspace", "\u{205F}"), (";", "\u{2004}"),
    ("thickspace", "\u{2004}"), (" ", "\u{A0}"), ("space", "\u{A0}"), ("enspace", "\u{2002}"),
    ("enskip", "\u{2002}"), ("quad", "\u{2003}"), ("qquad", "\u{2003}\u{2003}"),
  ]

  /// Every name that may follow a backslash, in a fixed order.
  static let allNames = (Array(byName.keys) + LaTeXSymbols.commands.keys).sorted()
}

/// What `\begin{…}` and `\end{…}` may enclose.
struct LaTeXEnvironment: Sendable {
  var open = ""
  var close = ""
  var style = Mathematics.GridStyle.matrix
  /// What follows its name in braces.
  var argument = Argument.none
  /// Whether each cell is as large as a formula on a line of its own.
  var hasLargeCells = false

  enum Argument {
    case none
    /// How the columns are aligned.
    case columns
    /// How many pairs of columns there are, which is seen anyway.
    case count
  }

  /// Whether the formulas in it are as large as those on a line of their own.
  var isDisplayed: Bool { style == .aligned || style == .gathered || hasLargeCells }

  static let byName: [String: LaTeXEnvironment] = {
    var environments = [
      "matrix": LaTeXEnvironment(),
      "pmatrix": LaTeXEnvironment(open: "(", close: ")"),
      "bmatrix": LaTeXEnvironment(open: "[", close: "]"),
      "Bmatrix": LaTeXEnvironment(open: "{", close: "}"),
      "vmatrix": LaTeXEnvironment(open: "|", close: "|"),
      "Vmatrix": LaTeXEnvironment(open: "‖", close: "‖"),
      "smallmatrix": LaTeXEnvironment(style: .small),
      "array": LaTeXEnvironment(argument: .columns),
      "cases": LaTeXEnvironment(open: "{", style: .cases),
      "dcases": LaTeXEnvironment(open: "{", style: .cases, hasLargeCells: true),
      "rcases": LaTeXEnvironment(close: "}", style: .cases),
    ]
    for name in ["aligned", "align", "align*", "split", "flalign", "flalign*"] {
      environments[name] = LaTeXEnvironment(style: .aligned)
    }
    for name in ["alignedat", "alignat", "alignat*"] {
      environments[name] = LaTeXEnvironment(style: .aligned, argument: .count)
    }
    for name in ["eqnarray", "eqnarray*"] {
      environments[name] = LaTeXEnvironment(
        style: .columns([.right, .center, .left]), hasLargeCells: true)
    }
    for name in ["gathered", "gather", "gather*", "equation", "equation*"] {
      environments[name] = LaTeXEnvironment(style: .gathered)
    }
    return environments
  }()
}
