/// Signs that nobody sees and that are no white space: one in a name or before it makes another name.
enum InvisibleSign {
  /// The sign that a text in UTF-8 begins with, if it is one of them.
  static func first(in bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    // None of them is ASCII, and most of what is read is.
    guard let byte = bytes.first, byte >= 0x80,
      let scalar = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first
    else { return nil }
    return isInvisible(scalar) ? scalar : nil
  }

  /// The first of them in a text.
  static func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first(where: isInvisible)
  }

  /// The text without them.
  static func removed(from text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // Soft hyphens, spaces without width, marks of the direction of writing, byte-order marks.
    case .format, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: scalar != " "
    case .control: !"\t\n\r".unicodeScalars.contains(scalar)
    // A pattern of Braille without a dot.
    case .otherSymbol where scalar == "\u{2800}": true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}

extension Problem {
  /// A sign that nobody sees, where it makes another name of one.
  static func invisibleSign(_ scalar: Unicode.Scalar, in what: String) -> Problem {
    Problem(
      "invisible-sign", "there is an invisible sign in \(what): \(scalar.codeAndName)",
      advice: "Delete the line and type it again.")
  }
}

extension Unicode.Scalar {
  /// What Unicode calls a sign: `U+00A0, no-break space`.
  var codeAndName: String {
    let digits = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    return code + (properties.name.map { ", \($0.lowercased())" } ?? "")
  }

  /// The sign of ASCII that a sign of Chinese width or a digit of another script stands for.
  var plain: Character? {
    if (0xFF01...0xFF5E).contains(value) {
      return Unicode.Scalar(value - 0xFEE0).map(Character.init)
    }
    guard properties.generalCategory == .decimalNumber else { return nil }
    return Character(self).wholeNumberValue.map { Character("\($0)") }
  }
}
