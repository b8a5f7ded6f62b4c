/// x to the power y in each lane, within 0.6 ulp, subnormal results within 0.8 ulp.
///
/// e^(y log x) turns an error of log x into one up to 745 times as large: with a logarithm rounded
/// to a double, 10^300 is off by 605 ulp. The logarithm is therefore kept in two doubles, to about
/// 2^-67 of it, and so is its product with y. Powers that are doubles, such as 3^2 or 6.25^1.5,
/// come out exactly.
///
/// The special cases are those of `pow` in IEEE 754-2019, 9.2.1: x^0 and 1^y are 1 even for NaN,
/// (−1)^±inf is 1, a negative x has powers for integers y only, NaN otherwise, and −0 and −inf keep
/// their sign for odd y.
public func pow(_ x: Lanes, _ y: Lanes) -> Lanes {
  let base = abs(x)
  let exponent = abs(y)
  let logarithm = PreciseLogarithm(base)
  let product = Lanes.exactProduct(y, logarithm.high)
  let isBounded = abs(product.high) .< 800.0
  let tail = select(isBounded, product.low + y * logarithm.low, 0.0)
  let parts = ExponentialParts(
    product.high, tail: tail, isSquareExact: true, isModerate: false)
  let magnitude = parts.scale.scaling(parts.high + parts.low)

  let isInteger = exponent.isInteger
  let isOdd = isInteger & !(0.5 * exponent).isInteger
  let signed = select(isOdd, magnitude.addingSign(of: x), magnitude)
  let isUndefined = (x .< 0.0) & (base .< .init(.infinity)) & !isInteger
  let value = select(isUndefined, .init(.nan), signed)
  let isUnit = (base .== 1.0) & (exponent .== .init(.infinity))
  return select((y .== 0.0) | (x .== 1.0) | isUnit, 1.0, value)
}

extension Lanes {
  /// Where a value that is not negative has no fraction; true for +inf and false for NaN.
  @inline(__always)
  fileprivate var isInteger: LaneMask {
    let rounded = (self + 0x1p52) - 0x1p52
    return (self .>= 0x1p52) | (rounded .== self)
  }
}

/// log x in two doubles, with an error below 2^-67 of its size, for x ≥ 0 or NaN.
///
/// x = 2^k m, and c is a reciprocal of m to 9 bits, so that r = c m − 1 is exact in two doubles and
/// |r| ≤ 0.0154. Then log x = k ln 2 − log c + r − r²/2 + r³ p(r). The upper parts of k ln 2 and
/// log c are multiples of 2^-42 and add up exactly; the square is kept to 2^-80; p interpolates
/// with an error of 2e-17 (`coefficients.py` beside the tests' tables). For x near 1, k and log c
/// are 0.
private struct PreciseLogarithm {
  var high: Lanes
  var low: Lanes

  @inline(__always)
  init(_ x: Lanes) {
    let isTiny = x .< 0x1p-1022
    let scaled = select(isTiny, x * 0x1p54, x)
    let shifted = scaled.bits &+ SIMD4(repeating: 0x3FF0_0000_0000_0000 - PowerTable.start)
    let biased = (shifted &>> SIMD4(repeating: 52)) | SIMD4(repeating: (0x1p52).bitPattern)
    let k = Lanes(bits: biased) - select(isTiny, 0x1p52 + 1077.0, 0x1p52 + 1023.0)
    let fraction = shifted & SIMD4(repeating: 0x000F_FFFF_FFFF_FFFF)
    let m = Lanes(bits: fraction &+ SIMD4(repeating: PowerTable.start))
    let row = PowerTable((shifted &>> SIMD4(repeating: 47)) & SIMD4(repeating: 31))

    let upper = m.upperHalf
    let r = Lanes.exactSum(upper * row.inverse - 1.0, (m - upper) * row.inverse)
    let rUpper = r.high.upperHalf
    let square = 0.5 * (rUpper * rUpper)
    let squareRest = (0.5 * (r.high - rUpper)) * (r.high + rUpper)

    let constant = k * 0x1.62e42fefa38p-1 + row.logarithm
    let constantRest = k * 0x1.ef35793c7673p-45 + row.logarithmRest
    let first = Lanes.exactSum(larger: constant, smaller: r.high)
    let second = Lanes.exactSum(larger: first.high, smaller: -square)
    let curve = PreciseLogarithm.curve(r.high) - squareRest
    let small = (constantRest + (r.low - r.low * r.high)) + curve
    let sum = Lanes.exactSum(larger: second.high, smaller: (first.low + second.low) + small)

    // Zero, infinity and NaN have bits that mean nothing above.
    let isFinite = x .< .init(.infinity)
    let isZero = x .== 0.0
    high = select(isZero, .init(-.infinity), select(isFinite, sum.high, x))
    low = select(isZero, 0.0, sum.low)
  }

  /// r³ p(r).
  @inline(__always)
  private static func curve(_ r: Lanes) -> Lanes {
    let r2 = r * r
    let p0 = Lanes.cubic(
      r, r2, 0x1.5555555555555p-2, -0x1p-2, 0x1.999999999c2a3p-3, -0x1.5555555557af4p-3)
    let p4 = Lanes.cubic(
      r, r2, 0x1.2492484e906a2p-3, -0x1.fffffe77a6c56p-4, 0x1.c749153687feap-4,
      -0x1.99c284c938944p-4)
    return (r2 * r) * (p0 + (r2 * r2) * p4)
  }
}
