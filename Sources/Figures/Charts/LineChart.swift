internal import Kernels

/// Lines of values over a common axis, such as losses over epochs.
///
/// Every value counts: nothing is smoothed, and where several share a column of pixels, the line
/// still reaches the lowest and the highest of them. A value that is not finite interrupts its
/// line.
public struct LineChart: Sendable, Hashable {
  /// How the vertical axis grows.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// Equal distances are equal differences.
    case linear
    /// Equal distances are equal ratios; values that are not above zero cannot be shown.
    case logarithmic
  }

  /// One line.
  public struct Series: Sendable, Hashable {
    /// What the legend calls it.
    public let name: String
    /// The coordinate of each value.
    public let x: [Double]
    /// The values.
    public let y: [Double]

    /// Creates a line.
    ///
    /// Traps unless there are as many coordinates as values.
    public init(name: String, x: [Double], y: [Double]) {
      require(
        x.count == y.count, "series \(name) has \(x.count) coordinates for \(y.count) values")
      self.name = name
      self.x = x
      self.y = y
    }

    /// The stretches between interruptions, as ranges of indices.
    func stretches(on scale: Scale) -> [Range<Int>] {
      var stretches: [Range<Int>] = []
      var start: Int?
      for index in x.indices {
        let isShown = isShown(index, on: scale)
        if isShown, start == nil { start = index }
        if !isShown, let first = start {
          stretches.append(first..<index)
          start = nil
        }
      }
      if let first = start { stretches.append(first..<x.count) }
      return stretches
    }

    func isShown(_ index: Int, on scale: Scale) -> Bool {
      x[index].isFinite && y[index].isFinite && (scale == .linear || y[index] > 0)
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

  /// Creates a chart.
  public init(series: [Series], xTitle: String, yTitle: String, scale: Scale = .linear) {
    self.series = series
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.scale = scale
  }
}
