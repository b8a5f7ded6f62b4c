internal import Sampling

extension LineChart {
  /// The last value of each series.
  ///
  /// Those of lines that end at the right edge stand in a column beside it, moved apart where they
  /// would overlap; the others stand where their lines end.
  func ends(_ layout: ChartLayout) -> [Markup] {
    let early = layout.ends.filter { $0.x < layout.x.end - 1 }
    let late = layout.ends.filter { $0.x >= layout.x.end - 1 }
      .sorted { ($0.y, $0.series) < ($1.y, $1.series) }
    return early.map { end($0, x: $0.x + 6) }
      + zip(late, Self.apart(late, above: layout.bottom)).flatMap { end, label in
        let text = self.end(label, x: layout.labelX)
        // A label that had to move is tied to the end of its line.
        guard abs(label.y - end.y) > 2 else { return [text] }
        let tie = Drawing.path([
          Point(x: end.x + 2, y: end.y), Point(x: layout.labelX - 2, y: label.y),
        ])
        return [line(tie, style(of: label.series), class: "tie", width: "0.75", dash: nil), text]
      }
  }

  private func end(_ label: ChartLayout.Label, x: Double) -> Markup {
    Drawing.text(
      label.text, x: x, y: label.y + 4, anchor: .start,
      class: "number end end-\(Self.color(style(of: label.series)) + 1)")
  }

  /// Labels, sorted from top to bottom, a line's height apart, the last one above the bottom.
  private static func apart(
    _ labels: [ChartLayout.Label], above bottom: Double
  ) -> [ChartLayout.Label] {
    let distance = ChartLayout.lineHeight
    var labels = labels
    var lowest = -Double.infinity
    for index in labels.indices {
      labels[index].y = max(labels[index].y, lowest)
      lowest = labels[index].y + distance
    }
    if lowest - distance > bottom {
      var highest = bottom
      for index in labels.indices.reversed() {
        labels[index].y = min(labels[index].y, highest)
        highest = labels[index].y - distance
      }
    }
    return labels
  }
}
