import Figures
import Notebooks

/// Everything a run computed, for other programs: the file `results.json`.
struct Results {
  private let document: Document
  let pictures: PictureStore

  init(of document: Document, pictures: PictureStore) {
    self.document = document
    self.pictures = pictures
  }

  /// The file's text; the order of its members never changes.
  var text: String {
    let cells = document.blocks.cells
    let provenance = document.provenance
    return JSON.object([
      ("gradbook", .text(Gradbook.version)),
      ("title", .text(document.header.title)),
      ("notebook", .text(provenance.notebookName)),
      ("sha256", .text(provenance.notebookDigest)),
      ("seed", .integer(provenance.seed)),
      ("parameters", .object(provenance.parameters.map { ($0.name, Self.setting($0.value)) })),
      ("modelParameters", .array(document.parameters.map(Self.parameter))),
      ("trainings", .array(cells.flatMap(Self.trainings))),
      ("tables", .array(cells.compactMap(table))),
      ("curves", .array(cells.compactMap(Self.curve))),
      ("heatmaps", .array(cells.flatMap(heatmaps))),
      ("plots", .array(cells.compactMap(Self.plot))),
      ("gradients", .array(cells.compactMap(Self.gradient))),
      ("graphs", .array(cells.compactMap(Self.graph))),
      ("images", .array(cells.compactMap(images))),
      ("confusions", .array(cells.compactMap(Self.confusion))),
      ("checks", .array(document.checks.map(Self.check))),
      ("problems", .array(document.diagnostics.map(Self.problem))),
      ("pictures", .array(pictures.files.map { .text($0.path) })),
    ]).source
  }

  /// How a cell is found on the page.
  static func identity(of cell: CellOutput) -> [(name: String, value: JSON)] {
    [
      ("anchor", .optional(cell.reference?.anchor)),
      ("label", .optional(cell.reference.map { "\($0.kind.rawValue) \($0.number)" })),
      ("caption", .text(cell.caption.plainText)),
    ]
  }

  /// A parameter; one that began at random has the name of the distribution in place of what was
  /// drawn, which the seed brings back.
  private static func parameter(_ parameter: Document.ModelParameter) -> JSON {
    func json(_ elements: [Double]) -> JSON {
      parameter.shape.isEmpty ? .number(elements[0]) : .numbers(elements)
    }
    let shape = parameter.shape.isEmpty ? [] : [parameter.shape]
    return .object(
      [("name", JSON.text(parameter.name))]
        + shape.map { ("shape", .numbers($0.map(Double.init))) }
        + [
          ("initial", parameter.initializer.map(JSON.text) ?? json(parameter.initial)),
          ("value", json(parameter.values)),
        ])
  }

  private static func trainings(_ cell: CellOutput) -> [JSON] {
    guard case .training(let summaries) = cell.content else { return [] }
    return summaries.map(training)
  }

  private static func training(_ summary: TrainingSummary) -> JSON {
    var members: [(name: String, value: JSON)] = [("name", .optional(summary.name))]
    if let variant = summary.variant { members.append(("variant", .text(variant))) }
    members += [
      ("loss", .text(summary.lossName)),
      ("optimizer", .text(summary.optimizer)),
      ("epochs", .integer(summary.epochs)),
      ("samples", .integer(summary.sampleCount)),
      ("firstLoss", .number(summary.firstLoss)),
      ("lastLoss", .number(summary.lastLoss)),
    ]
    if !summary.options.isEmpty {
      members.append(("options", .array(summary.options.map(JSON.text))))
    }
    if let validation = summary.validation {
      let held: [(name: String, value: JSON)] = [
        ("samples", .integer(validation.sampleCount)),
        ("firstLoss", .number(validation.firstLoss)),
        ("lastLoss", .number(validation.lastLoss)),
      ]
      members.append(("validation", .object(held)))
    }
    if let epoch = summary.keptEpoch { members.append(("keptEpoch", .integer(epoch))) }
    if let end = summary.nonFinite {
      let told: [(name: String, value: JSON)] = [
        ("epoch", .integer(end.epoch)), ("explanation", .text(end.explanation.plainText)),
      ]
      members.append(("nonFinite", .object(told)))
    }
    return .object(members)
  }

  private func table(_ cell: CellOutput) -> JSON? {
    let (kind, table, rowCount): (String, Table, Int)
    switch cell.content {
    case .table(let content):
      (kind, table, rowCount) = (
        "table", content, content.rowCount + content.omittedRowCount
      )
    case .parameters(let content):
      (kind, table, rowCount) = ("parameters", content, content.rowCount)
    case .data(let preview, let count): (kind, table, rowCount) = ("data", preview, count)
    default: return nil
    }
    let columns = table.columns.map { column in
      let values: JSON =
        switch column.cells {
        case .numbers(let values): .numbers(values)
        case .texts(let values): .array(values.map(JSON.text))
        case .pictures(let column): .array(column.map { .text(pictures.name(of: $0)) })
        }
      return JSON.object([("heading", .text(column.heading)), ("values", values)])
    }
    return .object(
      [("kind", .text(kind))] + Self.identity(of: cell)
        + [("rows", .integer(rowCount)), ("columns", .array(columns))])
  }

  private static func curve(_ cell: CellOutput) -> JSON? {
    guard case .curve(let chart) = cell.content else { return nil }
    return .object(
      identity(of: cell) + [
        ("xTitle", .text(chart.xTitle)), ("yTitle", .text(chart.yTitle)),
        ("scale", .text(chart.scale.rawValue)),
        ("series", Self.series(of: chart) { $0 == $0.indices.map(Double.init) }),
      ])
  }

  private func heatmaps(_ cell: CellOutput) -> [JSON] {
    guard case .heatmaps(let panel) = cell.content else { return [] }
    return panel.heatmaps.map { heatmap in
      let field = heatmap.field
      return .object(
        Self.identity(of: cell) + [
          ("title", .text(heatmap.title)),
          ("picture", .text(pictures.name(of: heatmap))),
          ("x", Self.axis(field.grid.x.name, field.grid.x.range, nodes: field.grid.columns)),
          ("y", Self.axis(field.grid.y.name, field.grid.y.range, nodes: field.grid.rows)),
          ("range", .numbers([heatmap.range.lowerBound, heatmap.range.upperBound])),
          ("minimum", field.minimum.map(JSON.number) ?? .null),
          ("maximum", field.maximum.map(JSON.number) ?? .null),
          ("nonFinite", .integer(field.nonFiniteCount)),
        ] + (heatmap.paths.isEmpty ? [] : [("paths", .array(heatmap.paths.map(Self.path)))]))
    }
  }

  private static func path(_ path: HeatmapPath) -> JSON {
    .object([
      ("name", .text(path.name)),
      ("x", .numbers(path.points.map(\.x))),
      ("y", .numbers(path.points.map(\.y))),
    ])
  }

  private static func axis(_ name: String, _ range: ClosedRange<Double>, nodes: Int) -> JSON {
    .object([
      ("name", .text(name)),
      ("range", .numbers([range.lowerBound, range.upperBound])),
      ("nodes", .integer(nodes)),
    ])
  }

  private static func setting(_ value: SettingValue) -> JSON {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  private static func problem(_ diagnostic: Diagnostic) -> JSON {
    .object([
      ("file", .text(diagnostic.file)),
      ("line", .integer(diagnostic.place.line)),
      ("column", .integer(diagnostic.place.column)),
      ("message", .text(diagnostic.message)),
    ])
  }

  private static func check(_ check: CheckResult) -> JSON {
    var members: [(name: String, value: JSON)] = [("condition", .text(check.condition))]
    if let variant = check.variant { members.append(("variant", .text(variant))) }
    return .object(
      members + [
        ("line", .integer(check.line)),
        ("held", .flag(check.held)),
        ("left", check.sides.map { .number($0.left) } ?? .null),
        ("right", check.sides.map { .number($0.right) } ?? .null),
      ])
  }
}
