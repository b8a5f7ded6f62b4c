import Kernels

// One sample at a time, with the bits that `Lanes` gives.
extension Double: Number {
  init(uniform: Double) { self = uniform }

  static func .< (a: Double, b: Double) -> Bool { a < b }
  static func .<= (a: Double, b: Double) -> Bool { a <= b }
  static func .== (a: Double, b: Double) -> Bool { a == b }
  static func .!= (a: Double, b: Double) -> Bool { a != b }
  static func select(_ mask: Bool, _ a: Double, _ b: Double) -> Double { mask ? a : b }

  static var absent: Double { 0 }
  static var isDual: Bool { false }
  func withTangent(of other: Double, dividedBy count: Double) -> Double { self }
  var detached: Double { self }
  static var lanes: Int { 1 }
  static func gather(_ value: (_ lane: Int) -> Double) -> Double { value(0) }
  func first(_ count: Int) -> Double { self }
  var total: Double { self }
}
