import Diagnostics
import Typesetting

/// A block of the page: a paragraph, a heading, a list, or what a cell shows.
public indirect enum Block: Sendable {
  /// A heading of level 1 to 6; `anchor` is unique on the page.
  case heading(level: Int, anchor: String, content: [Inline])
  /// A paragraph of prose.
  case paragraph([Inline])
  /// A quotation.
  case quote([Block])
  /// A list; `start` is the first number of an ordered one, nil for bullets. A tight list sets its
  /// paragraphs without space between them.
  case list(start: Int?, tight: Bool, items: [ListItem])
  /// A verbatim block; `language` is the first word of its info string.
  case code(language: String?, text: String)
  /// A table written in the prose; every row has as many cells as the header.
  case table(header: [[Inline]], alignments: [ColumnAlignment], rows: [[[Inline]]])
  /// A line between parts of the text.
  case rule
  /// A displayed formula.
  case math(Mathematics)
  /// What a cell shows.
  case cell(CellOutput)
  /// What went wrong at this place, which is where the body ends, and what is wrong further down.
  case failure([Diagnostic], below: [Diagnostic])
}

/// An item of a list.
public struct ListItem: Sendable {
  /// Whether a task is done; nil for an item that is no task.
  public var checked: Bool?
  /// What the item holds.
  public var blocks: [Block]

  /// Makes an item; a task says whether it is done.
  public init(checked: Bool? = nil, blocks: [Block]) {
    self.checked = checked
    self.blocks = blocks
  }
}

/// How a column of a table in the prose is set.
public enum ColumnAlignment: Sendable {
  case none, left, center, right
}
