import Diagnostics
import Documents
import Figures

/// What a formula is computed of: a drawing, and the same as a table.
struct GraphContent: PublishedContent {
  let graph: ComputationGraph

  let template = "cell-graph"
  let boxName = "Computation graph"
  let thumbnails: Thumbnails? = nil

  func fields(in cell: CellOutput, _ page: inout PageResources) -> TemplateFields {
    [
      "drawing": .markup(graph.drawing(alternative: cell.alternative).svg()),
      "note": .text(graph.note),
      "content": .markup(graph.markup), "tableNote": .text(graph.tableNote),
    ]
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
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
        ("value", node.value.json), ("gradient", node.gradient.json),
      ])
    }
    return [
      Results.Item(
        .graphs,
        cell.identity + [
          ("formula", .text(graph.formula)), ("at", graph.place.json),
          ("firstNode", .integer(graph.listedNodes.startIndex)), ("nodes", .array(nodes)),
        ])
    ]
  }

  var plainText: String {
    let lines = graph.listedNodes.map { node in
      let definition = node.expression.isEmpty ? node.kind.rawValue : "= \(node.expression)"
      return "\(node.label) \(definition): \(node.value.line), derivative \(node.gradient.line)"
    }
    return ([graph.place.sentence].compactMap(\.self) + lines).joined(separator: "\n")
  }
}

// The drawing.
extension ComputationGraph {
  /// The boxes and arrows that show the graph.
  ///
  /// - Parameter alternative: The author's words for the drawing, if there are any.
  func drawing(alternative: String? = nil) -> LayeredGraph {
    let outline = outline
    let drawn = Set(outline.items.map(\.place))
    let boxes = outline.items.map { item in
      let node = nodes[item.place]
      return LayeredGraph.Node(
        title: node.label, word: word(node, drawn: drawn),
        details: item.parameters.map { detail(nodes[$0]) }
          + (item.place == nodes.count - 1 ? ["result"] : []),
        value: node.value.rangeText, gradient: node.gradient.rangeText,
        kind: node.boxKind(isLayer: !item.parameters.isEmpty), isNamed: node.isNamed,
        operands: item.operands)
    }
    return LayeredGraph(nodes: boxes, alternativeText: alternative ?? description(outline))
  }

  /// What a node is or does, and the size of an array: `input`, `v3 + b1`, `dense · 16`.
  ///
  /// An operation is written out with its operands if all of them are drawn and it is short.
  private func word(_ node: Node, drawn: Set<Int>) -> String {
    guard node.value.shape.isEmpty else { return "\(node.operation) · \(node.value.shape.sizes)" }
    let isWrittenOut = node.operands.allSatisfy { operand in
      if case .node(let place) = operand { drawn.contains(place) } else { true }
    }
    let text =
      node.expression.isEmpty || !isWrittenOut || node.expression.count > 24
      ? node.operation : node.expression
    return text.replacing(" * ", with: " × ").replacing("*", with: "×").replacing("-", with: "−")
  }

  /// A layer's parameter by the second half of its name: `weights 16 × 64`.
  private func detail(_ parameter: Node) -> String {
    let name = parameter.label.split(separator: ".").last.map(String.init) ?? parameter.label
    return "\(name) \(parameter.value.shape.sizes)"
  }

  /// The drawing in words: what it leads to, and from which inputs and parameters.
  private func description(_ outline: Outline) -> String {
    var sentences = [
      "The computation graph of \(formula): \(counted(nodes.count, "node"))."
    ]
    if outline.isReduced { sentences.append("\(outline.items.count) of them are drawn.") }
    if let result = nodes.last { sentences.append("The value is \(result.value.words).") }
    for (kind, noun) in [(Node.Kind.input, "Inputs"), (.parameter, "Parameters")] {
      let most = 6
      let all = nodes.filter { $0.kind == kind }
      var texts = all.prefix(most).map { node in
        "\(node.label) = \(node.value.words) with gradient \(node.gradient.words)"
      }
      if all.count > most { texts.append("and \(all.count - most) more") }
      if !texts.isEmpty { sentences.append("\(noun): \(texts.joined(separator: "; ")).") }
    }
    return sentences.joined(separator: " ")
  }
}

extension ComputationGraph.Node {
  fileprivate func boxKind(isLayer: Bool) -> LayeredGraph.Kind {
    switch kind {
    case .input: .input
    case .parameter: .parameter
    case .constant: .constant
    case .operation: isLayer ? .layer : .operation
    }
  }
}

// The table.
extension ComputationGraph {
  /// A row for each node: what it is called, what it does, its value, the derivative by it.
  fileprivate var markup: Markup {
    let headings = [
      ("node", nil), ("operation", nil), ("value", "number"), ("gradient", "number"),
    ].map { Markup.element("th", ["scope": "col", "class": $1], text: $0) }
    let rows = listedNodes.map { node in
      Markup.element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], .element("code", text: node.label)),
          .element(
            "td", [:],
            node.kind == .operation
              ? .element("code", text: node.expression) : .text(node.kind.rawValue)),
          node.value.cell, node.gradient.cell,
        ])
    }
    return Table.markup(headings: headings, rows: rows)
  }

  /// The sample that the numbers belong to, what a gradient is, and how much is left out.
  var note: String {
    let outline = outline
    var sentences = [place.sentence].compactMap(\.self)
    sentences.append(
      "Each box has the node’s value, and behind ∂ the derivative of \(formula) by it.")
    if outline.items.contains(where: { !nodes[$0.place].value.shape.isEmpty }) {
      sentences.append("Of an array it has the sizes, the smallest element and the largest.")
    }
    if outline.isReduced {
      sentences.append(
        "These are \(nodes.count) nodes, too many to be drawn: "
          + "\(outline.omittedCount) are left out, parameters and numbers without a name, "
          + "and an arrow stands for all that is computed in between.")
    }
    return sentences.joined(separator: " ")
  }

  /// How much of the graph the table has, if not all of it.
  var tableNote: String? {
    nodes.count > listedNodes.count
      ? "The last \(listedNodes.count) of \(nodes.count) nodes." : nil
  }
}

extension ComputationGraph.Quantity {
  /// A number, or the range of an array's elements.
  fileprivate var rangeText: String {
    let format = NumberFormat.general(4)
    if shape.isEmpty { return format.text(elements.first ?? .nan) }
    if elements.count == 1 || smallest == largest { return format.text(smallest) }
    return "\(format.text(smallest)) to \(format.text(largest))"
  }

  /// The same, and the sizes of an array.
  fileprivate var words: String { shape.isEmpty ? rangeText : "\(rangeText) (\(shape.sizes))" }

  /// A number, or an array's size with its elements or their range.
  fileprivate var cell: Markup {
    let format = NumberFormat.general(6)
    guard !shape.isEmpty else {
      return .element("td", ["class": "number"], text: format.text(elements.first ?? .nan))
    }
    let short = NumberFormat.general(4)
    let content =
      elements.isEmpty
      ? "\(short.text(smallest)) to \(short.text(largest))"
      : elements.map(short.text).joined(separator: ", ")
    return .element(
      "td", ["class": "array"],
      .element("span", ["class": "size"], text: shape.sizes + ":") + .text(" " + content))
  }

  /// A number, or an array's shape with its elements, if they are few, and their range.
  fileprivate var json: JSON {
    if shape.isEmpty { return .number(elements.first ?? .nan) }
    return .object([
      ("shape", .array(shape.map(JSON.integer))), ("elements", .numbers(elements)),
      ("smallest", .number(smallest)), ("largest", .number(largest)),
    ])
  }

  /// A number, or an array's shape and the range of its elements, in plain text.
  fileprivate var line: String {
    shape.isEmpty
      ? smallest.sixDigits : "\(shape) \(smallest.sixDigits) to \(largest.sixDigits)"
  }
}
