/// The magnitude in each lane; only the sign bit changes, that of a NaN too.
@inlinable @inline(__always)
public func abs(_ x: Lanes) -> Lanes {
  Lanes(bits: x.bits & SIMD4(repeating: 0x7FFF_FFFF_FFFF_FFFF))
}

/// The square root in each lane, correctly rounded; NaN below zero, and −0 stays −0.
@inlinable @inline(__always)
public func sqrt(_ x: Lanes) -> Lanes {
  Lanes(x.vector.squareRoot())
}

/// The sign in each lane: 1, −1, the zero itself, or NaN for NaN.
@inlinable @inline(__always)
public func sign(_ x: Lanes) -> Lanes {
  let positive = select(x .> 0.0, 1.0, x)
  return select(x .< 0.0, -1.0, positive)
}

/// The smaller value in each lane, NaN where either is NaN; −0 counts as less than +0.
///
/// The hardware's minimum returns its second operand when one is NaN, so a loss that has become
/// NaN could be hidden by the number it is compared with. Here it cannot. Equal values have equal
/// bits except for the two zeros, and there the union of the bits is −0.
@inlinable @inline(__always)
public func min(_ a: Lanes, _ b: Lanes) -> Lanes {
  let smaller = select(a .< b, a, b)
  let ordered = select(a .== b, Lanes(bits: a.bits | b.bits), smaller)
  return select(a .!= a, a, ordered)
}

/// The larger value in each lane, NaN where either is NaN; +0 counts as greater than −0.
///
/// The counterpart of `min`; of two zeros the intersection of the bits is +0 unless both are −0.
@inlinable @inline(__always)
public func max(_ a: Lanes, _ b: Lanes) -> Lanes {
  let larger = select(a .> b, a, b)
  let ordered = select(a .== b, Lanes(bits: a.bits & b.bits), larger)
  return select(a .!= a, a, ordered)
}

/// The value where it is positive and +0 elsewhere; NaN stays NaN.
@inlinable @inline(__always)
public func relu(_ x: Lanes) -> Lanes {
  select(x .<= 0.0, 0.0, x)
}
