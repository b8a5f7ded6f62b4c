import Figures
import Notebooks

// What cells along one input, at one sample or by rows computed.
extension Results {
  static func plot(_ cell: CellOutput) -> JSON? {
    guard case .plot(let chart) = cell.content else { return nil }
    let nodes = chart.series.first?.x ?? []
    let points = chart.points.map { point in
      JSON.object([("x", .number(point.x)), ("y", .number(point.y))])
    }
    return .object(
      identity(of: cell) + [
        ("xTitle", .text(chart.xTitle)), ("yTitle", .text(chart.yTitle)),
        ("scale", .text(chart.scale.rawValue)), ("xScale", .text(chart.xScale.rawValue)),
        ("x", .numbers(nodes)), ("series", series(of: chart) { $0 == nodes }),
        ("points", .object([("name", .text(chart.pointName)), ("values", .array(points))])),
      ])
  }

  /// The lines of a chart; each names its nodes if they are others than those that it would be taken
  /// to have.
  static func series(of chart: LineChart, hasUsualNodes: ([Double]) -> Bool) -> JSON {
    .array(
      chart.series.map { line in
        .object(
          [("name", .text(line.name))] + (hasUsualNodes(line.x) ? [] : [("x", .numbers(line.x))])
            + [("y", .numbers(line.y))])
      })
  }

  static func gradient(_ cell: CellOutput) -> JSON? {
    guard case .gradient(let comparison) = cell.content else { return nil }
    let partials = comparison.partials.map { partial in
      JSON.object([
        ("parameter", .text(partial.name)), ("reverse", .number(partial.reverse)),
        ("forward", .number(partial.forward)),
        ("centralDifference", .number(partial.centralDifference)),
      ])
    }
    return .object(
      identity(of: cell) + [
        ("formula", .text(comparison.formula)), ("at", json(comparison.place)),
        ("partials", .array(partials)), ("compared", .integer(comparison.comparedCount)),
        ("elements", .integer(comparison.elementCount)),
        ("greatestDifference", .number(comparison.greatestDifference)),
      ])
  }

  static func graph(_ cell: CellOutput) -> JSON? {
    guard case .graph(let graph) = cell.content else { return nil }
    let nodes = graph.listedNodes.map { node in
      let operands = node.operands.map { operand -> JSON in
        switch operand {
        case .node(let place): .object([("node", .integer(place))])
        case .number(let value): .object([("number", .number(value))])
        }
      }
      return JSON.object([
        ("label", .text(node.label)), ("kind", .text(node.kind.rawValue)),
        ("operation", .text(node.operation)), ("operands", .array(operands)),
        ("value", json(node.value)), ("gradient", json(node.gradient)),
      ])
    }
    return .object(
      identity(of: cell) + [
        ("formula", .text(graph.formula)), ("at", json(graph.place)),
        ("firstNode", .integer(graph.listedNodes.startIndex)), ("nodes", .array(nodes)),
      ])
  }

  func images(_ cell: CellOutput) -> JSON? {
    guard case .images(let grid) = cell.content else { return nil }
    let items = grid.items.map { item in
      var members: [(name: String, value: JSON)] = [
        ("caption", .text(item.caption)), ("picture", .text(pictures.name(of: item.picture))),
        ("width", .integer(item.picture.width)), ("height", .integer(item.picture.height)),
        ("values", .numbers(item.picture.values)),
      ]
      if let verdict = item.verdict {
        members += [
          ("label", .text(verdict.label)), ("prediction", .text(verdict.prediction)),
          ("right", .flag(verdict.isRight)),
        ]
      }
      return JSON.object(members)
    }
    let mistakes = grid.mistakes.map { [("mistakes", JSON.integer($0.count))] } ?? []
    let range = grid.colorBar.range
    return .object(
      Self.identity(of: cell) + [
        ("formula", .text(grid.formula)),
        ("range", .numbers([range.lowerBound, range.upperBound])), ("pictures", .array(items)),
      ] + mistakes)
  }

  static func confusion(_ cell: CellOutput) -> JSON? {
    guard case .confusion(let matrix) = cell.content else { return nil }
    return .object(
      identity(of: cell) + [
        ("prediction", .text(matrix.prediction)), ("class", .text(matrix.label)),
        ("classes", .array(matrix.classes.map(JSON.text))),
        ("counts", .array(matrix.counts.map { .array($0.map(JSON.integer)) })),
        ("accuracy", .number(matrix.accuracy)),
        ("recall", .numbers(matrix.classes.indices.map(matrix.recall(of:)))),
        ("precision", .numbers(matrix.classes.indices.map(matrix.precision(of:)))),
        ("leftOut", .integer(matrix.leftOutCount)),
      ])
  }

  private static func json(_ place: SamplePlace) -> JSON {
    switch place {
    case .mean(let count): .object([("meanOverRows", .integer(count))])
    case .sample(let row, let inputs):
      .object([
        ("row", row.map(JSON.integer) ?? .null),
        ("inputs", .object(inputs.map { ($0.name, json($0.elements, $0.shape)) })),
      ])
    }
  }

  private static func json(_ elements: [Double], _ shape: [Int]) -> JSON {
    shape.isEmpty ? .number(elements.first ?? .nan) : .numbers(elements)
  }

  private static func json(_ quantity: ComputationGraph.Quantity) -> JSON {
    if quantity.shape.isEmpty { return .number(quantity.elements.first ?? .nan) }
    return .object([
      ("shape", .array(quantity.shape.map(JSON.integer))),
      ("elements", .numbers(quantity.elements)), ("smallest", .number(quantity.smallest)),
      ("largest", .number(quantity.largest)),
    ])
  }
}
