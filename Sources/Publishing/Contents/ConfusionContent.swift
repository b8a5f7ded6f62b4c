import Diagnostics
import Documents
import Figures

/// How often each class was taken for which.
struct ConfusionContent: PublishedContent {
  let matrix: ConfusionMatrix

  let template = "cell-table"
  let boxName = "Confusion matrix"
  let thumbnails: Thumbnails? = nil

  func fields(in cell: CellOutput, _ page: inout PageResources) -> TemplateFields {
    ["content": .markup(matrix.markup), "note": .text(matrix.note)]
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    [
      Results.Item(
        .confusions,
        cell.identity + [
          ("prediction", .text(matrix.prediction)), ("class", .text(matrix.label)),
          ("classes", .array(matrix.classes.map(JSON.text))),
          ("counts", .array(matrix.counts.map { .array($0.map(JSON.integer)) })),
          ("accuracy", .number(matrix.accuracy)),
          ("recall", .numbers(matrix.classes.indices.map(matrix.recall(of:)))),
          ("precision", .numbers(matrix.classes.indices.map(matrix.precision(of:)))),
          ("leftOut", .integer(matrix.leftOutCount)),
        ])
    ]
  }

  var plainText: String {
    let names = Table.Column(
      heading: "\(matrix.label) \\ \(matrix.prediction)", texts: matrix.classes)
    let columns = matrix.classes.indices.map { place in
      Table.Column(
        heading: matrix.classes[place], texts: matrix.counts.map { String($0[place]) })
    }
    return Table(columns: [names] + columns).text
      + "accuracy \(ConfusionMatrix.share(matrix.accuracy)), "
      + "\(matrix.leftOutCount) left out"
  }
}

extension ConfusionMatrix {
  /// A row for each true class with its recall, a column for each predicted one with its precision,
  /// and the shares of each row in nine shades.
  fileprivate var markup: Markup {
    let newline = Markup.text("\n")
    let top = [
      Markup.element("th", ["scope": "col", "rowspan": "2"], text: label),
      .element(
        "th", ["scope": "colgroup", "colspan": String(classes.count)], text: prediction),
      .element("th", ["scope": "col", "rowspan": "2", "class": "number"], text: "recall"),
    ]
    let names = classes.map { Markup.element("th", ["scope": "col", "class": "number"], text: $0) }
    let head: Markup = .element(
      "thead", ["class": "matrix"], [.element("tr", [:], top), .element("tr", [:], names)])
    let recalls = Self.column(ofShares: classes.indices.map(recall(of:)))
    let recallCells = recalls.markup(of: Self.texts(of: recalls))
    let rows = classes.indices.map { row in
      Self.row(classes[row], classes.indices.map { cell(row, $0) } + [recallCells[row]])
    }
    let body: Markup = .element(
      "tbody", ["class": "matrix"], newline + .joined(rows, separator: "\n") + newline)
    let precisions = Self.column(ofShares: classes.indices.map(precision(of:)))
    let shares = Self.texts(of: precisions).map {
      Markup.element("td", ["class": "number"], text: $0)
    }
    let last = Self.row("precision", shares + [.element("td", text: "")])
    return head + newline + body + newline + .element("tfoot", ["class": "matrix"], last)
  }

  private static func row(_ name: String, _ cells: [Markup]) -> Markup {
    .element("tr", [:], [.element("th", ["scope": "row"], text: name)] + cells)
  }

  /// Hundredths without their sign, which would widen every column.
  private static func column(ofShares shares: [Double]) -> Table.Column {
    Table.Column(heading: "", numbers: shares.map { 100 * $0 }, digits: 1)
  }

  /// The hundredths, and a dash for a share of nothing.
  private static func texts(of shares: Table.Column) -> [String] {
    shares.texts.map { $0 == "NaN" ? "–" : $0 }
  }

  /// A count on its shade; those on the diagonal are set off by their class as well.
  private func cell(_ row: Int, _ column: Int) -> Markup {
    let count = counts[row][column]
    let kind = count == 0 ? "none" : "heat-\(shade(count, ofRow: row))"
    let name = "number \(kind)" + (row == column ? " hit" : "")
    return .element("td", ["class": name], text: String(count))
  }

  /// The ninth of its row, from 1, in which a share lies.
  private func shade(_ count: Int, ofRow row: Int) -> Int {
    let total = counts[row].reduce(0, +)
    return (9 * count + total - 1) / total
  }

  /// The accuracy, and how many rows are left out of it.
  fileprivate var note: String {
    let rows = "\(hitCount) of \(counted(rowCount, "row"))"
    var text = "Rows are the true class, columns the predicted one. "
    text += "The stronger a cell is coloured, the larger its share of its row; what is framed was "
    text += "taken for what it is. "
    text += "Recall and precision are in %. Accuracy: \(Self.share(accuracy)), \(rows)."
    if leftOutCount > 0 {
      let verb = leftOutCount == 1 ? "is" : "are"
      text += " \(counted(leftOutCount, "row")) \(verb) left out, where the prediction or the "
      text += "class is not a finite number."
    }
    return text
  }

  /// Hundredths; a dash for a share of nothing.
  fileprivate static func share(_ value: Double) -> String {
    value.isNaN ? "–" : NumberFormat.percent(1).text(value)
  }
}
