internal import Sampling

extension LineChart {
  /// The drawing: light grid lines, a path for each series, the last values at the lines' ends, and
  /// a legend when there is more than one.
  ///
  /// - Complexity: O(values).
  public func svg() -> Markup {
    let layout = ChartLayout(self)
    var parts = layout.axes(self)
    parts += legend(layout)
    parts += marks(layout)
    for (index, series) in series.enumerated() {
      let (lines, dots) = (path(of: series, layout), dots(of: series, layout))
      let style = style(of: index)
      if !lines.isEmpty { parts.append(line(lines, style, width: "2", dash: Self.dash(style))) }
      if !dots.isEmpty { parts.append(line(dots, style, width: "6", dash: nil)) }
    }
    parts += ends(layout)
    if layout.isEmpty {
      parts.append(
        Drawing.text(
          "no value that could be drawn", x: layout.middle, y: (layout.top + layout.bottom) / 2,
          class: "note"))
    }
    return Drawing.svg(
      "line-chart", width: ChartLayout.width, height: layout.bottom + 44,
      alternative: alternativeText, parts)
  }

  /// Colours that are told apart on light and dark paper; a style sheet may refine them.
  static let colors = ["#3b7dc9", "#d2691e", "#2e9150", "#a05ab8", "#d1495b", "#708090"]

  /// The colour and the dashes of a line; there are six times as many dashes as colours.
  func style(of index: Int) -> Int { series[index].style ?? index }

  static func color(_ style: Int) -> Int { style % colors.count }

  /// A second sign besides colour; nil is a solid line.
  ///
  /// When the colours are used up, they come again with other dashes.
  static func dash(_ style: Int) -> String? {
    [nil, "7 4", "2 3", "9 3 2 3", "5 2", "1 4"][color(style + style / colors.count)]
  }

  func line(
    _ data: String, _ style: Int, class name: String = "series", width: String, dash: String?
  ) -> Markup {
    let color = Self.color(style)
    return Drawing.line(
      data, class: "\(name) series-\(color + 1)", stroke: Self.colors[color], width: width,
      dash: dash)
  }

  private func path(of series: Series, _ layout: ChartLayout) -> String {
    pieces(of: series, layout).filter { $0.count > 1 }.map { points in
      Drawing.path(Polyline(points).reduced().simplified(within: 0.06).points)
    }.joined()
  }

  /// A dot for each value without a neighbour, which no line would show, and the dots that are the
  /// line's sign.
  private func dots(of series: Series, _ layout: ChartLayout) -> String {
    pieces(of: series, layout).map { points in
      if points.count == 1 { return Drawing.path(points) }
      return series.hasDots ? Self.spaced(points).map { Drawing.path([$0]) }.joined() : ""
    }.joined()
  }

  /// Points of a line that are some way apart, its last one among them.
  private static func spaced(_ points: [Point]) -> [Point] {
    let distance = 34.0
    var spaced: [Point] = []
    for point in points.reversed() {
      if let last = spaced.last, last.x - point.x < distance { continue }
      spaced.append(point)
    }
    return spaced.reversed()
  }

  /// The places of a line between its interruptions, and between the ends of the vertical axis.
  private func pieces(of series: Series, _ layout: ChartLayout) -> [[Point]] {
    let stretches = series.stretches(on: scales).map { stretch in
      stretch.map { index in
        Point(x: layout.x.place(series.x[index]), y: layout.y.place(series.y[index]))
      }
    }
    guard yRange != nil else { return stretches }
    return stretches.flatMap { Polyline($0).pieces(from: layout.top, to: layout.bottom) }
  }

  /// A disc for each point, through which others show.
  private func marks(_ layout: ChartLayout) -> [Markup] {
    let shown = shownPoints
    let radius = shown.count <= 24 ? 4 : shown.count <= 250 ? 2.8 : 1.8
    return shown.map { point in
      mark(Point(x: layout.x.place(point.x), y: layout.y.place(point.y)), radius)
    }
  }

  private func mark(_ center: Point, _ radius: Double) -> Markup {
    .void(
      "circle",
      [
        "class": "sample", "cx": Drawing.text(center.x), "cy": Drawing.text(center.y),
        "r": Drawing.text(radius), "fill": "currentColor", "fill-opacity": "0.5",
      ])
  }

  private func legend(_ layout: ChartLayout) -> [Markup] {
    layout.legend.map { entry in
      let sign =
        entry.series < series.count
        ? self.sample(of: entry.series, x: entry.x, y: entry.y - 4)
        : mark(Point(x: entry.x + 11, y: entry.y - 4), 4)
      return sign
        + Drawing.text(
          entry.text, x: entry.x + 28, y: entry.y, anchor: .start, class: "legend")
    }
  }

  /// A piece of a line as the legend shows it.
  private func sample(of index: Int, x: Double, y: Double) -> Markup {
    let style = style(of: index)
    let start = "M\(Drawing.text(x)) \(Drawing.text(y))"
    let dots =
      series[index].hasDots ? line("\(start)m4 0h0m14 0h0", style, width: "6", dash: nil) : .empty
    return line(start + "h22", style, width: "2", dash: Self.dash(style)) + dots
  }
}
