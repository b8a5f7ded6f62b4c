internal import Sampling

extension Heatmap {
  /// The drawing: picture, frame, ticks, names, contour lines and points.
  ///
  /// - Parameter imageHref: Where the page finds the PNG, an address or a `data:` URL.
  /// - Complexity: O(nodes + points).
  public func svg(imageHref: String) -> Markup {
    let layout = Layout(field.grid)
    var parts = [
      Drawing.text(
        Drawing.fitted(title, width: layout.titleWidth, size: 13), x: layout.middle, y: 15,
        class: "title", size: 13),
      picture(imageHref, layout),
    ]
    parts += contours.flatMap { contour(at: $0, layout) }
    parts.append(
      Drawing.frame(x: layout.left, y: Layout.top, width: layout.side, height: layout.side))
    parts += layout.axes(field.grid)
    parts += marks(layout)
    return Drawing.svg(
      "heatmap", width: Layout.width, height: layout.height, alternative: alternativeText, parts)
  }

  /// The PNG, placed so that the centre of each pixel lies at its node.
  ///
  /// The outer pixels therefore reach half a pixel over the frame, and an inner `svg` cuts them
  /// off: unlike a clip path it needs no id.
  private func picture(_ href: String, _ layout: Layout) -> Markup {
    let (columns, rows) = (field.grid.columns, field.grid.rows)
    let image = Markup.void(
      "image",
      [
        "class": "picture", "href": href, "x": "-0.5", "y": "-0.5", "width": "\(columns)",
        "height": "\(rows)", "preserveAspectRatio": "none",
      ])
    let side = Drawing.text(layout.side)
    return .element(
      "svg",
      [
        "x": Drawing.text(layout.left), "y": Drawing.text(Layout.top), "width": side,
        "height": side, "viewBox": "0 0 \(columns - 1) \(rows - 1)", "overflow": "hidden",
        "preserveAspectRatio": "none",
      ], image)
  }

  /// A dark line on a light one, so that it is seen on any colour.
  private func contour(at level: Double, _ layout: Layout) -> [Markup] {
    let data = Contour(of: field, level: level).lines.map { line in
      let points = line.map { Point(x: layout.x.place($0.x), y: layout.y.place($0.y)) }
      return Drawing.path(Polyline(points).simplified(within: 0.05).points)
    }.joined()
    if data.isEmpty { return [] }
    return [
      Drawing.line(data, class: "contour-halo", stroke: "#fff", opacity: "0.8", width: "3.6"),
      Drawing.line(data, class: "contour", stroke: "#1a1a1a", width: "1.5"),
    ]
  }

  /// A disc in the colour of its value with a dark and a light ring.
  private func marks(_ layout: Layout) -> [Markup] {
    let grid = field.grid
    let inside = points.filter { grid.x.range.contains($0.x) && grid.y.range.contains($0.y) }
    let radius = inside.count <= 24 ? 4.5 : inside.count <= 250 ? 2.8 : 1.8
    return inside.map { point in
      let fill = point.value.map { colorMap.color(of: $0, in: range).hex } ?? "none"
      let place: Markup.Attributes = [
        "cx": Drawing.text(layout.x.place(point.x)), "cy": Drawing.text(layout.y.place(point.y)),
      ]
      var halo = place
      for (name, value) in [
        ("class", "point-halo"), ("r", Drawing.text(radius + 1.2)), ("fill", "#fff"),
        ("stroke", "none"),
      ] { halo.append(name, value) }
      var disc = place
      for (name, value) in [
        ("class", "point"), ("r", Drawing.text(radius)), ("fill", fill), ("stroke", "#1a1a1a"),
        ("stroke-width", "1.3"),
      ] { disc.append(name, value) }
      return .void("circle", halo) + .void("circle", disc)
    }
  }
}

/// Where the parts of a heatmap lie.
///
/// It is 240 units wide and its plot a square.
private struct Layout {
  static let width = 240.0
  static let top = 24.0
  let left: Double
  let side: Double
  let x: Scale
  let y: Scale
  let xTicks: Ticks
  let yTicks: Ticks

  init(_ grid: Grid) {
    yTicks = Ticks.linear(grid.y.range, count: 3)
    let widest = yTicks.labels.map { Drawing.width(of: $0, size: 11) }.max() ?? 0
    left = 18 + widest + 8
    side = Self.width - left - 14
    xTicks = Ticks.linear(grid.x.range, count: 3, fitting: side, size: 11)
    x = Scale(grid.x.range, from: left, to: left + side)
    y = Scale(grid.y.range, from: Self.top + side, to: Self.top)
  }

  var middle: Double { left + side / 2 }
  /// The title is centred over the plot and bold, which takes a tenth more.
  var titleWidth: Double { (Self.width - middle) * 2 / 1.1 }
  var bottom: Double { Self.top + side }
  var height: Double { bottom + 36 }

  /// Ticks, numbers and names along both axes.
  func axes(_ grid: Grid) -> [Markup] {
    var parts: [Markup] = []
    var data = ""
    for (value, label) in zip(xTicks.values, xTicks.labels) {
      let at = x.place(value)
      data += "M\(Drawing.text(at)) \(Drawing.text(bottom))v4"
      parts.append(Drawing.text(label, x: at, y: bottom + 15, class: "number", size: 11))
    }
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      let at = y.place(value)
      data += "M\(Drawing.text(left)) \(Drawing.text(at))h-4"
      parts.append(
        Drawing.text(label, x: left - 7, y: at + 4, anchor: .end, class: "number", size: 11))
    }
    parts.append(Drawing.line(data, class: "tick", opacity: "0.55"))
    parts.append(
      Drawing.text(
        Drawing.fitted(grid.x.name, width: side, size: 12), x: middle, y: bottom + 30,
        class: "axis-name"))
    parts.append(
      Drawing.text(
        Drawing.fitted(grid.y.name, width: side, size: 12), x: 12, y: Self.top + side / 2,
        class: "axis-name", turned: true))
    return parts
  }
}
