/// Something that stands in prose but is not Markdown; it is taken out before Markdown is read.
struct Extract: Sendable {
  enum Content: Sendable {
    /// `{= formula : .4f }`.
    case value(Syntax, ValueFormat)
    /// `$…$`, `$$…$$`.
    case mathematics(Mathematics, isDisplayed: Bool)
    /// `${name}` in a caption: the value of a parameter of the front matter.
    case setting(SettingValue)
    /// `@fig-x`.
    case reference(label: String)
    /// A cell in the place where it stands.
    case cell(Int)
    /// Something that cannot be read; of a cell, what is missing because of it.
    case mistake(Diagnostic, spoils: SpoiledNames?)
  }

  var content: Content
  /// The bytes of the notebook that it stands on.
  var range: Range<Int>

  /// What stands in the Markdown for the extract of an index: two private-use characters around it.
  static func placeholder(_ index: Int) -> String { "\u{E000}\(index)\u{E001}" }

  /// The text with U+FFFD for the characters that mark placeholders.
  static func withoutMarks(_ text: String) -> String {
    text.replacing("\u{E000}", with: "\u{FFFD}").replacing("\u{E001}", with: "\u{FFFD}")
  }

  /// The Markdown with U+FFFD for numeric entities that would become those characters.
  static func withoutMarkEntities(_ markdown: String) -> String {
    markdown.replacing(/&#(?:[xX]0*[eE]00[01]|0*5734[45]);/, with: "\u{FFFD}")
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
