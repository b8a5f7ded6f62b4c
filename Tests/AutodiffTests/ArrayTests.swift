import Autodiff
import Testing

/// Numbers without a pattern, the same in every run.
func scattered(_ count: Int, from start: Int = 0) -> [Double] {
  (start..<start + count).map { place in
    let turns = Double(place) * 0.6180339887498949
    return (turns - turns.rounded(.down)) * 2 - 1
  }
}

@Suite("Arrays and layers")
struct ArrayTests {
  private let graph = Graph()

  private func values(_ formula: Formula, _ columns: [Formula: [Double]]) -> [Double] {
    Function(formula).values(
      Batch(count: 1, columns: columns),
      parameters: [Double](repeating: 0, count: graph.parameterCount))
  }

  @Test("Reductions, softmax and elements")
  func reducing() throws {
    let v = graph.input("v", Shape([4])), i = graph.input("i")
    let column: [Formula: [Double]] = [v: [1, 3, -2, 3], i: [2]]
    #expect(values(sum(v), column) == [5])
    #expect(values(mean(v), column) == [1.25])
    #expect(values(min(v), column) == [-2])
    #expect(values(max(v), column) == [3])
    #expect(values(argmax(v), column) == [1])
    #expect(values(v[2], column) == [-2])
    #expect(values(v.element(at: i), column) == [-2])
    #expect(values(v.element(at: i + 2), column)[0].isNaN)
    #expect(values(v.element(at: i - 0.5), column)[0].isNaN)
    let soft = values(softmax(v), column)
    #expect(abs(soft.reduce(0, +) - 1) < 1e-15 && soft[1] == soft[3])
    let list = try graph.stack([v[0], i, v[3]])
    #expect(values(list, column) == [1, 2, 3])
    #expect(values(v + i, column) == [3, 5, 0, 5])
    #expect(values(v * v, column) == [1, 9, 4, 9])
  }

  @Test("A dense layer is weights · x + bias, summed in the order in which one would write it")
  func denseLayer() {
    let x = graph.input("x", Shape([2]))
    let weights = graph.input("W", Shape([2, 2])), bias = graph.input("b", Shape([2]))
    let column: [Formula: [Double]] = [x: [5, 7], weights: [1, 2, 3, 4], bias: [0.5, -1]]
    #expect(values(dense(x, weights: weights, bias: bias), column) == [19.5, 42])
    #expect(values(dense(x, weights: weights), column) == [19, 43])
  }

  @Test("A convolution slides its filters over every channel without padding")
  func convolutionLayer() {
    let x = graph.input("x", Shape([2, 3])), image = graph.input("image", Shape([2, 2, 2]))
    let filter = graph.input("filter", Shape([1, 1, 2, 2])), bias = graph.input("b", Shape([1]))
    let pair = graph.input("pair", Shape([1, 2, 1, 1]))
    let column: [Formula: [Double]] = [
      x: [1, 2, 3, 4, 5, 6], filter: [1, 10, 100, 1000], bias: [0.5],
      image: [1, 2, 3, 4, 10, 20, 30, 40], pair: [1, 0.5],
    ]
    let result = convolution(x, weights: filter, bias: bias)
    #expect(result.shape == Shape([1, 1, 2]))
    #expect(values(result, column) == [5421.5, 6532.5])
    #expect(values(convolution(image, weights: pair), column) == [6, 12, 18, 24])
  }

  @Test("Pooling leaves out what does not fill a window")
  func pooling() {
    let x = graph.input("x", Shape([3, 5]))
    let column: [Formula: [Double]] = [x: [1, 2, 3, 4, 99, 5, 6, 7, 0, 99, 99, 99, 99, 99, 99]]
    #expect(values(maxPool(x, 2), column) == [6, 7])
    #expect(values(meanPool(x, 2), column) == [3.5, 3.5])
    #expect(maxPool(x, 2).shape == Shape([1, 2]))
  }

  @Test("Losses are what their formulas say")
  func losses() {
    let z = graph.input("z"), y = graph.input("y"), logits = graph.input("logits", Shape([3]))
    let column: [Formula: [Double]] = [z: [0.3], y: [1], logits: [1, 2, 3]]
    #expect(abs(values(crossEntropyLogits(z, y), column)[0] - 0.5543552444685272) < 1e-15)
    #expect(abs(values(crossEntropy(sigmoid(z), y), column)[0] - 0.5543552444685272) < 1e-15)
    #expect(abs(values(softmaxCrossEntropy(logits, y), column)[0] - 1.4076059644443804) < 1e-15)
    #expect(abs(values(squaredError(z, y), column)[0] - 0.49) < 1e-15)
    #expect(values(squaredError(logits, logits + 1), column) == [3])
  }

  // MARK: - Derivatives

  static let reductions: [Primitive] = [.sum, .minimum, .maximum, .logSumExp, .softmax]

  @Test("The derivatives of reductions agree in all modes", arguments: reductions)
  func reductionDerivatives(operation: Primitive) {
    let v = graph.parameter("v", Shape([5])), weight = graph.input("weight", Shape([5]))
    let weights = Batch(count: 1, columns: [weight: [0.3, -1, 2, 0.7, 1.1]])
    expectGradient(
      of: sum(.apply(operation, v) * weight), batch: weights, parameters: scattered(5))
  }

  @Test("Elements that tie for the largest share its derivative evenly")
  func ties() {
    let v = graph.parameter("v", Shape([3]))
    let gradient = Function(max(v)).meanGradient(Batch(), parameters: [2, 1, 2]).gradient
    #expect(gradient == [0.5, 0, 0.5])
    let image = graph.parameter("image", Shape([2, 2]))
    let pooled = Function(sum(maxPool(image, 2)))
    #expect(
      pooled.meanGradient(Batch(), parameters: [0, 0, 0, 4, 4, 4, 4]).gradient
        == [0, 0, 0, 0.25, 0.25, 0.25, 0.25])
    let broken = pooled.meanGradient(Batch(), parameters: [0, 0, 0, 1, .nan, 0, 0])
    #expect(broken.mean.isNaN && !broken.gradient.dropFirst(3).contains { !$0.isNaN })
  }

  @Test(
    "Elements that tie share the derivative in forward mode too, and a value of one element is whole"
  )
  func tiesInAllModes() {
    let v = graph.parameter("v", Shape([3])), image = graph.parameter("image", Shape([2, 2]))
    let one = graph.parameter("one", Shape([1])), x = graph.input("x")
    for formula in [max(v), min(v), sum(maxPool(image, 2))] {
      let checks = Function(formula).checkGradient(
        Batch(), parameters: [Double](repeating: 0, count: 8))
      for check in checks { #expect(check.forward == check.reverse) }
      #expect(
        checks.map(\.reverse) == [Double](repeating: 1 / Double(checks.count), count: checks.count))
    }
    let derivative = Function(max(v).derivative(by: v, element: 2))
    #expect(derivative.values(Batch(), parameters: [Double](repeating: 0, count: 8)) == [1.0 / 3])
    expectGradient(of: logSumExp(one) * sum(one), parameters: [0, 0, 0, 0, 0, 0, 0, 2])
    #expect(
      Function(log(sum(exp(x))) + x * x).values(
        Batch(count: 4, columns: [x: [1, 2, 3, 4]]), parameters: [Double](repeating: 0, count: 8))
        == [2, 6, 12, 20])
  }

  @Test("The derivatives of parts, lists and scalars that go with arrays agree in all modes")
  func partDerivatives() throws {
    let v = graph.parameter("v", Shape([3])), s = graph.parameter("s"), i = graph.input("i")
    let list = try graph.stack([s * 2, v[1], sin(s)])
    expectGradient(
      of: sum(list * v + s) + v.element(at: i) * s + sum(tanh(v * s)) / s,
      batch: Batch([i: 2]), parameters: [0.3, -0.4, 0.5, 1.2])
  }

  @Test("The derivatives of whole networks agree in all modes, for one sample and for many")
  func networkDerivatives() {
    let image = graph.input("image", Shape([6, 6])), label = graph.input("label")
    let filters = graph.parameter("K", Shape([2, 1, 3, 3])),
      shifts = graph.parameter("k", Shape([2]))
    let weights = graph.parameter("W", Shape([3, 8])), bias = graph.parameter("b", Shape([3]))
    let features = tanh(convolution(image, weights: filters, bias: shifts))
    for pooled in [maxPool(features, 2), meanPool(features, 2)] {
      let logits = dense(pooled.flattened, weights: weights, bias: bias)
      for count in [1, 6] {
        let batch = Batch(
          count: count,
          columns: [
            image: scattered(36 * count), label: (0..<count).map { Double($0 % 3) },
          ])
        expectGradient(
          of: softmaxCrossEntropy(logits, label), batch: batch,
          parameters: scattered(graph.parameterCount, from: 7))
      }
    }
  }

  // MARK: - Shapes

  @Test(
    "Shapes that do not fit are named, both of them",
    arguments: [
      (
        .add, [[3], [4]],
        "+ cannot take [3] and [4]: they have to be the same, or one of them a scalar"
      ),
      (
        .dense, [[3], [2, 4]],
        "dense cannot take [3] and [2, 4]: the weights of 3 values are a matrix of 3 columns"
      ),
      (
        .dense, [[2, 2], [1, 4]],
        "dense cannot take [2, 2] and [1, 4]: a dense layer takes a vector; flatten an image first"
      ),
      (
        .convolution, [[2, 8, 8], [4, 1, 3, 3]],
        "conv cannot take [2, 8, 8] and [4, 1, 3, 3]: its weights are [filters, 2, size, size]"
      ),
      (
        .convolution, [[2, 2], [4, 1, 3, 3]],
        "conv cannot take [2, 2] and [4, 1, 3, 3]: a filter is not larger than the image"
      ),
      (.element, [[3], [2]], "element cannot take [3] and [2]: an index is one number"),
      (
        .stack, [[3], []],
        "stack cannot take [3] and scalar: the elements of a list have the same shape"
      ),
    ] as [(Primitive, [[Int]], String)])
  func mismatches(operation: Primitive, dimensions: [[Int]], message: String) {
    let operands = dimensions.enumerated().map { graph.input("x\($0)", Shape($1)) }
    let error = #expect(throws: ShapeMismatch.self) {
      try Formula.applying(operation, operands)
    }
    #expect(error?.description == message)
  }
}
