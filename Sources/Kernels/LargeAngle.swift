/// An angle of at least 2^20 as a multiple of π/2 and a remainder, by exact integer arithmetic.
///
/// For x = m · 2^e, only the bits of 2/π from about 2^-e on matter: those above give multiples of
/// 4 quadrants (Payne and Hanek, Radian reduction for trigonometric functions, 1983). The product
/// of m with 192 of them has two bits of quadrant and 190 of fraction, of which cancellation can
/// take about 62 and the cut-off tail spoils 53: more than 70 remain.
struct LargeAngle {
  var high: Double
  var low: Double
  var quadrant: UInt64

  init(_ x: Double) {
    guard x.isFinite else {
      (high, low, quadrant) = (.nan, .nan, 0)
      return
    }
    let exponent = Int(x.exponentBitPattern) - 1075
    let significand = x.significandBitPattern | 1 << 52
    let product = LargeAngle.product(significand, firstBit: exponent + 62)

    quadrant = product.0 >> 62
    var fraction = (
      product.0 << 2 | product.1 >> 62, product.1 << 2 | product.2 >> 62, product.2 << 2
    )
    // A fraction of a half or more belongs to the next quadrant, from below.
    let isAbove = fraction.0 >> 63 != 0
    if isAbove {
      quadrant &+= 1
      fraction = (~fraction.0, ~fraction.1, ~fraction.2)
    }
    let isNegative = isAbove != (x < 0)
    if x < 0 { quadrant = 0 &- quadrant }
    (high, low) = LargeAngle.remainder(fraction, isNegative: isNegative)
  }

  /// The low 192 bits of a number times 192 bits of 2/π, most significant word first.
  private static func product(
    _ factor: UInt64, firstBit: Int
  ) -> (UInt64, UInt64, UInt64) {
    let word = firstBit / 64
    let shift = firstBit % 64
    // A shift by 64 gives 0.
    let high = twoOverPi[word] << shift | twoOverPi[word + 1] >> (64 - shift)
    let middle = twoOverPi[word + 1] << shift | twoOverPi[word + 2] >> (64 - shift)
    let low = twoOverPi[word + 2] << shift | twoOverPi[word + 3] >> (64 - shift)

    let lowProduct = factor.multipliedFullWidth(by: low)
    let middleProduct = factor.multipliedFullWidth(by: middle)
    let sum = middleProduct.low.addingReportingOverflow(lowProduct.high)
    let top = factor &* high &+ middleProduct.high &+ (sum.overflow ? 1 : 0)
    return (top, sum.partialValue, lowProduct.low)
  }

  /// A fraction of 192 bits times π/2, as two doubles.
  private static func remainder(
    _ fraction: (UInt64, UInt64, UInt64), isNegative: Bool
  ) -> (high: Double, low: Double) {
    var (a, b, c) = fraction
    var exponent = -53
    if a == 0 {
      (a, b, c) = (b, c, 0)
      exponent -= 64
    }
    let zeros = a.leadingZeroBitCount
    a = a << zeros | b >> (64 - zeros)
    b = b << zeros | c >> (64 - zeros)
    exponent -= zeros

    let unit = Double(
      sign: isNegative ? .minus : .plus, exponentBitPattern: UInt(1023 + exponent),
      significandBitPattern: 0)
    let upper = Lanes(Double(a >> 11) * unit)
    let lower = Lanes(Double((a & 0x7FF) << 42 | b >> 22) * (unit * 0x1p-53))
    let product = Lanes.exactProduct(upper, 0x1.921fb54442d18p0)
    let rest = product.low + (upper * 0x1.1a62633145c07p-54 + lower * 0x1.921fb54442d18p0)
    let sum = Lanes.exactSum(larger: product.high, smaller: rest)
    return (sum.high[0], sum.low[0])
  }

  /// 64 zeros, then the first 1,216 bits of 2/π after the point.
  private static let twoOverPi: [UInt64] = [
    0, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041,
    0xfe51_63ab_debb_c561, 0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c,
    0xfe1d_eb1c_b129_a73e, 0xe882_35f5_2ebb_4484, 0xe99c_7026_b45f_7e41,
    0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b, 0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d,
    0x7527_bac7_ebe5_f17b, 0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08,
    0x5603_3046_fc7b_6bab,
  ]
}
