internal import Kernels
public import Sampling

/// Lines of values over a common axis, such as losses over epochs.
///
/// Every value counts: nothing is smoothed, and where several share a column of pixels, the line
/// still reaches the lowest and the highest of them. A value that is not finite interrupts its
/// line.
public struct LineChart: Sendable, Hashable {
  /// How an axis grows.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// Equal distances are equal differences.
    case linear
    /// Equal distances are equal ratios; values that are not above zero cannot be shown.
    case logarithmic

    /// Whether a value can be shown.
    public func hasPlace(for value: Double) -> Bool {
      value.isFinite && (self == .linear || value > 0)
    }
  }

  /// How both axes grow.
  struct Scales {
    var x: Scale
    var y: Scale
  }

  /// One line.
  public struct Series: Sendable, Hashable {
    /// What the legend calls it.
    public let name: String
    /// The coordinate of each value.
    public let x: [Double]
    /// The values.
    public let y: [Double]
    /// Which of the colours and dashes the line has; nil for that of its place among the lines.
    public let style: Int?
    /// Whether dots along the line tell it from another of the same colour.
    public let hasDots: Bool
    /// The coordinates at which what the line is of goes to infinity: it is interrupted there.
    public var poles: [Double] = []
    /// Whether what the line is of swings faster than its values can show.
    public var isRough = false
    /// The smallest value and the largest of what the line is of; nil where they are those of the line.
    public var extremes: SampledLine.Extremes?
    /// At how many places a formula was tried for the line; nil where the values are all there are, or
    /// known to be those everywhere.
    public var placeCount: Int?

    /// Creates a line.
    ///
    /// Traps unless there are as many coordinates as values.
    public init(
      name: String, x: [Double], y: [Double], style: Int? = nil, hasDots: Bool = false
    ) {
      require(
        x.count == y.count, "series \(name) has \(x.count) coordinates for \(y.count) values")
      self.name = name
      self.x = x
      self.y = y
      self.style = style
      self.hasDots = hasDots
    }

    /// The stretches between interruptions, as ranges of indices.
    func stretches(on scales: Scales) -> [Range<Int>] {
      var stretches: [Range<Int>] = []
      var start: Int?
      var poles = poles[...]
      for index in x.indices {
        let isShown = isShown(index, on: scales)
        while let pole = poles.first, pole < x[index] {
          poles.removeFirst()
          if let first = start, first < index {
            stretches.append(first..<index)
            start = nil
          }
        }
        if isShown, start == nil { start = index }
        if !isShown, let first = start {
          stretches.append(first..<index)
          start = nil
        }
      }
      if let first = start { stretches.append(first..<x.count) }
      return stretches
    }

    func isShown(_ index: Int, on scales: Scales) -> Bool {
      scales.x.hasPlace(for: x[index]) && scales.y.hasPlace(for: y[index])
    }
  }

  /// The lines.
  public var series: [Series]
  /// What the horizontal axis is called.
  public var xTitle: String
  /// What the vertical axis is called.
  public var yTitle: String
  /// How the vertical axis grows.
  public var scale: Scale
  /// How the horizontal axis grows.
  public var xScale = Scale.linear
  /// Points beside the lines, such as the data that they are to fit.
  public var points: [DataPoint] = []
  /// The rows of the data that are no points.
  public var omittedPoints = OmittedPoints()
  /// What the points are called.
  public var pointName = ""
  /// The ends of the horizontal axis; nil for those of the values.
  public var xRange: ClosedRange<Double>?
  /// The ends of the vertical axis, at which lines are cut off; nil to leave room for every value.
  public var yRange: ClosedRange<Double>?
  /// Whether each line has its last value at its end.
  public var showsLastValues = true

  /// Creates a chart.
  public init(series: [Series], xTitle: String, yTitle: String, scale: Scale = .linear) {
    self.series = series
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.scale = scale
  }

  var scales: Scales { Scales(x: xScale, y: scale) }
}
