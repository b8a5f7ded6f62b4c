import Kernels

/// A value and its derivative in one direction: forward mode (Clifford, 1873; Wengert, 1964).
///
/// The tangent is nil where a value does not depend on the direction at all, so that not even 0·∞
/// gets into a derivative from there. That a branch was not taken is known of `Guarded` scalars.
struct Dual<Scalar: Number> {
  var value: Scalar
  var tangent: Scalar?
}

// The forward-mode rules of arithmetic; those of the functions stand with the functions.
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
  static prefix func - (a: Self) -> Self { Self(-a.value, a.tangent.map { -$0 }) }

  static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
    let value = Scalar.select(mask, a.value, b.value)
    guard a.tangent != nil || b.tangent != nil else { return Self(value, nil) }
    return Self(value, Scalar.select(mask, a.tangent ?? .absent, b.tangent ?? .absent))
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

  static var absent: Self { Self(.absent, nil) }
  static func joined(_ high: Self, _ low: Self) -> Self {
    let tangent = high.tangent.map { high in low.tangent.map { Scalar.joined(high, $0) } ?? high }
    return Self(Scalar.joined(high.value, low.value), tangent)
  }

  static func sum(_ count: Int, _ term: (_ place: Int) -> Self) -> Self {
    let terms = (0..<count).map(term)
    let tangents = terms.compactMap(\.tangent)
    return Self(
      Scalar.sum(count) { terms[$0].value },
      tangents.isEmpty ? nil : Scalar.sum(tangents.count) { tangents[$0] })
  }

  var detached: Self { Self(value, nil) }

  static func least(_ count: Int, _ number: (_ place: Int) -> Self) -> Self {
    shared(among: count, number, Scalar.least(count) { number($0).value })
  }
  static func largest(_ count: Int, _ number: (_ place: Int) -> Self) -> Self {
    shared(among: count, number, Scalar.largest(count) { number($0).value })
  }

  /// An extreme with the mean of the derivatives of the numbers that equal it.
  private static func shared(
    among count: Int, _ number: (_ place: Int) -> Self, _ extreme: Scalar
  ) -> Self {
    var sum: Scalar?
    var ties = Scalar.zero
    for place in 0..<count {
      let isExtreme = number(place).value .== extreme
      sum = plus(sum, number(place).tangent.map { Scalar.select(isExtreme, $0, .absent) })
      ties = ties + Scalar.truth(isExtreme)
    }
    let isNumber = extreme .== extreme
    return Self(extreme, sum.map { Scalar.passed($0 / ties, isNumber, isNumber) })
  }

  static var lanes: Int { Scalar.lanes }
  static func gather(_ value: (_ lane: Int) -> Double) -> Self { Self(Scalar.gather(value), nil) }
  func first(_ count: Int) -> Self { Self(value.first(count), tangent.map { $0.first(count) }) }
  var total: Dual<Scalar.Uniform> { Dual<Scalar.Uniform>(value.total, tangent.map(\.total)) }

  static func .< (a: Self, b: Self) -> Mask { a.value .< b.value }
  static func .<= (a: Self, b: Self) -> Mask { a.value .<= b.value }
  static func .== (a: Self, b: Self) -> Mask { a.value .== b.value }
  static func .!= (a: Self, b: Self) -> Mask { a.value .!= b.value }

  static func plus(_ a: Scalar?, _ b: Scalar?) -> Scalar? {
    guard let a, let b else { return a ?? b }
    return a + b
  }

  func map(
    _ function: (Scalar) -> Scalar, _ rule: (_ t: Scalar, _ x: Scalar, _ r: Scalar) -> Scalar
  ) -> Self {
    let r = function(value)
    return Self(r, tangent.map { rule($0, value, r) })
  }

  func map(_ function: (Scalar) -> (value: Scalar, slope: Scalar)) -> Self {
    let (r, slope) = function(value)
    return Self(r, tangent.map { $0 * slope })
  }
}
