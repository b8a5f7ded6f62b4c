extension Lanes {
  /// The sum in each lane.
  @inlinable @inline(__always)
  public static func + (a: Lanes, b: Lanes) -> Lanes {
    Lanes(a.vector + b.vector)
  }

  /// The difference in each lane.
  @inlinable @inline(__always)
  public static func - (a: Lanes, b: Lanes) -> Lanes {
    Lanes(a.vector - b.vector)
  }

  /// The product in each lane.
  @inlinable @inline(__always)
  public static func * (a: Lanes, b: Lanes) -> Lanes {
    Lanes(a.vector * b.vector)
  }

  /// The quotient in each lane.
  @inlinable @inline(__always)
  public static func / (a: Lanes, b: Lanes) -> Lanes {
    Lanes(a.vector / b.vector)
  }

  /// Flips the sign bit in each lane, that of a zero and of a NaN too.
  ///
  /// `0 - x` would turn a zero into +0 instead of into its opposite.
  @inlinable @inline(__always)
  public static prefix func - (a: Lanes) -> Lanes {
    Lanes(bits: a.bits ^ SIMD4(repeating: 0x8000_0000_0000_0000))
  }

  /// Adds in each lane.
  @inlinable @inline(__always)
  public static func += (a: inout Lanes, b: Lanes) {
    a.vector = a.vector + b.vector
  }

  /// Subtracts in each lane.
  @inlinable @inline(__always)
  public static func -= (a: inout Lanes, b: Lanes) {
    a.vector = a.vector - b.vector
  }

  /// Multiplies in each lane.
  @inlinable @inline(__always)
  public static func *= (a: inout Lanes, b: Lanes) {
    a.vector = a.vector * b.vector
  }

  /// Divides in each lane.
  @inlinable @inline(__always)
  public static func /= (a: inout Lanes, b: Lanes) {
    a.vector = a.vector / b.vector
  }
}

extension Lanes {
  /// Where `a` is less than `b`; false where either is NaN.
  @inlinable @inline(__always)
  public static func .< (a: Lanes, b: Lanes) -> LaneMask {
    LaneMask(a.vector .< b.vector)
  }

  /// Where `a` is at most `b`; false where either is NaN.
  @inlinable @inline(__always)
  public static func .<= (a: Lanes, b: Lanes) -> LaneMask {
    LaneMask(a.vector .<= b.vector)
  }

  /// Where `a` is greater than `b`; false where either is NaN.
  @inlinable @inline(__always)
  public static func .> (a: Lanes, b: Lanes) -> LaneMask {
    LaneMask(a.vector .> b.vector)
  }

  /// Where `a` is at least `b`; false where either is NaN.
  @inlinable @inline(__always)
  public static func .>= (a: Lanes, b: Lanes) -> LaneMask {
    LaneMask(a.vector .>= b.vector)
  }

  /// Where the two are equal, as −0 and +0 are; false where either is NaN.
  @inlinable @inline(__always)
  public static func .== (a: Lanes, b: Lanes) -> LaneMask {
    LaneMask(a.vector .== b.vector)
  }

  /// Where the two differ; true where either is NaN.
  @inlinable @inline(__always)
  public static func .!= (a: Lanes, b: Lanes) -> LaneMask {
    LaneMask(a.vector .!= b.vector)
  }
}
