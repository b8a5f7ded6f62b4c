import Documents

/// A document in plain text: to be read without a browser, or compared with what is written down.
///
/// It has what the page shows, without the front matter and the sources of the cells. A heading
/// begins with number signs, a quotation with `>`, and a cell with its number and its caption. Tables
/// are aligned; a picture is told by what it is called and by the first digits of the digest of its
/// pixels, so that another picture gives another text. Words are as the notebook has them, with any
/// control character that it holds.
public struct PlainText: Sendable, Equatable {
  /// The text; there is a blank line between blocks, and no line feed at its end.
  public let text: String

  /// Puts a document into words.
  public init(of document: Document) {
    self.init(of: document.blocks)
  }

  /// Puts a part of a document into words.
  public init(of blocks: [Block]) {
    text = blocks.map(Self.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func text(of block: Block) -> String {
    switch block {
    case .heading(let level, _, let content):
      String(repeating: "#", count: level) + " " + content.plainText
    case .paragraph(let content): content.plainText
    case .quote(let blocks):
      PlainText(of: blocks).text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    case .list(_, _, let items):
      items.map { "- " + PlainText(of: $0.blocks).text }.joined(separator: "\n")
    // The last line of a block of code ends like the others.
    case .code(_, let text): text.hasSuffix("\n") ? String(text.dropLast()) : text
    case .table(let header, _, let rows):
      ([header] + rows).map { $0.map(\.plainText).joined(separator: " | ") }
        .joined(separator: "\n")
    case .rule: "---"
    case .math(let mathematics): mathematics.plainText
    case .cell(let cell): text(of: cell)
    case .failure(let diagnostics, let below):
      (diagnostics + below).map(\.description).joined(separator: "\n\n")
    }
  }

  /// The caption behind its number, and what the cell came to.
  private static func text(of cell: CellOutput) -> String {
    let number = cell.reference.map { "\($0.words)." }
    let heading = [number, cell.caption.plainText].compactMap(\.self).filter { !$0.isEmpty }
    return [heading.joined(separator: " "), cell.content.published.plainText]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
