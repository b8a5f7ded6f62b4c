internal import Kernels

/// The decimal digits of a Double, all of them, exact.
///
/// A finite Double is a whole number times a power of two, and 2⁻ᵏ = 5ᵏ/10ᵏ, so its digits come out
/// of whole-number arithmetic alone. Rounding starts from them and is therefore correct on every
/// machine, ties included, whatever the C library does.
struct DecimalExpansion {
  /// Decimal digits without a leading zero; none for zero.
  private(set) var digits: [UInt8]
  /// Where the point stands: the value is 0.d₁d₂d₃… times ten to this power.
  private(set) var point: Int
  /// Whether the value is below zero.
  private(set) var isNegative: Bool

  /// Takes a finite value apart.
  init(exactly value: Double) {
    require(value.isFinite, "\(value) has no decimal digits")
    isNegative = value < 0
    digits = []
    point = 0
    guard value != 0 else { return }
    let shift = value.significandBitPattern.trailingZeroBitCount
    let hidden: UInt64 = value.isNormal ? 1 << 52 : 0
    var whole = value.significandBitPattern | hidden
    let power = (value.isNormal ? Int(value.exponentBitPattern) - 1075 : -1074)
    let zeros = value.significandBitPattern == 0 ? 52 : shift
    whole >>= UInt64(zeros)
    let exponent = power + zeros

    var limbs = [UInt32(whole % Self.base), UInt32(whole / Self.base % Self.base)]
    for _ in 0..<abs(exponent) { Self.multiply(&limbs, by: exponent < 0 ? 5 : 2) }
    for limb in limbs.reversed() {
      var divisor: UInt32 = 100_000_000
      while divisor > 0 {
        digits.append(UInt8(limb / divisor % 10))
        divisor /= 10
      }
    }
    digits.removeFirst(digits.firstIndex { $0 != 0 } ?? 0)
    point = digits.count + min(exponent, 0)
    trim()
  }

  /// Limbs of nine digits, the lowest first.
  private static let base: UInt64 = 1_000_000_000

  private static func multiply(_ limbs: inout [UInt32], by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * factor + carry
      limbs[index] = UInt32(product % base)
      carry = product / base
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Rounds to a number of digits after the decimal point, ties to the even digit.
  mutating func round(decimals: Int) {
    round(keeping: point + decimals)
  }

  /// Rounds to a number of significant digits, ties to the even digit.
  mutating func round(significant: Int) {
    round(keeping: significant)
  }

  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let dropped = digits[count...]
    let half = dropped.first ?? 0
    let isTie = half == 5 && dropped.count == 1
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let goesUp = half > 5 || (half == 5 && !isTie) || (isTie && isOdd)
    digits.removeLast(digits.count - count)
    if goesUp { increment() }
    trim()
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  /// Multiplies by a power of ten.
  mutating func scale(byPowerOfTen power: Int) {
    if !digits.isEmpty { point += power }
  }
}
