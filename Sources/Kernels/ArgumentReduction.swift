/// An angle as a multiple of π/2 and a remainder within ±π/4 that is accurate beyond a double.
///
/// sin and cos near their zeros are as accurate as the remainder is, relatively. A double can come
/// within 2^-60 of a multiple of π/2, so π/2 is needed to more than 53 + 60 bits.
struct ReducedAngle {
  /// The remainder, rounded.
  var high: Lanes
  /// What the rounding left out.
  var low: Lanes
  /// The multiple of π/2; only its last two bits mean anything.
  var quadrant: SIMD4<UInt64>

  /// Reduces with π/2 in three parts of 33 bits and a rest, 152 bits in all (Cody and Waite).
  ///
  /// Up to 2^20 the multiple has 20 bits, its products with the parts are exact, and the remainder
  /// has an error below 2^-70 of its own size. Lanes beyond that are done one by one.
  @inline(__always)
  init(_ x: Lanes) {
    let shifted = x * 0x1.45f306dc9c883p-1 + Lanes.roundingShift
    let n = shifted - Lanes.roundingShift
    quadrant = shifted.bits
    let first = x - n * 0x1.921fb544p0
    let second = Lanes.exactSum(first, n * -0x1.0b4611a6p-34)
    let third = Lanes.exactSum(second.high, n * -0x1.3198a2ep-69)
    let rest = (second.low + third.low) - n * 0x1.b839a252049c1p-104
    high = third.high + rest
    low = (third.high - high) + rest

    let isMedium = abs(x) .< 0x1p20
    if !isMedium.all {
      reduceLarge(x)
    }
  }

  /// Replaces the lanes that the fast reduction cannot do.
  @inline(never)
  private mutating func reduceLarge(_ x: Lanes) {
    for lane in 0..<Lanes.count where !(x[lane].magnitude < 0x1p20) {
      let angle = LargeAngle(x[lane])
      high[lane] = angle.high
      low[lane] = angle.low
      quadrant[lane] = angle.quadrant
    }
  }
}
