import Kernels

/// Where the parameters lie that a training moves.
///
/// In plain memory and not in an array: to hold on to an array and let go of it again, at every step,
/// costs more than the arithmetic of a small model.
struct ParameterRanges: ~Copyable {
  private let ranges: UnsafeMutableBufferPointer<Range<Int>>

  /// Takes ranges that lie in order below a number of parameters, and joins those that touch.
  init(_ places: [Range<Int>], of count: Int) {
    var joined: [Range<Int>] = []
    for range in places {
      let last = joined.last?.upperBound ?? 0
      require(
        range.lowerBound >= last && range.upperBound <= count,
        "the parameters lie in order at \(places); \(count) values are given")
      if range.lowerBound == last, let previous = joined.popLast() {
        joined.append(previous.lowerBound..<range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = .allocate(capacity: joined.count)
    _ = ranges.initialize(from: joined)
  }

  deinit {
    ranges.deallocate()
  }

  /// Calls `body` with every place in order.
  @inline(__always)
  borrowing func forEach(_ body: (Int) -> Void) {
    for index in ranges.indices {
      for place in ranges[index] { body(place) }
    }
  }

  /// Whether no number at these places of two arrays is infinite or NaN.
  ///
  /// Such a number has the largest exponent, and adding 1 to that carries into the sign: three whole
  /// instructions a number, which the compiler runs over vectors, and no branch.
  @inline(__always)
  borrowing func areFinite(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>) -> Bool {
    let magnitude: UInt64 = 0x7FFF_FFFF_FFFF_FFFF, exponentUnit: UInt64 = 0x0010_0000_0000_0000
    var signs: UInt64 = 0
    forEach { i in
      signs |= (a[i].bitPattern & magnitude) &+ exponentUnit
      signs |= (b[i].bitPattern & magnitude) &+ exponentUnit
    }
    return signs >> 63 == 0
  }

  /// Adds the derivative of l2·Σp² to a gradient.
  borrowing func addPenalty(
    _ l2: Double, of p: UnsafePointer<Double>, to g: UnsafeMutablePointer<Double>
  ) {
    forEach { i in g[i] += 2 * l2 * p[i] }
  }
}
