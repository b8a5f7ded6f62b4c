/// The search for the highest place of a line between two nodes, or for the lowest.
///
/// Round by round it looks more closely around the best place so far. What counts is by how much that
/// stands out from the places two steps beside it, on the side where it stands out less. Where the
/// formula is continuous, and beside a jump on one side, that is the less the shorter the steps. At a pole
/// it is not, since that looks the same however closely one looks, and the height grows by a multiple of
/// it. Noise looks the same too, but does not grow.
struct ExtremeSearch {
  private struct Place {
    var x: Double
    /// Negative where the lowest place is sought.
    var height: Double
  }

  /// The index of the first node.
  let start: Int
  /// 1 where the highest place is sought, −1 where the lowest is.
  let sign: Double
  private var best: Place
  private var left: Place
  private var right: Place
  /// By how much the best place stood out in each round, and how high it was.
  private var rounds: [(standsOut: Double, height: Double)] = []
  private var isOver = false

  private static let mostRounds = 10
  private static let parts = 16

  /// - Parameter places: The indices of the places from one node to the next.
  init(in places: ClosedRange<Int>, _ xs: [Double], _ heights: [Double], sign: Double) {
    start = places.lowerBound
    self.sign = sign
    best = Place(x: xs[start], height: heights[start] * sign)
    (left, right) = (best, best)
    take(places.map { Place(x: xs[$0], height: heights[$0] * sign) })
  }

  /// Where the best place is; of a pole, any between its neighbours would do, and 0 is the one that a
  /// reader expects.
  var x: Double { isPole && left.x < 0 && right.x > 0 ? 0 : best.x }

  /// How high it is.
  var height: Double { best.height * sign }

  /// Whether the height grows without end.
  var isPole: Bool {
    if best.height == .infinity { return true }
    guard rounds.count > 6, let last = rounds.last else { return false }
    let (first, third, sixth) = (rounds[0], rounds[3], rounds[6])
    let (early, late) = (sixth.height - third.height, last.height - sixth.height)
    return third.standsOut > 0.1 * first.standsOut && last.standsOut >= 0.3 * third.standsOut
      && early >= 1.5 * third.standsOut && late >= early / 2
  }

  /// Whether it is known what the height comes to.
  var isFound: Bool {
    !isPole && (rounds.last.map { $0.standsOut <= 1e-2 * rounds[0].standsOut } ?? false)
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
    let highest = places.map(\.height).filter { !$0.isNaN }.max()
    let all = places.indices.filter { places[$0].height == highest }
    // Of a plateau the middle: at its edge nothing would be found out.
    let place = all.isEmpty ? 0 : all[all.count / 2]
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
