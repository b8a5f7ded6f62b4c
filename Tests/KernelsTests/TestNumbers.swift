/// Numbers for tests, the same ones in every run.
struct TestNumbers {
  /// What the numbers are like.
  enum Kind: CaseIterable, Sendable {
    /// Of either sign, with all their digits, of magnitudes from 0.001 to 1,000.
    case ordinary
    /// Ordinary ones and, among them, zeros, infinities, NaN, subnormal and huge numbers.
    case extreme
    /// Two small whole numbers and both zeros, so that many are equal.
    case repeating
  }

  private var state: UInt64
  private let kind: Kind
  private static let extremes: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, 0x1p-1074, -0x1p-1074, 0x1p-1022, 1e308, -1e308, 1, -1,
  ]

  init(_ kind: Kind, seed: UInt64) {
    self.kind = kind
    state = seed &* 0x9E37_79B9_7F4A_7C15
  }

  /// The linear congruential generator of Knuth's MMIX, its upper half.
  private mutating func bits() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 32
  }

  mutating func next() -> Double {
    let choice = bits()
    switch kind {
    case .repeating: return [-2, -0.0, 0, 1][Int(choice % 4)]
    case .extreme where choice % 8 == 0: return Self.extremes[Int(bits()) % Self.extremes.count]
    case .extreme, .ordinary:
      let digits = Double(bits() << 21 | choice & 0x1F_FFFF) * 0x1p-53 + 0.5
      let magnitude = [0.001, 0.1, 1, 10, 1_000][Int(bits() % 5)]
      return (choice & 1 == 0 ? digits : -digits) * magnitude
    }
  }

  mutating func list(_ count: Int) -> [Double] {
    (0..<count).map { _ in next() }
  }
}
