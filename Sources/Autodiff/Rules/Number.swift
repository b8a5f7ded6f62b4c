import Kernels

/// What the rules of this folder compute with.
///
/// Written once for any number, they give values and gradients on `Lanes` (many samples at once) and
/// on `Double` (one sample); directional derivatives on `Dual` numbers, and on the dual numbers'
/// way back the products with the Hessian; and the derivative as a formula on `Symbol`. `Guarded`
/// numbers of these keep out of a derivative what was cut off.
protocol Number: ElementaryFunctions, Addend, SendableMetatype {
  /// The truth of a comparison.
  associatedtype Mask: Truth
  /// A number that is the same for every sample.
  associatedtype Uniform: Number where Uniform.Uniform == Uniform

  init(uniform: Uniform)
  /// The derivative of what is cut off: 0, where no more is known of a number than its value.
  static var absent: Self { get }

  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self

  static func .< (a: Self, b: Self) -> Mask
  static func .<= (a: Self, b: Self) -> Mask
  static func .== (a: Self, b: Self) -> Mask
  static func .!= (a: Self, b: Self) -> Mask
  static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self

  /// The value as a constant, by which no derivative is taken.
  var detached: Self { get }
  /// How many samples one number stands for.
  static var lanes: Int { get }
  /// A number of the values that are given for each sample.
  static func gather(_ value: (_ lane: Int) -> Double) -> Self
  /// The numbers of the first samples, and 0 in place of the others.
  func first(_ count: Int) -> Self
  /// The sum over the samples.
  var total: Uniform { get }
  /// The same of a sum that is compensated.
  static func total(_ sum: CompensatedSum<Self>) -> CompensatedSum<Uniform>
  /// The sum of `count` numbers, at least one, compensated where that is more than a formula.
  static func sum(_ count: Int, _ term: (_ place: Int) -> Self) -> Self
  /// The least of `count` numbers, at least one; those that tie share in its derivative evenly.
  static func least(_ count: Int, _ number: (_ place: Int) -> Self) -> Self
  /// The largest of `count` numbers, at least one; those that tie share in its derivative evenly.
  static func largest(_ count: Int, _ number: (_ place: Int) -> Self) -> Self
}

/// A truth value, or one for each lane.
protocol Truth {
  init(_ isTrue: Bool)
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  static prefix func ! (a: Self) -> Self
  /// The same of the first samples, and false for the others.
  func first(_ count: Int) -> Self
  /// Whether it is true for any sample, or may be.
  var isAny: Bool { get }
}

extension Bool: Truth {
  static func & (a: Bool, b: Bool) -> Bool { a && b }
  static func | (a: Bool, b: Bool) -> Bool { a || b }
  func first(_ count: Int) -> Bool { self }
  var isAny: Bool { self }
}
