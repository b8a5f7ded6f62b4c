/// Four sums of products that go on at a time, since an addition waits for the one before it.
///
/// Each begins with −0, which changes no number that is added to it, not even the sign of a zero: the
/// result is that of a sum that begins with its first product.
struct FourSums {
  private var sums: (Lanes, Lanes, Lanes, Lanes) = (-0.0, -0.0, -0.0, -0.0)

  /// Adds the products of a number and four consecutive vectors.
  @inline(__always)
  mutating func add(_ weight: Double, times x: UnsafePointer<Lanes>) {
    let weight = Lanes(weight)
    sums.0 += weight * x[0]
    sums.1 += weight * x[1]
    sums.2 += weight * x[2]
    sums.3 += weight * x[3]
  }

  /// Adds the products of four numbers, at equal distances in memory, and a vector.
  @inline(__always)
  mutating func add(_ weights: UnsafePointer<Double>, stride: Int, times x: Lanes) {
    sums.0 += Lanes(weights[0]) * x
    sums.1 += Lanes(weights[stride]) * x
    sums.2 += Lanes(weights[2 * stride]) * x
    sums.3 += Lanes(weights[3 * stride]) * x
  }

  /// Hands over each sum with its number.
  @inline(__always)
  func forEach(_ body: (Int, Lanes) -> Void) {
    body(0, sums.0)
    body(1, sums.1)
    body(2, sums.2)
    body(3, sums.3)
  }
}

extension Lanes {
  /// (x0 + x1) + (x2 + x3).
  @inline(__always)
  var horizontalSum: Double { (self[0] + self[1]) + (self[2] + self[3]) }

  /// The sum of `count` consecutive vectors.
  @inline(__always)
  static func sum(_ x: UnsafePointer<Lanes>, count: Int) -> Lanes {
    var sum: Lanes = -0.0
    for v in 0..<count { sum += x[v] }
    return sum
  }
}
