import Documents
import Figures

// One of each cell that shows a formula along an input, at a sample or by rows.
extension Article {
  static let figure4 = Reference(kind: .figure, number: "4", anchor: "fig-edge")
  static let figure5 = Reference(kind: .figure, number: "5", anchor: "fig-graph")
  static let figure6 = Reference(kind: .figure, number: "6", anchor: "fig-weights")
  static let table4 = Reference(kind: .table, number: "4", anchor: "tbl-gradient")
  static let table5 = Reference(kind: .table, number: "5", anchor: "tbl-confusion")

  static var inside: [Block] {
    [
      heading(2, "inside", "What is inside"),
      cell("plot", "perceptron", figure4, [.text("Along one edge.")], .plot(plot)),
      cell("gradient", "loss@0", table4, [.text("Three ways.")], .gradient(gradient)),
      cell("graph", "w1*x1 - 0.5", figure5, [.text("What is computed.")], .graph(graph)),
      cell("images", "weights", figure6, [.text("Two filters.")], .images(images)),
      cell(
        "confusion", "perceptron, AND", table5, [.text("What is taken for what.")],
        .confusion(confusion)),
    ]
  }

  static var plot: LineChart {
    let x = (0...4).map { Double($0) / 4 }
    var chart = LineChart(
      series: [
        LineChart.Series(name: "perceptron, epoch 0", x: x, y: x.map { squash($0) }),
        LineChart.Series(name: "perceptron, epoch 9", x: x, y: x.map { squash(8 * $0 - 4) }),
      ], xTitle: "x1", yTitle: "AND")
    chart.points = [DataPoint(x: 0, y: 0, value: 0), DataPoint(x: 1, y: 1, value: 1)]
    chart.pointName = "AND"
    chart.xRange = 0...1
    chart.showsLastValues = false
    return chart
  }

  static let gradient = GradientComparison(
    formula: "loss@0", place: .mean(rowCount: 4),
    partials: [
      .init(name: "w1", reverse: 0.152963914, forward: 0.152963914, centralDifference: 0.152963915),
      .init(name: "b1", reverse: 0.460728559, forward: 0.460728559, centralDifference: 0.460728559),
    ], comparedCount: 3, elementCount: 3, greatestDifference: 1e-9)

  static let graph = ComputationGraph(
    formula: "w1*x1 - 0.5",
    place: .sample(row: 2, inputs: [.init(name: "x1", shape: [], elements: [3])]),
    nodes: [
      node("x1", .input, "input", [], "", .init([3], []), .init([2], [])),
      node("w1", .parameter, "parameter", [], "", .init([2], []), .init([3], [])),
      node(
        "v1", .operation, "*", [.node(1), .node(0)], "w1 * x1", .init([6], []), .init([1], [])),
      node(
        "v2", .operation, "-", [.node(2), .number(0.5)], "v1 - 0.5", .init([5.5], []),
        .init([1], [])),
      node(
        "h", .operation, "dense", [.node(3)], "dense(v2)", .init([1, 2], [2]),
        .init((0..<8).map(Double.init), [2, 4])),
    ])

  private static func node(
    _ label: String, _ kind: ComputationGraph.Node.Kind, _ operation: String,
    _ operands: [ComputationGraph.Operand], _ expression: String,
    _ value: ComputationGraph.Quantity, _ gradient: ComputationGraph.Quantity
  ) -> ComputationGraph.Node {
    ComputationGraph.Node(
      label: label, isNamed: !label.hasPrefix("v"), kind: kind, operation: operation,
      operands: operands, expression: expression, value: value, gradient: gradient)
  }

  static var images: ImageGrid {
    let items = [[-1, 0.5, 0, 1], [0.25, 0, -0.5, 0.75]].enumerated().map { place, values in
      ImageGrid.Item(
        picture: PixelPicture(
          title: "weights, filter \(place + 1)", width: 2, height: 2, values: values,
          range: -1...1, colorMap: .diverging), caption: "filter \(place + 1)")
    }
    return ImageGrid(
      formula: "weights", items: items, columns: 1,
      colorBar: ColorBar(range: -1...1, colorMap: .diverging), count: 3)
  }

  static let confusion = ConfusionMatrix(
    prediction: "perceptron", label: "AND", classes: ["no", "yes", "never"],
    counts: [[2, 1, 0], [0, 1, 0], [0, 0, 0]], leftOutCount: 1)
}
