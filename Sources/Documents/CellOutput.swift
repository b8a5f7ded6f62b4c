import Figures
import Typesetting

/// What one cell shows on the page.
public struct CellOutput: Sendable {
  /// The cell as its author wrote it, without its options; nil when `echo: false`.
  public var source: CellSource?
  /// The number and anchor of a figure or table; nil for cells that are not numbered.
  public var reference: Reference?
  /// The caption, empty when there is none.
  public var caption: [Inline]
  /// The sentence that replaces the pictures for those who cannot see them, when the author gave
  /// one.
  public var alternative: String?
  /// What the cell came to.
  public var content: CellContent

  /// Puts together what a cell shows.
  public init(
    source: CellSource? = nil, reference: Reference? = nil, caption: [Inline],
    alternative: String? = nil, content: CellContent
  ) {
    self.source = source
    self.reference = reference
    self.caption = caption
    self.alternative = alternative
    self.content = content
  }
}

/// A cell's text, shown beside what it made.
public struct CellSource: Sendable, Equatable {
  /// The word in braces: `model`, `train`.
  public var kind: String
  /// The body as it was written.
  public var text: String
  /// Whether the page shows it at once rather than folded behind one click.
  public var isOpen: Bool

  /// Takes a cell's text.
  public init(kind: String, text: String, isOpen: Bool) {
    self.kind = kind
    self.text = text
    self.isOpen = isOpen
  }
}

/// The result of a cell.
public enum CellContent: Sendable {
  /// Nothing is shown: `output: false`.
  case hidden
  /// The formulas of a model, typeset from the graph that runs.
  case model([Equation])
  /// The first rows of the data, how many there are in all, and what is to be known of how they were
  /// read, in whole sentences.
  case data(preview: Table, rowCount: Int, notes: [String] = [])
  /// A training in one line, or a line for each of the values that it was run for.
  case training([TrainingSummary])
  /// Formulas over the rows of the data.
  case table(Table)
  /// Pictures on one colour scale, in the order of the cell's formulas.
  case heatmaps(HeatmapPanel)
  /// Formulas along one input, and the data.
  case plot(LineChart)
  /// Losses by epoch.
  case curve(LineChart)
  /// Parameters before and after training.
  case parameters(Table)
  /// Partial derivatives, each computed in three ways.
  case gradient(GradientComparison)
  /// What a formula is computed of.
  case graph(ComputationGraph)
  /// Small pictures side by side.
  case images(ImageGrid)
  /// How often each class was taken for which.
  case confusion(ConfusionMatrix)
  /// Conditions and whether they held.
  case checks([CheckResult])
}

/// A named formula, typeset: left side = right side.
public struct Equation: Sendable, Equatable {
  /// The name, with its arguments if it has any.
  public var left: Mathematics
  /// What it is.
  public var right: Mathematics

  /// Makes an equation of its two sides.
  public init(left: Mathematics, right: Mathematics) {
    self.left = left
    self.right = right
  }
}
