import Kernels

extension RandomGenerator {
  /// A number from 0 up to but not 1, a multiple of 2^-53, each equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number between two bounds, all equally likely.
  ///
  /// The upper bound itself comes up only by rounding. Traps unless the bounds are finite, in order
  /// and less than the largest double apart.
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    require(
      lower <= upper && (upper - lower).isFinite,
      "random numbers lie between two finite bounds in order, not \(lower) and \(upper)")
    return lower + (upper - lower) * uniform()
  }

  /// A number from the normal distribution.
  ///
  /// The transform of Box and Muller ("A note on the generation of random normal deviates", 1958),
  /// of which the sine half is left away: each number takes exactly two draws, and none waits in
  /// the generator. The largest deviation is 8.57 standard deviations.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    // 1 − u lies in (0, 1], so the logarithm is finite.
    let radius = (-2 * Elementary.log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    return mean + standardDeviation * (radius * Elementary.cos(angle))
  }

  /// A whole number from 0 up to but not `count`, each equally likely.
  ///
  /// Takes the upper half of a 128-bit product and draws again in the rare cases that would favour
  /// some numbers (Lemire, "Fast random integer generation in an interval", 2019). Traps unless
  /// `count` is 1 or more.
  public mutating func below(_ count: Int) -> Int {
    require(count > 0, "a random number below \(count) does not exist")
    let bound = UInt64(count)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let unfair = (0 &- bound) % bound
      while product.low < unfair { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts an array's elements into a random order, all orders equally likely.
  ///
  /// The shuffle of Fisher and Yates in the form of Durstenfeld (Algorithm 235, 1964), from the end.
  ///
  /// - Complexity: O(n) time, in place.
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    for last in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(last, below(last + 1))
    }
  }
}
