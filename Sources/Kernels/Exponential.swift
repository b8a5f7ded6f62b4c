/// e to the power x in each lane, within 0.65 ulp, subnormal results within 0.8 ulp.
///
/// +inf above 709.782712893384, 0 below −745.1332191019412; e^0 is exactly 1.
/// Below −708.4 the result is subnormal and is rounded twice, which is where the larger of the two
/// bounds comes from.
public func exp(_ x: Lanes) -> Lanes {
  if (abs(x) .< 708.0).all {
    return exp(x, isModerate: true)
  }
  return exp(x, isModerate: false)
}

@inline(__always)
private func exp(_ x: Lanes, isModerate: Bool) -> Lanes {
  let parts = ExponentialParts(x, isModerate: isModerate)
  return parts.scale.scaling(parts.high + parts.low)
}

/// e to the power x, less 1, in each lane, within 0.8 ulp; both zeros are kept.
///
/// `exp(x) - 1` loses every digit below 1e-16: at x = 1e-10 it gives 1.000000082740371e-10 where
/// the true value is 1.00000000005e-10. Here the 1 is taken away before e^r is rounded, and its
/// rounding error is kept. Near x = 0.35 the difference cancels two bits, so r² is kept exactly
/// too.
public func expm1(_ x: Lanes) -> Lanes {
  if (abs(x) .< 40.0).all {
    return expm1(x, isModerate: true)
  }
  return expm1(x, isModerate: false)
}

@inline(__always)
private func expm1(_ x: Lanes, isModerate: Bool) -> Lanes {
  let bounded = isModerate ? x : select(x .< -40.0, -40.0, x)
  let parts = ExponentialParts(bounded, isSquareExact: true, isModerate: isModerate)
  // 2^k (high + low − 2^-k); for k = 0 the first difference is exact, however small x is.
  let one = PowerOfTwo(
    biasedExponent: SIMD4(repeating: 4092) &- parts.biasedExponent, isNormal: isModerate)
  let difference = Lanes.exactSum(parts.high, -one.scaling(1.0))
  let value = difference.high + (difference.low + parts.low)
  return parts.scale.scaling(value).addingSign(of: x)
}

/// e^x as 2^k (high + low), where high is 1 + r or so and low is all the rest, below 0.07.
///
/// x = k ln 2 + r with |r| ≤ 0.3466, and e^r = 1 + r + r²/2 + r³ p(r), p of degree 9 with an error
/// of 2e-17 (`coefficients.py` beside the tests' tables). ln 2 is taken in a part of 42 bits, whose
/// product with k is exact, and a rest. What r itself loses by rounding returns in `low`.
///
/// The pair is within 0.15 ulp of the true value before it is rounded, mostly because of r²/2. With
/// an exact square, whose upper part goes into `high`, it is within 0.03.
struct ExponentialParts {
  var high: Lanes
  var low: Lanes
  /// k + 2,046.
  var biasedExponent: SIMD4<UInt64>

  /// Whether x is within ±708 in every lane, so that 2^k is a normal number and needs no care.
  var isModerate: Bool

  /// 2^k.
  var scale: PowerOfTwo {
    @inline(__always) get { PowerOfTwo(biasedExponent: biasedExponent, isNormal: isModerate) }
  }

  /// Takes e to the power x + tail, where the tail is at most an ulp or so of x.
  ///
  /// Unless the caller knows that it is moderate, x is first limited to −746 to 710, where the
  /// results are 0 and inf already; NaN passes. Both ways give the same bits. The callers pass the
  /// two flags as literals, for the compiler to leave out what they exclude.
  @inline(__always)
  init(_ x: Lanes, tail: Lanes = 0.0, isSquareExact: Bool = false, isModerate: Bool) {
    self.isModerate = isModerate
    let floored = isModerate ? x : select(x .< -746.0, -746.0, x)
    let bounded = isModerate ? x : select(floored .> 710.0, 710.0, floored)
    let shifted = bounded * 0x1.71547652b82fep0 + Lanes.roundingShift
    let k = shifted - Lanes.roundingShift
    biasedExponent = shifted.bits &- SIMD4(repeating: (0x1.8p52).bitPattern - 2046)

    let near = bounded - k * 0x1.62e42fefa38p-1
    let rest = tail - k * 0x1.ef35793c7673p-45
    let r = near + rest
    let lost = (near - r) + rest
    let r2 = r * r
    let curve = r * ExponentialParts.curve(r, r2)
    let sum = Lanes.exactSum(larger: 1.0, smaller: r)
    if isSquareExact {
      let upper = r.upperHalf
      let squareRest = (0.5 * (r - upper)) * (r + upper)
      let bent = Lanes.exactSum(larger: sum.high, smaller: 0.5 * (upper * upper))
      high = bent.high
      low = (sum.low + bent.low) + (lost * bent.high + (squareRest + r2 * curve))
    } else {
      high = sum.high
      low = sum.low + (lost * sum.high + r2 * (0.5 + curve))
    }
  }

  /// The same pair with the high part as the rounded sum and the low part below half an ulp of it.
  @inline(__always)
  var normalized: ExponentialParts {
    var parts = self
    (parts.high, parts.low) = Lanes.exactSum(larger: high, smaller: low)
    return parts
  }

  /// p(r) = (e^r − 1 − r − r²/2) / r³.
  @inline(__always)
  private static func curve(_ r: Lanes, _ r2: Lanes) -> Lanes {
    let r4 = r2 * r2
    let p0 = Lanes.cubic(
      r, r2, 0x1.5555555555556p-3, 0x1.5555555555555p-5, 0x1.11111111109b4p-7,
      0x1.6c16c16c167e1p-10)
    let p4 = Lanes.cubic(
      r, r2, 0x1.a01a01a7c3d59p-13, 0x1.a01a01a47adc4p-16, 0x1.71de0daf7a6ccp-19,
      0x1.27e4e1f5246c7p-22)
    let p8 = 0x1.af38a71a18cb9p-26 + 0x1.1f66de051eb02p-29 * r
    return p0 + r4 * (p4 + r4 * p8)
  }
}
