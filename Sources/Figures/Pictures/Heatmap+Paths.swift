internal import Sampling

extension Heatmap {
  /// The lines of the paths, cut off at the frame.
  func pathLines(_ layout: HeatmapLayout) -> [Markup] {
    let lines = paths.map { path -> Markup in
      let pieces = Polyline(places(of: path, layout)).thinned(to: 0.5)
        .pieces(in: layout.left...layout.left + layout.side, layout.top...layout.top + layout.side)
      let data = pieces.map { Drawing.path(Polyline($0).simplified(within: 0.05).points) }.joined()
      if data.isEmpty { return .empty }
      let dots = dots(of: path, layout).map { Drawing.path([$0]) }.joined()
      return HeatmapPath.line(
        data, path.color, dash: LineChart.dash(path.style), scale: layout.markScale)
        + (dots.isEmpty
          ? .empty
          : Drawing.line(
            dots, class: "path-epoch", stroke: path.color,
            width: Drawing.text(5.2 * layout.markScale)))
    }
    guard lines.contains(where: { $0 != .empty }) else { return [] }
    // As with the picture, an inner `svg` cuts off what is wider than the line itself.
    let (left, top) = (Drawing.text(layout.left), Drawing.text(layout.top))
    let side = Drawing.text(layout.side)
    return [
      .element(
        "svg",
        [
          "x": left, "y": top, "width": side, "height": side,
          "viewBox": "\(left) \(top) \(side) \(side)", "overflow": "hidden",
        ], .joined(lines))
    ]
  }

  /// A ring where each path starts, and a filled mark where it ends, unless that is off the picture.
  func pathEnds(_ layout: HeatmapLayout) -> [Markup] {
    paths.flatMap { path -> [Markup] in
      let shown = { (point: Point) in
        field.grid.x.range.contains(point.x) && field.grid.y.range.contains(point.y)
      }
      let places = places(of: path, layout)
      var marks: [Markup] = []
      if let start = path.points.first, shown(start) {
        marks.append(HeatmapPath.start(places[0], path.color, scale: layout.markScale))
      }
      if let end = path.points.last, shown(end) {
        marks.append(path.end(places[places.count - 1], scale: layout.markScale))
      }
      return marks
    }
  }

  /// The places of epochs between the ends, if they are few: up to the first step that is too short
  /// for two dots to be told apart.
  func dots(of path: HeatmapPath, _ layout: HeatmapLayout) -> [Point] {
    let mostSteps = 40, distance = 7 * layout.markScale
    guard path.points.count <= mostSteps + 1 else { return [] }
    let places = places(of: path, layout)
    let steps = zip(places, places.dropFirst()).prefix { a, b in
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      return dx * dx + dy * dy >= distance * distance
    }
    let inside = steps.map(\.1).filter {
      (layout.left...layout.left + layout.side).contains($0.x)
        && (layout.top...layout.top + layout.side).contains($0.y)
    }
    return steps.count == places.count - 1 ? inside.dropLast() : inside
  }

  private func places(of path: HeatmapPath, _ layout: HeatmapLayout) -> [Point] {
    path.points.map { Point(x: layout.x.exactPlace($0.x), y: layout.y.exactPlace($0.y)) }
  }

  /// Where the paths go, in a sentence each.
  var pathSentences: [String] {
    let most = 6
    let sentences = paths.prefix(most).compactMap { path -> String? in
      guard let start = path.points.first, let end = path.points.last else { return nil }
      return "The path of \(path.name) goes from \(text(start)) to \(text(end))."
    }
    return sentences + (paths.count > most ? ["And \(paths.count - most) more paths."] : [])
  }
}

extension HeatmapPanel {
  /// The names of the paths, each beside a piece of its line; nil if there are none.
  public var pathLegend: Markup? {
    guard let paths = heatmaps.first?.paths, !paths.isEmpty else { return nil }
    let items = paths.map { path in
      Markup.element("li", [:], path.sign + .text(path.name))
    }
    return .element("ul", ["class": "paths"], .joined(items))
  }

  /// How to read the paths; nil if there are none.
  var pathNote: String? {
    guard let heatmap = heatmaps.first, !heatmap.paths.isEmpty else { return nil }
    let layout =
      isFilmstrip ? HeatmapLayout(frameOf: heatmap.field.grid) : HeatmapLayout(heatmap.field.grid)
    let hasDots = heatmap.paths.contains { !heatmap.dots(of: $0, layout).isEmpty }
    let count = heatmap.paths.count
    return (count == 1 ? "The path begins" : "Each path begins")
      + " at its ring and ends at its filled mark"
      + (hasDots ? "; a dot is an epoch, while they lie apart." : ".")
  }
}
