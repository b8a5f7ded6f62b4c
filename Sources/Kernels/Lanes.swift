/// Four doubles that go through the same arithmetic together.
///
/// A thin shell around `SIMD4<Double>`. The operators are concrete where those of the standard
/// library are generic, so a formula of a dozen terms type-checks at once, and a build without
/// cross-module optimisation still inlines them.
///
/// Every operation works lane by lane, rounds as IEEE 754 says and never contracts a product and
/// a sum into one rounding. The bits of a lane therefore depend neither on its neighbours nor on
/// the width of the machine's vectors.
@frozen public struct Lanes: Sendable {
  /// The number of lanes, four.
  public static let count = 4

  /// The lanes as the standard library's vector.
  public var vector: SIMD4<Double>

  /// Wraps four doubles.
  @inlinable @inline(__always)
  public init(_ vector: SIMD4<Double>) {
    self.vector = vector
  }

  /// Puts one value into every lane.
  @inlinable @inline(__always)
  public init(_ value: Double) {
    vector = SIMD4(repeating: value)
  }

  /// Puts one value into each lane, the first value into lane 0.
  @inlinable @inline(__always)
  public init(_ x0: Double, _ x1: Double, _ x2: Double, _ x3: Double) {
    vector = SIMD4(x0, x1, x2, x3)
  }

  /// Reads four consecutive doubles, which need no more than a double's own alignment.
  @inlinable @inline(__always)
  public init(loading source: UnsafePointer<Double>) {
    vector = UnsafeRawPointer(source).loadUnaligned(as: SIMD4<Double>.self)
  }

  /// Takes the four bit patterns as doubles.
  @inlinable @inline(__always)
  init(bits: SIMD4<UInt64>) {
    vector = unsafeBitCast(bits, to: SIMD4<Double>.self)
  }

  /// The bit patterns of the four doubles.
  @inlinable @inline(__always)
  var bits: SIMD4<UInt64> {
    unsafeBitCast(vector, to: SIMD4<UInt64>.self)
  }

  /// Writes the lanes to four consecutive doubles, which need only a double's own alignment.
  @inlinable @inline(__always)
  public func store(to destination: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(destination).storeBytes(of: vector, as: SIMD4<Double>.self)
  }

  /// The value in one lane, counted from 0; a lane that does not exist traps.
  @inlinable @inline(__always)
  public subscript(lane: Int) -> Double {
    get { vector[lane] }
    set { vector[lane] = newValue }
  }
}

extension Lanes: ExpressibleByFloatLiteral {
  /// Puts the number written in the source into every lane.
  @inlinable @inline(__always)
  public init(floatLiteral value: Double) {
    self.init(value)
  }
}
