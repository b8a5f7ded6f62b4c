import Autodiff
import Testing

@Suite("Modes of differentiation")
struct ModeTests {
  private let graph = Graph()

  /// A small network of layers with a loss, and its parameters' values.
  private func network() -> (loss: Formula, batch: Batch, parameters: [Double]) {
    let x = graph.input("x", Shape([2])), label = graph.input("label")
    let hidden = tanh(
      dense(
        x, weights: graph.parameter("W", Shape([3, 2])), bias: graph.parameter("a", Shape([3]))))
    let logits = dense(
      softplus(hidden), weights: graph.parameter("V", Shape([3, 3])),
      bias: graph.parameter("b", Shape([3])))
    let batch = Batch(
      count: 5, columns: [x: scattered(10), label: [0, 1, 2, 1, 0]])
    let loss =
      softmaxCrossEntropy(logits, label) + 0.1
      * graph.parameters.map { sum($0 * $0) }
      .reduce(graph.constant(0), +)
    return (loss, batch, scattered(graph.parameterCount, from: 3))
  }

  @Test("A directional derivative is the gradient's part in that direction")
  func directional() {
    let (loss, batch, parameters) = network()
    let function = Function(loss)
    let direction = scattered(parameters.count, from: 50)
    let (mean, derivative) = function.meanDerivative(
      batch, parameters: parameters, along: direction)
    let (reverseMean, gradient) = function.meanGradient(batch, parameters: parameters)
    let product = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(mean - reverseMean) < 1e-15)
    #expect(abs(derivative - product) < 1e-14)
  }

  @Test("A direction that does not move a parameter keeps its infinities out of the derivative")
  func structuralZero() {
    let x = graph.parameter("x"), p = graph.parameter("p")
    let function = Function(p * log(x))
    let byP = function.meanDerivative(Batch(), parameters: [0, 2], along: [0, 1])
    #expect(byP.derivative == -.infinity)
    #expect(function.gradient([x: 0, p: 2])[p] == -.infinity)
  }

  @Test("The product with the Hessian is how the gradient changes along the direction")
  func hessianVectorProduct() {
    let (loss, batch, parameters) = network()
    let function = Function(loss)
    let direction = scattered(parameters.count, from: 50)
    let (gradient, product) = function.hessianVectorProduct(
      batch, parameters: parameters, direction: direction)
    let plain = function.meanGradient(batch, parameters: parameters).gradient
    for (a, b) in zip(gradient, plain) { #expect(abs(a - b) < 1e-15) }
    let step = 1e-5
    func moved(by distance: Double) -> [Double] {
      let place = zip(parameters, direction).map { $0 + distance * $1 }
      return function.meanGradient(batch, parameters: place).gradient
    }
    for (found, (above, below)) in zip(product, zip(moved(by: step), moved(by: -step))) {
      #expect(abs(found - (above - below) / (2 * step)) < 1e-8)
    }
  }

  @Test("The Hessian of x²y + y³ by hand")
  func knownHessian() {
    let x = graph.parameter("x"), y = graph.parameter("y")
    let function = Function(x * x * y + pow(y, 3))
    // [[2y, 2x], [2x, 6y]] at (2, 3).
    let byX = function.hessianVectorProduct(Batch(), parameters: [2, 3], direction: [1, 0])
    #expect(byX.gradient == [12, 31] && byX.product == [6, 4])
    let byY = function.hessianVectorProduct(Batch(), parameters: [2, 3], direction: [0, 1])
    #expect(byY.product == [4, 18])
  }

  /// Every operation on numbers, at points where it is smooth.
  static let operations = OperationDerivativeTests.unary + OperationDerivativeTests.binary

  @Test("The derivative as a formula has the value that forward mode gives", arguments: operations)
  func symbolic(operation: Primitive) {
    let x = graph.parameter("x"), y = graph.parameter("y")
    let formula: Formula =
      operation.operandCount == 1 ? .applying(unary: operation, x) : .apply(operation, x, y)
    for point in [[0.6, 0.2], [0.2, 1.4], [0.3, 0.3]] {
      for (place, leaf) in [x, y].enumerated() {
        let direction = place == 0 ? [1.0, 0] : [0, 1]
        let forward = Function(formula).meanDerivative(
          Batch(), parameters: point, along: direction)
        let found = Function(formula.derivative(by: leaf))([x: point[0], y: point[1]])
        #expect(abs(found - forward.derivative) < 1e-14)
      }
    }
  }

  @Test("Derivatives can be differentiated again, and by an input or an element")
  func nested() {
    let x = graph.input("x"), w = graph.parameter("w")
    let second = sin(w * x).derivative(by: x).derivative(by: x)
    #expect(abs(Function(second)([x: 0.7, w: 1.3]) + 1.69 * 0.7895037396899505) < 1e-15)
    let weights = graph.parameter("W", Shape([1, 2]))
    let layer = dense(Formula.apply(.stack, x, x * x), weights: weights)
    let byElement = Function(layer.derivative(by: weights, element: 1))
    #expect(byElement.values(Batch([x: 3]), parameters: [0, 5, 6]) == [9])
    #expect(byElement.shape == Shape([1]))
    let bySlope = Function(layer.derivative(by: x))
    #expect(bySlope.values(Batch([x: 3]), parameters: [0, 5, 6]) == [5 + 36])
    // What does not depend on the leaf has derivative 0.
    #expect(Function(x.derivative(by: w))([x: 3]) == 0)
  }
}
