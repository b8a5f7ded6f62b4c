import Kernels

// Many samples at a time.
extension Lanes: Number {
  @inline(__always)
  init(uniform: Double) { self.init(uniform) }

  @inline(__always)
  static func select(_ mask: LaneMask, _ a: Lanes, _ b: Lanes) -> Lanes {
    Kernels.select(mask, a, b)
  }

  static var absent: Lanes { zero }
  static var isDual: Bool { false }
  func withTangent(of other: Lanes, dividedBy count: Lanes) -> Lanes { self }
  var detached: Lanes { self }
  static var lanes: Int { count }
  @inline(__always)
  static func gather(_ value: (_ lane: Int) -> Double) -> Lanes {
    Lanes(value(0), value(1), value(2), value(3))
  }

  @inline(__always)
  func first(_ count: Int) -> Lanes {
    if count == Lanes.count { return self }
    let zero = Lanes(0)
    return Lanes(self[0], count > 1 ? self[1] : zero[1], count > 2 ? self[2] : zero[2], 0)
  }

  /// The sum of the lanes, in an order that no processor's own reduction decides.
  @inline(__always)
  var total: Double { (vector[0] + vector[1]) + (vector[2] + vector[3]) }

  @inline(__always)
  static func total(_ sum: CompensatedSum<Lanes>) -> CompensatedSum<Double> { sum.total }
}

extension LaneMask: Truth {
  func first(_ count: Int) -> LaneMask {
    self & (Lanes(1).first(count) .== Lanes(1))
  }
  // Not by halves as `any` does, on which the compiler fails (Swift 6.3) where it is inlined.
  var isAny: Bool { self[0] || self[1] || self[2] || self[3] }
}
