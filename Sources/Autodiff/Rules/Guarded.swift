import Kernels

/// A number with the condition under which it is one: a derivative that is cut off elsewhere.
///
/// What `max`, `relu` or a comparison leave out has no derivative, and that is not the number 0:
/// multiplied by an infinite derivative, as that of log at 0, it stays nothing, where 0·∞ would be
/// NaN. A product holds where its factors do, and a sum where one of its terms does.
///
/// Values have no condition, only derivatives do. On lanes the condition is a mask, on symbols a
/// formula; the derivative as a formula is multiplied out first and cut off last.
struct Guarded<Scalar: Number> {
  private var stored: Scalar
  /// Where the number is one; nil for everywhere.
  private var condition: Scalar.Mask?

  fileprivate init(_ stored: Scalar, where condition: Scalar.Mask?) {
    self.stored = stored
    self.condition = condition
  }

  init(value: Scalar) { self.init(value, where: nil) }

  /// The number, and 0 where it is cut off.
  var value: Scalar { condition.map { Scalar.select($0, stored, .zero) } ?? stored }

  private static func both(_ a: Scalar.Mask?, _ b: Scalar.Mask?) -> Scalar.Mask? {
    guard let a, let b else { return a ?? b }
    return a & b
  }

  private func map(_ function: (Scalar) -> Scalar) -> Self {
    Self(function(stored), where: condition)
  }
}

extension Guarded: Number {
  typealias Mask = Scalar.Mask
  typealias Uniform = Guarded<Scalar.Uniform>

  init(_ value: Double) { self.init(value: Scalar(value)) }

  init(uniform: Guarded<Scalar.Uniform>) { self.init(value: Scalar(uniform: uniform.value)) }

  static var absent: Self { Self(.zero, where: Mask(false)) }

  static func + (a: Self, b: Self) -> Self {
    guard let either = a.condition, let other = b.condition else {
      return Self(value: a.value + b.value)
    }
    return Self(a.value + b.value, where: either | other)
  }
  static func - (a: Self, b: Self) -> Self { a + -b }
  static func * (a: Self, b: Self) -> Self {
    Self(a.stored * b.stored, where: both(a.condition, b.condition))
  }
  static func / (a: Self, b: Self) -> Self {
    Self(a.stored / b.stored, where: both(a.condition, b.condition))
  }
  static prefix func - (a: Self) -> Self { a.map { -$0 } }

  static func .< (a: Self, b: Self) -> Mask { a.value .< b.value }
  static func .<= (a: Self, b: Self) -> Mask { a.value .<= b.value }
  static func .== (a: Self, b: Self) -> Mask { a.value .== b.value }
  static func .!= (a: Self, b: Self) -> Mask { a.value .!= b.value }

  static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
    let selected = Scalar.select(mask, a.stored, b.stored)
    guard a.condition != nil || b.condition != nil else { return Self(value: selected) }
    let first = a.condition.map { mask & $0 } ?? mask
    let second = b.condition.map { !mask & $0 } ?? !mask
    return Self(selected, where: first | second)
  }

  static func joined(_ high: Self, _ low: Self) -> Self {
    Self(Scalar.joined(high.value, low.value), where: high.condition)
  }
  static func total(_ sum: CompensatedSum<Self>) -> CompensatedSum<Guarded<Scalar.Uniform>> {
    let total = Scalar.total(CompensatedSum(high: sum.high.value, low: sum.low.value))
    return CompensatedSum(
      high: Uniform(total.high, where: anyCondition(sum.high)), low: Uniform(value: total.low))
  }
  static func sum(_ count: Int, _ term: (_ place: Int) -> Self) -> Self {
    let terms = (0..<count).map(term)
    var condition = terms[0].condition
    for term in terms.dropFirst() {
      condition = condition.flatMap { either in term.condition.map { either | $0 } }
    }
    return Self(Scalar.sum(count) { terms[$0].value }, where: condition)
  }

  static func least(_ count: Int, _ number: (_ place: Int) -> Self) -> Self {
    Self(value: Scalar.least(count) { number($0).value })
  }
  static func largest(_ count: Int, _ number: (_ place: Int) -> Self) -> Self {
    Self(value: Scalar.largest(count) { number($0).value })
  }
  var detached: Self { map(\.detached) }
  static var lanes: Int { Scalar.lanes }
  static func gather(_ value: (_ lane: Int) -> Double) -> Self { Self(value: Scalar.gather(value)) }
  func first(_ count: Int) -> Self { Self(value.first(count), where: condition?.first(count)) }
  var total: Guarded<Scalar.Uniform> {
    Guarded<Scalar.Uniform>(value.total, where: Self.anyCondition(self))
  }
  private static func anyCondition(_ number: Self) -> Scalar.Uniform.Mask? {
    number.condition.map { Scalar.Uniform.Mask($0.isAny) }
  }
}
