import Figures
import Notebooks

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
        value: node.value.shortText, gradient: node.gradient.shortText,
        kind: node.boxKind(isLayer: !item.parameters.isEmpty), isNamed: node.isNamed,
        operands: item.operands)
    }
    return LayeredGraph(nodes: boxes, alternativeText: alternative ?? description(outline))
  }

  /// What a node is or does, and the size of an array: `input`, `v3 + b1`, `dense · 16`.
  ///
  /// An operation is written out with its operands if all of them are drawn and it is short.
  private func word(_ node: Node, drawn: Set<Int>) -> String {
    guard node.value.shape.isEmpty else { return "\(node.operation) · \(node.value.size)" }
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
    return "\(name) \(parameter.value.size)"
  }

  /// The drawing in words: what it leads to, and from which inputs and parameters.
  private func description(_ outline: Outline) -> String {
    var sentences = [
      "The computation graph of \(formula): \(nodes.count) node\(nodes.count == 1 ? "" : "s")."
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

extension ComputationGraph.Quantity {
  /// The sizes of an array: `8 × 8`.
  var size: String { shape.map(String.init).joined(separator: " × ") }

  /// A number, or the range of an array's elements.
  fileprivate var shortText: String {
    let format = NumberFormat.general(4)
    if shape.isEmpty { return format.text(elements.first ?? .nan) }
    if elements.count == 1 || smallest == largest { return format.text(smallest) }
    return "\(format.text(smallest)) to \(format.text(largest))"
  }

  /// The same, and the sizes of an array.
  fileprivate var words: String { shape.isEmpty ? shortText : "\(shortText) (\(size))" }
}
