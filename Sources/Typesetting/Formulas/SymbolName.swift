/// A name of the formula language as a symbol.
///
/// A letter, or a Greek letter by its name, takes what follows it as a subscript: `w12`, `b_1`,
/// `x_train`, `sigma_x1`; or as what it is the name of: `x_hat`, `x_bar`, `x_tilde`, `x_dot`,
/// `x_vec`, `x_prime`, `x_star`. A longer name stands as the words it is made of, save for digits
/// and letters at its end.
struct SymbolName {
  let tree: Mathematics
  /// Whether it is one letter, with or without a subscript.
  let isLetter: Bool

  /// - Parameter isArray: Whether a letter stands for several numbers, which makes it bold.
  init(_ name: String, isArray: Bool = false) {
    if let dot = name.lastIndex(of: "."), let letter = Self.layerLetters[name[dot...]] {
      // A layer's parameters have its name as their index.
      let base = Mathematics.identifier(isArray ? Alphabet.bold.styled(letter) : String(letter))
      let layer = SymbolName(String(name[..<dot]))
      var index = layer.tree
      if !layer.isLetter, case .identifier(let word) = index { index = .text(word) }
      tree = .scripts(base: base, lower: index, upper: nil)
      isLetter = true
      return
    }
    let plain = String(name.map { Self.subscriptDigits[$0] ?? $0 })
    let parts = plain.split(omittingEmptySubsequences: false) { $0 == "_" || $0 == "." }
    if parts.contains("") {
      tree = .identifier(plain)
      isLetter = false
      return
    }
    let (stem, digits) = Self.splitDigits(parts[0])
    guard let letter = Self.letter(stem) else {
      tree = Self.words(parts)
      isLetter = false
      return
    }
    let styled = letter.map { isArray ? Alphabet.bold.styled($0) : String($0) }.joined()
    var base = Mathematics.identifier(styled)
    var marks = ""
    var indices = digits.isEmpty ? [] : [Self.index(digits)]
    for part in parts.dropFirst() {
      if let accent = Self.accents[part] {
        base = .accent(base, accent)
      } else if let mark = Self.marks[part] {
        marks += mark
      } else {
        indices.append(Self.index(part))
      }
    }
    tree = Self.indexed(base, indices, upper: marks.isEmpty ? nil : .symbol(marks))
    isLetter = true
  }

  /// A name of words, with the letters and numbers at its end as indices.
  private static func words(_ parts: [Substring]) -> Mathematics {
    let isIndex = { (part: Substring) in part.allSatisfy(isDigit) || letter(part) != nil }
    let indexCount = parts.dropFirst().reversed().prefix(while: isIndex).count
    var words = Array(parts.dropLast(indexCount))
    var indices = parts.suffix(indexCount).map(index)
    let (word, digits) = splitDigits(words[words.count - 1])
    if !word.isEmpty, !digits.isEmpty {
      words[words.count - 1] = word
      indices.insert(.number(String(digits)), at: 0)
    }
    return indexed(.identifier(words.joined(separator: "\u{A0}")), indices)
  }

  private static let accents: [Substring: String] = [
    "hat": "ˆ", "bar": "¯", "tilde": "˜", "dot": "˙", "vec": "→",
  ]
  private static let marks: [Substring: String] = ["prime": "′", "star": "∗"]

  private static let layerLetters: [Substring: Character] = [".weights": "W", ".bias": "b"]

  private static let subscriptDigits = [Character: Character](
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉", "0123456789"))

  private static func splitDigits(_ word: Substring) -> (stem: Substring, digits: Substring) {
    let stem = word.reversed().drop(while: isDigit)
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
    if part.allSatisfy(isDigit) { return .number(String(part)) }
    return letter(part).map(Mathematics.identifier) ?? .text(String(part))
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func indexed(
    _ base: Mathematics, _ indices: [Mathematics], upper: Mathematics? = nil
  ) -> Mathematics {
    guard let first = indices.first else {
      return upper == nil ? base : .scripts(base: base, lower: nil, upper: upper)
    }
    let rest = indices.dropFirst().flatMap { [.symbol(","), $0] }
    return .scripts(base: base, lower: rest.isEmpty ? first : .row([first] + rest), upper: upper)
  }
}
