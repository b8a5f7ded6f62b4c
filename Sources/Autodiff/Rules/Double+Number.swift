import Kernels

// One sample at a time, with the bits that `Lanes` gives.
extension Double: Number {
  init(uniform: Double) { self = uniform }

  static func .< (a: Double, b: Double) -> Bool { a < b }
  static func .<= (a: Double, b: Double) -> Bool { a <= b }
  static func .== (a: Double, b: Double) -> Bool { a == b }
  static func .!= (a: Double, b: Double) -> Bool { a != b }
  static func select(_ mask: Bool, _ a: Double, _ b: Double) -> Double { mask ? a : b }

  static func exp(_ x: Double) -> Double { Elementary.exp(x) }
  static func log(_ x: Double) -> Double { Elementary.log(x) }
  static func log1p(_ x: Double) -> Double { Elementary.log1p(x) }
  static func expm1(_ x: Double) -> Double { Elementary.expm1(x) }
  static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  static func abs(_ x: Double) -> Double { x.magnitude }
  static func sign(_ x: Double) -> Double { Kernels.sign(Lanes(x))[0] }
  static func sin(_ x: Double) -> Double { Elementary.sin(x) }
  static func cos(_ x: Double) -> Double { Elementary.cos(x) }
  static func tanh(_ x: Double) -> Double { Elementary.tanh(x) }
  static func sigmoid(_ x: Double) -> Double { Elementary.sigmoid(x) }
  static func softplus(_ x: Double) -> Double { Elementary.softplus(x) }
  static func relu(_ x: Double) -> Double { Kernels.relu(Lanes(x))[0] }
  static func call(_ function: ScalarFunction, _ x: Double) -> Double { function(x) }
  static func min(_ x: Double, _ y: Double) -> Double { Kernels.min(Lanes(x), Lanes(y))[0] }
  static func max(_ x: Double, _ y: Double) -> Double { Kernels.max(Lanes(x), Lanes(y))[0] }
  static func pow(_ x: Double, _ y: Double) -> Double { Elementary.pow(x, y) }

  static func tanhAndSlope(_ x: Double) -> (value: Double, slope: Double) {
    first(Kernels.tanhAndSlope(Lanes(x)))
  }
  static func sigmoidAndSlope(_ x: Double) -> (value: Double, slope: Double) {
    first(Kernels.sigmoidAndSlope(Lanes(x)))
  }
  static func softplusAndSlope(_ x: Double) -> (value: Double, slope: Double) {
    first(Kernels.softplusAndSlope(Lanes(x)))
  }
  static func crossEntropyLogitsAndSlope(
    _ z: Double, _ y: Double
  ) -> (value: Double, slope: Double) {
    first(Kernels.crossEntropyLogitsAndSlope(Lanes(z), Lanes(y)))
  }

  private static func first(_ both: (value: Lanes, slope: Lanes)) -> (value: Double, slope: Double)
  {
    (both.value[0], both.slope[0])
  }

  static var isDual: Bool { false }
  func withTangent(of other: Double, dividedBy count: Double) -> Double { self }
  var detached: Double { self }
  static var lanes: Int { 1 }
  static func gather(_ value: (_ lane: Int) -> Double) -> Double { value(0) }
  func first(_ count: Int) -> Double { self }
  var total: Double { self }
}
