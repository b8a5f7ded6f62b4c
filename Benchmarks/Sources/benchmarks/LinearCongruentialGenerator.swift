/// The random numbers of the C programs, so that both train the same network on the same points.
///
/// The linear congruential generator modulo 2^64 with the multiplier of Knuth's MMIX (*The Art of
/// Computer Programming*, volume 2, section 3.3.4).
struct LinearCongruentialGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to but not 1.
  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 0x1p53
  }

  /// A number between −`bound` and `bound`.
  mutating func uniform(within bound: Double) -> Double { (2 * uniform() - 1) * bound }
}
