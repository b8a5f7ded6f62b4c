/// A value and its derivative in one direction: forward mode (Clifford, 1873; Wengert, 1964).
///
/// The tangent is nil where a value does not depend on the direction at all, so that not even 0·∞
/// gets into a derivative from there.
struct Dual<Scalar: Number> {
  var value: Scalar
  var tangent: Scalar?
}

/// The forward-mode rules.
///
/// In a rule, `r` is the value of the result and `t` the tangent of an operand.
extension Dual: Number {
  typealias Mask = Scalar.Mask

  static func + (a: Self, b: Self) -> Self { Self(a.value + b.value, plus(a.tangent, b.tangent)) }
  static func - (a: Self, b: Self) -> Self {
    Self(a.value - b.value, plus(a.tangent, b.tangent.map { -$0 }))
  }
  static func * (a: Self, b: Self) -> Self {
    let byLeft = a.tangent.map { $0 * b.value }
    return Self(a.value * b.value, plus(byLeft, b.tangent.map { a.value * $0 }))
  }
  static func / (a: Self, b: Self) -> Self {
    let r = a.value / b.value
    let byLeft = a.tangent.map { $0 / b.value }
    return Self(r, plus(byLeft, b.tangent.map { -($0 * r / b.value) }))
  }
  static func pow(_ x: Self, _ y: Self) -> Self {
    let r = Scalar.pow(x.value, y.value)
    let byBase = x.tangent.map { $0 * Scalar.powerByBase(x.value, y.value) }
    return Self(r, plus(byBase, y.tangent.map { $0 * Scalar.powerByExponent(x.value, r) }))
  }
  static prefix func - (a: Self) -> Self { Self(-a.value, a.tangent.map { -$0 }) }

  static func exp(_ x: Self) -> Self { x.map(Scalar.exp) { t, x, r in t * r } }
  static func log(_ x: Self) -> Self {
    x.map(Scalar.log) { t, x, r in t / Scalar.logarithmic(x) }
  }
  static func log1p(_ x: Self) -> Self {
    x.map(Scalar.log1p) { t, x, r in t / Scalar.logarithmic(.one + x) }
  }
  static func expm1(_ x: Self) -> Self { x.map(Scalar.expm1) { t, x, r in t * Scalar.exp(x) } }
  static func sqrt(_ x: Self) -> Self {
    x.map(Scalar.sqrt) { t, x, r in t * Scalar(0.5) / Scalar.abs(r) }
  }
  static func abs(_ x: Self) -> Self { x.map(Scalar.abs) { t, x, r in t * Scalar.sign(x) } }
  static func sign(_ x: Self) -> Self { Self(Scalar.sign(x.value), nil) }
  static func sin(_ x: Self) -> Self { x.map(Scalar.sin) { t, x, r in t * Scalar.cos(x) } }
  static func cos(_ x: Self) -> Self { x.map(Scalar.cos) { t, x, r in -(t * Scalar.sin(x)) } }
  static func tanh(_ x: Self) -> Self { x.map(Scalar.tanhAndSlope) }
  static func sigmoid(_ x: Self) -> Self { x.map(Scalar.sigmoidAndSlope) }
  static func softplus(_ x: Self) -> Self { x.map(Scalar.softplusAndSlope) }
  static func relu(_ x: Self) -> Self {
    x.map(Scalar.relu) { t, x, r in Scalar.passed(t, x .> .zero, x .== x) }
  }
  static func call(_ function: ScalarFunction, _ x: Self) -> Self {
    x.map({ Scalar.call(function, $0) }) { t, x, r in t * Scalar.call(function.derivative, x) }
  }

  static func min(_ x: Self, _ y: Self) -> Self {
    let (a, b) = (x.value, y.value)
    let byLeft = x.tangent.map { Scalar.chosen($0, a .<= b, a, b) }
    let byRight = y.tangent.map { Scalar.chosen($0, b .<= a, a, b) }
    return Self(Scalar.min(a, b), plus(byLeft, byRight))
  }
  static func max(_ x: Self, _ y: Self) -> Self {
    let (a, b) = (x.value, y.value)
    let byLeft = x.tangent.map { Scalar.chosen($0, a .>= b, a, b) }
    let byRight = y.tangent.map { Scalar.chosen($0, b .>= a, a, b) }
    return Self(Scalar.max(a, b), plus(byLeft, byRight))
  }
  static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
    let value = Scalar.select(mask, a.value, b.value)
    guard a.tangent != nil || b.tangent != nil else { return Self(value, nil) }
    return Self(value, Scalar.select(mask, a.tangent ?? .zero, b.tangent ?? .zero))
  }
}

extension Dual {
  init(_ value: Scalar, _ tangent: Scalar?) {
    self.init(value: value, tangent: tangent)
  }

  init(_ value: Double) { self.init(Scalar(value), nil) }

  init(uniform: Dual<Scalar.Uniform>) {
    self.init(Scalar(uniform: uniform.value), uniform.tangent.map(Scalar.init(uniform:)))
  }

  static var isDual: Bool { true }
  func withTangent(of other: Self, dividedBy count: Self) -> Self {
    Self(value, other.tangent.map { $0 / count.value })
  }
  var detached: Self { Self(value, nil) }
  static var lanes: Int { Scalar.lanes }
  static func gather(_ value: (_ lane: Int) -> Double) -> Self { Self(Scalar.gather(value), nil) }
  func first(_ count: Int) -> Self { Self(value.first(count), tangent.map { $0.first(count) }) }
  var total: Dual<Scalar.Uniform> { Dual<Scalar.Uniform>(value.total, tangent.map(\.total)) }

  static func .< (a: Self, b: Self) -> Mask { a.value .< b.value }
  static func .<= (a: Self, b: Self) -> Mask { a.value .<= b.value }
  static func .== (a: Self, b: Self) -> Mask { a.value .== b.value }
  static func .!= (a: Self, b: Self) -> Mask { a.value .!= b.value }

  private static func plus(_ a: Scalar?, _ b: Scalar?) -> Scalar? {
    guard let a, let b else { return a ?? b }
    return a + b
  }

  private func map(
    _ function: (Scalar) -> Scalar, _ rule: (_ t: Scalar, _ x: Scalar, _ r: Scalar) -> Scalar
  ) -> Self {
    let r = function(value)
    return Self(r, tangent.map { rule($0, value, r) })
  }

  private func map(_ function: (Scalar) -> (value: Scalar, slope: Scalar)) -> Self {
    let (r, slope) = function(value)
    return Self(r, tangent.map { $0 * slope })
  }
}
