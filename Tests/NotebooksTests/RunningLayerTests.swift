import Figures
import TestSupport
import Testing

@testable import Notebooks

@Suite("Layers and their parameters")
struct RunningLayerTests {
  @Test("A dense layer is weights · x + bias, with parameters named after its formula")
  func dense() throws {
    let model = """
      ```{model}
      input x1, x2
      h = tanh(dense([x1, x2], units: 3))
      y = dense(h, units: 1)
      z = dense(x1, units: 2, init: uniform(2, 2))
      ```

      """
    let document = try run(model)
    #expect(
      document.parameters.map(\.name)
        == ["h.weights", "h.bias", "y.weights", "y.bias", "z.weights", "z.bias"])
    #expect(document.parameters.map(\.shape) == [[3, 2], [3], [1, 3], [1], [2, 1], [2]])
    #expect(document.parameters[1].initial == [0, 0, 0])
    #expect(try shown("z(x1: 5)[1]", after: model) == "10")
    let difference = """
      h(x1: 2, x2: 3)[1] == tanh(h.weights[1, 0]*2 + h.weights[1, 1]*3 + h.bias[1])
      """
    #expect(try shown(difference, after: model) == "1")
    let output =
      "y(x1: 1, x2: 0) - sum([y.weights[0, 0], y.weights[0, 1], y.weights[0, 2]] * h(x1: 1, x2: 0))"
    #expect(try shown("abs(\(output)) < 1e-15", after: model) == "1")
  }

  @Test("A convolution lays each filter over every place of an image of any channels")
  func convolution() throws {
    let model = """
      ```{model}
      input image[3, 3], colors[2, 2, 2]
      c = conv(image, filters: 2, size: 2, init: uniform(1, 1))
      d = conv(colors, filters: 1, size: 2, init: uniform(1, 1))
      m = max_pool(c, 2)
      n = mean_pool(image, 2)
      f = flatten(c)
      ```

      """
    let image = "image: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]"
    // 1+2+4+5 at the first place, 5+6+8+9 at the last.
    #expect(try shown("c(\(image))[0, 0, 0]", after: model) == "12")
    #expect(try shown("c(\(image))[1, 1, 1]", after: model) == "28")
    #expect(try shown("m(\(image))[1, 0, 0]", after: model) == "28")
    #expect(try shown("n(\(image))[0, 0]", after: model) == "3")
    #expect(try shown("f(\(image))[7]", after: model) == "28")
    #expect(
      try shown("d(colors: [[[1, 2], [3, 4]], [[5, 6], [7, 8]]])[0, 0, 0]", after: model) == "36")
  }

  @Test("Random initial values follow from the seed and the parameter's name alone")
  func initialValues() throws {
    let model =
      "```{model}\nparameter W[4, 3] = glorot(), v[5] = normal(1, 0.1), t[5] = normal(1, 0.1)\n```\n"
    let longer = "```{model}\nparameter u[9] = he()\n```\n" + model
    let first = try run(model).parameters, second = try run(longer).parameters
    #expect(first.map(\.initial) == second.dropFirst().map(\.initial))
    #expect(try run(model, front: "title: T\nseed: 2").parameters[0].initial != first[0].initial)
    // √(6 / (3 + 4)) bounds the first, and no normal value lies nine deviations away.
    #expect(first[0].initial.allSatisfy { abs($0) <= 0.9258200997725515 })
    #expect(Set(first[0].initial).count == 12)
    #expect(first[1].initial != first[2].initial)
    #expect(first[1].initial.allSatisfy { abs($0 - 1) < 0.9 })
  }

  @Test("A probability of one element is as stable as a number")
  func stability() throws {
    let model = """
      ```{model}
      input x
      p = sigmoid(dense(x, units: 1, init: uniform(1, 1)))
      l = cross_entropy(p, 0)
      ```

      """
    #expect(try shown("l(x: 800)", after: model) == "800")
    #expect(
      try shown(
        "gradient(l, p.weights[0, 0])(x: 800)".replacing(")(x: 800)", with: ")"),
        after: model.replacing("input x", with: "parameter x = 800")) == "800")
  }

  @Test("A layer before an @ is newer than that moment, and nothing can train it")
  func layerAtMoment() throws {
    let model = "```{model}\nh = dense(w1, units: 1)@0\n```\n"
    try expectMistake(
      line: 23, column: 5, message: "no loss reaches the parameter \"h.weights\""
    ) { _ = try run(perceptron + training + model) }
  }

  @Test("A heatmap, a table and a check take a layer of one unit as a number")
  func oneUnit() throws {
    let document = try run(
      """
      ```{model}
      input x1, x2
      p = sigmoid(dense([x1, x2], units: 1, init: uniform(0, 0)))
      q = softmax(dense([x1, x2], units: 2))
      ```
      ```{data}
      gate(OR)
      ```
      ```{heatmap}
      #| resolution: 3
      p, q[0], p > 0.4
      ```
      ```{table}
      p, OR
      ```
      ```{check}
      mean(p) == 0.5
      all(p == 0.5)
      accuracy(p, OR) == 0.25
      ```
      """)
    guard case .heatmaps(let panel) = document.cells[2].content else {
      Issue.record("no heatmap")
      return
    }
    let heatmaps = panel.heatmaps
    #expect(heatmaps[0].field.values == [Double](repeating: 0.5, count: 9))
    #expect(heatmaps[0].range == 0...1)
    #expect(document.tables[1].columns.map(\.heading) == ["x1", "x2", "p", "OR"])
    #expect(document.allChecksHeld)
  }
}

@Suite("The formulas of a model, typeset")
struct ModelEquationTests {
  private func equations(_ body: String) throws -> [String] {
    let document = try run("```{model}\n\(body)\n```\n")
    guard case .model(let equations)? = document.cells.first?.content else { return [] }
    return equations.map { "\($0.left.line) = \($0.right.line)" }
  }

  @Test("Layers stand there as matrices, functions with their arguments' own names")
  func layers() throws {
    #expect(
      try equations(
        """
        input x1, x2, pixels[8, 8]
        h = tanh(dense([x1, x2], units: 3))
        p = sigmoid(dense(h, units: 1))
        loss = cross_entropy(p, x1)
        c = relu(conv(pixels, filters: 2, size: 3))
        logits = dense(flatten(max_pool(c, 2)), units: 4)
        square(t) = t^2
        first(v) = v[0]
        both(x1, x2) = square(x1) - square(x2)
        """) == [
          "𝐡 = tanh (𝐖_h (matrix{x_1 / x_2}) + 𝐛_h)", "p = σ (𝐖_p 𝐡 + b_p)",
          "loss = − (x_1 · log ~ p + (1 − x_1) · log (1 − p))",
          "𝐜 = ReLU (𝐖_c ∗ pixels + 𝐛_c)",
          "logits = 𝐖_'logits' · flatten (maxpool_[2 × 2] (𝐜)) + 𝐛_'logits'",
          "square (t) = t^2", "both (x_1 , x_2) = square (x_1) − square (x_2)",
        ])
  }
}
