/// Where the parts of a line chart lie.
///
/// It is 480 units wide.
struct ChartLayout {
  struct Label {
    let series: Int
    let text: String
    var x: Double
    var y: Double
  }

  static let width = 480.0
  /// The size of the largest texts that there is room for: on a narrow screen, where the drawing is
  /// small, the style sheet makes them that large.
  static let textSize = 17.0
  static let lineHeight = 18.0
  let top: Double
  let bottom: Double
  let x: Scale
  let y: Scale
  let xTicks: Ticks
  let yTicks: Ticks
  let legend: [Label]
  /// The last value of each series, at its place.
  let ends: [Label]
  /// Where the last values stand.
  let labelX: Double
  let isEmpty: Bool

  init(_ chart: LineChart) {
    let domains = chart.domains
    let points = chart.shownPoints
    let names = chart.series.map(\.name) + (points.isEmpty ? [] : [chart.pointName])
    legend = names.count > 1 ? Self.legend(names) : []
    top = 30 + (legend.last.map { $0.y - 13 } ?? 0)
    bottom = top + 200
    yTicks =
      chart.scale == .linear
      ? Ticks.linear(domains.y, count: 5) : Ticks.logarithmic(domains.y, count: 6)
    let widest = yTicks.labels.map { Drawing.width(of: $0, size: Self.textSize) }.max() ?? 0
    let last = chart.series.map { series in
      series.x.indices.last { series.isShown($0, on: chart.scales) }
    }
    let texts = zip(chart.series, last).map { series, index in
      !chart.showsLastValues ? "" : index.map { NumberFormat.general(4).text(series.y[$0]) } ?? ""
    }
    let room = texts.map { Drawing.width(of: $0, size: Self.textSize) }.max() ?? 0
    // Labels that are moved apart need room for the ties to their lines.
    let gap = texts.count(where: { !$0.isEmpty }) > 1 ? 18.0 : 6
    // The number under the right end reaches beyond it by half its width.
    let isLogarithmic = chart.xScale == .logarithmic
    let ticks =
      isLogarithmic ? Ticks.logarithmic(domains.x, count: 6) : Ticks.linear(domains.x, count: 5)
    let lastTick = ticks.labels.last ?? ""
    let half = Drawing.width(of: lastTick, size: Self.textSize) / 2
    x = Scale(
      domains.x, from: max(widest, 10) + 12, to: Self.width - max(room + gap + 4, half + 2, 16),
      logarithmic: isLogarithmic)
    labelX = x.end + gap
    y = Scale(
      domains.y, from: bottom, to: top, logarithmic: chart.scale == .logarithmic)
    xTicks =
      isLogarithmic
      ? Ticks.logarithmic(x, count: 6, size: Self.textSize)
      : Ticks.linear(domains.x, count: 5, fitting: x.end - x.start, size: Self.textSize)
    var ends: [Label] = []
    for (index, series) in chart.series.enumerated() {
      guard chart.showsLastValues, let at = last[index] else { continue }
      ends.append(
        Label(
          series: index, text: texts[index], x: x.place(series.x[at]), y: y.place(series.y[at])))
    }
    self.ends = ends
    isEmpty = points.isEmpty && last.allSatisfy { $0 == nil }
  }

  var middle: Double { (x.start + x.end) / 2 }

  /// Samples of the lines with their names, in as many rows as they need, below the axis title.
  private static func legend(_ names: [String]) -> [Label] {
    var (x, y) = (12.0, 37.0)
    return names.enumerated().map { index, name in
      let text = Drawing.fitted(name, width: 400, size: textSize)
      let size = 28 + Drawing.width(of: text, size: textSize) + 12
      if x > 12, x + size > width {
        x = 12
        y += lineHeight + 2
      }
      defer { x += size }
      return Label(series: index, text: text, x: x, y: y)
    }
  }

  /// Grid lines, numbers and the names of both axes.
  func axes(_ chart: LineChart) -> [Markup] {
    var parts: [Markup] = []
    var grid = ""
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      let at = y.place(value)
      grid += "M\(Drawing.text(x.start)) \(Drawing.text(at))H\(Drawing.text(x.end))"
      parts.append(
        Drawing.text(label, x: x.start - 7, y: at + 4, anchor: .end, class: "number"))
    }
    var marks = "M\(Drawing.text(x.start)) \(Drawing.text(bottom))H\(Drawing.text(x.end))"
    for (value, label) in zip(xTicks.values, xTicks.labels) {
      let at = x.place(value)
      marks += "M\(Drawing.text(at)) \(Drawing.text(bottom))v4"
      parts.append(Drawing.text(label, x: at, y: bottom + 19, class: "number"))
    }
    let lines = [
      Drawing.line(grid, class: "grid", opacity: "0.15"),
      Drawing.line(marks, class: "tick", opacity: "0.55"),
    ]
    let yTitle = Drawing.fitted(chart.yTitle, width: Self.width - 24, size: Self.textSize)
    let xTitle = Drawing.fitted(chart.xTitle, width: x.end - x.start, size: Self.textSize)
    return lines + parts + [
      Drawing.text(yTitle, x: 12, y: 15, anchor: .start, class: "axis-name"),
      Drawing.text(xTitle, x: middle, y: bottom + 38, class: "axis-name"),
    ]
  }
}
