import Autodiff
import TestSupport
import Testing

@testable import Typesetting

@Suite("Typeset arrays and layers")
struct ArrayTypesetterTests {
  let graph = Graph()
  let x: Formula, v: Formula, weights: Formula, label: Formula, image: Formula

  init() {
    x = graph.input("x")
    v = graph.input("v", Shape([3]))
    weights = graph.parameter("W", Shape([2, 3]))
    label = graph.input("label")
    image = graph.input("pixels", Shape([8, 8]))
  }

  private func expect(
    _ formula: Formula, _ expected: String, names: [Formula: String] = [:],
    location: SourceLocation = #_sourceLocation
  ) {
    let typesetter = FormulaTypesetter(FormulaNotation(names: names))
    #expect(typesetter.definition(formula).line == expected, sourceLocation: location)
  }

  @Test("A choice is a definition by cases, one for each condition")
  func cases() {
    let inner = select(x < -1, x.graph.constant(2), x)
    let formula = select(x > 0, x * x, inner)
    expect(formula, "{cases{x x & 'if ' [x > 0] / 2 & 'if ' [x < [− 1]] / x & 'otherwise'}")
    expect(formula, "{cases{x x & 'if ' [x > 0] / h & 'otherwise'}", names: [inner: "h"])
    expect(2 * inner + 1, "2 ({cases{2 & 'if ' [x < [− 1]] / x & 'otherwise'}) + 1")
  }

  @Test("The largest of several numbers has them in a row")
  func largestOfSeveral() {
    expect(max(x, 2 * x, label), "max (x , [2 x] , label)")
    expect(min(v), "min (𝐯)")
  }

  @Test("A dense layer is a matrix times a vector, with letters that have its name as their index")
  func denseLayers() {
    let h = tanh(
      Autodiff.dense(
        v, weights: graph.parameter("h1.weights", Shape([4, 3])),
        bias: graph.parameter("h1.bias", Shape([4]))))
    expect(h, "tanh (𝐖_h_1 𝐯 + 𝐛_h_1)")
    let logits = Autodiff.dense(
      h, weights: graph.parameter("logits.weights", Shape([2, 4])),
      bias: graph.parameter("logits.bias", Shape([2])))
    expect(logits, "𝐖_'logits' 𝐡_1 + 𝐛_'logits'", names: [h: "h1"])
    expect(logits, "𝐖_'logits' · hidden + 𝐛_'logits'", names: [h: "hidden"])
    expect(Autodiff.dense(v * 2, weights: weights), "𝐖 𝐯 · 2")
    expect(Autodiff.dense(v + 2, weights: weights), "𝐖 · (𝐯 + 2)")
  }

  @Test("Images are convolved, pooled and flattened by name")
  func images() {
    let filters = graph.parameter("c.weights", Shape([2, 1, 3, 3]))
    let bias = graph.parameter("c.bias", Shape([2]))
    let c = relu(convolution(image, weights: filters, bias: bias))
    expect(c, "ReLU (𝐖_c ∗ pixels + 𝐛_c)")
    expect(maxPool(c, 2).flattened, "flatten (maxpool_[2 × 2] (𝐜))", names: [c: "c"])
    expect(meanPool(image, 4), "meanpool_[4 × 4] (pixels)")
  }

  @Test("Elements have indices, lists are columns, lists of lists are matrices")
  func elements() throws {
    expect(weights[1, 2], "W_[1 , 2]")
    expect(v[0] * weights[0, 1], "v_0 W_[0 , 1]")
    expect(v.element(at: label), "v_label")
    expect((v + 1)[2], "(𝐯 + 1)_2")
    expect(try graph.stack([x, x * 2]), "(matrix{x / x · 2})")
    let rows = [try graph.stack([x, label]), try graph.stack([x * x, x])]
    expect(try graph.stack(rows), "(matrix{x & label / x x & x})")
    let list = try graph.stack([x, x, label])
    expect(Autodiff.dense(list, weights: weights), "𝐖 (matrix{x / x / label})")
    let long = try graph.stack((0..<20).map { graph.constant(Double($0)) })
    expect(long, "(matrix{0 / 1 / 2 / ⋮ / 19})")
  }

  @Test("Arrays multiplied element by element have a sign between them")
  func elementwiseProducts() {
    let w = graph.parameter("w", Shape([3]))
    expect(v * w, "𝐯 ⊙ 𝐰")
    expect(2.0 * v * w * x, "2 𝐯 ⊙ 𝐰 x")
    expect(v * 2 * w, "𝐯 · 2 ⊙ 𝐰")
    expect(Autodiff.dense(v * w, weights: weights), "𝐖 · (𝐯 ⊙ 𝐰)")
    let u = graph.parameter("u", Shape([2]))
    expect(Autodiff.dense(v, weights: weights) * u, "(𝐖 𝐯) ⊙ 𝐮")
    expect(-Autodiff.dense(v, weights: weights) * u, "(− 𝐖 𝐯) ⊙ 𝐮")
    expect((v + 1) * (w - 1), "(𝐯 + 1) ⊙ (𝐰 − 1)")
  }

  @Test("A sum over arrays that have names has an index, unless something in it has none")
  func indexedSums() throws {
    let w = graph.parameter("w", Shape([3]))
    expect(sum(v * w) + x, "∑__i v_i w_i + x")
    expect(sum(pow(v - x, 2)), "∑__i (v_i − x)^2")
    expect(sum(exp(v)) / x, "frac(∑__i e^v_i; x)")
    expect(sum(weights * weights), "∑__[i , j] W_[i , j] W_[i , j]")
    expect(sum(v * sum(w)), "∑__i v_i · ∑__j w_j")
    expect(sum(tanh(v) * w[1]), "∑__i tanh (v_i) · w_1")
    let list = try graph.stack([x, label])
    expect(sum(list), "∑ (matrix{x / label})")
    expect(squaredError(Autodiff.dense(v, weights: weights), list), "‖𝐖 𝐯 − (matrix{x / label})‖^2")
    expect(squaredError(x, label), "(x − label)^2")
    expect(sum(v * w), "∑__i sum_i · w_i", names: [v: "sum"])
  }

  @Test("What is made of all elements has its sign before them")
  func reductions() {
    expect(sum(v), "∑__i v_i")
    expect(2.0 * sum(v * v), "2 ~ ∑__i v_i v_i")
    expect(sum(v) * x, "(∑__i v_i) · x")
    expect(sum(v) + x, "∑__i v_i + x")
    expect(sum(v + 1), "∑__i (v_i + 1)")
    expect(pow(sum(v), 2), "(∑__i v_i)^2")
    expect(mean(v), "frac(∑__i v_i; 3)")
    expect(max(v), "max (𝐯)")
    expect(min(v), "min (𝐯)")
    expect(argmax(v), "argmax (𝐯)")
    expect(softmax(v), "softmax (𝐯)")
    expect(logSumExp(v), "log (∑__i e^v_i)")
  }

  @Test("Losses are set as what they compute")
  func losses() {
    expect(crossEntropy(x, label), "− (label · log ~ x + (1 − label) · log (1 − x))")
    expect(crossEntropyLogits(x, label), "log (1 + e^x) − label · x")
    expect(softmaxCrossEntropy(v, label), "log (∑__i e^v_i) − v_label")
    expect(squaredError(v, v + 1), "∑__i (v_i − (v_i + 1))^2")
    expect(leakyRelu(x, slope: 0.1), "LeakyReLU_0.1 (x)")
    expect(logAddExp(x, label), "log (e^x + e^label)")
  }

  @Test("A value of one element is set as the number it counts as")
  func singles() {
    let one = graph.parameter("p.bias", Shape([1]))
    expect(sigmoid(one.element(at: graph.constant(0))), "σ (b_p)")
  }
}
