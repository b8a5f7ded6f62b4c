import Figures
import Notebooks

extension PageWriter {
  /// What a cell shows, through the template for its kind.
  mutating func html(of cell: CellOutput) throws(PublishingError) -> String {
    if case .hidden = cell.content, Self.source(of: cell) == nil { return "" }
    let (template, fields) = try content(of: cell)
    let text = try templates.render(template, commonFields(of: cell).merging(fields))
    return text.trimmingLastNewline
  }

  /// What every kind of cell has.
  private mutating func commonFields(of cell: CellOutput) -> TemplateFields {
    var anchor: String?
    if case .hidden = cell.content {} else { anchor = anchors.place(cell.reference?.anchor) }
    return [
      "anchor": .text(anchor),
      "label": .text(cell.reference?.label),
      "box": .text(cell.boxName),
      "caption": .markup(cell.caption.markup()),
      "captioned": .flag(cell.reference != nil || !cell.caption.isEmpty),
      "alternative": .text(cell.alternative),
      "source": .list(
        Self.source(of: cell).map { [Self.fields(of: $0)] } ?? [],
        names: ["kind", "code", "isOpen"]),
    ]
  }

  /// The source to show; a cell without any text, which means "all of them", has none.
  private static func source(of cell: CellOutput) -> CellSource? {
    cell.source?.text.isEmpty == false ? cell.source : nil
  }

  /// The template of a cell and the fields that only its kind has.
  private mutating func content(
    of cell: CellOutput
  ) throws(PublishingError) -> (template: String, fields: TemplateFields) {
    switch cell.content {
    case .hidden:
      return ("cell-hidden", [:])
    case .model(let equations):
      return ("cell-model", ["content": .markup(Equation.markup(of: equations))])
    case .data(let preview, let rowCount):
      let note = Self.rows(preview.rowCount, of: rowCount)
      return ("cell-table", try fields(of: preview, note: note))
    case .table(let table), .parameters(let table):
      let note =
        table.omittedRowCount > 0
        ? Self.rows(table.rowCount, of: table.rowCount + table.omittedRowCount) : nil
      return ("cell-table", try fields(of: table, note: note))
    case .training(let summaries):
      return ("cell-train", Self.fields(of: summaries))
    case .heatmaps(let panel):
      return ("cell-heatmap", try fields(of: panel))
    case .curve(let chart), .plot(let chart):
      return ("cell-curve", ["content": .markup(chart.svg())])
    case .gradient(let comparison):
      return ("cell-table", try fields(of: comparison.table, note: comparison.note))
    case .graph(let graph):
      return ("cell-graph", Self.fields(of: graph, alternative: cell.alternative))
    case .images(let grid):
      return ("cell-images", try fields(of: grid))
    case .confusion(let matrix):
      return ("cell-table", ["content": .markup(matrix.markup), "note": .text(matrix.note)])
    case .checks(let checks):
      return ("cell-check", fields(of: checks))
    }
  }

  private static func fields(of source: CellSource) -> TemplateFields {
    [
      "kind": .text(source.kind), "code": .text(source.text), "isOpen": .flag(source.isOpen),
    ]
  }

  private static func fields(
    of graph: ComputationGraph, alternative: String?
  ) -> TemplateFields {
    let drawing = graph.drawing(alternative: alternative)
    return [
      "drawing": .markup(drawing.svg()), "note": .text(graph.note),
      "content": .markup(graph.markup), "tableNote": .text(graph.tableNote),
    ]
  }

  private mutating func fields(
    of table: Table, note: String?
  ) throws(PublishingError) -> TemplateFields {
    ["content": .markup(try markup(of: table)), "note": .text(note)]
  }

  private static func rows(_ shown: Int, of count: Int) -> String {
    if shown == count { return counted(count, "row") + "." }
    return shown == 1
      ? "The first of \(counted(count, "row"))."
      : "The first \(shown) of \(counted(count, "row"))."
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }

  private mutating func fields(of panel: HeatmapPanel) throws(PublishingError) -> TemplateFields {
    var items: [TemplateFields] = []
    for heatmap in panel.heatmaps {
      let file = try address(of: heatmap)
      items.append([
        "picture": .markup(heatmap.svg(imageHref: file, isFrame: panel.isFilmstrip))
      ])
    }
    return [
      "pictures": .list(items, names: ["picture"]), "isFilmstrip": .flag(panel.isFilmstrip),
      "colorBar": .markup(try markup(of: panel.colorBar)), "note": .text(panel.note),
      "legend": .markup(panel.pathLegend),
    ]
  }

  /// The colours of a cell's pictures with their numbers.
  mutating func markup(of bar: ColorBar) throws(PublishingError) -> Markup {
    bar.svg(imageHref: try address(of: bar, isLegend: true))
  }

  private mutating func fields(of checks: [CheckResult]) -> TemplateFields {
    var items: [TemplateFields] = []
    for check in checks {
      let target = anchors.own("check-\(check.line)")
      if checkTargets[check.line] == nil { checkTargets[check.line] = target }
      items.append([
        "condition": .text(check.condition),
        "variant": .text(check.variant),
        "state": .text(check.held ? "held" : "failed"),
        "mark": .text(check.held ? "✓" : "✗"),
        "target": .text(target),
        "sides": .text(check.explanation),
      ])
    }
    let names = ["condition", "variant", "state", "mark", "target", "sides"]
    return ["checks": .list(items, names: names)]
  }
}

extension Equation {
  /// Formulas one below the other, their signs of equality in line; nil when there is none.
  static func markup(of equations: [Equation]) -> Markup? {
    if equations.isEmpty { return nil }
    let rows = equations.map { [$0.left, .row([.symbol("="), $0.right])] }
    return Mathematics.grid(rows, .aligned).mathML(display: true)
  }
}

extension CellOutput {
  /// What the box is called in which the output scrolls by itself.
  fileprivate var boxName: String {
    let kind =
      switch content {
      case .hidden, .training, .checks: "Output"
      case .model: "Formulas"
      case .data: "Data"
      case .table: "Table"
      case .parameters: "Parameters"
      case .gradient: "Derivatives"
      case .confusion: "Confusion matrix"
      case .heatmaps, .images: "Pictures"
      case .curve, .plot: "Chart"
      case .graph: "Computation graph"
      }
    guard let label = reference?.label else { return kind }
    return kind == "Table" ? label : "\(label): \(kind)"
  }
}

extension String {
  /// Without the line feed at its end.
  var trimmingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
