import Documents
import Figures

/// Heatmaps side by side, with the legend of their colours.
struct HeatmapContent: PublishedContent {
  let panel: HeatmapPanel

  let template = "cell-heatmap"
  let boxName = "Pictures"
  var thumbnails: Thumbnails? { Thumbnails(kind: .heatmaps, pictures: panel.heatmaps) }

  func fields(
    in cell: CellOutput, _ page: inout PageResources
  ) throws(PublishingError) -> TemplateFields {
    var items: [TemplateFields] = []
    for heatmap in panel.heatmaps {
      let file = try page.address(of: heatmap)
      items.append([
        "picture": .markup(heatmap.svg(imageHref: file, isFrame: panel.isFilmstrip))
      ])
    }
    return [
      "pictures": .list(items, names: ["picture"]), "isFilmstrip": .flag(panel.isFilmstrip),
      "colorBar": .markup(try page.legend(panel.colorBar)), "note": .text(panel.note),
      "legends": .list(
        [panel.pointLegend, panel.pathLegend].compactMap(\.self).map { ["legend": .markup($0)] },
        names: ["legend"]),
    ]
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    panel.heatmaps.map { heatmap in
      let field = heatmap.field
      return Results.Item(
        .heatmaps,
        cell.identity + [
          ("title", .text(heatmap.title)),
          ("picture", .text(pictures.name(of: heatmap))),
          ("x", Self.json(field.grid.x.name, field.grid.x.range, nodes: field.grid.columns)),
          ("y", Self.json(field.grid.y.name, field.grid.y.range, nodes: field.grid.rows)),
          ("range", .numbers([heatmap.range.lowerBound, heatmap.range.upperBound])),
          ("minimum", field.minimum.map(JSON.number) ?? .null),
          ("maximum", field.maximum.map(JSON.number) ?? .null),
          ("nonFinite", .integer(field.nonFiniteCount)),
        ] + (heatmap.paths.isEmpty ? [] : [("paths", .array(heatmap.paths.map(Self.json)))]))
    }
  }

  /// An axis.
  private static func json(_ name: String, _ range: ClosedRange<Double>, nodes: Int) -> JSON {
    .object([
      ("name", .text(name)),
      ("range", .numbers([range.lowerBound, range.upperBound])),
      ("nodes", .integer(nodes)),
    ])
  }

  private static func json(_ path: HeatmapPath) -> JSON {
    .object([
      ("name", .text(path.name)),
      ("x", .numbers(path.points.map(\.x))),
      ("y", .numbers(path.points.map(\.y))),
    ])
  }

  var plainText: String {
    let range = panel.colorBar.range
    let colors =
      "colours: \(panel.colorBar.colorMap.name) from \(range.lowerBound.sixDigits) "
      + "to \(range.upperBound.sixDigits)"
    return (panel.heatmaps.map(Self.text) + [colors]).joined(separator: "\n")
  }

  /// A line for the picture, and one for each of its paths.
  private static func text(of heatmap: Heatmap) -> String {
    let paths = heatmap.paths.map { path in
      "\n  \(path.name): \(path.points.count) places to "
        + (path.points.last.map { "(\($0.x.sixDigits), \($0.y.sixDigits))" } ?? "nowhere")
    }
    let grid = heatmap.field.grid
    return "\(heatmap.title): \(grid.columns) × \(grid.rows) nodes, "
      + "\(heatmap.points.count) points (\(heatmap.shortDigest))" + paths.joined()
  }
}
