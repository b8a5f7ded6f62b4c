import Figures
import Testing

@testable import Notebooks

@Suite("Gradients and computation graphs of a notebook")
struct RunningGradientTests {
  private struct NoCell: Error {}

  private func gradient(_ body: String) throws -> GradientComparison {
    guard case .gradient(let comparison)? = try run(body).cells.last?.content else {
      throw NoCell()
    }
    return comparison
  }

  private func graph(_ body: String) throws -> ComputationGraph {
    guard case .graph(let graph)? = try run(body).cells.last?.content else { throw NoCell() }
    return graph
  }

  @Test("A training through the derivative of a power finds the exponent, from 0 as well")
  func powerRule() throws {
    let found = try run(
      """
      ```{data}
      x, slope
      1, 2
      2, 4
      3, 6
      ```
      ```{model}
      input x
      parameter n = 0
      df = gradient(x^n, x)
      ```
      ```{train}
      #| epochs: 200
      #| optimizer: adam(rate: 0.05)
      loss = squared_error(df, slope)
      ```
      {= n : .2f }
      """)
    #expect(found.prose == "2.00")
  }

  @Test("A loss has the gradient of its mean over the rows, three times the same")
  func mean() throws {
    let found = try gradient(perceptron + training + "```{gradient}\nloss@0\n```")
    #expect(found.place == .mean(rowCount: 4))
    #expect(found.partials.map(\.name) == ["w1", "w2", "b1"])
    // From the first step of the training: (1 − 0.9541108257544084)/0.3 and 0.1382185676/0.3.
    let expected = [0.152963914151972, 0.152963914151972, 0.4607285588094731]
    for (partial, value) in zip(found.partials, expected) {
      #expect(abs(partial.reverse - value) < 1e-12)
      #expect(abs(partial.forward - value) < 1e-12)
      #expect(abs(partial.centralDifference - value) < 1e-9)
      #expect(partial.greatestDifference < 1e-9)
    }
    #expect(found.comparedCount == 3 && found.elementCount == 3)
    let now = try gradient(perceptron + training + "```{gradient}\nloss\n```")
    #expect(now.partials[2].reverse < found.partials[2].reverse)
  }

  @Test("A gradient can be taken at values, at a row, and at a row with values in its place")
  func places() throws {
    let cell = { (at: String) in perceptron + "```{gradient}\n#| at: \(at)\nw1*x1 + w2*x2*y\n```" }
    let values = try gradient(cell("x1 = 3, x2 = 2, y = 10"))
    #expect(values.partials.map(\.reverse) == [3, 20])
    #expect(values.place.sentence == "At x1 = 3, x2 = 2, y = 10.")
    let row = try gradient(cell("4"))
    #expect(row.partials.map(\.reverse) == [1, 1])
    #expect(row.place.sentence == "Row 4 of the data: x1 = 1, x2 = 1, y = 1.")
    let changed = try gradient(cell("4, x2 = 7"))
    #expect(changed.partials.map(\.reverse) == [1, 7])
    #expect(changed.place.sentence == "At x1 = 1, x2 = 7, y = 1.")
    #expect(try gradient(perceptron + "```{gradient}\nw1^2\n```").place.sentence == nil)
  }

  @Test("Of a long array the first elements are shown, and all are compared")
  func longArrays() throws {
    let found = try gradient(
      "```{model}\ninput x\nparameter W[6, 4] = 1, b = 2\nf = sum(W)*x + b\n```\n"
        + "```{gradient}\n#| at: x = 2\nf\n```")
    #expect(found.partials.map(\.name) == ["W[0, 0]", "W[0, 1]", "W[0, 2]", "W[0, 3]", "b"])
    #expect(found.comparedCount == 25 && found.elementCount == 25)
    #expect(
      found.note?.hasSuffix("; the greatest difference of all is 0.") == true)
    #expect(found.table.rowCount == 5)
  }

  @Test("A graph has the value and the gradient of every node, from the first row on")
  func graph() throws {
    let found = try graph(perceptron + "```{graph}\n#| at: 4\n(perceptron - y)^2\n```")
    #expect(
      found.nodes.map(\.label)
        == ["x1", "x2", "w1", "w2", "b1", "v1", "v2", "v3", "v4", "perceptron", "y", "v5", "v6"])
    #expect(
      found.nodes.filter { $0.kind == .operation }.map(\.expression) == [
        "w1 * x1", "w2 * x2", "v1 + v2", "v3 + b1", "sigmoid(v4)", "perceptron - y", "v5 ^ 2",
      ])
    #expect(found.nodes[12].operands == [.node(11), .number(2)])
    #expect(found.nodes[12].gradient.elements == [1])
    #expect(found.nodes[8].value.elements == [2])
    let slope = 2 * (0.8807970779778823 - 1) * 0.8807970779778823 * (1 - 0.8807970779778823)
    for place in 0..<9 { #expect(abs(found.nodes[place].gradient.elements[0] - slope) < 1e-15) }
    #expect(found.place.sentence == "Row 4 of the data: x1 = 1, x2 = 1, y = 1.")
    #expect(
      try graph(perceptron + "```{graph}\nperceptron\n```").place
        == .sample(row: 1, inputs: ["x1", "x2"].map { .init(name: $0, shape: [], elements: [0]) }))
  }

  @Test("A layer is one node with its shape, and fixed numbers are no nodes")
  func layers() throws {
    let found = try graph(
      """
      ```{model}
      input x[2], v1
      parameter W[2, 2] = 0.5
      h = dense(x, units: 8)
      f = sum(h)*(2*pi - 1) + W[1, 0] + sum([1, 2]*x) + v1
      ```
      ```{graph}
      #| at: x = [1, 2], v1 = 4
      f
      ```
      """)
    let h = try #require(found.nodes.first { $0.label == "h" })
    #expect(h.operation == "dense")
    #expect(h.expression == "dense(x, h.weights, h.bias)")
    #expect(h.value.shape == [8] && h.value.elements.isEmpty)
    #expect(h.value.smallest <= h.value.largest)
    // The name of an input is no number of a node.
    #expect(found.nodes.count { $0.label == "v1" } == 1)
    #expect(found.nodes.contains { $0.expression == "W[1, 0]" })
    #expect(found.nodes.contains { $0.expression == "v2 * 5.283185307179586" })
    #expect(found.nodes.filter { $0.kind == .constant }.map(\.value.elements) == [[1, 2]])
    #expect(found.nodes.last?.label == "f")
  }

  @Test("Of a large graph the nodes nearest to the formula are listed, and none is lost")
  func largeGraphs() throws {
    let sum = (1...40).map { "exp(w1*\($0))" }.joined(separator: " + ")
    let found = try graph(perceptron + "```{graph}\n\(sum)\n```")
    #expect(found.nodes.count == 1 + 40 + 40 + 39)
    #expect(found.listedNodes.indices == 60..<120)
    #expect(found.nodes.last?.label == "v119")
  }

  @Test(
    "Mistakes in gradients and graphs are told with their place",
    arguments: [
      (
        "```{gradient}\nperceptron\n```", 19, 1,
        "\"perceptron\" depends on x1 and x2, which are not set"
      ),
      (
        "```{graph}\n#| at: x1 = 1\nperceptron\n```", 20, 1,
        "\"perceptron\" depends on x2, which is not set"
      ),
      (
        "```{gradient}\n#| at: 1\nx1 + y\n```", 20, 1,
        "\"x1 + y\" depends on no parameter, so it has no gradient"
      ),
      ("```{gradient}\nw1, w2\n```", 19, 3, "a gradient cell shows one formula"),
      ("```{graph}\nw1\nw2\n```", 20, 1, "a graph cell shows one formula"),
      ("```{graph}\nw1 w2\n```", 19, 4, "expected an operator before \"w2\""),
      ("```{graph}\n[w1, w2]\n```", 19, 1, "\"[w1, w2]\" is [2], and one number is wanted here"),
      ("```{gradient}\n#| at: 7\nw1*x1\n```", 19, 8, "there is no row 7: the data have 4 rows"),
      ("```{gradient}\nw1@3\n```", 19, 3, "nothing has been trained above this cell"),
    ])
  func mistakes(body: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try run(perceptron + "\n" + body)
    }
  }
}
