internal import Sampling

extension Heatmap {
  /// The drawing: picture, frame, ticks, names, contour lines and points.
  ///
  /// - Parameters:
  ///   - imageHref: Where the page finds the PNG, an address or a `data:` URL.
  ///   - isFrame: Whether it is one small picture of a filmstrip, without axes.
  /// - Complexity: O(nodes + points).
  public func svg(imageHref: String, isFrame: Bool = false) -> Markup {
    let layout = isFrame ? HeatmapLayout(frameOf: field.grid) : HeatmapLayout(field.grid)
    var parts = [layout.title(isFrame ? frameTitle : title), picture(imageHref, layout)]
    parts += contours.flatMap { lines($0, layout) }
    parts += pathLines(layout)
    parts.append(
      Drawing.frame(x: layout.left, y: layout.top, width: layout.side, height: layout.side))
    if !isFrame { parts += layout.axes(field.grid) }
    parts += marks(layout) + pathEnds(layout)
    return Drawing.svg(
      isFrame ? "heatmap frame-of-strip" : "heatmap", width: layout.width, height: layout.height,
      alternative: alternativeText, parts)
  }

  /// The PNG, placed so that the centre of each pixel lies at its node.
  ///
  /// The outer pixels therefore reach half a pixel over the frame, and an inner `svg` cuts them
  /// off: unlike a clip path it needs no id.
  private func picture(_ href: String, _ layout: HeatmapLayout) -> Markup {
    let (columns, rows) = (field.grid.columns, field.grid.rows)
    let image = Drawing.image(
      href, x: -0.5, y: -0.5, width: Double(columns), height: Double(rows))
    let side = Drawing.text(layout.side)
    return .element(
      "svg",
      [
        "x": Drawing.text(layout.left), "y": Drawing.text(layout.top), "width": side,
        "height": side, "viewBox": "0 0 \(columns - 1) \(rows - 1)", "overflow": "hidden",
        "preserveAspectRatio": "none",
      ], image)
  }

  /// A dark line on a light one, so that it is seen on any colour.
  private func lines(_ contour: Contour, _ layout: HeatmapLayout) -> [Markup] {
    let data = contour.lines.map { line in
      let points = line.map { Point(x: layout.x.place($0.x), y: layout.y.place($0.y)) }
      return Drawing.path(Polyline(points).simplified(within: 0.05).points)
    }.joined()
    if data.isEmpty { return [] }
    return [
      Drawing.line(data, class: "contour-halo", stroke: "#fff", opacity: "0.8", width: "3.6"),
      Drawing.line(data, class: "contour", stroke: "#1a1a1a", width: "1.5"),
    ]
  }
}
