import Kernels

// The kernels' functions under the names that the rules call.
extension Lanes: Number {
  @inline(__always)
  init(uniform: Double) { self.init(uniform) }

  @inline(__always)
  static func select(_ mask: LaneMask, _ a: Lanes, _ b: Lanes) -> Lanes {
    Kernels.select(mask, a, b)
  }

  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes { Kernels.exp(x) }
  @inline(__always)
  static func log(_ x: Lanes) -> Lanes { Kernels.log(x) }
  @inline(__always)
  static func log1p(_ x: Lanes) -> Lanes { Kernels.log1p(x) }
  @inline(__always)
  static func expm1(_ x: Lanes) -> Lanes { Kernels.expm1(x) }
  @inline(__always)
  static func sqrt(_ x: Lanes) -> Lanes { Kernels.sqrt(x) }
  @inline(__always)
  static func abs(_ x: Lanes) -> Lanes { Kernels.abs(x) }
  @inline(__always)
  static func sign(_ x: Lanes) -> Lanes { Kernels.sign(x) }
  @inline(__always)
  static func sin(_ x: Lanes) -> Lanes { Kernels.sin(x) }
  @inline(__always)
  static func cos(_ x: Lanes) -> Lanes { Kernels.cos(x) }
  @inline(__always)
  static func tanh(_ x: Lanes) -> Lanes { Kernels.tanh(x) }
  @inline(__always)
  static func sigmoid(_ x: Lanes) -> Lanes { Kernels.sigmoid(x) }
  @inline(__always)
  static func softplus(_ x: Lanes) -> Lanes { Kernels.softplus(x) }
  @inline(__always)
  static func relu(_ x: Lanes) -> Lanes { Kernels.relu(x) }
  static func call(_ function: ScalarFunction, _ x: Lanes) -> Lanes {
    gather { lane in function(x[lane]) }
  }
  @inline(__always)
  static func min(_ x: Lanes, _ y: Lanes) -> Lanes { Kernels.min(x, y) }
  @inline(__always)
  static func max(_ x: Lanes, _ y: Lanes) -> Lanes { Kernels.max(x, y) }
  @inline(__always)
  static func pow(_ x: Lanes, _ y: Lanes) -> Lanes { Kernels.pow(x, y) }

  @inline(__always)
  static func tanhAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) { Kernels.tanhAndSlope(x) }
  @inline(__always)
  static func sigmoidAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
    Kernels.sigmoidAndSlope(x)
  }
  @inline(__always)
  static func softplusAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
    Kernels.softplusAndSlope(x)
  }
  @inline(__always)
  static func crossEntropyLogitsAndSlope(_ z: Lanes, _ y: Lanes) -> (value: Lanes, slope: Lanes) {
    Kernels.crossEntropyLogitsAndSlope(z, y)
  }

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
}
