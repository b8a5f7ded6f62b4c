internal import Sampling

/// Where the parts of a heatmap lie.
///
/// Its plot is a square. With axes it is 240 units wide and has its title above; as one picture of a
/// filmstrip it is 132 units wide and has its title below, as a film has its numbers.
struct HeatmapLayout {
  let width: Double
  let height: Double
  let left: Double
  let top: Double
  let side: Double
  /// How large marks are, beside those of a picture with axes.
  let scale: Double
  let x: Scale
  let y: Scale
  private let xTicks: Ticks
  private let yTicks: Ticks
  private let titleY: Double

  /// The layout of a picture with axes.
  init(_ grid: Grid) {
    let yTicks = Ticks.linear(grid.y.range, count: 3)
    let widest = yTicks.labels.map { Drawing.width(of: $0, size: 11) }.max() ?? 0
    let left = 18 + widest + 8
    self.init(
      grid, width: 240, left: left, right: 14, top: 24, bottom: 36, titleY: 15, scale: 1, yTicks)
  }

  /// The layout of a small picture without axes.
  init(frameOf grid: Grid) {
    self.init(
      grid, width: 132, left: 6, right: 6, top: 6, bottom: 22, titleY: 142, scale: 0.6,
      Ticks.linear(grid.y.range, count: 2))
  }

  private init(
    _ grid: Grid, width: Double, left: Double, right: Double, top: Double, bottom: Double,
    titleY: Double, scale: Double, _ yTicks: Ticks
  ) {
    self.width = width
    self.left = left
    self.top = top
    self.titleY = titleY
    self.scale = scale
    self.yTicks = yTicks
    side = width - left - right
    height = top + side + bottom
    xTicks = Ticks.linear(
      grid.x.range, count: 3, fitting: side, size: 11, margins: (left, right))
    x = Scale(grid.x.range, from: left, to: left + side)
    y = Scale(grid.y.range, from: top + side, to: top)
  }

  /// How large the marks of paths are: in a filmstrip they must not cover the picture.
  var markScale: Double { scale < 1 ? 0.7 : 1 }

  private var middle: Double { left + side / 2 }
  private var bottom: Double { top + side }

  /// The title, centred over or under the plot.
  func title(_ title: String) -> Markup {
    // It is bold, which takes a tenth more.
    let room = (width - middle) * 2 / 1.1
    return Drawing.text(
      Drawing.fitted(title, width: room, size: 13), x: middle, y: titleY, class: "title", size: 13)
  }

  /// Ticks, numbers and names along both axes.
  func axes(_ grid: Grid) -> [Markup] {
    var parts: [Markup] = []
    var data = ""
    for (value, label) in zip(xTicks.values, xTicks.labels) {
      let at = x.place(value)
      data += "M\(Drawing.text(at)) \(Drawing.text(bottom))v4"
      let middle = Drawing.middle(of: label, near: at, within: width, size: 11)
      parts.append(Drawing.text(label, x: middle, y: bottom + 15, class: "number", size: 11))
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
        Drawing.fitted(grid.y.name, width: side, size: 12), x: 12, y: top + side / 2,
        class: "axis-name", turned: true))
    return parts
  }
}
