/// The logistic function 1 / (1 + e^-x) in each lane, within 1.1 ulp.
///
/// Computed from e^-|x|, which cannot overflow: below −37, where `1 - sigmoid(-x)` is 0 already,
/// the result keeps its relative accuracy down to sigmoid(−745) = 4.94e-324. The denominator is
/// kept with what its rounding lost; with three roundings the error could exceed 2 ulp.
public func sigmoid(_ x: Lanes) -> Lanes {
  if (abs(x) .< 708.0).all {
    return sigmoid(x, isModerate: true)
  }
  return sigmoid(x, isModerate: false)
}

@inline(__always)
private func sigmoid(_ x: Lanes, isModerate: Bool) -> Lanes {
  let isNegative = x .< 0.0
  let parts = ExponentialParts(-abs(x), isModerate: isModerate).normalized
  let scale = parts.scale
  let denominator = Lanes.exactSum(larger: 1.0, smaller: scale.scaling(parts.high))
  let lost = denominator.low + scale.scaling(parts.low)

  // The power of two stays out until the end, so that a subnormal result is rounded once more only.
  let numerator = select(isNegative, parts.high, 1.0)
  let rest = select(isNegative, parts.low, 0.0)
  let quotient = numerator / denominator.high
  // 1 / d for d from 1 to 2 within 6 %, enough for a correction below an ulp.
  let inverse = 0x1.697p0 - 0x1.e1ep-2 * denominator.high
  let value = quotient + (rest - quotient * lost) * inverse
  return select(isNegative, scale.scaling(value), value)
}

/// log(1 + e^x) in each lane, within 1.1 ulp.
///
/// The plain formula overflows above 709.78 and is 0 below −36.7. Here it is
/// max(x, 0) + log1p(e^-|x|): x itself above 37, e^x below −37, subnormal results included.
public func softplus(_ x: Lanes) -> Lanes {
  if (abs(x) .< 708.0).all {
    return softplus(x, isModerate: true)
  }
  return softplus(x, isModerate: false)
}

@inline(__always)
private func softplus(_ x: Lanes, isModerate: Bool) -> Lanes {
  let parts = ExponentialParts(-abs(x), isModerate: isModerate).normalized
  let scale = parts.scale
  let bend = logarithm(onePlus: scale.scaling(parts.high), tail: scale.scaling(parts.low))
  return select(x .> 0.0, x, 0.0) + bend
}

/// The hyperbolic tangent in each lane, within 1.4 ulp; both zeros are kept.
///
/// From 0.625 on it is 1 − 2 / (e^2x + 1), where the quotient and its errors are below 0.45. Nearer
/// to 0 that difference would cancel: at x = 1e-10 it has 6 digits left. There it is x less x³
/// times a ratio of polynomials, the ninth convergent of Lambert's continued fraction x / (1 +
/// x²/(3 + x²/(5 + ...))), which is within 1e-20.
public func tanh(_ x: Lanes) -> Lanes {
  let a = abs(x)
  let isSmall = a .< 0.625
  let z = a * a
  let z2 = z * z
  let upper = z * Lanes.cubic(z, z2, 11_486_475.0, 810_810.0, 12_870.0, 44.0)
  let lower =
    Lanes.cubic(z, z2, 34_459_425.0, 16_216_200.0, 945_945.0, 13_860.0) + (45.0 * z2) * z2

  // tanh(19.1) is 1 already, and e^44 is far from overflowing.
  let doubled = select(a .> 22.0, 44.0, a + a)
  let parts = ExponentialParts(doubled, isModerate: true)
  let sum = parts.scale.scaling(parts.high + parts.low) + 1.0

  let quotient = select(isSmall, upper, 2.0) / select(isSmall, lower, sum)
  let value = select(isSmall, a - a * quotient, 1.0 - quotient)
  return value.addingSign(of: x)
}
