/// The hyperbolic tangent of a number that is not negative, and its derivative, from e^2a.
struct HyperbolicParts {
  private var isSmall: LaneMask
  private var quotient: Lanes
  /// tanh(a).
  var value: Lanes

  /// Takes a and 2a; above a = 19.1, where the value is 1, 2a may be any number up to 708 instead.
  @inline(__always)
  init(_ a: Lanes, doubled: Lanes) {
    isSmall = (a .< 0.625)
    let z = a * a
    let z2 = z * z
    let upper = z * Lanes.cubic(z, z2, 11_486_475.0, 810_810.0, 12_870.0, 44.0)
    let lower =
      Lanes.cubic(z, z2, 34_459_425.0, 16_216_200.0, 945_945.0, 13_860.0) + (45.0 * z2) * z2

    let parts = ExponentialParts(doubled, isModerate: true)
    let sum = parts.scale.scaling(parts.high + parts.low) + 1.0

    quotient = select(isSmall, upper, 2.0) / select(isSmall, lower, sum)
    value = select(isSmall, a - a * quotient, 1.0 - quotient)
  }

  /// The derivative, 1 − tanh², for an argument whose double was not replaced.
  ///
  /// From 0.625 on, with q = 1 − tanh = 2 / (e^2a + 1), it is 2q − q², where nothing cancels.
  @inline(__always)
  var slope: Lanes {
    let factor = select(isSmall, value, quotient)
    return select(isSmall, 1.0, quotient + quotient) - factor * factor
  }
}
