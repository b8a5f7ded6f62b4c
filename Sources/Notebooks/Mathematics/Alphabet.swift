/// An alphabet that gives letters another meaning than italics do.
enum Alphabet: Sendable {
  case upright, bold, blackboard, script

  /// A letter or digit of this alphabet, by Unicode's mathematical alphanumeric symbols.
  ///
  /// What the alphabet does not have is returned as it is; upright letters are the plain ones.
  func styled(_ character: Character) -> String {
    let plain = String(character)
    if let exception = exceptions[character] { return String(exception) }
    guard let code = character.asciiValue else { return plain }
    let scalar: UInt32? =
      switch character {
      case "A"..."Z": starts.capital.map { $0 + UInt32(code - UInt8(ascii: "A")) }
      case "a"..."z": starts.small.map { $0 + UInt32(code - UInt8(ascii: "a")) }
      case "0"..."9": starts.digit.map { $0 + UInt32(code - UInt8(ascii: "0")) }
      default: nil
      }
    return scalar.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? plain
  }

  private var starts: (capital: UInt32?, small: UInt32?, digit: UInt32?) {
    switch self {
    case .upright: (nil, nil, nil)
    case .bold: (0x1D400, 0x1D41A, 0x1D7CE)
    case .blackboard: (0x1D538, 0x1D552, 0x1D7D8)
    case .script: (0x1D49C, nil, nil)
    }
  }

  /// The letters that Unicode had before it took in the whole alphabet.
  private var exceptions: [Character: Character] {
    switch self {
    case .upright, .bold: [:]
    case .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      ["B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ"]
    }
  }
}
