import Autodiff
import Testing

@Suite("Compiled functions")
struct CompilationTests {
  private let graph = Graph()
  private let x: Formula, y: Formula, z: Formula, w: Formula

  init() {
    x = graph.input("x")
    y = graph.input("y")
    z = graph.input("z")
    w = graph.parameter("w")
  }

  private func expect(
    _ formula: Formula, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Function(formula).description == text, sourceLocation: sourceLocation)
  }

  @Test("What the value does not need is left out")
  func pruning() {
    _ = exp(x)
    expect(w * x, "v1 = w * x\nvalue = v1")
    expect(x, "value = x")
  }

  @Test("Constants are folded, by the very rules that compute")
  func folding() {
    let two = graph.constant(2)
    expect(pow(two, 3) * x, "v1 = 8 * x\nvalue = v1")
    expect(sigmoid(two) + x, "v1 = \(Function(sigmoid(two))()) + x\nvalue = v1")
    expect(1 * (x / 1), "value = x")
    expect(-(-x), "value = x")
    expect(pow(sin(x), 2), "v1 = sin(x)\nv2 = v1 * v1\nvalue = v2")
  }

  @Test("Equal terms are computed once, also with their operands exchanged")
  func sharing() {
    expect(sin(x * y) * sin(y * x), "v1 = x * y\nv2 = sin(v1)\nv3 = v2 * v2\nvalue = v3")
    expect(x - y + (y - x), "v1 = x - y\nv2 = y - x\nv3 = v1 + v2\nvalue = v3")
  }

  @Test("What is the same for every sample is computed apart from the rest")
  func uniform() {
    expect(x * exp(w), "v1 = exp(w)\nv2 = x * v1\nvalue = v2")
  }

  @Test("A neuron that is spelled out becomes one step, in the order of its terms")
  func neurons() {
    let v = graph.parameter("v"), b = graph.parameter("b")
    expect(w * x + v * y + b, "v1 = w * x + v * y + b\nvalue = v1")
    expect(b + w * x, "v1 = b + w * x\nvalue = v1")
    // A product that something else needs stays.
    let product = w * x
    expect(
      (product + b) * product, "v1 = w * x\nv2 = v1 + b\nv3 = v2 * v1\nvalue = v3")
    // And so do brackets on the right, since they change the rounding.
    expect(x + (y + z), "v1 = y + z\nv2 = x + v1\nvalue = v2")
    let function = Function(w * x + v * y + b)
    #expect(function([w: 0.1, x: 3, v: 0.2, y: 7, b: 1e-17]) == (0.1 * 3 + 0.2 * 7) + 1e-17)
  }

  @Test("Elements and flattening take no step of their own")
  func views() {
    let image = graph.input("image", Shape([2, 2]))
    expect(image[1, 0] * w, "v1 = image[2] * w\nvalue = v1")
    expect(
      dense(image.flattened, weights: graph.parameter("W", Shape([1, 4]))),
      "v1 = dense(image, W)\nvalue = v1")
  }

  @Test("The only element of a layer is as good as a number, and an element of a list is itself")
  func onlyElements() throws {
    let weights = graph.parameter("W", Shape([1, 2]))
    let list = try graph.stack([x, sin(y)])
    let logit = dense(list, weights: weights)
    expect(list[1], "v1 = sin(y)\nvalue = v1")
    expect(
      crossEntropy(sigmoid(logit)[0], z),
      """
      v1 = sin(y)
      v2 = [x, v1]
      v3 = dense(v2, W)
      v4 = cross_entropy_logits(v3, z)
      value = v4
      """)
  }

  @Test("Forms that overflow are replaced by forms that do not")
  func stableForms() {
    let p = sigmoid(z)
    expect(log(p), "v1 = -z\nv2 = softplus(v1)\nv3 = -v2\nvalue = v3")
    expect(log(1 - p), "v1 = softplus(z)\nv2 = -v1\nvalue = v2")
    expect(log1p(-p), "v1 = softplus(z)\nv2 = -v1\nvalue = v2")
    expect(log(1 + exp(z)), "v1 = softplus(z)\nvalue = v1")
    expect(log(exp(x) + exp(y)), "v1 = log_add_exp(x, y)\nvalue = v1")
    let entropy = "v1 = cross_entropy_logits(z, y)\nvalue = v1"
    expect(crossEntropy(p, y), entropy)
    expect(-((1 - y) * log(1 - p) + log(p) * y), entropy)
    expect(-y * log(p) - (1 - y) * log(1 - p), entropy)
    expect(-(y * log(p)) - (1 - y) * log(1 - p), entropy)
    let negated = sigmoid(-z)
    expect(
      crossEntropy(negated, y), "v1 = -z\nv2 = cross_entropy_logits(v1, y)\nvalue = v2")
    expect(
      1 - pow(tanh(x), 2),
      """
      v1 = 2 * x
      v2 = sigmoid(v1)
      v3 = -v1
      v4 = sigmoid(v3)
      v5 = v2 * v4
      v6 = 4 * v5
      value = v6
      """)
    let logits = graph.input("logits", Shape([3]))
    expect(
      -log(softmax(logits).element(at: y)),
      "v1 = logits[y]\nv2 = log_sum_exp(logits)\nv3 = v1 - v2\nv4 = -v3\nvalue = v4")
    expect(log(sum(exp(logits))), "v1 = log_sum_exp(logits)\nvalue = v1")
  }

  @Test(
    "The cross-entropy of a sigmoid is finite and right at ±800, value and gradient",
    arguments: [(800, 0, 800, 1), (800, 1, 0, 0), (-800, 0, 0, 0), (-800, 1, 800, -1)]
      as [(Double, Double, Double, Double)])
  func crossEntropyAtTheEdge(logit: Double, label: Double, value: Double, slope: Double) {
    let z = graph.parameter("logit")
    let loss = -(y * log(sigmoid(z)) + (1 - y) * log(1 - sigmoid(z)))
    let found = Function(loss).meanGradient(Batch([y: label]), parameters: [0, logit])
    #expect(found.mean == value)
    #expect(found.gradient[1] == slope)
  }

  @Test("No simplification changes a special value")
  func specialValues() {
    #expect(Function(0 * x)([x: .nan]).isNaN)
    #expect(Function(x - x)([x: .infinity]).isNaN)
    #expect(Function(x + 0)([x: -0.0]).sign == .plus)
    #expect(Function(x / x)([x: 0]).isNaN)
    #expect(Function(1 * x)([x: -0.0]).sign == .minus)
    #expect(Function(log(sigmoid(z)))([z: .nan]).isNaN)
    #expect(Function(crossEntropy(sigmoid(z), y))([z: .nan, y: 0]).isNaN)
    #expect(Function(crossEntropy(sigmoid(z), y))([z: -.infinity, y: 0]) == 0)
  }

  @Test("The logarithm of a sum of exponentials is right however large or small they are")
  func logSumExponentials() {
    let logits = graph.input("logits", Shape([3]))
    let function = Function(logSumExp(logits))
    func value(_ a: Double, _ b: Double, _ c: Double) -> Double {
      function.values(Batch(count: 1, columns: [logits: [a, b, c]]), parameters: [0])[0]
    }
    #expect(value(1000, 1000, -1000) == 1000.6931471805599)
    #expect(value(-1000, -1001, -1002) == -999.5923940355556)
    #expect(value(-.infinity, -.infinity, 2) == 2)
    #expect(value(.infinity, 0, 0) == .infinity)
    #expect(value(0, .nan, 0).isNaN)
  }
}
