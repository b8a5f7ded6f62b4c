/// The cross-entropy of a label y in each lane and a probability given by its logit z, and its slope.
///
/// The value is y softplus(−z) + (1 − y) softplus(z), with the bits of those operations; the slope,
/// the derivative by z, is (1 − y) sigmoid(z) − y sigmoid(−z), whose sigmoids are within 3 ulp. With
/// y = 0 or 1 both stay finite and accurate for every finite z, where the logarithm of a rounded
/// probability is −inf from 37 on; an infinite logit that the label agrees with costs nothing. Labels
/// need not be 0 or 1.
public func crossEntropyLogitsAndSlope(
  _ z: Lanes, _ y: Lanes
) -> (value: Lanes, slope: Lanes) {
  if (abs(z) .< 708.0).all {
    return crossEntropyLogitsAndSlope(z, y, isModerate: true)
  }
  return crossEntropyLogitsAndSlope(z, y, isModerate: false)
}

@inline(__always)
private func crossEntropyLogitsAndSlope(
  _ z: Lanes, _ y: Lanes, isModerate: Bool
) -> (value: Lanes, slope: Lanes) {
  let parts = BinaryLossParts(z, isModerate: isModerate)
  let rest = 1.0 - y
  // 0·log 0, at an infinite logit, is 0. One of the factors is not 0, so that NaN gets through.
  let first = select(y .== 0.0, 0.0, y * parts.negative)
  let value = first + select(rest .== 0.0, 0.0, rest * parts.positive)
  return (value, rest * parts.probability - y * parts.complement)
}
