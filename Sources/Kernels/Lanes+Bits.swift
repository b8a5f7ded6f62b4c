// Steps that the elementary functions share. Each is exact or says what it rounds.

extension Lanes {
  /// 1.5 · 2^52: a sum with it has the units of the smaller addend in its lowest bits.
  @inline(__always)
  static var roundingShift: Lanes { 0x1.8p52 }

  /// The upper 26 bits of the significand, so that products of two such parts are exact.
  @inline(__always)
  var upperHalf: Lanes {
    Lanes(bits: bits & SIMD4(repeating: 0xFFFF_FFFF_F800_0000))
  }

  /// The value with the sign bit of `other` set where `other` has it set.
  @inline(__always)
  func addingSign(of other: Lanes) -> Lanes {
    Lanes(bits: bits | (other.bits & SIMD4(repeating: 0x8000_0000_0000_0000)))
  }

  /// A sum and what its rounding left out: `high + low` is exactly `a + b`.
  ///
  /// Knuth's form, for operands of any order (The Art of Computer Programming, volume 2, 4.2.2).
  @inline(__always)
  static func exactSum(_ a: Lanes, _ b: Lanes) -> (high: Lanes, low: Lanes) {
    let high = a + b
    let part = high - a
    return (high, (a - (high - part)) + (b - part))
  }

  /// The same in half the steps, right where `larger` is zero or not smaller than `smaller`.
  ///
  /// Dekker's form (A floating-point technique for extending the available precision, 1971).
  @inline(__always)
  static func exactSum(larger: Lanes, smaller: Lanes) -> (high: Lanes, low: Lanes) {
    let high = larger + smaller
    return (high, smaller - (high - larger))
  }

  /// A product and what its rounding left out, to 2^-104 of it while nothing under- or overflows.
  ///
  /// Dekker's form; the halves of 26 and 27 bits come from masking rather than from Veltkamp's
  /// multiplication, which overflows above 2^996.
  @inline(__always)
  static func exactProduct(_ a: Lanes, _ b: Lanes) -> (high: Lanes, low: Lanes) {
    let high = a * b
    let aUpper = a.upperHalf
    let bUpper = b.upperHalf
    let aLower = a - aUpper
    let bLower = b - bUpper
    let corner = aUpper * bUpper - high
    let crossed = (corner + aUpper * bLower) + aLower * bUpper
    return (high, crossed + aLower * bLower)
  }

  /// `c0 + c1 x + c2 x² + c3 x³`, summed in pairs so that the processor can work ahead.
  @inline(__always)
  static func cubic(
    _ x: Lanes, _ x2: Lanes, _ c0: Lanes, _ c1: Lanes, _ c2: Lanes, _ c3: Lanes
  ) -> Lanes {
    let lower = c0 + c1 * x
    let upper = c2 + c3 * x
    return lower + upper * x2
  }
}

/// A power of two as a product of two, because 2^1024 and 2^-1074 lie outside the normal numbers.
struct PowerOfTwo {
  private var first: Lanes
  private var second: Lanes
  /// Whether the power is a normal number in every lane, so that `first` is all of it.
  private var isNormal: Bool

  /// Takes exponents from −1,076 to 1,026, or of normal numbers, each with 2,046 added to it.
  @inline(__always)
  init(biasedExponent exponent: SIMD4<UInt64>, isNormal: Bool) {
    self.isNormal = isNormal
    if isNormal {
      first = Lanes(bits: (exponent &- SIMD4(repeating: 1023)) &<< SIMD4(repeating: 52))
      second = 1.0
      return
    }
    let half = exponent &>> SIMD4(repeating: 1)
    let rest = exponent &- half
    first = Lanes(bits: half &<< SIMD4(repeating: 52))
    second = Lanes(bits: rest &<< SIMD4(repeating: 52))
  }

  /// The product with a value near 1; only the second multiplication can round or overflow.
  @inline(__always)
  func scaling(_ value: Lanes) -> Lanes {
    isNormal ? value * first : (value * first) * second
  }
}
