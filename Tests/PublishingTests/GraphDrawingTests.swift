import Documents
import Figures
import Testing

@testable import Publishing

@Suite("The drawing of a computation graph")
struct GraphDrawingTests {
  private func scalar(
    _ label: String, _ kind: ComputationGraph.Node.Kind, _ operands: [Int] = [],
    _ expression: String = "", shape: [Int] = [], operation: String? = nil, isNamed: Bool = true
  ) -> ComputationGraph.Node {
    ComputationGraph.Node(
      label: label, isNamed: isNamed, kind: kind, operation: operation ?? kind.rawValue,
      isLayer: operation == "dense", operands: operands.map { .node($0) }, expression: expression,
      value: .init(Array(repeating: -0.25, count: shape.reduce(1, *)), shape),
      gradient: .init((0..<shape.reduce(1, *)).map(Double.init), shape))
  }

  private func graph(_ nodes: [ComputationGraph.Node]) -> ComputationGraph {
    ComputationGraph(formula: "f", place: .sample(row: nil, inputs: []), nodes: nodes)
  }

  @Test("An operation is written out with signs for times and minus")
  func words() {
    let found = graph([
      scalar("x", .input), scalar("w", .parameter),
      scalar("v1", .operation, [0, 1], "x * w", operation: "*", isNamed: false),
      scalar("v2", .operation, [2], "-v1", operation: "-", isNamed: false),
      scalar("v3", .operation, [0, 1, 2, 3], "average(x, w, v1, v2, 12345)", operation: "average"),
    ]).drawing()
    #expect(found.nodes.map(\.word) == ["input", "parameter", "x × w", "−v1", "average"])
    #expect(found.nodes.map(\.value) == Array(repeating: "−0.25", count: 5))
    #expect(found.nodes.map(\.isNamed) == [true, true, false, false, true])
    #expect(found.nodes.map(\.details) == [[], [], [], [], ["result"]])
  }

  @Test("A layer tells its size and those of its parameters, an array its range")
  func layers() {
    let found = graph([
      scalar("x", .input, shape: [3]), scalar("h.weights", .parameter, shape: [2, 3]),
      scalar("h.bias", .parameter, shape: [2]),
      scalar("h", .operation, [0, 1, 2], "dense(x, h.weights)", shape: [2], operation: "dense"),
      scalar("f", .operation, [3], "sum(h)", operation: "sum"),
    ]).drawing()
    #expect(found.nodes.map(\.title) == ["x", "h", "f"])
    #expect(found.nodes[1].word == "dense · 2")
    #expect(found.nodes[1].details == ["weights 2 × 3", "bias 2"])
    #expect(found.nodes[1].kind == .layer)
    #expect(found.nodes[1].value == "−0.25" && found.nodes[1].gradient == "0 to 1")
    #expect(found.nodes.map(\.operands) == [[], [0], [1]])
  }

  @Test("The words for the drawing tell the value, the inputs and the parameters")
  func alternative() {
    let nodes =
      [scalar("x", .input, shape: [2])] + (1...8).map { scalar("w\($0)", .parameter) } + [
        scalar("f", .operation, Array(0...8), "g(x)", operation: "g")
      ]
    let text = graph(nodes).drawing().alternativeText
    #expect(
      text.hasPrefix(
        "The computation graph of f: 10 nodes. The value is −0.25. "
          + "Inputs: x = −0.25 (2) with gradient 0 to 1 (2). "
          + "Parameters: w1 = −0.25 with gradient 0; w2"))
    #expect(text.hasSuffix("w6 = −0.25 with gradient 0; and 2 more."))
    #expect(graph(nodes).drawing(alternative: "Mine.").alternativeText == "Mine.")
    #expect(graph([scalar("x", .input)]).drawing().alternativeText.contains("f: 1 node."))
  }

  @Test("More than sixty nodes are told to be too many, with what is left out")
  func tooMany() {
    let chain = (1...60).map {
      scalar("v\($0)", .operation, [$0 - 1], "exp(v)", operation: "exp", isNamed: false)
    }
    let large = graph([scalar("x", .input)] + chain)
    #expect(
      large.note.hasSuffix(
        "These are 61 nodes, too many to be drawn: 59 are left out, parameters and numbers without "
          + "a name, and an arrow stands for all that is computed in between."))
    #expect(large.tableNote == "The last 60 of 61 nodes.")
    #expect(large.drawing().alternativeText.contains("61 nodes. 2 of them are drawn."))
    // What an operation works on is not drawn, so it is not written out.
    #expect(large.drawing().nodes.map(\.word) == ["input", "exp"])
    let small = graph([scalar("x", .input)] + chain.dropLast())
    #expect(!small.note.contains("too many") && small.tableNote == nil)
  }

  @Test("A drawing can be reached with the keyboard, for it may have to be moved sideways")
  func scrolling() throws {
    let inputs = (0..<9).map { scalar("input\($0)", .input) }
    let wide = graph(
      inputs + [scalar("f", .operation, Array(0..<9), "sum(…)", operation: "sum")])
    let page = { (graph: ComputationGraph) throws -> String in
      try #require(
        Publication(of: Sample.document([Sample.cell(.graph(graph))])).text(of: "index.html"))
    }
    let box =
      "<div class=\"chart\" tabindex=\"0\" role=\"group\" aria-label=\"Computation graph\">"
    #expect(try page(wide).contains(box))
  }
}
