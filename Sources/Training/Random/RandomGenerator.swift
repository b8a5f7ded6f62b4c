import Kernels

/// A stream of random numbers that a seed fixes, the same on every machine and in every version.
///
/// xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021),
/// period 2^256 − 1, its state filled by SplitMix64 as its authors advise. It is not a
/// `RandomNumberGenerator`: the standard library's `shuffled(using:)` and `random(in:using:)` may
/// draw differently in its next version.
///
/// ```swift
/// var generator = RandomGenerator(seed: 0)
/// generator.next()  // 11091344671253066420
/// ```
public struct RandomGenerator: Sendable, Equatable {
  private var s0, s1, s2, s3: UInt64

  /// The generator of a seed; every seed is as good as any other, 0 too.
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
  }

  /// The generator for one purpose among several that share a seed.
  ///
  /// Each stream has numbers of its own, so what one draws does not depend on how many others there
  /// are: a parameter whose stream is its name keeps its initial value when another is added.
  ///
  /// - Parameters:
  ///   - seed: What all streams share.
  ///   - stream: The name of the purpose, of which every byte counts.
  public init(seed: UInt64, stream: String) {
    // The seed is mixed first, or seed 1 and a name could meet seed 2 and a similar name.
    var mixer = SplitMix64(state: seed)
    self.init(seed: mixer.next() ^ Self.hash(stream))
  }

  /// A generator in the middle of its stream; at least one of the words must not be 0.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    (s0, s1, s2, s3) = state
    require(s0 | s1 | s2 | s3 != 0, "a random generator cannot leave the state 0")
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = (s1 &* 5).rotatedLeft(by: 7) &* 9
    let shifted = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3.rotatedLeft(by: 45)
    return result
  }

  /// FNV-1a with 64 bits over the name's UTF-8 (Fowler, Noll and Vo, 1991), since the standard
  /// library's hash differs from run to run.
  static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), with
/// the constants of Vigna's version: it turns similar seeds into states without likeness.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }
}

extension UInt64 {
  fileprivate func rotatedLeft(by count: UInt64) -> UInt64 {
    self &<< count | self &>> (64 - count)
  }
}
