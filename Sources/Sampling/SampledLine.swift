internal import Kernels

/// The values of a formula along an axis: at evenly spread nodes, and between them where a line through
/// the nodes would miss something that can be seen.
///
/// Between two nodes the formula is tried at more places. Where it goes beyond both of them by a part of
/// the height that shows, or changes by one, it is looked at more and more closely around its largest
/// and its smallest value (see `ExtremeSearch`): at a pole a line has to be interrupted, through an
/// extreme it is led. A line that swings faster than the places can follow is left as the nodes have it,
/// and what is narrower than their distance is not seen. At the edge of where there are values, it is
/// tried whether they go to infinity there.
///
/// The smallest value and the largest are searched for whether their places show or not.
public struct SampledLine: Sendable, Hashable {
  /// The coordinates of the values, ascending.
  public private(set) var places: [Double] = []
  /// The values.
  public private(set) var values: [Double] = []
  /// The coordinates at which the formula goes to infinity, ascending.
  public private(set) var poles: [Double] = []
  /// Where its smallest value is, and its largest: none of a line with a pole, or of one that is rough.
  public private(set) var extremes: Extremes?
  /// At how many evenly spread places the formula was tried.
  public let placeCount: Int
  /// Whether it swings so fast somewhere, or is so full of noise, that these are too few to follow it.
  public private(set) var isRough = false

  /// The smallest value of a line and the largest, each with its coordinate.
  public struct Extremes: Sendable, Hashable {
    /// The smallest value and where it is.
    public let minimum: Point
    /// The largest value and where it is.
    public let maximum: Point

    /// Creates them from what is known.
    public init(minimum: Point, maximum: Point) {
      (self.minimum, self.maximum) = (minimum, maximum)
    }
  }

  /// How a line is shown, so that what shows is known.
  public struct View: Sendable {
    /// The ends of the vertical axis; nil for those of the values.
    public var range: ClosedRange<Double>?
    /// Whether the vertical axis grows by ratios.
    public var isLogarithmic: Bool

    /// Describes the vertical axis.
    public init(range: ClosedRange<Double>?, isLogarithmic: Bool) {
      self.range = range
      self.isLogarithmic = isLogarithmic
    }

    /// How high a value would be drawn if there were room; not finite where it has no place.
    fileprivate func height(_ value: Double) -> Double {
      isLogarithmic ? Elementary.log(value) : value
    }

    /// The value at a height.
    fileprivate func value(_ height: Double) -> Double {
      isLogarithmic ? Elementary.exp(height) : height
    }

    /// A height where it is drawn.
    fileprivate func shown(_ height: Double) -> Double {
      guard let range, height.isFinite else { return height }
      return min(max(height, self.height(range.lowerBound)), self.height(range.upperBound))
    }
  }

  /// Samples a formula.
  ///
  /// - Parameters:
  ///   - count: How many nodes there are.
  ///   - parts: Into how many parts the distance of two nodes is divided, a power of two; 1 to take the
  ///     nodes alone.
  ///   - view: How the line will be shown.
  ///   - node: A coordinate by its index and the number of all, such as `Axis.node`.
  ///   - sample: The values of the formula at any coordinates.
  /// - Complexity: O(nodes · parts) samples, and up to 300 more for each node where something shows.
  public init(
    nodes count: Int, parts: Int, view: View, node: (_ index: Int, _ count: Int) -> Double,
    sample: ([Double]) -> [Double]
  ) {
    placeCount = (count - 1) * parts + 1
    let xs = (0..<placeCount).map { node($0, placeCount) }
    let ys = sample(xs)
    let heights = ys.map(view.height)
    let shown = heights.map(view.shown)
    let nodes = stride(from: 0, to: placeCount, by: parts)
    let finite = nodes.map { shown[$0] }.filter(\.isFinite)
    let (lower, upper) = (finite.reduce(.infinity, min), finite.reduce(-.infinity, max))
    // The lines of a chart are about 200 units high.
    let visible = lower <= upper ? (upper / 200 - lower / 200) : 0

    var searches: [ExtremeSearch] = []
    for start in nodes.dropLast() where parts > 1 {
      let all = start...start + parts
      let ends = [heights[start], heights[start + parts]]
      guard ends.contains(where: \.isFinite), !ends.contains(where: \.isInfinite) else { continue }
      let isEdge = ends.contains(where: \.isNaN)
      guard isEdge || Self.shows(shown[all], visible) else { continue }
      guard Self.turns(heights[all]) <= parts / 4 else {
        isRough = isRough || !isEdge
        continue
      }
      for sign in [1.0, -1] {
        searches.append(ExtremeSearch(in: all, xs, heights, sign: sign, value: view.value))
      }
    }
    ExtremeSearch.follow(&searches) { sample($0).map(view.height) }

    var place = 0
    var end = -Double.infinity
    for start in nodes {
      add(xs[start], ys[start])
      let beside = [start - parts, start + parts].filter(heights.indices.contains)
      if ys[start].isInfinite, heights[start].isInfinite,
        beside.contains(where: { heights[$0].isFinite }),
        !beside.contains(where: { ys[$0].isInfinite })
      {
        poles.append(xs[start])
      }
      var found: [ExtremeSearch] = []
      while place < searches.count, searches[place].start == start {
        found.append(searches[place])
        place += 1
      }
      if let pole = found.first(where: \.isPole) {
        // One at a node is found from both sides.
        if pole.bracket.lowerBound > end { poles.append(pole.x) }
        end = pole.bracket.upperBound
        continue
      }
      if found.isEmpty || isRough { continue }
      let ends = [shown[start], shown[start + parts]]
      guard ends.allSatisfy(\.isFinite) else { continue }
      var inner = found.filter { search in
        let height = view.shown(search.height)
        return search.isFound
          && (ends.allSatisfy { height > $0 + visible }
            || ends.allSatisfy { height < $0 - visible })
      }.map(\.x)
      inner += (start..<start + parts).first { heights[$0].isNaN }.map { [xs[$0]] } ?? []
      for (x, y) in zip(inner.sorted(), sample(inner.sorted())) { add(x, y) }
    }
    if poles.isEmpty, !isRough { extremes = extremes(besides: zip(xs, heights), view, sample) }
  }

  /// Searches for the smallest value and the largest around those that are known.
  ///
  /// - Parameter tried: Places between those of the line, and the heights there.
  private func extremes(
    besides tried: Zip2Sequence<[Double], [Double]>, _ view: View, _ sample: ([Double]) -> [Double]
  ) -> Extremes? {
    let drawn = values.indices.filter { view.height(values[$0]).isFinite }
    guard let first = drawn.first, let last = drawn.last,
      let lowest = drawn.min(by: { values[$0] < values[$1] }),
      let highest = drawn.max(by: { values[$0] < values[$1] })
    else { return nil }
    var all = Dictionary(tried, uniquingKeysWith: { old, _ in old })
    for index in drawn { all[places[index]] = view.height(values[index]) }
    let xs = all.keys.sorted()
    let heights = xs.map { all[$0, default: .nan] }
    let finite = heights.indices.filter { heights[$0].isFinite }
    var searches = [1.0, -1].map { sign in
      let best = finite.max { heights[$0] * sign < heights[$1] * sign } ?? 0
      let window = max(best - 2, 0)...min(best + 2, xs.count - 1)
      return ExtremeSearch(
        in: window, xs, heights, sign: sign, value: view.value, precision: .number)
    }
    ExtremeSearch.follow(&searches) { sample($0).map(view.height) }
    let found = zip(searches.map(\.x), sample(searches.map(\.x))).map { Point(x: $0, y: $1) }
    // Where a line ends at its extreme, or comes to it, another would be higher by rounding only.
    let rounding = 1e-12 * (values[highest] / 2 - values[lowest] / 2)
    func better(_ found: Point, than index: Int, sign: Double) -> Point {
      let known = Point(x: places[index], y: values[index])
      let isEnd = known.y == values[first] || known.y == values[last]
      let gain = (found.y - known.y) * sign
      return gain > (isEnd ? rounding : 0) && found.y.isFinite ? found : known
    }
    return Extremes(
      minimum: better(found[1], than: lowest, sign: -1),
      maximum: better(found[0], than: highest, sign: 1))
  }

  private mutating func add(_ place: Double, _ value: Double) {
    if let last = places.last, place <= last { return }
    places.append(place)
    values.append(value)
  }

  /// How often a line turns up or down.
  static func turns(_ heights: ArraySlice<Double>) -> Int {
    let steps = zip(heights, heights.dropFirst()).map { $1 - $0 }
    return zip(steps, steps.dropFirst()).count { $0 < 0 && $1 > 0 || $0 > 0 && $1 < 0 }
  }

  /// Whether there is something to be seen between two nodes, or may be.
  private static func shows(_ heights: ArraySlice<Double>, _ visible: Double) -> Bool {
    let (first, last) = (heights[heights.startIndex], heights[heights.endIndex - 1])
    let (lower, upper) = (min(first, last), max(first, last))
    if upper - lower > visible { return true }
    return heights.contains { !($0 <= upper + visible && $0 >= lower - visible) }
  }
}
