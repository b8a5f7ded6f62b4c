/// Where a field passes a level on the sides of its cells.
struct Crossings {
  let field: Field
  let level: Double

  /// The columns and rows of the two nodes that a side joins.
  private func nodes(of side: Int) -> (first: (Int, Int), second: (Int, Int)) {
    let grid = field.grid
    let horizontals = (grid.columns - 1) * grid.rows
    if side < horizontals {
      let (row, column) = side.quotientAndRemainder(dividingBy: grid.columns - 1)
      return ((column, row), (column + 1, row))
    }
    let (row, column) = (side - horizontals).quotientAndRemainder(dividingBy: grid.columns)
    return ((column, row), (column, row + 1))
  }

  /// The place some way along a side, from 0 to 1.
  func point(on side: Int, _ way: Double) -> Point {
    let (first, second) = nodes(of: side)
    let grid = field.grid
    return Point(
      x: between(grid.x(column: first.0), grid.x(column: second.0), way),
      y: between(grid.y(row: first.1), grid.y(row: second.1), way))
  }

  /// How far along a side the level lies if the field is linear there.
  func way(on side: Int) -> Double {
    let (first, second) = nodes(of: side)
    return part(from: field[first.0, first.1], to: field[second.0, second.1])
  }

  /// Halves, because a difference of huge values overflows.
  private func part(from first: Double, to second: Double) -> Double {
    let difference = second - first
    if difference.isFinite { return (level - first) / difference }
    return (level / 2 - first / 2) / (second / 2 - first / 2)
  }

  /// The exact ends at 0 and 1, so that all lines through a node meet in the same point.
  private func between(_ first: Double, _ second: Double, _ way: Double) -> Double {
    way >= 1 ? second : first + (second - first) * way
  }
}

extension Crossings {
  /// How far along each side the level lies, found in what the field was sampled from.
  ///
  /// By false position in its Illinois form (M. Dowell and P. Jarratt, "A modified regula falsi
  /// method", 1971) on all sides at once: it converges fast where the formula is smooth, and
  /// encloses the jump where it is not. A side with a value that is not finite keeps its way so far.
  func ways(on sides: [Int], _ sample: ([Point]) -> [Double]) -> [Double] {
    var brackets = sides.map { side in
      let (first, second) = nodes(of: side)
      return Bracket(
        below: field[first.0, first.1] - level, above: field[second.0, second.1] - level)
    }
    var open = sides.indices.filter { !brackets[$0].isSettled }
    for _ in 0..<Bracket.mostSteps where !open.isEmpty {
      let values = sample(open.map { point(on: sides[$0], brackets[$0].way) })
      for (place, value) in zip(open, values) { brackets[place].narrow(to: value - level) }
      open.removeAll { brackets[$0].isSettled }
    }
    return brackets.map(\.way)
  }
}

/// The part of a side in which a level is known to be passed.
private struct Bracket {
  /// A way is found when a step moves it by less: a hundredth of a pixel in the widest cells.
  private static let precision = 1e-7
  static let mostSteps = 40

  private var start = 0.0
  private var end = 1.0
  private var startValue: Double
  private var endValue: Double
  private var lastMoved: Side?
  private(set) var way: Double
  private(set) var isSettled = false

  private enum Side {
    case start, end
  }

  /// Begins with the whole side, and with how far the values at its ends are from the level.
  init(below: Double, above: Double) {
    startValue = below
    endValue = above
    way = 0
    advance()
    isSettled = below == 0 || above == 0 || !(below - above).isFinite
  }

  /// Goes on with how far the value at the present way is from the level.
  mutating func narrow(to value: Double) {
    guard value.isFinite, value != 0 else {
      isSettled = true
      return
    }
    let before = way
    if (value < 0) == (startValue < 0) {
      (start, startValue) = (way, value)
      if lastMoved == .start { endValue /= 2 }
      lastMoved = .start
    } else {
      (end, endValue) = (way, value)
      if lastMoved == .end { startValue /= 2 }
      lastMoved = .end
    }
    advance()
    isSettled = abs(way - before) < Self.precision
  }

  private mutating func advance() {
    way = start + (end - start) * (startValue / (startValue - endValue))
  }
}
