import Figures

// What cells that show a formula along one input, at one sample or by rows take.
extension Cell {
  /// Where inputs have their values from: `at: x1 = 0.5, x2 = 1`, or `at: 3` for the third row of the
  /// data.
  ///
  /// Rows count from 1, as people count them. A row may have values behind it that take the place of
  /// its own: `at: 3, x2 = 0`.
  struct At: Sendable {
    var row: (number: Int, range: Range<Int>)?
    var values: [(input: Word, formula: Syntax)] = []

    /// Every formula of the option.
    var formulas: [Syntax] { values.map(\.formula) }
  }

  struct PlotOptions: Sendable {
    var x: AxisOption?
    var at: At?
    /// The ends of the vertical axis; nil to leave room for everything.
    var range: ClosedRange<Double>?
    /// How the vertical axis grows.
    var scale: LineChart.Scale
    /// How the horizontal axis grows, and along which the nodes are spread evenly.
    var xScale: LineChart.Scale
  }

  struct ImagesOptions: Sendable {
    /// The largest number of pictures.
    var count: Int
    /// Pictures in a line; nil for as many as there is room for.
    var columns: Int?
    /// What stands beside the label under each picture.
    var prediction: Syntax?
    /// Whether only rows are shown whose prediction is not the label.
    var showsMistakesOnly = false
  }
}
