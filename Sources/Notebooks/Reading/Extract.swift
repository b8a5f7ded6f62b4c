/// Something that stands in prose but is not Markdown; it is taken out before Markdown is read.
struct Extract: Sendable {
  enum Content: Sendable {
    /// `{= formula : .4f }`.
    case value(Syntax, ValueFormat)
    /// `$…$`, `$$…$$`.
    case mathematics(Mathematics, isDisplayed: Bool)
    /// `@fig-x`.
    case reference(label: String)
    /// A cell in the place where it stands.
    case cell(Int)
  }

  var content: Content
  /// The bytes of the notebook that it stands on.
  var range: Range<Int>

  /// What stands in the Markdown for the extract of an index: two private-use characters around it.
  static func placeholder(_ index: Int) -> String { "\u{E000}\(index)\u{E001}" }

  /// The end of a character that marks placeholders, written out or as a numeric entity, if a text
  /// begins with one: such a mark cannot come from an author.
  static func endOfMark(_ bytes: ArraySlice<UInt8>) -> Int? {
    for mark in ["\u{E000}", "\u{E001}"] where bytes.starts(with: mark.utf8) {
      return bytes.startIndex + mark.utf8.count
    }
    guard bytes.starts(with: "&#".utf8) else { return nil }
    let digits = bytes.dropFirst(2).prefix(10).prefix { $0 != UInt8(ascii: ";") }
    let text = String(decoding: digits, as: UTF8.self)
    let isHexadecimal = text.first == "x" || text.first == "X"
    let value = isHexadecimal ? Int(text.dropFirst(), radix: 16) : Int(text)
    return value == 0xE000 || value == 0xE001 ? digits.endIndex : nil
  }

  /// The text with U+FFFD for the characters that mark placeholders.
  static func withoutMarks(_ text: String) -> String {
    text.replacing("\u{E000}", with: "\u{FFFD}").replacing("\u{E001}", with: "\u{FFFD}")
  }

  /// Splits a text into what stands between placeholders and the indices of these.
  ///
  /// By scalars, since a combining mark beside a placeholder makes one character with it.
  static func split(_ text: String) -> [(text: String, index: Int?)] {
    var parts: [(text: String, index: Int?)] = []
    let pieces = text.unicodeScalars.split(separator: "\u{E000}", omittingEmptySubsequences: false)
    for (number, piece) in pieces.enumerated() {
      guard number > 0, let end = piece.firstIndex(of: "\u{E001}"),
        let index = Int(String(piece[..<end]))
      else {
        parts.append((String(piece), nil))
        continue
      }
      parts.append(("", index))
      parts.append((String(piece[piece.index(after: end)...]), nil))
    }
    return parts.filter { $0.index != nil || !$0.text.isEmpty }
  }
}
