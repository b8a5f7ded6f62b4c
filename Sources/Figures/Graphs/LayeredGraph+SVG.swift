extension LayeredGraph {
  /// The drawing: what is made of nothing else above, the last node below.
  ///
  /// - Complexity: O(n² log n) for n nodes.
  public func svg() -> Markup {
    let layout = GraphLayout(self)
    let lines = layout.arrows.map { arrow in
      Drawing.line(arrow.path, class: "edge", opacity: "0.6", width: "1.2")
    }
    let heads = layout.arrows.map { arrow in
      Markup.void("path", ["class": "head", "d": arrow.head, "fill-opacity": "0.7"])
    }
    let boxes = nodes.indices.map { place in
      let node = nodes[place]
      return node.markup(layout.boxes[place], isLast: place == nodes.count - 1)
    }
    return Drawing.svg(
      "graph" + (layout.width > Self.narrowWidth ? " large" : ""), width: layout.width,
      height: layout.height, isSized: true, alternative: alternativeText, lines + heads + boxes)
  }
}

extension LayeredGraph.Node {
  private enum Size {
    static let (title, value, word) = (12.5, 11.5, 10.5)
    static let (padding, lineHeight) = (8.0, 14.0)
    /// The room between what a node is and its numbers.
    static let valueGap = 3.0
    /// The widest text; what is longer is cut.
    static let longest = 168.0
  }

  private struct Line {
    var (text, name): (String, String)
    var size: Double
    var fitted: String { Drawing.fitted(text, width: Size.longest, size: size) }
  }

  private var lines: [Line] {
    [Line(text: title, name: isNamed ? "title" : "name", size: Size.title)]
      + ([word] + details).map { Line(text: $0, name: "word", size: Size.word) } + [
        Line(text: value, name: "number", size: Size.value),
        Line(text: "∂ " + gradient, name: "number gradient", size: Size.value),
      ]
  }

  /// The size of the box, in whole units.
  var size: (width: Double, height: Double) {
    let lines = lines
    // A title is bold, and wider for it.
    let widest =
      lines.map { line in
        Drawing.width(of: line.fitted, size: line.size) * (line.name == "title" ? 1.06 : 1)
      }.max() ?? 0
    // The widths are taken generously, so there is room at the sides even without padding.
    let width = max((widest + Size.padding).rounded(.up), 62)
    return (width, Double(lines.count) * Size.lineHeight + 2 * Size.padding + Size.valueGap - 2)
  }

  /// The box with its text.
  fileprivate func markup(_ box: GraphLayout.Box, isLast: Bool) -> Markup {
    let radius =
      switch kind {
      case .input: 16.0
      case .parameter: 1.5
      default: 6.0
      }
    func outline(_ name: String, offset: Double) -> Markup {
      .void(
        "rect",
        [
          "class": name, "x": Drawing.text(box.x + offset), "y": Drawing.text(box.y + offset),
          "width": Drawing.text(box.width), "height": Drawing.text(box.height),
          "rx": Drawing.text(radius), "fill": "none", "stroke": "currentColor",
          "stroke-width": isLast && offset == 0 ? "2" : "1",
          "stroke-dasharray": kind == .constant ? "4 3" : nil,
        ])
    }
    let name = "box \(kind.rawValue)" + (isLast ? " last" : "")
    // A layer looks like sheets that lie on each other.
    var parts = kind == .layer ? [outline(name, offset: 3)] : []
    parts.append(outline(name, offset: 0))
    for (place, line) in lines.enumerated() {
      let gap = place < lines.count - 2 ? 0 : Size.valueGap
      let baseline = box.y + Size.padding + (Double(place) + 0.75) * Size.lineHeight - 1 + gap
      parts.append(
        Drawing.text(
          line.fitted, x: box.middle, y: baseline, class: line.name, size: line.size))
    }
    return .element("g", [:], parts)
  }
}

extension GraphLayout.Arrow {
  /// The line, up to the head.
  var path: String {
    var data = ""
    for (place, stretch) in stretches.enumerated() {
      let x = Drawing.text(stretch.x)
      if place == 0 {
        data = "M\(x) \(Drawing.text(stretch.top))"
      } else {
        let before = stretches[place - 1]
        let end = place == stretches.count - 1 && stretch.top == stretch.bottom
        let top = stretch.top - (end ? GraphLayout.arrowHead : 0)
        let middle = Drawing.text((before.bottom + top) / 2)
        data += "C\(Drawing.text(before.x)) \(middle) \(x) \(middle) \(x) \(Drawing.text(top))"
        if end { continue }
      }
      let isLast = place == stretches.count - 1
      let bottom = stretch.bottom - (isLast ? GraphLayout.arrowHead : 0)
      if bottom > stretch.top { data += "V\(Drawing.text(bottom))" }
    }
    return data
  }

  /// A small triangle at the end.
  var head: String {
    guard let end = stretches.last else { return "" }
    return "M\(Drawing.text(end.x)) \(Drawing.text(end.bottom))l-3.2 -7h6.4z"
  }
}
