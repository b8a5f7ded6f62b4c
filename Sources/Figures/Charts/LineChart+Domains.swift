extension LineChart {
  /// The ends of both axes.
  ///
  /// The horizontal one begins and ends with the data. The vertical one begins at zero where the
  /// values come near it, and otherwise leaves a little room on both sides. Ends that are given come
  /// before all that.
  var domains: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let values = domainsOfValues
    return (xRange ?? values.x, yRange ?? values.y)
  }

  private var domainsOfValues: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    var (left, right) = (Double.infinity, -Double.infinity)
    var (low, high) = (Double.infinity, -Double.infinity)
    for series in series {
      for index in series.x.indices where series.isShown(index, on: scales) {
        left = min(left, series.x[index])
        right = max(right, series.x[index])
        low = min(low, series.y[index])
        high = max(high, series.y[index])
      }
    }
    for point in points where isDrawable(point) {
      left = min(left, point.x)
      right = max(right, point.x)
      low = min(low, point.y)
      high = max(high, point.y)
    }
    guard low <= high else {
      return (xScale == .linear ? 0...1 : 0.1...1, scale == .linear ? 0...1 : 0.1...1)
    }
    let x = left < right ? left...right : Self.around(left)
    return (x, scale == .linear ? Self.roomy(low, high) : Self.roomyByRatio(low, high))
  }

  /// Whether a point has a place on both axes.
  func isDrawable(_ point: DataPoint) -> Bool {
    xScale.hasPlace(for: point.x) && scale.hasPlace(for: point.y)
  }

  /// The points that lie between the ends of both axes.
  var shownPoints: [DataPoint] {
    let domains = domains
    return points.filter {
      isDrawable($0) && domains.x.contains($0.x) && domains.y.contains($0.y)
    }
  }

  private static let greatest = Double.greatestFiniteMagnitude

  private static func around(_ value: Double) -> ClosedRange<Double> {
    let room = value == 0 ? 0.5 : value.magnitude / 10
    return max(value - room, -greatest)...min(value + room, greatest)
  }

  private static func roomy(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    if low == high { return around(low) }
    let room = (high / 2 - low / 2) / 10
    let top = high <= 0 && high >= low / 2 ? 0 : min(high + room, greatest)
    let bottom = low >= 0 && low <= high / 2 ? 0 : max(low - room, -greatest)
    return bottom...top
  }

  /// Room of a twentieth of the height needs roots; a fixed factor looks as well.
  private static func roomyByRatio(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    let factor = high / low < 2 ? 1.05 : high / low < 1e4 ? 1.25 : 2
    return max(low / factor, .leastNonzeroMagnitude)...min(high * factor, greatest)
  }
}
