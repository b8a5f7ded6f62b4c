import Typesetting

/// A piece of a line of prose.
public indirect enum Inline: Sendable, Equatable {
  /// Words.
  case text(String)
  /// Stressed words, mostly set in italics.
  case emphasis([Inline])
  /// Strongly stressed words, mostly set in bold.
  case strong([Inline])
  /// Words struck out.
  case strikethrough([Inline])
  /// A piece of code.
  case code(String)
  /// A link; its destination is as hostile as the notebook's author, and a file of the document if it
  /// is a `LocalAddress`.
  case link(destination: String, title: String?, content: [Inline])
  /// A picture by its address, and the words that stand for it.
  case image(source: String, title: String?, alternative: String)
  /// A line's end in the source, which is a space on the page.
  case softBreak
  /// A line's end on the page.
  case lineBreak
  /// A number computed by the run, as it is to be printed.
  case value(String)
  /// A formula within the line.
  case math(Mathematics)
  /// A link to a numbered figure, table or section: "Figure 2".
  case reference(Reference)
}

extension [Inline] {
  /// The words without their setting, for anchors, alternative texts and contents lists.
  public var plainText: String { map(\.plainText).joined() }
}

extension Inline {
  /// The words without their setting.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text), .value(let text): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content):
      content.plainText
    case .image(_, _, let alternative): alternative
    case .softBreak, .lineBreak: " "
    case .math(let mathematics): mathematics.plainText
    case .reference(let reference): reference.words
    }
  }
}
