import Figures
import Notebooks

extension ComputationGraph {
  /// A row for each node: what it is called, what it does, its value, the derivative by it.
  var markup: Markup {
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
      .element("span", ["class": "size"], text: size + ":") + .text(" " + content))
  }
}
