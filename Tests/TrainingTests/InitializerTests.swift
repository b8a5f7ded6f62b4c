import Testing

@testable import Training

@Suite("Initial values")
struct InitializerTests {
  @Test(
    "Fan-in and fan-out follow from the shape",
    arguments: [([], 1, 1), ([5], 5, 1), ([3, 7], 7, 3), ([8, 2, 3, 5], 30, 120)]
      as [([Int], Int, Int)])
  func fans(shape: [Int], fanIn: Int, fanOut: Int) {
    #expect(Initializer.fans(shape) == (fanIn, fanOut))
  }

  private func values(_ initializer: Initializer, _ shape: [Int]) -> [Double] {
    var generator = RandomGenerator(seed: 2, stream: "w")
    return initializer.values(shape: shape, generator: &generator)
  }

  @Test("Glorot's values are uniform within ±√(6 / (fan-in + fan-out))")
  func glorot() throws {
    // √(6 / (40 + 20)) is √0.1.
    let numbers = values(.glorot, [20, 40])
    #expect(numbers.count == 800)
    let largest = try #require(numbers.map(abs).max())
    #expect(largest <= 0.1.squareRoot() && largest > 0.31)
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / 800
    #expect(abs(variance - 0.1 / 3) < 0.004)
  }

  @Test("He's values are normal with variance 2 / fan-in")
  func he() {
    let numbers = values(.he, [32, 2, 5, 5])
    #expect(numbers.count == 1600)
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / 1600
    #expect(abs(variance - 0.04) < 0.005)
    #expect(numbers.contains { abs($0) > 0.4 })
  }

  @Test("Constant, uniform and normal values are what they say")
  func plain() {
    #expect(values(.constant(0.5), [2, 2]) == [0.5, 0.5, 0.5, 0.5])
    #expect(values(.constant(-1), []) == [-1])
    #expect(values(.uniform(2, 3), [100]).allSatisfy { (2...3).contains($0) })
    let normal = values(.normal(mean: 10, standardDeviation: 0.1), [100])
    #expect(normal.allSatisfy { abs($0 - 10) < 0.5 } && Set(normal).count == 100)
  }

  @Test("They are written as in a model cell")
  func description() {
    let all: [Initializer] = [
      .constant(0), .glorot, .he, .uniform(-1, 0.5), .normal(mean: 0, standardDeviation: 2),
    ]
    #expect(
      all.map(\.description) == ["0", "glorot()", "he()", "uniform(-1, 0.5)", "normal(0, 2)"])
  }

  @Test(
    "What makes no sense is refused",
    arguments: [
      (.constant(.infinity), "value"), (.uniform(1, 0), "upper"), (.uniform(.nan, 0), "lower"),
      (.normal(mean: 0, standardDeviation: -1), "standardDeviation"),
    ] as [(Initializer, String)])
  func refused(initializer: Initializer, argument: String) {
    #expect { try initializer.validate() } throws: {
      ($0 as? ArgumentOutOfRange)?.argument == argument
    }
  }
}
