import Documents
import Figures

/// Lines in a chart: losses by epoch, or formulas along one input.
struct ChartContent: PublishedContent {
  enum Kind {
    case curve, plot
  }

  let kind: Kind
  let chart: LineChart

  init(_ kind: Kind, _ chart: LineChart) {
    self.kind = kind
    self.chart = chart
  }

  let template = "cell-curve"
  let boxName = "Chart"
  let thumbnails: Thumbnails? = nil

  func fields(in cell: CellOutput, _ page: inout PageResources) -> TemplateFields {
    ["content": .markup(chart.svg()), "note": .text(chart.note)]
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    switch kind {
    case .curve: [Results.Item(.curves, cell.identity + curve)]
    case .plot: [Results.Item(.plots, cell.identity + plot)]
    }
  }

  private var axes: [JSON.Member] {
    [
      ("xTitle", .text(chart.xTitle)), ("yTitle", .text(chart.yTitle)),
      ("scale", .text(chart.scale.rawValue)),
    ]
  }

  private var curve: [JSON.Member] {
    axes + [("series", series { $0 == $0.indices.map(Double.init) })]
  }

  private var plot: [JSON.Member] {
    let nodes = chart.series.first?.x ?? []
    let points = chart.points.map { Self.point($0.x, $0.y) }
    return axes + [
      ("xScale", .text(chart.xScale.rawValue)), ("x", .numbers(nodes)),
      ("series", series { $0 == nodes }),
      ("points", .object([("name", .text(chart.pointName)), ("values", .array(points))])),
    ]
  }

  /// The lines of the chart; each names its nodes if they are others than those that it would be
  /// taken to have.
  private func series(hasUsualNodes: ([Double]) -> Bool) -> JSON {
    .array(
      chart.series.map { line in
        var members: [JSON.Member] = [("name", .text(line.name))]
        if !hasUsualNodes(line.x) { members.append(("x", .numbers(line.x))) }
        members.append(("y", .numbers(line.y)))
        if !line.poles.isEmpty { members.append(("poles", .numbers(line.poles))) }
        if let extremes = line.extremes {
          members.append(("minimum", Self.point(extremes.minimum.x, extremes.minimum.y)))
          members.append(("maximum", Self.point(extremes.maximum.x, extremes.maximum.y)))
        }
        return .object(members)
      })
  }

  private static func point(_ x: Double, _ y: Double) -> JSON {
    .object([("x", .number(x)), ("y", .number(y))])
  }

  var plainText: String {
    let lines = chart.series.map { line in
      "\(line.name): \(line.y.count) values from \((line.y.first ?? .nan).sixDigits) "
        + "to \((line.y.last ?? .nan).sixDigits)"
    }
    let dots = chart.points.isEmpty ? [] : ["\(chart.points.count) points: \(chart.pointName)"]
    let x = chart.xTitle + (chart.xScale == .linear ? "" : " (\(chart.xScale.rawValue))")
    return (["\(chart.yTitle) over \(x), \(chart.scale.rawValue)"] + lines + dots)
      .joined(separator: "\n")
  }
}
