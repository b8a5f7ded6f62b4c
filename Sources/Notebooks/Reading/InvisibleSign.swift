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
    case .format: true
    case .spaceSeparator: scalar != " "
    default: false
    }
  }
}

extension Problem {
  /// A sign that nobody sees, where it makes another name of one.
  static func invisibleSign(_ scalar: Unicode.Scalar, in what: String) -> Problem {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: Swift.max(0, 4 - code.count)) + code
    let words = scalar.properties.name.map { ", \($0.lowercased())" } ?? ""
    return Problem(
      "invisible-sign", "there is an invisible sign in \(what): \(name)\(words)",
      advice: "Delete the line and type it again.")
  }
}
