/// The search for the highest place of a line between two nodes, or for the lowest.
///
/// Round by round it looks more closely around the best place so far, and at how high the places two
/// steps beside it are, on the side where they are higher. Where the formula is continuous, and beside a
/// jump on one side, they come to the height of the best place, by less and less in each round. At a pole
/// they rise by as much in each round (a logarithm) or by more, and by a round's rise even where the best
/// place is so near to the pole that no other is higher. Noise stands out as much however closely one
/// looks, but does not rise.
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
  /// By how much the best place stood out in each round, and how high the places beside it were.
  private var rounds: [(standsOut: Double, beside: Double)] = []
  private var isOver = false
  private let precision: Precision
  /// The value that a height stands for.
  private let value: (Double) -> Double

  /// How closely to look.
  enum Precision {
    /// Until it is known what is drawn.
    case drawing
    /// Until there is no place between, or no difference but rounding.
    case number

    /// Of a node's distance the last round sees the 8^−18th part: less than a Double does.
    fileprivate var mostRounds: Int { self == .drawing ? 10 : 18 }
  }

  private static let parts = 16

  /// - Parameters:
  ///   - places: The indices of the places from one node to the next.
  ///   - value: The value that a height stands for, which goes to infinity at a pole.
  init(
    in places: ClosedRange<Int>, _ xs: [Double], _ heights: [Double], sign: Double,
    value: @escaping (Double) -> Double, precision: Precision = .drawing
  ) {
    start = places.lowerBound
    self.sign = sign
    self.precision = precision
    self.value = value
    best = Place(x: xs[start], height: heights[start] * sign)
    (left, right) = (best, best)
    take(places.map { Place(x: xs[$0], height: heights[$0] * sign) })
  }

  /// Where the best place is; of a pole, any between its neighbours would do, and 0 is the one that a
  /// reader expects.
  var x: Double { isPole && left.x < 0 && right.x > 0 ? 0 : best.x }

  /// How high it is.
  var height: Double { best.height * sign }

  /// Between which places the best one is.
  var bracket: ClosedRange<Double> { left.x...right.x }

  /// Whether the value grows without end.
  var isPole: Bool {
    let value = { self.value($0 * sign) * sign }
    if value(best.height) == .infinity { return true }
    // The first rounds still see what else there is between the nodes; noise does not always rise.
    let beside = rounds.dropFirst().map { value($0.beside) }
    let middle = beside.count / 2
    guard beside.count > 6, zip(beside, beside.dropFirst()).allSatisfy(<),
      let last = rounds.last, last.standsOut > 0
    else { return false }
    let early = (beside[middle] - beside[1]) / Double(middle - 1)
    let late = (beside[beside.count - 1] - beside[middle]) / Double(beside.count - 1 - middle)
    return late >= 0.6 * early
  }

  /// Whether it is known what the height comes to.
  var isFound: Bool {
    !isPole && (rounds.last.map { $0.standsOut <= 1e-2 * rounds[0].standsOut } ?? false)
  }

  /// Narrows all searches at once, each until it is known what it comes to.
  static func follow(_ searches: inout [ExtremeSearch], _ sample: ([Double]) -> [Double]) {
    while true {
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
    // Two places that are nearly the same would hide from each other what is beside them.
    let least = (right.x - left.x) / Double(4 * Self.parts)
    let ends = [left, best, right]
    let new = zip(xs, ys).map { Place(x: $0, height: $1 * sign) }.filter { place in
      ends.allSatisfy { $0.x != place.x && ($0.x - place.x).magnitude >= least }
    }
    let inner = best.x > left.x && best.x < right.x ? [best] : []
    let places = [left] + (new + inner).sorted { $0.x < $1.x } + [right]
    // Closer than this it is rounding that is the highest.
    if precision == .number, SampledLine.turns(places.map(\.height)[...]) > 1 {
      isOver = true
      return
    }
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
    rounds.append((standsOut, best.height - standsOut))
    let width = right.x - left.x
    let isKnown =
      switch precision {
      case .drawing: standsOut <= 1e-5 * rounds[0].standsOut || width <= 64 * best.x.ulp
      case .number: standsOut <= best.height.ulp || width <= 2 * best.x.ulp
      }
    isOver = isKnown || best.height.isInfinite || rounds.count > precision.mostRounds
  }
}
