import Figures
import Notebooks

extension ComputationGraph {
  /// A row for each node: what it is called, what it does, its value, the derivative by it.
  var markup: Markup {
    let headings = [
      ("node", nil), ("operation", nil), ("value", "number"), ("gradient", "number"),
    ].map { Markup.element("th", ["scope": "col", "class": $1], text: $0) }
    let rows = nodes.map { node in
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
    var sentences = [place.sentence].compactMap(\.self)
    sentences.append("A node’s gradient is the derivative of \(formula) by it.")
    if nodes.count < nodeCount {
      sentences.append("These are the last \(nodes.count) of \(nodeCount) nodes.")
    }
    return sentences.joined(separator: " ")
  }
}

extension ComputationGraph.Quantity {
  /// A number, or an array's size with its elements or their range.
  fileprivate var cell: Markup {
    let format = NumberFormat.general(6)
    guard !shape.isEmpty else {
      return .element("td", ["class": "number"], text: format.text(elements.first ?? .nan))
    }
    let size = shape.map(String.init).joined(separator: " × ")
    let short = NumberFormat.general(4)
    let content =
      elements.isEmpty
      ? "\(short.text(smallest)) to \(short.text(largest))"
      : elements.map(short.text).joined(separator: ", ")
    return .element(
      "td", ["class": "array"],
      .element("span", ["class": "size"], text: size + ":") + .text(" " + content))
  }
}
