/// A truth value for each of four lanes, as a comparison of `Lanes` gives it.
///
/// Kept as bits, all ones for true and all zeros for false, because a selection is then three
/// bitwise operations; through the standard library's mask, SSE2 first compares the mask anew.
@frozen public struct LaneMask: Sendable {
  @usableFromInline var bits: SIMD4<UInt64>

  @inlinable @inline(__always)
  init(bits: SIMD4<UInt64>) {
    self.bits = bits
  }

  /// The same truth value in every lane.
  @inlinable @inline(__always)
  public init(_ isTrue: Bool) {
    bits = SIMD4(repeating: isTrue ? .max : 0)
  }

  /// Takes over a mask of the standard library.
  @inlinable @inline(__always)
  public init(_ mask: SIMDMask<SIMD4<Int64>>) {
    bits = unsafeBitCast(mask, to: SIMD4<UInt64>.self)
  }

  /// The truth value in one lane, counted from 0; a lane that does not exist traps.
  @inlinable @inline(__always)
  public subscript(lane: Int) -> Bool {
    bits[lane] != 0
  }

  /// Where both hold.
  @inlinable @inline(__always)
  public static func & (a: LaneMask, b: LaneMask) -> LaneMask {
    LaneMask(bits: a.bits & b.bits)
  }

  /// Where at least one holds.
  @inlinable @inline(__always)
  public static func | (a: LaneMask, b: LaneMask) -> LaneMask {
    LaneMask(bits: a.bits | b.bits)
  }

  /// Where the operand does not hold.
  @inlinable @inline(__always)
  public static prefix func ! (a: LaneMask) -> LaneMask {
    LaneMask(bits: ~a.bits)
  }

  /// Whether at least one lane holds.
  @inlinable @inline(__always)
  public var any: Bool {
    let pairs = bits.lowHalf | bits.highHalf
    return pairs[0] | pairs[1] != 0
  }

  /// Whether every lane holds.
  @inlinable @inline(__always)
  public var all: Bool {
    let pairs = bits.lowHalf & bits.highHalf
    return pairs[0] & pairs[1] != 0
  }
}

/// Takes each lane from `a` where the mask holds and from `b` where it does not.
///
/// Both are computed, whichever is taken; the bits of the one that is taken are unchanged. Of the
/// ways to write it, the compiler turns this one into the fewest instructions.
@inlinable @inline(__always)
public func select(_ mask: LaneMask, _ a: Lanes, _ b: Lanes) -> Lanes {
  Lanes(bits: ((a.bits ^ b.bits) & mask.bits) ^ b.bits)
}
