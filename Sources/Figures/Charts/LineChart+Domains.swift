internal import Kernels

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
    guard let (left, right) = horizontalEnds, let (low, high) = verticalEnds(apart: 0) else {
      return (xScale == .linear ? 0...1 : 0.1...1, scale == .linear ? 0...1 : 0.1...1)
    }
    return (left < right ? left...right : Self.around(left), roomy(low, high))
  }

  /// The ends of the vertical axis where room for every value would leave little for most of them,
  /// because lines go to infinity; nil where it does not.
  ///
  /// A value at a pole itself never counts. Those near one do not if they would take two thirds of
  /// the height.
  public var rangeAwayFromPoles: ClosedRange<Double>? {
    guard series.contains(where: { !$0.poles.isEmpty }), let all = verticalEnds(apart: 0),
      let near = verticalEnds(apart: 1e-9)
    else { return nil }
    let away = verticalEnds(apart: 0.05) ?? near
    let chosen = height(near) / 3 > height(away) ? away : near
    return height(all) > height(chosen) ? roomy(chosen.low, chosen.high) : nil
  }

  private var horizontalEnds: (left: Double, right: Double)? {
    var (left, right) = (Double.infinity, -Double.infinity)
    for series in series {
      for index in series.x.indices where series.isShown(index, on: scales) {
        left = min(left, series.x[index])
        right = max(right, series.x[index])
      }
    }
    for point in points where isDrawable(point) {
      left = min(left, point.x)
      right = max(right, point.x)
    }
    return left <= right ? (left, right) : nil
  }

  /// The smallest value and the largest; nil if there is none.
  ///
  /// - Parameter apart: Which part of the horizontal axis a value lies away from the poles of its line at
  ///   least, or an eighth of the distance of two poles where that is less.
  private func verticalEnds(apart: Double) -> (low: Double, high: Double)? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for series in series {
      let gaps = apart > 0 ? gaps(beside: series.poles, apart: apart) : []
      for index in series.x.indices where series.isShown(index, on: scales) {
        let place = place(series.x[index])
        if gaps.contains(where: { $0.contains(place) }) { continue }
        low = min(low, series.y[index])
        high = max(high, series.y[index])
      }
    }
    for point in points where isDrawable(point) {
      low = min(low, point.y)
      high = max(high, point.y)
    }
    return low <= high ? (low, high) : nil
  }

  /// What lies near poles on the horizontal axis.
  private func gaps(beside poles: [Double], apart: Double) -> [ClosedRange<Double>] {
    let poles = poles.map(place)
    let (left, right) = (place(domains.x.lowerBound), place(domains.x.upperBound))
    return poles.indices.map { index in
      let others = [index - 1, index + 1].filter(poles.indices.contains)
      let distance = others.map { (poles[$0] - poles[index]).magnitude / 8 }
        .reduce(apart * (right - left), min)
      return poles[index] - distance...poles[index] + distance
    }
  }

  /// Where a coordinate lies on the horizontal axis, which may grow by ratios.
  private func place(_ x: Double) -> Double { xScale == .linear ? x : Elementary.log(x) }

  /// How high the vertical axis is between two values, in halves, since a difference may overflow.
  private func height(_ ends: (low: Double, high: Double)) -> Double {
    scale == .linear
      ? ends.high / 2 - ends.low / 2 : (Elementary.log(ends.high) - Elementary.log(ends.low)) / 2
  }

  private func roomy(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    scale == .linear ? Self.roomy(low, high) : Self.roomyByRatio(low, high)
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
