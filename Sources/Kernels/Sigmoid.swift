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
  LogisticParts(x, isModerate: isModerate).value
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
  let bend = logarithm(
    onePlusFraction: scale.scaling(parts.high), tail: scale.scaling(parts.low))
  return select(x .> 0.0, x, 0.0) + bend
}

/// The hyperbolic tangent in each lane, within 1.4 ulp; both zeros are kept.
///
/// From 0.625 on it is 1 − 2 / (e^2x + 1), where the quotient and its errors are below 0.45. Nearer
/// to 0 that difference would cancel: at x = 1e-10 it has 6 digits left. There it is x less x³
/// times a ratio of polynomials, the ninth convergent of Lambert's continued fraction x / (1 +
/// x²/(3 + x²/(5 + ...))), which is within 1e-20.
public func tanh(_ x: Lanes) -> Lanes {
  // tanh(19.1) is 1 already, and e^44 is far from overflowing.
  let a = abs(x)
  let parts = HyperbolicParts(a, doubled: select(a .> 22.0, 44.0, a + a))
  return parts.value.addingSign(of: x)
}
