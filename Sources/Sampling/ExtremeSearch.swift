/// The search for the largest value of a formula between two nodes, or for the smallest.
///
/// Round by round it looks more closely around the largest value so far. What counts is by how much that
/// stands out from the values two steps beside it, on the side where it stands out less: where the
/// formula is continuous, the less the shorter the steps; beside a jump likewise, on one side; at a pole
/// no less, since it looks the same however closely one looks, while the value goes on to grow.
struct ExtremeSearch {
  private struct Place {
    var x: Double
    /// Negative where the smallest value is sought.
    var height: Double
  }

  /// The index of the first node.
  let start: Int
  private let sign: Double
  private var best: Place
  private var left: Place
  private var right: Place
  /// By how much the best value stood out in each round, and what it was.
  private var rounds: [(standsOut: Double, height: Double)] = []
  private var isOver = false

  private static let mostRounds = 10
  private static let parts = 16

  /// - Parameter places: The indices of the places from one node to the next.
  init(in places: ClosedRange<Int>, _ xs: [Double], _ ys: [Double], sign: Double) {
    start = places.lowerBound
    self.sign = sign
    best = Place(x: xs[start], height: ys[start] * sign)
    (left, right) = (best, best)
    take(places.map { Place(x: xs[$0], height: ys[$0] * sign) })
  }

  /// The coordinate of the value; of a pole, any between the neighbours would do, and 0 is the one that
  /// a reader expects.
  var x: Double { isPole && left.x < 0 && right.x > 0 ? 0 : best.x }

  /// The value that was found.
  var y: Double { best.height * sign }

  /// Whether the value grows without end.
  var isPole: Bool {
    if best.height == .infinity { return true }
    let middle = 3
    guard rounds.count > middle + 2, let last = rounds.last else { return false }
    return last.standsOut >= 0.3 * rounds[middle].standsOut && last.height > rounds[middle].height
  }

  /// Narrows all searches at once, each until it is known what it comes to.
  static func follow(_ searches: inout [ExtremeSearch], _ sample: ([Double]) -> [Double]) {
    for _ in 0..<mostRounds {
      let open = searches.indices.filter { !searches[$0].isOver }
      if open.isEmpty { return }
      let xs = open.map { searches[$0].nextPlaces }
      let ys = sample(xs.flatMap(\.self))
      for (place, index) in open.enumerated() {
        let start = place * (parts - 1)
        searches[index].narrow(to: xs[place], ys[start..<start + parts - 1])
      }
    }
  }

  private var nextPlaces: [Double] {
    (1..<Self.parts).map { left.x + (right.x - left.x) * Double($0) / Double(Self.parts) }
  }

  private mutating func narrow(to xs: [Double], _ ys: ArraySlice<Double>) {
    var places = [left]
    for (x, y) in zip(xs, ys) {
      let previous = places[places.count - 1].x
      // The best place so far keeps its order among the new ones.
      if previous < best.x, best.x < x { places.append(best) }
      if previous < x { places.append(Place(x: x, height: y * sign)) }
    }
    if places[places.count - 1].x < best.x, best.x < right.x { places.append(best) }
    if places[places.count - 1].x < right.x { places.append(right) }
    take(places)
  }

  private mutating func take(_ places: [Place]) {
    var place = 0
    for index in places.indices
    where places[index].height > places[place].height
      || places[place].height.isNaN
    {
      place = index
    }
    best = places[place]
    left = places[max(place - 1, 0)]
    right = places[min(place + 1, places.count - 1)]
    let sides = [place - 2, place + 2].map { min(max($0, 0), places.count - 1) }
      .filter { $0 != place }.map { best.height - places[$0].height }.filter { !$0.isNaN }
    let standsOut = sides.min() ?? 0
    rounds.append((standsOut, best.height))
    isOver =
      best.height.isInfinite || standsOut <= 1e-5 * rounds[0].standsOut
      || right.x - left.x <= 64 * best.x.ulp
  }
}
