import Figures

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
}

/// A cell's text, shown beside what it made.
public struct CellSource: Sendable, Equatable {
  /// The word in braces: `model`, `train`.
  public var kind: String
  /// The body as it was written.
  public var text: String
  /// Whether the page shows it at once rather than folded behind one click.
  public var isOpen: Bool
}

/// The result of a cell.
public enum CellContent: Sendable {
  /// Nothing is shown: `output: false`.
  case hidden
  /// The formulas of a model, typeset from the graph that runs.
  case model([Equation])
  /// The first rows of the data, and how many there are in all.
  case data(preview: Table, rowCount: Int)
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
}

/// One line about a finished training.
public struct TrainingSummary: Sendable, Equatable {
  /// The name the cell gives it.
  public var name: String?
  /// The value that it was run for, such as "seed = 1"; nil for a single training.
  public var variant: String?
  /// The name of the loss.
  public var lossName: String
  /// The optimizer as the cell names it, such as `gradient_descent(rate: 0.3)`.
  public var optimizer: String
  /// The number of epochs done.
  public var epochs: Int
  /// The number of rows trained on; 0 for a loss that depends on none and was trained without data.
  public var sampleCount: Int
  /// The mean loss before the first epoch.
  public var firstLoss: Double
  /// The mean loss with the parameters that the training came to.
  public var lastLoss: Double
  /// The other options as the cell gives them, such as `batch: 32`, in their order.
  public var options: [String] = []
  /// What the loss came to on the rows that were held out; nil if there were none.
  public var validation: Validation?
  /// The epoch whose parameters the training came to, if it is not the last.
  public var keptEpoch: Int?
  /// How it broke off; nil if it did not.
  public var nonFinite: NonFiniteEnd?

  /// A number that is not finite, with which a training ended.
  public struct NonFiniteEnd: Sendable, Equatable {
    /// The epoch with whose parameters it happened: the last that the training has.
    public var epoch: Int
    /// What happened, where and with which numbers, as whole sentences.
    public var explanation: [Inline]
  }

  /// The rows that a training was watched with.
  public struct Validation: Sendable, Equatable {
    /// Their number.
    public var sampleCount: Int
    /// Their mean loss before the first epoch.
    public var firstLoss: Double
    /// Their mean loss with the parameters that the training came to.
    public var lastLoss: Double
  }
}
