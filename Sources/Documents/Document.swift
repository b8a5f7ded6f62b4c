import Diagnostics

/// What a notebook became when it ran: prose and results in the order of the page.
///
/// A document says what is to be shown, not how: it knows nothing of HTML, file names or styles.
public struct Document: Sendable {
  /// The front matter's title, subtitle, authors, date and language.
  public var header: Header
  /// The body, from top to bottom.
  public var blocks: [Block]
  /// What its prose shows or leads to beside the notebook, by the path that its address names
  /// (`LocalAddress`).
  public var files: [String: LinkedFile]
  /// The numbers in its sentences, captions and formulas, in the order of the page.
  public var values: [ProseValue]
  /// Every check of the notebook in the order of its lines.
  public var checks: [CheckResult]
  /// What the run was made from.
  public var provenance: Provenance
  /// The models' parameters, in the order they were declared.
  public var parameters: [ModelParameter]
  /// Everything that is wrong with the notebook, in the order of its lines; empty if all is well.
  ///
  /// The first one that was met ends the body, with a block that tells it.
  public var diagnostics: [Diagnostic]
  /// Whether the run was stopped from outside before its end.
  public var isStopped: Bool

  /// Puts a document together.
  public init(
    header: Header, blocks: [Block], files: [String: LinkedFile] = [:],
    values: [ProseValue] = [], checks: [CheckResult], provenance: Provenance,
    parameters: [ModelParameter] = [], diagnostics: [Diagnostic] = [],
    isStopped: Bool = false
  ) {
    self.header = header
    self.blocks = blocks
    self.files = files
    self.values = values
    self.checks = checks
    self.provenance = provenance
    self.parameters = parameters
    self.diagnostics = diagnostics
    self.isStopped = isStopped
  }

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

    /// Makes the head of a page.
    public init(
      title: String, subtitle: String? = nil, authors: [String], date: String? = nil,
      language: String, showsContents: Bool
    ) {
      self.title = title
      self.subtitle = subtitle
      self.authors = authors
      self.date = date
      self.language = language
      self.showsContents = showsContents
    }
  }

  /// A number that stands in a sentence, a caption or a formula.
  public struct ProseValue: Sendable, Equatable {
    /// What was computed, as the notebook has it.
    public var formula: String
    /// The line of the notebook on which it begins.
    public var line: Int
    /// What it came to.
    public var value: Double

    /// Tells of a number.
    public init(formula: String, line: Int, value: Double) {
      self.formula = formula
      self.line = line
      self.value = value
    }
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

    /// Tells of a parameter.
    public init(
      name: String, shape: [Int], initial: [Double], initializer: String? = nil, values: [Double]
    ) {
      self.name = name
      self.shape = shape
      self.initial = initial
      self.initializer = initializer
      self.values = values
    }
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
    /// What trainings were run for one after the other, such as a parameter or the seed, which had
    /// these values meanwhile and not those above.
    public var sweeps: [Sweep]

    /// A name with the values that it had in the branches of a training.
    public struct Sweep: Sendable, Equatable {
      /// The parameter of the front matter, `seed`, or what stands for columns.
      public var name: String
      /// Its values.
      public var values: [SettingValue]

      /// Lists the values that a name had.
      public init(name: String, values: [SettingValue]) {
        self.name = name
        self.values = values
      }
    }

    /// Tells what a document was made from.
    public init(
      notebookDigest: String, notebookName: String,
      parameters: [(name: String, value: SettingValue)], seed: Int, sweeps: [Sweep] = []
    ) {
      self.notebookDigest = notebookDigest
      self.notebookName = notebookName
      self.parameters = parameters
      self.seed = seed
      self.sweeps = sweeps
    }

    /// Whether two runs were made from the same.
    public static func == (a: Provenance, b: Provenance) -> Bool {
      a.notebookDigest == b.notebookDigest && a.notebookName == b.notebookName
        && a.seed == b.seed && a.sweeps == b.sweeps
        && a.parameters.elementsEqual(b.parameters, by: ==)
    }
  }
}
