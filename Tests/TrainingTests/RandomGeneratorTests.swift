import Testing

@testable import Training

@Suite("Random numbers")
struct RandomGeneratorTests {
  @Test("The generator gives the numbers of its authors' program, from the state 1, 2, 3, 4")
  func reference() {
    var generator = RandomGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("Seeds are mixed by SplitMix64, with the numbers published for seed 1234567")
  func mixing() {
    var mixer = SplitMix64(state: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in mixer.next() } == expected)
  }

  @Test("Seed 0 gives what other programs with this generator and this mixing give")
  func seed() {
    var generator = RandomGenerator(seed: 0)
    let expected: [UInt64] = [
      11_091_344_671_253_066_420, 13_793_997_310_169_335_082, 1_900_383_378_846_508_768,
      7_684_712_102_626_143_532, 13_521_403_990_117_723_737,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test(
    "Names are hashed by FNV-1a, with its published values",
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)])
  func hash(name: String, expected: UInt64) {
    #expect(RandomGenerator.hash(name) == expected)
  }

  @Test("Streams differ by their name and by their seed, and repeat with both")
  func streams() {
    func first(_ seed: UInt64, _ stream: String) -> UInt64 {
      var generator = RandomGenerator(seed: seed, stream: stream)
      return generator.next()
    }
    let numbers = [first(1, "w1"), first(1, "w2"), first(2, "w1"), first(2, "w2"), first(1, "")]
    #expect(Set(numbers).count == 5)
    #expect(first(1, "w1") == numbers[0])
  }

  @Test("Uniform numbers lie in 0..<1 with mean 1/2 and variance 1/12, and fill every tenth")
  func uniform() {
    var generator = RandomGenerator(seed: 7)
    let numbers = (0..<100_000).map { _ in generator.uniform() }
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
    let mean = numbers.reduce(0, +) / 1e5
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1e5
    #expect(abs(mean - 0.5) < 0.004)
    #expect(abs(variance - 1.0 / 12) < 0.002)
    var tenths = [Int](repeating: 0, count: 10)
    for number in numbers { tenths[Int(10 * number)] += 1 }
    #expect(tenths.allSatisfy { abs($0 - 10_000) < 500 })
  }

  @Test("Uniform numbers between bounds reach close to both")
  func uniformBounds() {
    var generator = RandomGenerator(seed: 7)
    let numbers = (0..<10_000).map { _ in generator.uniform(-3, 5) }
    #expect(numbers.allSatisfy { (-3...5).contains($0) })
    #expect(numbers.contains { $0 < -2.99 })
    #expect(numbers.contains { $0 > 4.99 })
  }

  @Test("Normal numbers have the mean, the deviation, the symmetry and the tails of their law")
  func normal() {
    var generator = RandomGenerator(seed: 11)
    let numbers = (0..<100_000).map { _ in generator.normal(mean: 3, standardDeviation: 2) }
    let scaled = numbers.map { ($0 - 3) / 2 }
    func moment(_ power: Int) -> Double {
      scaled.reduce(0) { sum, x in sum + (0..<power).reduce(1) { product, _ in product * x } } / 1e5
    }
    // Each moment's own deviation is at most √(96 / 100,000) = 0.031.
    #expect(abs(moment(1)) < 0.015)
    #expect(abs(moment(2) - 1) < 0.02)
    #expect(abs(moment(3)) < 0.04)
    #expect(abs(moment(4) - 3) < 0.15)
    let outside = scaled.filter { abs($0) > 1.959963984540054 }.count
    #expect(abs(outside - 5_000) < 350)
  }

  @Test("A normal number takes two draws, and the second is its angle")
  func normalDraws() {
    var generator = RandomGenerator(seed: 1)
    var draws = generator
    let (u1, u2) = (draws.uniform(), draws.uniform())
    let number = generator.normal()
    #expect((number > 0) == (u2 < 0.25 || u2 > 0.75))
    #expect(u1 > 0)
    #expect(generator == draws)
  }

  @Test("Numbers below a bound are equally likely", arguments: [1, 2, 3, 7, 10])
  func below(count: Int) {
    var generator = RandomGenerator(seed: 5)
    var counts = [Int](repeating: 0, count: count)
    for _ in 0..<20_000 { counts[generator.below(count)] += 1 }
    let expected = 20_000 / Double(count)
    #expect(counts.allSatisfy { abs(Double($0) - expected) < 5 * expected.squareRoot() + 1 })
  }

  @Test("A number below a huge bound is drawn again where the first draw would be unfair")
  func belowHuge() {
    // 2^64 is no multiple of 3·2^61: a quarter of the draws has to be thrown away.
    let bound = 3 << 61
    var generator = RandomGenerator(seed: 3)
    var draws = 0
    var sum = 0.0
    for _ in 0..<4_000 {
      var before = generator
      let number = generator.below(bound)
      #expect((0..<bound).contains(number))
      sum += Double(number) / Double(bound)
      while before != generator {
        _ = before.next()
        draws += 1
      }
    }
    #expect(abs(sum / 4_000 - 0.5) < 0.025)
    #expect(draws > 4_800 && draws < 5_800)
  }

  @Test("A shuffle keeps the elements and makes every order of three equally likely")
  func shuffle() {
    var generator = RandomGenerator(seed: 9)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<12_000 {
      var order = [0, 1, 2]
      generator.shuffle(&order)
      #expect(order.sorted() == [0, 1, 2])
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 2_000) < 200 })
  }

  @Test("A shuffle is the same in every version")
  func pinnedShuffle() {
    var generator = RandomGenerator(seed: 1, stream: "mini-batches")
    var order = Array(0..<10)
    generator.shuffle(&order)
    #expect(order == [9, 2, 5, 4, 6, 1, 0, 7, 3, 8])
  }

  @Test("Nothing is drawn from impossible bounds")
  func impossible() async {
    await #expect(processExitsWith: .failure) {
      var generator = RandomGenerator(seed: 1)
      _ = generator.below(0)
    }
    await #expect(processExitsWith: .failure) {
      var generator = RandomGenerator(seed: 1)
      _ = generator.uniform(1, 0)
    }
  }
}
