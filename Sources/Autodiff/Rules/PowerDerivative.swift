import Kernels

/// How often a power xʸ is differentiated, by its base and by its exponent.
struct PowerOrder {
  var base = 0
  var exponent = 0

  static let byBase = PowerOrder(base: 1)
  static let byExponent = PowerOrder(exponent: 1)

  /// Once more by the base.
  var byBase: PowerOrder { PowerOrder(base: base + 1, exponent: exponent) }
  /// Once more by the exponent.
  var byExponent: PowerOrder { PowerOrder(base: base, exponent: exponent + 1) }

  /// The coefficients c₀, c₁, … of xʸ⁻ⁱ·(c₀·logʲ x + c₁·logʲ⁻¹ x + …), the derivative of xʸ taken i
  /// times by x and j times by y.
  ///
  /// By x alone it is P(y)·xʸ⁻ⁱ with P(y) = y(y − 1)…(y − i + 1). By the product rule (Leibniz) cₖ is
  /// the binomial coefficient of j over k times the k-th derivative of P, whose Taylor coefficients
  /// about y are multiplied out here.
  func coefficients<N: Number>(_ y: N) -> [N] {
    var taylor = [N.one] + [N](repeating: .zero, count: min(base, exponent))
    for root in 0..<base {
      let factor = y - N(Double(root))
      for k in taylor.indices.reversed() {
        taylor[k] = taylor[k] * factor
        if k > 0 { taylor[k] = taylor[k] + taylor[k - 1] }
      }
    }
    var falling = 1.0
    return taylor.indices.map { k in
      defer { falling *= Double(exponent - k) }
      return N(falling) * taylor[k]
    }
  }
}

extension Number {
  /// A partial derivative of xʸ of any order, right in the limit where the base is 0 or infinite.
  ///
  /// There a power of x outweighs every power of log x, and the highest power of log x the others; a
  /// term whose coefficient is 0 is none. The derivatives by the exponent alone are 0 at a base of 0
  /// and an exponent of 0 by convention. By the exponent, the derivative is NaN where the base is
  /// negative.
  static func pow(_ x: Self, _ y: Self, _ order: PowerOrder) -> Self {
    let reduced = order.base == 0 ? y : y - Self(Double(order.base))
    let power = pow(x, reduced)
    let coefficients = order.coefficients(y)
    guard order.exponent > 0 else {
      return select(coefficients[0] .== zero, zero, coefficients[0] * power)
    }
    let logarithm = log(x)
    var sum = zero, first = zero
    for k in 0...order.exponent {
      sum = sum * logarithm
      if k < coefficients.count { sum = sum + coefficients[k] }
    }
    for k in coefficients.indices.reversed() {
      var term = coefficients[k]
      for _ in k..<order.exponent { term = term * logarithm }
      first = select(coefficients[k] .== zero, first, term)
    }
    let isZero = x .== zero, isEdge = isZero | (x .== Self(.infinity))
    let isConvention = order.base == 0 ? isZero & (y .== zero) : Mask(false)
    let vanishes = (isZero & (zero .< reduced)) | (isEdge & !isZero & (reduced .< zero))
    let edge = select(vanishes | (first .== zero) | isConvention, zero, first * power)
    return select(isEdge & (y .== y), edge, sum * power)
  }
}
