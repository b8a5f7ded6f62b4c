import Testing

@testable import Autodiff

@Suite("Sums and means over many rows")
struct SumTests {
  /// A hundred thousand numbers and their sum, rounded once, as Python's `math.fsum` gives it.
  struct Column: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sum: Double
    var count = 100_000
    var term: @Sendable (Int) -> Double

    var numbers: [Double] { (1...count).map { term($0) } }

    static let all = [
      Column(testDescription: "0.1", sum: 10000) { _ in 0.1 },
      Column(testDescription: "1/k", sum: 12.090146129863427) { 1 / Double($0) },
      Column(testDescription: "±1/k", sum: 0.6931421805849453) {
        ($0 % 2 == 1 ? 1 : -1) / Double($0)
      },
      Column(testDescription: "k/3", sum: 1666683333.3333333) { Double($0) / 3 },
      Column(testDescription: "1e300/k", sum: 1.2090146129863429e+301) { 1e300 / Double($0) },
      Column(testDescription: "1e16, 1, -1e16", sum: 33333, count: 99_999) {
        [-1e16, 1e16, 1][$0 % 3]
      },
    ]
  }

  let graph = Graph()
  let x: Formula, w: Formula

  init() {
    x = graph.input("x")
    w = graph.parameter("w")
  }

  @Test(
    "A sum is the true one rounded once, and a mean that sum over the number",
    arguments: Column.all)
  func sums(column: Column) {
    let batch = Batch(count: column.count, columns: [x: column.numbers])
    let mean = column.sum / Double(column.count)
    #expect(Function(x).sum(batch, parameters: [0]) == column.sum)
    #expect(Function(x).mean(batch, parameters: [0]) == mean)
    #expect(Function(x * w).meanGradient(batch, parameters: [1]).mean == mean)
    #expect(Function(x).meanDerivative(batch, parameters: [0], along: [1]).mean == mean)
    let ones = Batch(count: column.count, columns: [x: column.numbers.map { _ in 1 }])
    #expect(Function(w).sum(ones, parameters: [0.1]) == Double(column.count) * 0.1)
  }

  @Test("A mean has the digits of its sum for any number of rows", arguments: 1...150)
  func counts(count: Int) {
    let numbers = (1...count).map { Double($0) / 10 }
    // k/10 summed exactly, as tenths of a whole number but for how each was rounded: 2^-56 of it.
    let expected = Double(count * (count + 1) / 2) / 10
    let batch = Batch(count: count, columns: [x: numbers])
    let sum = Function(x).sum(batch, parameters: [0])
    #expect(abs(sum - expected) <= expected.ulp)
    #expect(Function(x).mean(batch, parameters: [0]) == sum / Double(count))
  }

  @Test(
    "The derivative of a mean is the mean of the derivatives, within its last digit",
    arguments: Column.all.dropLast())
  func gradients(column: Column) {
    let batch = Batch(count: column.count, columns: [x: column.numbers])
    let mean = column.sum / Double(column.count)
    let weights = graph.parameter("v", Shape([1, 1]))
    for loss in [w * x, sin(w) * x, w * x + w * w, x * dense(w, weights: weights)[0]] {
      let found = Function(loss).meanGradient(batch, parameters: [0, 1])
      #expect(abs(found.gradient[0] - mean) <= mean.ulp, "\(loss)")
    }
    let layer = Function(dense(x, weights: weights)[0]).meanGradient(batch, parameters: [0, 1])
    #expect(abs(layer.gradient[1] - mean) <= 4 * mean.ulp)
  }

  @Test("A hundred thousand tenths have the derivative 0.1")
  func tenths() {
    let batch = Batch(count: 100_000, columns: [x: Column.all[0].numbers])
    for loss in [w * x, w * x + 1, sin(w) * x] {
      #expect(Function(loss).meanGradient(batch, parameters: [0]).gradient == [0.1])
    }
  }

  @Test("An infinite sum stays infinite, and NaN stays NaN", arguments: [5, 500, 5000])
  func notFinite(count: Int) {
    var numbers = [Double](repeating: 1, count: count)
    numbers[3] = .infinity
    let infinite = Batch(count: count, columns: [x: numbers])
    let found = Function(w * x).meanGradient(infinite, parameters: [1])
    #expect(found.mean == .infinity && found.gradient == [.infinity])
    #expect(Function(x).sum(infinite, parameters: [0]) == .infinity)
    numbers[count - 1] = -.infinity
    let both = Batch(count: count, columns: [x: numbers])
    let undefined = Function(w * x).meanGradient(both, parameters: [1])
    #expect(undefined.mean.isNaN && undefined.gradient[0].isNaN)
    let large = Batch(count: count, columns: [x: numbers.map { _ in 1e308 }])
    #expect(Function(x).sum(large, parameters: [0]) == .infinity)
  }

  @Test("The sum of an array is rounded once, too", arguments: [1, 4])
  func arrays(rows: Int) {
    let array = graph.input("array", Shape([1000])), v = graph.parameter("v", Shape([10]))
    let numbers = [Double](repeating: 0.1, count: 1000 * rows)
    let batch = Batch(count: rows, columns: [array: numbers])
    let parameters = [0] + [Double](repeating: 0.1, count: 10)
    let sums = Function(sum(array)).values(batch, parameters: parameters)
    #expect(sums == [Double](repeating: 100, count: rows))
    #expect(Function(mean(array)).mean(batch, parameters: parameters) == 0.1)
    #expect(Function(sum(v)).mean(Batch(), parameters: parameters) == 1)
    #expect(Function(-sum(-v)).mean(Batch(), parameters: parameters) == 1)
  }
}
