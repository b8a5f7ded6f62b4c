import Testing

@testable import Notebooks

@Suite("What is drawn of a computation graph")
struct GraphOutlineTests {
  private struct NoCell: Error {}

  private func graph(_ body: String) throws -> ComputationGraph {
    guard case .graph(let graph)? = try run(body).cells.last?.content else { throw NoCell() }
    return graph
  }

  private func network(_ formula: String) throws -> ComputationGraph {
    try graph(
      """
      ```{model}
      input pixels[6, 6]
      maps = relu(conv(pixels, filters: 2, size: 3))
      hidden = dense(flatten(max_pool(maps, 2)), units: 4)
      ```
      ```{graph}
      #| at: pixels = \(Array(repeating: Array(repeating: 1, count: 6), count: 6))
      \(formula)
      ```
      """)
  }

  @Test("A layer's parameters belong to its node")
  func folding() throws {
    let found = try network("sum(hidden)")
    let outline = found.outline
    #expect(
      outline.items.map { found.nodes[$0.place].operation }
        == ["input", "conv", "relu", "max_pool", "flatten", "dense", "sum"])
    #expect(
      outline.items.map { $0.parameters.map { found.nodes[$0].label } }
        == [[], ["maps.weights", "maps.bias"], [], [], [], ["hidden.weights", "hidden.bias"], []])
    #expect(outline.items.map(\.operands) == [[], [0], [1], [2], [3], [4], [5]])
    #expect(!outline.isReduced && outline.omittedCount == 0)
  }

  @Test("A layer's parameter that something else uses as well is a node")
  func sharedParameters() throws {
    let found = try network("sum(hidden) + sum(hidden.weights)")
    let outline = found.outline
    let weights = outline.items.filter { found.nodes[$0.place].label == "hidden.weights" }
    #expect(weights.count == 1)
    let dense = try #require(outline.items.first { found.nodes[$0.place].operation == "dense" })
    #expect(dense.parameters.map { found.nodes[$0].label } == ["hidden.bias"])
    #expect(dense.operands.count == 2)
  }

  @Test("What is used twice is one item, and a number is none")
  func numbers() throws {
    let outline = try graph(perceptron + "```{graph}\n0.5*w1*w1\n```").outline
    #expect(outline.items.map(\.operands) == [[], [0], [0, 1]])
  }

  @Test("Sixty nodes are drawn one by one, of more the inputs, names and arrays")
  func reduction() throws {
    // x, w and k nodes for k additions.
    let chain = { (count: Int) in "x" + String(repeating: " + w", count: count) }
    let cell = { (formula: String) in
      "```{model}\ninput x, a[2]\nparameter w = 1\nf = \(chain(20))\ng = sum(a*f)\n```\n"
        + "```{graph}\n#| at: x = 1, a = [1, 2]\n\(formula)\n```"
    }
    let small = try graph(cell(chain(58)))
    #expect(small.nodes.count == 60)
    #expect(!small.outline.isReduced && small.outline.items.count == 60)
    let large = try graph(cell(chain(59)))
    #expect(large.outline.isReduced && large.outline.items.count == 2)
    #expect(large.outline.omittedCount == 59)
    let named = try graph(cell("(" + chain(59) + ") * f * g"))
    let outline = named.outline
    let labels = outline.items.map { named.nodes[$0.place].label }
    #expect(Set(labels).isSuperset(of: ["x", "f", "a", "g"]) && !labels.contains("w"))
    // The chain between has gone: the formula is made of x itself.
    let x = try #require(labels.firstIndex(of: "x"))
    #expect(outline.items.last?.operands.contains(x) == true)
    #expect(outline.omittedCount == named.nodes.count - outline.items.count)
    let array = outline.items.filter { named.nodes[$0.place].value.shape == [2] }
    #expect(array.count == 2)
  }

  @Test("Of more names than can be drawn the last ones are")
  func manyNames() throws {
    let lines = (1...70).map { "f\($0) = \($0 == 1 ? "x" : "f\($0 - 1)")*w" }
    let found = try graph(
      "```{model}\ninput x\nparameter w = 1\n\(lines.joined(separator: "\n"))\n```\n"
        + "```{graph}\n#| at: x = 1\nf70\n```")
    let labels = found.outline.items.map { found.nodes[$0.place].label }
    #expect(labels == (11...70).map { "f\($0)" })
    #expect(found.outline.items.map(\.operands) == [[]] + (0..<59).map { [$0] })
    #expect(found.outline.omittedCount == 12)
  }
}
