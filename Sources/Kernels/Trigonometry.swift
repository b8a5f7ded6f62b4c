/// The sine in each lane, of an angle in radians, within 0.9 ulp; both zeros are kept.
///
/// For every finite angle, and NaN for the infinite ones: sin(1e22) is −0.8522008497671888, where
/// a reduction by a double-precision π would be wrong in every digit.
public func sin(_ x: Lanes) -> Lanes {
  let angle = ReducedAngle(x)
  let value = angle.value(inQuadrant: angle.quadrant)
  return select(x .== 0.0, x, value)
}

/// The cosine in each lane, of an angle in radians, within 0.9 ulp.
///
/// For every finite angle, and NaN for the infinite ones. Near an odd multiple of π/2 the result
/// is the distance from it: cos(1.5707963267948966) is 6.123233995736766e-17.
public func cos(_ x: Lanes) -> Lanes {
  let angle = ReducedAngle(x)
  return angle.value(inQuadrant: angle.quadrant &+ SIMD4(repeating: 1))
}

extension ReducedAngle {
  /// The sine of the angle turned into a quadrant: sin, cos, −sin, −cos of the remainder.
  ///
  /// Both polynomials are computed and one is taken, since neighbouring lanes may differ.
  @inline(__always)
  func value(inQuadrant quadrant: SIMD4<UInt64>) -> Lanes {
    let odd = LaneMask(bits: SIMD4(repeating: 0) &- (quadrant & SIMD4(repeating: 1)))
    let sign = (quadrant & SIMD4(repeating: 2)) &<< SIMD4(repeating: 62)
    let value = select(odd, cosine, sine)
    return Lanes(bits: value.bits ^ sign)
  }

  /// sin(high + low), |high| ≤ π/4: the polynomial is at most a tenth of the result.
  @inline(__always)
  private var sine: Lanes {
    let z = high * high
    let z2 = z * z
    let p0 = Lanes.cubic(
      z, z2, -0x1.5555555555555p-3, 0x1.111111111111p-7, -0x1.a01a01a019938p-13,
      0x1.71de3a5460916p-19)
    let p4 = -0x1.ae645412bde0ep-26 + 0x1.61217f058e863p-33 * z
    let p = p0 + (p4 + -0x1.ab17d083f6cf7p-41 * z2) * (z2 * z2)
    let tail = low - low * (0.5 * z)
    return high + ((z * high) * p + tail)
  }

  /// cos(high + low), |high| ≤ π/4.
  ///
  /// The square, up to 0.6, is half of what can be lost beside the 1, so its first 52 bits are
  /// exact and 1 − square/2 keeps its rounding error.
  @inline(__always)
  private var cosine: Lanes {
    let z = high * high
    let z2 = z * z
    let upper = high.upperHalf
    let square = 0.5 * (upper * upper)
    let rest = (0.5 * (high - upper)) * (high + upper)
    let p0 = Lanes.cubic(
      z, z2, 0x1.5555555555555p-5, -0x1.6c16c16c16967p-10, 0x1.a01a019f4eaccp-16,
      -0x1.27e4fa17d5c9dp-22)
    let p4 = 0x1.1eeb68e4cd852p-29 + -0x1.907da036ba5cfp-37 * z
    let p = p0 + p4 * (z2 * z2)
    let sum = Lanes.exactSum(larger: 1.0, smaller: -square)
    return sum.high + (sum.low + (z2 * p - (rest + high * low)))
  }
}
