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
      if !lines.isEmpty { parts.append(line(lines, index, width: "2", dash: Self.dash(index))) }
      if !dots.isEmpty { parts.append(line(dots, index, width: "6", dash: nil)) }
    }
    parts += ends(layout)
    if layout.isEmpty {
      parts.append(
        Drawing.text(
          "no value that could be drawn", x: layout.middle, y: (layout.top + layout.bottom) / 2,
          class: "note"))
    }
    return Drawing.svg(
      "line-chart", width: ChartLayout.width, height: layout.bottom + 38,
      alternative: alternativeText, parts)
  }

  /// Colours that are told apart on light and dark paper; a style sheet may refine them.
  static let colors = ["#3b7dc9", "#d2691e", "#2e9150", "#a05ab8", "#d1495b", "#708090"]

  static func style(_ index: Int) -> Int { index % colors.count }

  /// A second sign besides colour; nil is a solid line.
  ///
  /// When the colours are used up, they come again with other dashes.
  static func dash(_ index: Int) -> String? {
    [nil, "7 4", "2 3", "9 3 2 3", "5 2", "1 4"][style(index + index / colors.count)]
  }

  private func line(_ data: String, _ series: Int, width: String, dash: String?) -> Markup {
    let style = Self.style(series)
    return Drawing.line(
      data, class: "series series-\(style + 1)", stroke: Self.colors[style], width: width,
      dash: dash)
  }

  private func path(of series: Series, _ layout: ChartLayout) -> String {
    pieces(of: series, layout).filter { $0.count > 1 }.map { points in
      Drawing.path(Polyline(points).reduced().simplified(within: 0.06).points)
    }.joined()
  }

  /// A dot for each value without a neighbour, which no line would show.
  private func dots(of series: Series, _ layout: ChartLayout) -> String {
    pieces(of: series, layout).filter { $0.count == 1 }.map(Drawing.path).joined()
  }

  /// The places of a line between its interruptions, and between the ends of the vertical axis.
  private func pieces(of series: Series, _ layout: ChartLayout) -> [[Point]] {
    let stretches = series.stretches(on: scale).map { stretch in
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

  /// The last value of each series, moved apart where they would overlap.
  private func ends(_ layout: ChartLayout) -> [Markup] {
    var lowest = -Double.infinity
    var labels = layout.ends.sorted { ($0.y, $0.series) < ($1.y, $1.series) }
    for index in labels.indices {
      labels[index].y = max(labels[index].y, lowest)
      lowest = labels[index].y + 13
    }
    let excess = max(lowest - 13 - layout.bottom, 0)
    if excess > 0 {
      var highest = layout.bottom
      for index in labels.indices.reversed() {
        labels[index].y = min(labels[index].y, highest)
        highest = labels[index].y - 13
      }
    }
    return labels.map { label in
      Drawing.text(
        label.text, x: label.x + 6, y: label.y + 4, anchor: .start,
        class: "number end end-\(Self.style(label.series) + 1)")
    }
  }

  private func legend(_ layout: ChartLayout) -> [Markup] {
    layout.legend.map { entry in
      let sample = "M\(Drawing.text(entry.x)) \(Drawing.text(entry.y - 4))h22"
      let sign =
        entry.series < series.count
        ? line(sample, entry.series, width: "2", dash: Self.dash(entry.series))
        : mark(Point(x: entry.x + 11, y: entry.y - 4), 4)
      return sign
        + Drawing.text(
          entry.text, x: entry.x + 28, y: entry.y, anchor: .start, class: "legend")
    }
  }
}
