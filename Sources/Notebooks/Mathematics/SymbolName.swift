/// A name of the formula language as a symbol.
///
/// A letter, or a Greek letter by its name, takes what follows it as a subscript: `w12`, `b_1`,
/// `x_train`, `sigma_x1`. A longer name stands as it is, save for digits at its end.
struct SymbolName {
  let tree: Mathematics
  /// Whether it is one letter, with or without a subscript.
  let isLetter: Bool

  /// - Parameter isArray: Whether a letter stands for several numbers, which makes it bold.
  init(_ name: String, isArray: Bool = false) {
    if let dot = name.lastIndex(of: "."), let letter = Self.layerLetters[name[dot...]] {
      // A layer's parameters have its name as their index.
      let base = Mathematics.identifier(Alphabet.bold.styled(letter))
      let layer = SymbolName(String(name[..<dot]))
      var index = layer.tree
      if !layer.isLetter, case .identifier(let word) = index { index = .text(word) }
      tree = .scripts(base: base, lower: index, upper: nil)
      isLetter = true
      return
    }
    let plain = String(name.map { Self.subscriptDigits[$0] ?? $0 })
    let parts = plain.split(omittingEmptySubsequences: false) { $0 == "_" || $0 == "." }
    let (stem, digits) = Self.splitDigits(parts[0])
    if let letter = Self.letter(stem), !parts.contains("") {
      let indices = (digits.isEmpty ? [] : [digits]) + parts.dropFirst()
      let styled = letter.map { isArray ? Alphabet.bold.styled($0) : String($0) }.joined()
      tree = Self.indexed(.identifier(styled), indices.map(Self.index))
      isLetter = true
      return
    }
    isLetter = false
    let (word, number) = Self.splitDigits(plain[...])
    let base = word.hasSuffix("_") && !number.isEmpty ? word.dropLast() : word
    tree =
      base.isEmpty || number.isEmpty
      ? .identifier(plain) : Self.indexed(.identifier(String(base)), [.number(String(number))])
  }

  private static let layerLetters: [Substring: Character] = [".weights": "W", ".bias": "b"]

  private static let subscriptDigits = [Character: Character](
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉", "0123456789"))

  private static func splitDigits(_ word: Substring) -> (stem: Substring, digits: Substring) {
    let stem = word.reversed().drop { $0.isASCII && $0.isNumber }
    let length = stem.count
    return (word.prefix(length), word.dropFirst(length))
  }

  private static func letter(_ stem: Substring) -> String? {
    switch stem {
    // LaTeX gives the plain names of these two to the rarer forms.
    case "epsilon": "ε"
    case "phi": "φ"
    default: stem.count == 1 ? String(stem) : LaTeXSymbols.greekLetters[String(stem)]
    }
  }

  private static func index(_ part: Substring) -> Mathematics {
    if part.allSatisfy({ $0.isASCII && $0.isNumber }) { return .number(String(part)) }
    return letter(part).map(Mathematics.identifier) ?? .text(String(part))
  }

  private static func indexed(_ base: Mathematics, _ indices: [Mathematics]) -> Mathematics {
    guard let first = indices.first else { return base }
    let rest = indices.dropFirst().flatMap { [.symbol(","), $0] }
    return .scripts(base: base, lower: rest.isEmpty ? first : .row([first] + rest), upper: nil)
  }
}
