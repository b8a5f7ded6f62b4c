/// The part of a way, from 0 to 1, in which a formula passes a level.
///
/// It is made narrower by false position in its Illinois form (M. Dowell and P. Jarratt, "A modified
/// regula falsi method", 1971), which converges fast where the formula is smooth, and by halves where
/// that does not. Passing is three things: at a root the values at both ends come to the level as the
/// bracket narrows; at a jump they stay apart; at a pole they go away without end.
struct Bracket {
  /// One end of a bracket.
  private struct End {
    var way: Double
    /// How far the value there is from the level.
    var value: Double
    /// What false position takes it for.
    var weight: Double
    /// The value of the first bracket.
    let first: Double
    /// The value when the bracket was first so narrow that a pole shows from then on.
    var early: Double?

    init(way: Double, value: Double) {
      self.way = way
      (self.value, weight, first) = (value, value, value)
    }

    mutating func move(to way: Double, _ value: Double) {
      self.way = way
      (self.value, weight) = (value, value)
    }

    /// A quarter is far more than rounding does, and less than even a logarithm grows by.
    var hasGrown: Bool {
      guard let early else { return false }
      return value.magnitude > 1.25 * early.magnitude && value.magnitude > first.magnitude
    }
  }

  /// A way is known when its bracket is narrower: a hundredth of a pixel in the widest cells.
  private static let precision = 1e-7
  /// Where a formula is continuous, its values have come this much closer by then; else it is looked
  /// at more closely still.
  private static let closeness = 1e-5
  private static let early = 0x1p-24
  private static let narrowest = 0x1p-50
  private static let mostFalsePositions = 16

  private var start: End
  private var end: End
  private var hasMovedStart: Bool?
  private var steps = 0
  /// Places in a row at which there was no value.
  private var misses = 0
  /// Where the next value is wanted, or the level was found.
  private(set) var way = 0.0
  private(set) var isSettled = false
  /// Whether the level is passed at infinity, or where there are no values.
  private var isLost = false

  /// Begins with the whole way, and with how far the values at its ends are from the level.
  init(start: Double, end: Double) {
    self.start = End(way: 0, value: start)
    self.end = End(way: 1, value: end)
    if start == 0 || end == 0 { settle(at: start == 0 ? 0 : 1) } else { advance() }
  }

  /// Where the level is met or jumped over; nil where it is neither.
  var found: Double? { isLost ? nil : way }

  private var width: Double { end.way - start.way }

  /// Goes on with how far the value at the present way is from the level.
  mutating func narrow(to value: Double) {
    guard value.isFinite else { return miss() }
    misses = 0
    if value == 0 { return settle(at: way) }
    steps += 1
    let movesStart = (value < 0) == (start.value < 0)
    if movesStart { start.move(to: way, value) } else { end.move(to: way, value) }
    if hasMovedStart == movesStart {
      if movesStart { end.weight /= 2 } else { start.weight /= 2 }
    }
    hasMovedStart = movesStart
    if width <= Self.early, start.early == nil {
      (start.early, end.early) = (start.value, end.value)
    }
    let size = max(start.value.magnitude, end.value.magnitude)
    let firstSize = max(start.first.magnitude, end.first.magnitude)
    if width <= Self.precision, size <= Self.closeness * firstSize {
      settle(at: falsePosition)
    } else if width <= Self.narrowest {
      settle(at: start.way + width / 2)
      isLost = start.hasGrown || end.hasGrown
    } else {
      advance()
    }
  }

  private mutating func settle(at way: Double) {
    self.way = way
    isSettled = true
  }

  private mutating func advance() {
    let middle = start.way + width / 2
    let position = falsePosition
    // An end by itself would tell nothing new.
    let isInside = start.way < position && position < end.way
    way = steps < Self.mostFalsePositions && isInside ? position : middle
  }

  /// Looks beside a place without a value: a single one may lack it, such as 0 in x²/x.
  private mutating func miss() {
    misses += 1
    guard misses <= 2 else {
      isLost = true
      return settle(at: way)
    }
    way = start.way + width * (misses == 1 ? 0.38 : 0.62)
  }

  /// Where the level is if the formula is linear; the middle where a difference of huge values
  /// overflows.
  private var falsePosition: Double {
    let difference = start.weight - end.weight
    guard difference.isFinite else { return start.way + width / 2 }
    return start.way + width * (start.weight / difference)
  }
}
