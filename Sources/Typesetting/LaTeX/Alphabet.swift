/// An alphabet that gives letters another meaning than italics do.
enum Alphabet: Sendable {
  case upright, italic, bold, boldItalic, blackboard, script, fraktur, sansSerif, typewriter

  /// A letter or digit of this alphabet, by Unicode's mathematical alphanumeric symbols.
  ///
  /// What the alphabet does not have is returned as it is; upright letters are the plain ones.
  func styled(_ character: Character) -> String {
    let plain = String(character)
    if let exception = exceptions[character] { return String(exception) }
    guard character.unicodeScalars.count == 1, let code = character.unicodeScalars.first?.value
    else { return plain }
    let first: (styled: UInt32, plain: Unicode.Scalar)? =
      switch character {
      case "A"..."Z": starts.capital.map { ($0, "A") }
      case "a"..."z": starts.small.map { ($0, "a") }
      case "0"..."9": starts.digit.map { ($0, "0") }
      case "Α"..."Ω": starts.greekCapital.map { ($0, "Α") }
      case "α"..."ω": starts.greekSmall.map { ($0, "α") }
      default: nil
      }
    if let first {
      return Unicode.Scalar(first.styled + code - first.plain.value).map(String.init) ?? plain
    }
    // Seven more signs follow the small Greek letters.
    guard let place = Self.greekVariants.firstIndex(of: character), let small = starts.greekSmall,
      let scalar = Unicode.Scalar(small + 25 + UInt32(place))
    else { return plain }
    return String(scalar)
  }

  /// A name in this alphabet.
  ///
  /// A single upright letter is words, since as an identifier it would be set in italics.
  func name(_ letters: String) -> Mathematics {
    let styled = letters.map(styled).joined()
    return self == .upright && letters.count == 1 ? .text(styled) : .identifier(styled)
  }

  /// Whether letters side by side are one name rather than a product.
  var joinsLetters: Bool {
    switch self {
    case .upright, .italic, .sansSerif, .typewriter: true
    case .bold, .boldItalic, .blackboard, .script, .fraktur: false
    }
  }

  private static let greekVariants: [Character] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]

  /// Where the letters of an alphabet begin.
  private struct Starts {
    var capital: UInt32?
    var small: UInt32?
    var digit: UInt32?
    var greekCapital: UInt32?
    var greekSmall: UInt32?
  }

  private var starts: Starts {
    switch self {
    case .upright: Starts()
    case .italic: Starts(capital: 0x1D434, small: 0x1D44E)
    case .bold:
      Starts(
        capital: 0x1D400, small: 0x1D41A, digit: 0x1D7CE, greekCapital: 0x1D6A8,
        greekSmall: 0x1D6C2)
    case .boldItalic:
      // Greek capitals are upright in LaTeX, in bold too.
      Starts(
        capital: 0x1D468, small: 0x1D482, digit: 0x1D7CE, greekCapital: 0x1D6A8,
        greekSmall: 0x1D736)
    case .blackboard: Starts(capital: 0x1D538, small: 0x1D552, digit: 0x1D7D8)
    case .script: Starts(capital: 0x1D49C)
    case .fraktur: Starts(capital: 0x1D504, small: 0x1D51E)
    case .sansSerif: Starts(capital: 0x1D5A0, small: 0x1D5BA, digit: 0x1D7E2)
    case .typewriter: Starts(capital: 0x1D670, small: 0x1D68A, digit: 0x1D7F6)
    }
  }

  /// The letters that Unicode had before it took in the whole alphabet.
  private var exceptions: [Character: Character] {
    switch self {
    case .upright, .bold, .boldItalic, .sansSerif, .typewriter: [:]
    case .italic: ["h": "ℎ"]
    case .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      ["B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ"]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    }
  }
}
