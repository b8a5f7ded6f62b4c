/// A name of the formula language as a symbol.
///
/// A letter, or a Greek letter by its name, takes what follows it as a subscript: `w12`, `b_1`,
/// `x_train`, `sigma_x1`. A longer name stands as it is, save for digits at its end.
struct SymbolName {
  let tree: Mathematics
  /// Whether it is one letter, with or without a subscript.
  let isLetter: Bool

  init(_ name: String) {
    let plain = String(name.map { Self.subscriptDigits[$0] ?? $0 })
    let parts = plain.split(omittingEmptySubsequences: false) { $0 == "_" || $0 == "." }
    let (stem, digits) = Self.splitDigits(parts[0])
    if let letter = Self.letter(stem), !parts.contains("") {
      let indices = (digits.isEmpty ? [] : [digits]) + parts.dropFirst()
      tree = Self.indexed(.identifier(letter), indices.map(Self.index))
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
