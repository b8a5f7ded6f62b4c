import Foundation
import Kernels
import Testing

@testable import Autodiff

/// e to the minus x², with two derivatives.
let bell = ScalarFunction(
  "bell", value: { x in Foundation.exp(-x * x) },
  derivatives: { x in -2 * x * Foundation.exp(-x * x) },
  { x in (4 * x * x - 2) * Foundation.exp(-x * x) })

extension Formula {
  /// An operation of one operand; where a program has to add the function, the bell.
  static func applying(unary operation: Primitive, _ x: Formula) -> Formula {
    operation == .custom ? bell(x) : .apply(operation, x)
  }
}

@Suite("Functions that a program adds")
struct ScalarFunctionTests {
  private let graph = Graph()

  private func description(_ formula: Formula) -> String { Function(formula).description }

  @Test("A function and its derivatives are called as Swift's functions are")
  func calls() {
    #expect(bell(0.5) == Foundation.exp(-0.25))
    #expect(bell.derivative(0.5) == -Foundation.exp(-0.25))
    #expect(bell.derivative.derivative(0) == -2)
    #expect(bell.derivative.derivative.name == "bell′′" && bell.derivative.baseName == "bell")
    #expect("\(bell(graph.input("x")))" == "bell(…)")
  }

  @Test("A derivative that is not given traps when it is computed, in every mode")
  func missing() async {
    let step = ScalarFunction("step", value: { x in x > 0 ? 1 : 0 })
    let w = graph.parameter("w")
    #expect(Function(step(w)).mean(Batch(), parameters: [3]) == 1)
    #expect(step(w).missingDerivative == step.derivative && bell(w).missingDerivative == nil)
    await #expect(processExitsWith: .failure) {
      _ = bell.derivative.derivative.derivative(1)
    }
    await #expect(processExitsWith: .failure) {
      let step = ScalarFunction("step", value: { x in x > 0 ? 1 : 0 })
      _ = Function(step(Graph().parameter("w"))).meanGradient(Batch(), parameters: [3])
    }
    await #expect(processExitsWith: .failure) {
      let w = Graph().parameter("w")
      let third = bell(w).derivative(by: w).derivative(by: w).derivative(by: w)
      _ = Function(third)([w: 1])
    }
  }

  @Test("NaN is never given to a rule")
  func notANumber() {
    let strict = ScalarFunction("strict", value: { x in x.isNaN ? 1 : 0 })
    #expect(strict(.nan).isNaN)
  }

  @Test("A gradient through it agrees with forward mode and with differences, arrays included")
  func arrays() {
    let x = graph.input("x", Shape([2])), y = graph.input("y")
    let hidden = bell(
      dense(
        x, weights: graph.parameter("W", Shape([3, 2])), bias: graph.parameter("a", Shape([3]))))
    let output = dense(bell(bell(hidden)), weights: graph.parameter("V", Shape([1, 3])))[0]
    let loss = squaredError(output * bell(graph.parameter("s")), y)
    let batch = Batch(count: 7, columns: [x: scattered(14), y: scattered(7, from: 20)])
    expectGradient(of: loss, batch: batch, parameters: scattered(graph.parameterCount, from: 3))
  }

  @Test(
    "Every set of instructions and any number of threads give the same bits",
    arguments: [1, 3, 5, 1000])
  func sameBits(count: Int) {
    let x = graph.input("x", Shape([2])), w = graph.parameter("w")
    let function = Function(sum(bell(bell(w) * x)))
    let column = scattered(2 * count)
    let batch = Batch(count: count, columns: [x: column])
    // By hand, sample by sample; all sums of this many terms are rounded alike to 1e-14.
    let scale = bell(1.1)
    let values = (0..<count).map { bell(scale * column[2 * $0]) + bell(scale * column[2 * $0 + 1]) }
    let slope =
      column.reduce(0) { $0 + bell.derivative(scale * $1) * $1 } * bell.derivative(1.1)
      / Double(count)
    var expected: [UInt64]?
    for instructions in InstructionSet.available {
      for threads in [1, 2, 3] {
        #expect(
          function.values(
            batch, parameters: [1.1], threads: threads, instructions: instructions) == values)
        let workspace = Workspace(
          function, batch: batch, threads: threads, instructions: instructions)
        var gradient = [0.0]
        let mean = workspace.meanGradient(parameters: [1.1], gradient: &gradient)
        #expect(abs(mean - values.reduce(0, +) / Double(count)) < 1e-14)
        #expect(abs(gradient[0] - slope) < 1e-14)
        let bits = [mean, gradient[0]].map(\.bitPattern)
        #expect(bits == expected ?? bits)
        expected = bits
      }
    }
  }

  @Test("The product with the Hessian takes the second derivative, and traps without one")
  func secondDerivative() async {
    let w = graph.parameter("w"), x = graph.input("x")
    func product(_ function: ScalarFunction) -> (gradient: [Double], product: [Double]) {
      Function(function(w * x)).hessianVectorProduct(
        Batch([x: 3]), parameters: [0.2], direction: [1])
    }
    let found = product(bell)
    #expect(abs(found.gradient[0] - bell.derivative(0.6) * 3) < 1e-15)
    #expect(abs(found.product[0] - bell.derivative.derivative(0.6) * 9) < 1e-14)
    await #expect(processExitsWith: .failure) {
      let once = ScalarFunction("once", value: { $0 }, derivatives: { _ in 1 })
      _ = Function(once(Graph().parameter("w"))).hessianVectorProduct(
        Batch(), parameters: [0.2], direction: [1])
    }
  }

  @Test("The derivative as a formula is a formula of the function's derivative")
  func symbolic() {
    let w = graph.parameter("w"), x = graph.input("x")
    let slope = bell(w * x).derivative(by: x)
    #expect(
      description(slope) == "v1 = w * x\nv2 = bell′(v1)\nv3 = w * v2\nvalue = v3")
    let product = Function(slope.derivative(by: x))
    #expect(abs(product([w: 2, x: 0.3]) - 4 * bell.derivative.derivative(0.6)) < 1e-15)
    #expect(slope.operands.last?.function == bell.derivative)
    #expect(slope.function == nil)
  }

  @Test(
    "A term of one function is computed once, and those of different functions are not mixed up")
  func sharing() {
    let x = graph.input("x")
    let namesake = ScalarFunction("bell", value: { x in x + 1 }, derivatives: { _ in 1 })
    #expect(description(bell(x) * bell(x)) == "v1 = bell(x)\nv2 = v1 * v1\nvalue = v2")
    #expect(Function(bell(x) - namesake(x))([x: 0]) == 0)
    #expect(Function(bell(x) - namesake(x))([x: 1]) == bell(1) - 2)
    #expect(Function(bell.derivative(x) + bell(x))([x: 1]) == bell.derivative(1) + bell(1))
    // Each in a graph where the other was there first.
    #expect(Function(namesake(x))([x: 4]) == 5)
  }

  @Test("Of a constant it is one, and so is its derivative")
  func folding() {
    let x = graph.input("x"), half = graph.constant(0.5)
    #expect(description(bell(half) * x) == "v1 = \(bell(0.5)) * x\nvalue = v1")
    #expect(
      description(bell.derivative(half) * x) == "v1 = \(bell.derivative(0.5)) * x\nvalue = v1")
    #expect(description((bell(half) + x * 0).derivative(by: x)) == "value = 0")
  }

  @Test("The only element of an array goes through it as a number does")
  func onlyElement() throws {
    let x = graph.input("x")
    _ = ScalarFunction("first", value: { _ in 0 })(x)
    let list = try graph.stack([x * 2])
    #expect(description(bell(list)[0]) == "v1 = x * 2\nv2 = bell(v1)\nvalue = v2")
    #expect(Function(bell.derivative(list)[0])([x: 0.25]) == bell.derivative(0.5))
  }

  @Test("A trace shows its value and the derivative by what it is applied to")
  func trace() {
    let x = graph.input("x"), w = graph.parameter("w")
    let product = w * x
    let trace = (2 * bell(product)).trace(Batch([x: 3]), parameters: [0.2])
    #expect(trace.value(of: product) == [0.2 * 3])
    #expect(trace.adjoint(of: product) == [2 * bell.derivative(0.2 * 3)])
  }

  @Test("It stays when what it is applied to is replaced")
  func replacing() {
    let x = graph.input("x"), y = graph.input("y")
    _ = bell.derivative(y)
    let replaced = (bell(x) + x).replacing([x: y * 2])
    #expect(Function(replaced)([y: 0.4]) == bell(0.8) + 0.8)
  }

  @Test("A value or a derivative that is not finite is followed back to it")
  func notFinite() {
    let x = graph.input("x"), w = graph.parameter("w")
    let pole = ScalarFunction("pole", value: { 1 / $0 }, derivatives: { -1 / ($0 * $0) })
    let batch = Batch(count: 2, columns: [x: [1, 0]])
    #expect(
      Function(pole(w * x) + w).firstNonFinite(batch, parameters: [4])
        == NonFiniteValue(
          sample: 1, formula: "pole(w * x)", operands: [.init(formula: "w * x", value: 0)],
          value: .infinity, derivative: nil))
    let root = ScalarFunction("root", value: { $0.squareRoot() }, derivatives: { 0.5 / $0 })
    #expect(
      Function(root(w * x)).firstNonFinite(batch, parameters: [4])
        == NonFiniteValue(
          sample: 1, formula: "root(w * x)", operands: [.init(formula: "w * x", value: 0)],
          value: .infinity, derivative: "w * x"))
  }

  @Test("The graph's operation cannot be applied without a function")
  func withoutFunction() async {
    await #expect(processExitsWith: .failure) { _ = Formula.apply(.custom, Graph().input("x")) }
  }
}
