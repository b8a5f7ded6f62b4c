import Autodiff
import Foundation
import Testing

@Suite("Functions")
struct FunctionTests {
  @Test("f = m·x at m = 3, x = 5 is 15, and its gradient by m is 5")
  func workedExample() {
    let graph = Graph()
    let m = graph.parameter("m"), x = graph.input("x")
    let f = Function(m * x)
    #expect(f([m: 3, x: 5]) == 15)
    #expect(f.gradient([m: 3, x: 5]) == [m: 5])
  }

  @Test("A perceptron and its loss read like the mathematics")
  func perceptron() {
    let graph = Graph()
    let x1 = graph.input("x1"), x2 = graph.input("x2"), label = graph.input("label")
    let w1 = graph.parameter("w1"), w2 = graph.parameter("w2"), b1 = graph.parameter("b1")
    let perceptron = sigmoid(w1 * x1 + w2 * x2 + b1)
    let loss = -(label * log(perceptron) + (1 - label) * log(1 - perceptron))
    let sample: [Formula: Double] = [x1: 1, x2: 1, label: 1, w1: 1, w2: 1, b1: 0]
    #expect(abs(Function(perceptron)(sample) - 0.8807970779778823) < 1e-15)
    // For a sigmoid under a cross-entropy the chain rule leaves (p − y)·x.
    for (_, derivative) in Function(loss).gradient(sample) {
      #expect(abs(derivative - (0.8807970779778823 - 1)) < 1e-14)
    }
  }

  @Test(
    "A constant is described by its digits, NaN without a sign", arguments: [Double.nan, -.nan])
  func describedConstants(nan: Double) {
    let graph = Graph()
    #expect("\(graph.constant(nan))" == "nan" && "\(graph.constant(10))" == "10")
  }

  @Test("Derivatives add up where a term is shared")
  func sharedTerms() {
    let graph = Graph()
    let x = graph.parameter("x")
    let square = x * x
    // x⁴ + x², whose derivative is 4x³ + 2x.
    #expect(Function(square * square + square).gradient([x: 3]) == [x: 114])
  }

  @Test("A parameter that a function does not use has derivative 0")
  func unusedParameter() {
    let graph = Graph()
    let a = graph.parameter("a"), b = graph.parameter("b")
    #expect(Function(a * 2).gradient([a: 1, b: 1]) == [a: 2, b: 0])
  }

  @Test("The gradient of what no input changes does not depend on the number of samples")
  func withoutInputs() {
    let graph = Graph()
    let a = graph.parameter("a"), b = graph.parameter("b")
    let batch = Batch(count: 3, columns: [:])
    let large = Function(a * 1e308 + 0 * b).meanGradient(batch, parameters: [1, 1])
    #expect(large.mean == 1e308 && large.gradient == [1e308, 0])
    #expect(Function(a * b).meanGradient(batch, parameters: [7, 0.1]).gradient == [0.1, 7])
  }

  @Test("Numbers may stand on either side of every operator")
  func numbersOnEitherSide() {
    let graph = Graph()
    let x = graph.parameter("x")
    let cases: [(Formula, Double)] = [
      (x + 1, 4), (1 + x, 4), (x - 1, 2), (1 - x, -2), (x * 2, 6), (2 * x, 6), (x / 2, 1.5),
      (2 / x, 2 / 3), (pow(x, 2), 9), (pow(2, x), 8), (x < 3, 0), (3 <= x, 1), (x > 2, 1),
      (4 >= x, 1), (x .== 3, 1), (3 .!= x, 0), (min(x, 2), 2), (max(4, x), 4), (-x, -3),
      (x > 2 && x < 4, 1), (x < 2 || x > 4, 0), (!(x > 2), 0),
    ]
    for (formula, value) in cases { #expect(Function(formula)([x: 3]) == value, "\(formula)") }
  }

  @Test("A million operations in a chain run on a stack of 512 KiB")
  func longChain() async {
    let result = await withCheckedContinuation { continuation in
      let thread = Thread {
        let graph = Graph()
        let x = graph.parameter("x")
        var sum = x
        for _ in 0..<1_000_000 { sum = sum + x }
        let function = Function(sum)
        continuation.resume(returning: (function([x: 2]), function.gradient([x: 2]).values.first))
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
    #expect(result.0 == 2_000_002)
    #expect(result.1 == 1_000_001)
  }

  @Test("Samples have the same bits and sums the same order, whatever the size of the batch")
  func batches() {
    let graph = Graph()
    let x = graph.input("x"), w = graph.parameter("w")
    // Of many operations, so that a block holds few samples and a batch has many blocks.
    var formula = sin(w * x) * exp(x) + w
    for _ in 0..<400 { formula = formula * 1.0001 + x * 1e-3 }
    let function = Function(formula)
    let column = (0..<1000).map { Double($0) * 0.0137 - 6 }
    let whole = function.values(Batch(count: 1000, columns: [x: column]), parameters: [1.3])
    for count in [1, 3, 4, 5, 999] {
      let part = Batch(count: count, columns: [x: Array(column.prefix(count))])
      #expect(function.values(part, parameters: [1.3]) == Array(whole.prefix(count)))
    }
    for count in [3, 5, 999, 1000] {
      let part = Batch(count: count, columns: [x: Array(column.prefix(count))])
      let mean = function.mean(part, parameters: [1.3])
      #expect(function.meanGradient(part, parameters: [1.3]).mean == mean)
      let sum = whole.prefix(count).reduce(0, +)
      #expect(abs(mean - sum / Double(count)) < 1e-13)
    }
  }

  @Test("Replacing leaves shares what does not depend on them")
  func replacing() {
    let graph = Graph()
    let x = graph.input("x"), w = graph.parameter("w")
    let formula = w * x + exp(w)
    let replaced = formula.replacing([x: graph.constant(3)])
    #expect(Function(replaced)([w: 0]) == 1)
    #expect(replaced.leaves == [w])
    #expect(formula.leaves == [x, w])
    #expect(formula.replacing([:]) == formula)
    #expect(formula.operands[1] == replaced.operands[1])
  }
}

@Suite("What traps")
struct TrapTests {
  @Test("Two graphs in one formula trap with a sentence")
  func twoGraphs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Graph().parameter("a") + Graph().parameter("b")
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("the operands of +, [a, b], belong to two graphs"))
  }

  @Test("A name that is taken traps")
  func repeatedName() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graph()
      _ = graph.input("x")
      _ = graph.parameter("x")
    }
  }

  @Test("A batch for the inputs of another graph traps")
  func foreignBatch() async {
    await #expect(processExitsWith: .failure) {
      let function = Function(Graph().input("x"))
      _ = function.values(Batch([Graph().input("x"): 1]), parameters: [])
    }
  }

  @Test("A sample that is not in the batch traps with a sentence")
  func missingSample() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let graph = Graph()
      let x = graph.input("x"), w = graph.parameter("w")
      let workspace = Workspace(
        Function(w * x), batch: Batch(count: 5, columns: [x: [1, 2, 3, 4, 5]]))
      var gradient = [0.0]
      let samples: [Int32] = [0, 5]
      _ = samples.withUnsafeBufferPointer {
        workspace.meanGradient(parameters: [1], samples: $0, gradient: &gradient)
      }
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("there is no sample 5 in a batch of 5"))
  }

  @Test("The mean of an array, and a layer without weights, trap")
  func arraysAndLayers() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graph()
      let v = graph.parameter("v", Shape([2]))
      _ = Function(v * v).meanGradient(Batch(), parameters: [3, 5])
    }
    await #expect(processExitsWith: .failure) {
      _ = Formula.apply(.dense, Graph().input("x", Shape([2])))
    }
  }

  @Test("A value that is missing traps")
  func missingValue() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graph()
      let x = graph.input("x"), w = graph.parameter("w")
      _ = Function(w * x)([w: 1])
    }
  }
}
