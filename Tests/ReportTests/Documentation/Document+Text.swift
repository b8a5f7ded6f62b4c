import Figures
import Notebooks

// A document in plain text, to be compared with one that is written down.
extension Document {
  /// What the page shows without its sources, a blank line between blocks.
  var text: String { blocks.text }
}

extension [Block] {
  var text: String { map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n") }
}

extension Block {
  /// What the block shows in words and tables; pictures by what they are called.
  var text: String {
    switch self {
    case .heading(let level, _, let content):
      String(repeating: "#", count: level) + " " + content.plainText
    case .paragraph(let content): content.plainText
    case .quote(let blocks):
      blocks.text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    case .list(_, _, let items): items.map { "- " + $0.blocks.text }.joined(separator: "\n")
    case .code(_, let text): text
    case .table(let header, _, let rows):
      ([header] + rows).map { $0.map(\.plainText).joined(separator: " | ") }
        .joined(separator: "\n")
    case .rule: "---"
    case .math(let mathematics): mathematics.plainText
    case .cell(let cell): cell.text
    case .failure(let diagnostics, let below):
      (diagnostics + below).map(\.description).joined(separator: "\n\n")
    }
  }
}

extension CellOutput {
  /// The caption behind its number, and what the cell came to.
  var text: String {
    let number = reference.map { "\($0.kind.rawValue) \($0.number)." }
    let heading = [number, caption.plainText].compactMap(\.self).filter { !$0.isEmpty }
    return [heading.joined(separator: " "), content.text].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}

extension CellContent {
  var text: String {
    switch self {
    case .hidden: ""
    case .model(let equations):
      equations.map { "\($0.left.plainText) = \($0.right.plainText)" }.joined(separator: "\n")
    case .data(let preview, let count): preview.lines + "\n\(count) rows"
    case .training(let summaries): summaries.map(\.text).joined(separator: "\n")
    case .table(let table), .parameters(let table): table.lines
    case .heatmaps(let panel):
      panel.heatmaps.map(\.text).joined(separator: "\n")
        + "\ncolours: \(panel.colorBar.colorMap.name) from "
        + "\(panel.colorBar.range.lowerBound.short) to \(panel.colorBar.range.upperBound.short)"
    case .plot(let chart), .curve(let chart): chart.text
    case .gradient(let comparison):
      ([comparison.note, comparison.table.lines] as [String?]).compactMap(\.self)
        .joined(separator: "\n")
    case .graph(let graph): graph.text
    case .images(let grid):
      "\(grid.items.count) of \(grid.count) pictures of \(grid.formula)\n"
        + grid.items.map { "\($0.caption) (\($0.picture.pixelDigest.shortHex))" }.joined(
          separator: "\n")
    case .confusion(let matrix): matrix.text
    case .checks(let checks): checks.map(\.text).joined(separator: "\n")
    }
  }
}

extension Double {
  /// Six significant digits.
  fileprivate var short: String { NumberFormat.general(6).text(self) }
}

extension Table {
  /// The table without the last line's end.
  fileprivate var lines: String { String(text.dropLast()) }
}

extension Digest {
  /// Enough of it to see a change.
  fileprivate var shortHex: String { String(hex.prefix(8)) }
}

extension Heatmap {
  fileprivate var text: String {
    let lines = paths.map { path in
      "\n  \(path.name): \(path.points.count) places to "
        + (path.points.last.map { "(\($0.x.short), \($0.y.short))" } ?? "nowhere")
    }
    return "\(title): \(field.grid.columns) × \(field.grid.rows) nodes, \(points.count) points "
      + "(\(pixelDigest.shortHex))" + lines.joined()
  }
}

extension LineChart {
  fileprivate var text: String {
    let lines = series.map { line in
      "\(line.name): \(line.y.count) values from \((line.y.first ?? .nan).short) "
        + "to \((line.y.last ?? .nan).short)"
    }
    let dots = points.isEmpty ? [] : ["\(points.count) points: \(pointName)"]
    let x = xTitle + (xScale == .linear ? "" : " (\(xScale.rawValue))")
    return (["\(yTitle) over \(x), \(scale.rawValue)"] + lines + dots)
      .joined(separator: "\n")
  }
}

extension TrainingSummary {
  fileprivate var text: String {
    let held = validation.map {
      "held out \($0.firstLoss.short) → \($0.lastLoss.short) (rows: \($0.sampleCount))"
    }
    let words = [name, variant].compactMap(\.self).map { "\($0): " }.joined()
    let parts: [String?] = [
      "\(lossName) \(firstLoss.short) → \(lastLoss.short)", "epochs: \(epochs)",
      sampleCount == 0 ? nil : "rows: \(sampleCount)", held, optimizer,
      options.isEmpty ? nil : options.joined(separator: ", "),
      keptEpoch.map { "kept: epoch \($0)" },
    ]
    return words + parts.compactMap(\.self).joined(separator: ", ")
      + (nonFinite.map { "\n  \($0.explanation.plainText)" } ?? "")
  }
}

extension ComputationGraph {
  fileprivate var text: String {
    func text(_ quantity: Quantity) -> String {
      quantity.shape.isEmpty
        ? quantity.smallest.short
        : "\(quantity.shape) \(quantity.smallest.short) to \(quantity.largest.short)"
    }
    let lines = listedNodes.map { node in
      let definition = node.expression.isEmpty ? node.kind.rawValue : "= \(node.expression)"
      return "\(node.label) \(definition): \(text(node.value)), derivative \(text(node.gradient))"
    }
    return ([place.sentence].compactMap(\.self) + lines).joined(separator: "\n")
  }
}

extension ConfusionMatrix {
  fileprivate var text: String {
    let names = Table.Column(heading: "\(label) \\ \(prediction)", texts: classes)
    let columns = classes.indices.map { place in
      Table.Column(heading: classes[place], texts: counts.map { String($0[place]) })
    }
    return Table(columns: [names] + columns).text
      + "accuracy \(NumberFormat.percent(1).text(accuracy)), \(leftOutCount) left out"
  }
}

extension CheckResult {
  fileprivate var text: String {
    let values = sides.map { ", \($0.left.short) and \($0.right.short)" } ?? ""
    return "\(held ? "✓" : "✗") \(title)\(values)"
  }
}
