/// What compensated sums are taken of: one number, or one in each lane.
public protocol Addend {
  /// Takes one number, into every lane if there are several.
  init(_ value: Double)

  /// The sum, rounded.
  static func + (a: Self, b: Self) -> Self

  /// The difference, rounded.
  static func - (a: Self, b: Self) -> Self

  /// The sum of a sum and of what its rounding left out; the sum alone where that is nothing or, since
  /// the sum is infinite, not a number.
  static func joined(_ high: Self, _ low: Self) -> Self
}

extension Double: Addend {
  /// The sum of both, or `high` where `low` is 0 or NaN.
  @inlinable @inline(__always)
  public static func joined(_ high: Double, _ low: Double) -> Double {
    let sum = high + low
    // A sum is seldom 0 or NaN, while what was lost is above 0 as often as below.
    if sum.isNaN || sum == 0 && low == 0 { return high }
    return sum
  }
}

extension Lanes: Addend {
  /// The sum of both in each lane, or `high` where `low` is 0 or NaN.
  @inlinable @inline(__always)
  public static func joined(_ high: Lanes, _ low: Lanes) -> Lanes {
    select((low .< 0.0) | (low .> 0.0), high + low, high)
  }
}

/// A sum with twice the digits of its terms, which is rounded once, at the end.
///
/// What each addition rounds away is known exactly and summed beside (Neumaier, 1974; Sum2 of Ogita,
/// Rump and Oishi, Accurate sum and dot product, 2005). The result is the true sum rounded to the
/// nearest double, but for sums of n terms that cancel to less than n²·2^-53 of their magnitudes. A sum
/// that is infinite or NaN is the one that plain additions give.
@frozen public struct CompensatedSum<Value: Addend> {
  /// The sum by plain additions.
  public var high: Value
  /// What these rounded away.
  public var low: Value

  /// A sum of no terms, or of one.
  @inlinable @inline(__always)
  public init(_ value: Value = Value(0)) {
    high = value
    low = Value(0)
  }

  /// A sum of two parts.
  @inlinable @inline(__always)
  public init(high: Value, low: Value) {
    self.high = high
    self.low = low
  }

  /// The sum, rounded.
  @inlinable @inline(__always)
  public var value: Value { .joined(high, low) }

  /// Adds a term.
  @inlinable @inline(__always)
  public mutating func add(_ x: Value) {
    let sum = high + x
    let part = sum - high
    low = low + ((high - (sum - part)) + (x - part))
    high = sum
  }

  /// Adds another sum.
  @inlinable @inline(__always)
  public mutating func add(_ other: CompensatedSum) {
    add(other.high)
    low = low + other.low
  }
}

extension CompensatedSum: Sendable where Value: Sendable {}

extension CompensatedSum<Lanes> {
  /// The sum of the lanes: of the first and the third, of the second and the fourth, and of both.
  @inlinable @inline(__always)
  public var total: CompensatedSum<Double> {
    let (a, b) = (high.vector.lowHalf, high.vector.highHalf)
    let pairs = a + b
    let part = pairs - a
    let lost = (a - (pairs - part)) + (b - part)
    var sum = CompensatedSum<Double>(pairs[0])
    sum.add(pairs[1])
    sum.low += (lost[0] + lost[1]) + ((low[0] + low[1]) + (low[2] + low[3]))
    return sum
  }
}

extension CompensatedSum<Double> {
  /// The sum of numbers, in their order.
  public init(of values: some Sequence<Double>) {
    self.init()
    for value in values { add(value) }
  }
}
