// Functions together with their derivatives. A derivative is within 3 ulp and keeps its relative
// accuracy down to the subnormal numbers: where the function is flat, 1 − tanh² or s (1 − s) of the
// rounded value would be 0 or have no digit right.

/// The hyperbolic tangent in each lane, with the bits of `tanh`, and its derivative 1 − tanh².
///
/// The derivative is 4 sigmoid(2x) sigmoid(−2x): 1 at 0, 0 at ±inf. Which of its two forms a lane
/// gets depends on that lane alone; where no lane needs the second, it is left out.
public func tanhAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
  let a = abs(x)
  // From here on e^2a leaves the normal numbers. NaN counts as small.
  let isLarge = a .>= 354.0
  if !isLarge.any {
    let parts = HyperbolicParts(a, doubled: a + a)
    return (parts.value.addingSign(of: x), parts.slope)
  }
  let parts = HyperbolicParts(a, doubled: select(isLarge, 44.0, a + a))
  // 4 e^-2a as a square: its root is a normal number wherever the square is not 0.
  let root = 2.0 * exp(-select(a .> 400.0, 400.0, a))
  return (parts.value.addingSign(of: x), select(isLarge, root * root, parts.slope))
}

/// The logistic function in each lane, with the bits of `sigmoid`, and its derivative.
///
/// The derivative is sigmoid(x) sigmoid(−x): 0.25 at 0, 0 at ±inf.
public func sigmoidAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
  if (abs(x) .< 708.0).all {
    let parts = LogisticParts(x, isModerate: true)
    return (parts.value, parts.slope)
  }
  let parts = LogisticParts(x, isModerate: false)
  return (parts.value, parts.slope)
}

/// log(1 + e^x) in each lane, with the bits of `softplus`, and its derivative, sigmoid(x).
public func softplusAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
  if (abs(x) .< 708.0).all {
    return softplusAndSlope(x, isModerate: true)
  }
  return softplusAndSlope(x, isModerate: false)
}

@inline(__always)
private func softplusAndSlope(_ x: Lanes, isModerate: Bool) -> (value: Lanes, slope: Lanes) {
  let parts = BinaryLossParts(x, isModerate: isModerate)
  return (parts.positive, parts.probability)
}
