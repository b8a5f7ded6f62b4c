import Autodiff
import Figures
import Training

/// A cell as it was read: its body parsed, its options checked, nothing evaluated.
struct Cell: Sendable {
  /// The options that every cell takes.
  struct Common: Sendable {
    var label: String?
    var labelRange: Range<Int>?
    /// The caption in Markdown with placeholders.
    var caption: [Inline] = []
    var alternative: String?
    var echo: Echo = .fold
    var isShown = true
    /// The data that the cell is about, if they are not those of the last data cell.
    var over: Word?
  }

  /// Whether the page shows the cell's source.
  enum Echo: String, Sendable, CaseIterable {
    case shown = "true", hidden = "false", fold
  }

  var kind: Kind
  var body: Body
  var common: Common
  /// The kind's word on the opening fence, where errors about the whole cell point.
  var kindRange: Range<Int>
  /// The body without the options.
  var bodyRange: Range<Int>

  /// The words in braces.
  enum Kind: String, Sendable, CaseIterable {
    case model, data, train, table, heatmap, plot, curve, parameters, gradient, graph, images
    case confusion, check

    /// The options that a cell of this kind takes.
    var options: [String] {
      let common = ["label", "caption", "alt", "echo", "output"]
      return switch self {
      case .model, .check, .parameters: common
      case .confusion: ["over"] + common
      case .data: ["name", "split", "shuffle"] + common
      case .train:
        ["name", "epochs", "batch", "optimizer", "schedule", "l2", "validation", "stop", "restart"]
          + ["seed", "over", "each", "non_finite"] + common
      case .table: ["by", "rows", "digits", "over"] + common
      case .heatmap:
        ["x", "y", "at", "resolution", "range", "colors", "contour", "points", "paths"] + common
      case .plot: ["x", "at", "range", "scale", "x_scale"] + common
      case .gradient, .graph: ["at"] + common
      case .images: ["count", "columns", "prediction", "only", "over"] + common
      case .curve: ["scale"] + common
      }
    }

    /// What the cell's result is counted as, if it has a caption or a label.
    var reference: Reference.Kind? {
      switch self {
      case .heatmap, .plot, .curve, .graph, .images: .figure
      case .table, .parameters, .data, .gradient, .confusion: .table
      case .model, .train, .check: nil
      }
    }
  }

  enum Body: Sendable {
    case model([Statement])
    case data(DataBody)
    case train(TrainCell)
    case table([Entry], TableOptions)
    case heatmap([Entry], HeatmapOptions)
    case plot([Entry], PlotOptions)
    case curve([Word], LineChart.Scale)
    case parameters([Word])
    case gradient(Syntax, At?)
    case graph(Syntax, At?)
    case images(Syntax, ImagesOptions)
    /// A prediction and the class that it should be.
    case confusion(Entry, Entry)
    case check([Condition])
  }

  /// A name and where it stands.
  struct Word: Sendable {
    var name: String
    var range: Range<Int>
  }

  /// A line of a model.
  enum Statement: Sendable {
    /// A column of another name if the input does not have its own.
    case input(Word, Shape, column: Word?)
    case parameter(Word, Shape, initial: Syntax)
    /// `name = formula`; with arguments, `f(x, y) = formula`.
    case definition(Word, arguments: [Word]?, Syntax)
    /// A line that cannot be read; the lines around it may be right.
    case mistake(Diagnostic, spoils: SpoiledNames)
  }

  /// A line of a `check` cell.
  enum Condition: Sendable {
    case formula(Syntax)
    case mistake(Diagnostic)
  }

  struct DataBody: Sendable {
    /// What the rows are called, to be named by `over`.
    var name: Word?
    var source: DataSource
    var isShuffled: Bool
    /// The part of the rows to hold out as data of their own, and where it is given.
    var split: (value: Double, range: Range<Int>)?
  }

  /// Where rows come from.
  enum DataSource: Sendable {
    case inline(DataSet)
    case file(Word)
    case gate(DataSet)
    /// Rows that are made of numbers: `spiral(points: 200, noise: 0.1)`.
    case made(Notebooks.DataSource, CallReader.Reading)
    case digits
    /// Images and labels: all rows, or so many from the first on.
    case idx(Word, Word, rows: Int?)
    /// Data of a cell above, by their name.
    case named(Word)
  }

  /// A training, or one for each of several values.
  struct TrainCell: Sendable {
    var each: EachOption?
    /// The training for each value; one if there are none.
    var bodies: [TrainBody]
    /// The words of the loss and of the options but `each`.
    var words: Set<String> = []
  }

  struct TrainBody: Sendable {
    var name: String?
    /// The name that `loss = formula` gives; nil where the formula is a name by itself.
    var definition: Word?
    var formula: Syntax
    var epochs: Int
    var optimizer: Optimizer
    var schedule: Schedule
    var batchSize: Int?
    var l2: Double
    /// The part of the rows to hold out, and where it is given.
    var validation: (value: Double, range: Range<Int>)?
    var stopping: Stopping?
    /// Nil for that of the notebook.
    var seed: Int?
    var restarts: Bool
    /// Whether a number that is not finite ends the training and is explained, rather than ending the
    /// page.
    var explainsNonFinite: Bool
    /// The options that a summary tells besides the optimizer, as they are written.
    var written: [String]
  }

  /// The mistakes in the lines of the cell.
  var mistakes: [Diagnostic] {
    switch body {
    case .model(let statements):
      statements.compactMap { if case .mistake(let diagnostic, _) = $0 { diagnostic } else { nil } }
    case .check(let conditions):
      conditions.compactMap { if case .mistake(let diagnostic) = $0 { diagnostic } else { nil } }
    default: []
    }
  }

  /// A formula to be shown, and what to call it.
  struct Entry: Sendable {
    var syntax: Syntax
    var heading: String?
  }

  struct TableOptions: Sendable {
    /// The training for each of several values that has a row for each; nil for the rows of the data.
    var by: Word?
    var rows: Int
    var digits: Int?
  }

  struct HeatmapOptions: Sendable {
    var x: AxisOption?
    var y: AxisOption?
    var at: At?
    var resolution: Int
    /// The ends of the colours; nil for 0 to 1 where that suits, and otherwise those of the values.
    var range: ClosedRange<Double>?
    /// Whether the ends are those of the values in any case.
    var usesOwnRange: Bool
    var colors: ColorMap?
    var contours: [Double]?
    var showsPoints: Bool
    /// The trainings whose way through two parameters is drawn.
    var paths: [Word]
  }
}
