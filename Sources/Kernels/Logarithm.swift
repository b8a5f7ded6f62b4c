/// The natural logarithm in each lane, within 0.9 ulp.
///
/// −inf at both zeros, NaN below them, +inf at +inf. Near 1 the whole result is x − 1 and its
/// corrections, with no constant that could cancel: log(1 + 2^-52) is 2.2204460492503128e-16.
public func log(_ x: Lanes) -> Lanes {
  let isTiny = x .< 0x1p-1022
  let scaled = select(isTiny, x * 0x1p54, x)
  let parts = LogarithmReduction(scaled)
  let k = parts.exponent + select(isTiny, -54.0, 0.0)
  let value = logarithm(k: k, f: parts.significand - 1.0, tail: 0.0)
  return logarithm(of: x, finite: value)
}

/// The natural logarithm of 1 + x in each lane, within 0.9 ulp; both zeros are kept.
///
/// `log(1 + x)` loses what the sum rounds away: at x = 1e-16 it gives 0 where the true value is
/// 1e-16. −inf at −1, NaN below.
public func log1p(_ x: Lanes) -> Lanes {
  let value = logarithm(onePlus: x, tail: 0.0)
  return logarithm(of: 1.0 + x, finite: value).addingSign(of: x)
}

/// log(1 + x + tail) for finite x above −1, where the tail is at most half an ulp of x.
@inline(__always)
func logarithm(onePlus x: Lanes, tail: Lanes) -> Lanes {
  let sum = Lanes.exactSum(1.0, x)
  let parts = LogarithmReduction(sum.high)
  // Above 2^60 the 1 is less than a hundredth of an ulp, and 2^-k may leave the normal numbers.
  let isLarge = x .> 0x1p60
  let unit = select(isLarge, 0.0, parts.unit)
  let near = parts.significand - 1.0
  let carried = sum.low * unit
  let f = near + carried
  let rest = (carried - (f - near)) + tail * unit
  return logarithm(k: parts.exponent, f: f, tail: rest)
}

/// The same for x from 0 to 1, where the power of two in 1 + x can be 0 or 1 only.
///
/// The bits are those of the function above; a comparison takes the place of taking a number apart.
@inline(__always)
func logarithm(onePlusFraction x: Lanes, tail: Lanes) -> Lanes {
  let sum = Lanes.exactSum(larger: 1.0, smaller: x)
  let isUpper = sum.high .>= 0x1.6a09e667f3bcdp0
  let unit = select(isUpper, 0.5, 1.0)
  let near = sum.high * unit - 1.0
  let carried = sum.low * unit
  let f = near + carried
  let rest = (carried - (f - near)) + tail * unit
  return logarithm(k: select(isUpper, 1.0, 0.0), f: f, tail: rest)
}

/// Puts the values outside the positive finite numbers in their places.
@inline(__always)
private func logarithm(of x: Lanes, finite value: Lanes) -> Lanes {
  let limited = select(x .< .init(.infinity), value, x)
  let signed = select(x .< 0.0, .init(.nan), limited)
  return select(x .== 0.0, .init(-.infinity), signed)
}

/// k ln 2 + log(1 + f + tail), for −0.293 ≤ f ≤ 0.415 and a tail of at most an ulp of f.
///
/// With s = f / (2 + f), log(1 + f) = 2 atanh(s) = f − (f²/2 − s (f²/2 + R(s²))), the form that
/// FreeBSD's libm made known: the large terms are exact, and the error of the small ones counts
/// for little. R interpolates 2 atanh(s)/s − 2 with an error of 3e-16 s² (`coefficients.py` beside
/// the tests' tables).
@inline(__always)
private func logarithm(k: Lanes, f: Lanes, tail: Lanes) -> Lanes {
  let s = f / (f + 2.0)
  let z = s * s
  let z2 = z * z
  let p0 = Lanes.cubic(
    z, z2, 0x1.5555555555558p-1, 0x1.99999999952e2p-2, 0x1.2492492df148dp-2,
    0x1.c71c62e5800a1p-3)
  let p4 = 0x1.7462b4ab2ef6bp-3 + 0x1.39fe606542ddep-3 * z
  let p = p0 + (p4 + 0x1.2b584aae78a57p-3 * z2) * (z2 * z2)
  let half = (f * 0.5) * f
  let bend = half - s * (half + z * p)

  let sum = Lanes.exactSum(larger: k * 0x1.62e42fefa38p-1, smaller: f)
  let slope = 1.0 - f * (1.0 - f)
  let small = k * 0x1.ef35793c7673p-45 + (sum.low + tail * slope)
  return sum.high + (small - bend)
}

/// A positive normal number as 2^exponent · significand, the significand from √½ to √2.
///
/// Centred on 1, so that the logarithms of numbers just below 1 and just above it both have the
/// exponent 0.
struct LogarithmReduction {
  var exponent: Lanes
  var significand: Lanes
  /// 2^-exponent, where the exponent is below 1,023.
  var unit: Lanes

  @inline(__always)
  init(_ x: Lanes) {
    let low = SIMD4<UInt64>(repeating: 0x3FE6_A09E_667F_3BCD)
    let shifted = x.bits &+ (SIMD4(repeating: 0x3FF0_0000_0000_0000) &- low)
    let biased = shifted &>> SIMD4(repeating: 52)
    let fraction = shifted & SIMD4(repeating: 0x000F_FFFF_FFFF_FFFF)
    significand = Lanes(bits: fraction &+ low)
    // An integer below 2^52 becomes a double by putting it in the last bits of 2^52.
    exponent = Lanes(bits: biased | SIMD4(repeating: (0x1p52).bitPattern)) - (0x1p52 + 1023.0)
    unit = Lanes(bits: (SIMD4(repeating: 2046) &- biased) &<< SIMD4(repeating: 52))
  }
}
