import Figures

/// What a notebook became when it ran: prose and results in the order of the page.
///
/// A document says what is to be shown, not how: it knows nothing of HTML, file names or styles.
public struct Document: Sendable {
  /// The front matter's title, subtitle, authors, date and language.
  public var header: Header
  /// The body, from top to bottom.
  public var blocks: [Block]
  /// Every check of the notebook in the order of its lines.
  public var checks: [CheckResult]
  /// What the run was made from.
  public var provenance: Provenance
  /// The models' parameters, in the order they were declared.
  public var parameters: [ModelParameter] = []
  /// Everything that is wrong with the notebook, in the order of its lines; empty if all is well.
  ///
  /// The first one that was met ends the body, with a block that tells it.
  public var diagnostics: [Diagnostic] = []
  /// Whether the run was stopped from outside before its end.
  public var isStopped = false

  /// Whether every check held.
  public var allChecksHeld: Bool { checks.allSatisfy(\.held) }

  /// Whether nothing is wrong with the notebook and every check held.
  public var isSound: Bool { diagnostics.isEmpty && allChecksHeld }
}

extension Document {
  /// The head of the page, from the notebook's front matter.
  public struct Header: Sendable, Equatable {
    /// The title, never empty.
    public var title: String
    /// The line under the title.
    public var subtitle: String?
    /// The authors' names in their order.
    public var authors: [String]
    /// The date as its author wrote it.
    public var date: String?
    /// A language tag such as `en` (BCP 47).
    public var language: String
    /// Whether the page opens with a list of its sections.
    public var showsContents: Bool
  }

  /// A parameter of a model.
  public struct ModelParameter: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// The lengths of its dimensions; empty for a number.
    public var shape: [Int]
    /// The elements it was declared with, the last dimension fastest; one for a number.
    public var initial: [Double]
    /// How these were drawn at random, such as `glorot()`; nil if they were not.
    public var initializer: String?
    /// The elements at the end of the notebook.
    public var values: [Double]
  }

  /// What made a document: enough to make it again.
  public struct Provenance: Sendable, Equatable {
    /// SHA-256 of the notebook's bytes, in hexadecimal.
    public var notebookDigest: String
    /// The notebook's file name without its folder.
    public var notebookName: String
    /// The front matter's parameters with the values this run used, in the order of the front
    /// matter.
    public var parameters: [(name: String, value: SettingValue)]
    /// The seed of everything random in the run.
    public var seed: Int

    /// Whether two runs were made from the same.
    public static func == (a: Provenance, b: Provenance) -> Bool {
      a.notebookDigest == b.notebookDigest && a.notebookName == b.notebookName
        && a.seed == b.seed && a.parameters.elementsEqual(b.parameters, by: ==)
    }
  }
}

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
}

/// How a column of a table in the prose is set.
public enum ColumnAlignment: Sendable {
  case none, left, center, right
}

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
  /// A link; its destination is as hostile as the notebook's author.
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

/// A numbered thing that prose can point at.
public struct Reference: Sendable, Equatable {
  /// What is counted: the word before the number.
  public enum Kind: String, Sendable {
    case figure = "Figure"
    case table = "Table"
    case section = "Section"
  }

  /// What it is counted as.
  public var kind: Kind
  /// The number among its kind, from 1, as printed ("2", or "2.1" for a section).
  public var number: String
  /// The anchor on the page.
  public var anchor: String
}
