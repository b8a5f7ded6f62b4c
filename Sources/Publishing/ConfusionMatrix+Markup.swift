import Figures
import Notebooks

extension ConfusionMatrix {
  /// A row for each true class, a column for each predicted one, and the recall at the end.
  var markup: Markup {
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
    let rows = classes.indices.map { row in
      let cells = classes.indices.map { column in
        let count = counts[row][column]
        let name = count == 0 ? "number none" : row == column ? "number hit" : "number"
        return Markup.element("td", ["class": name], text: String(count))
      }
      return Markup.element(
        "tr", [:],
        [.element("th", ["scope": "row"], text: classes[row])] + cells + [
          .element("td", ["class": "number"], text: Self.share(recall(of: row)))
        ])
    }
    let body: Markup = .element("tbody", [:], newline + .joined(rows, separator: "\n") + newline)
    return head + newline + body
  }

  /// The accuracy, and how many rows are left out of it.
  var note: String {
    let rows = "\(hitCount) of \(PageWriter.counted(rowCount, "row"))"
    var text = "Rows are the true class, columns the predicted one. "
    text += "Accuracy: \(Self.share(accuracy)), \(rows)."
    if leftOutCount > 0 {
      let verb = leftOutCount == 1 ? "is" : "are"
      text +=
        " \(PageWriter.counted(leftOutCount, "row")) \(verb) left out, where the prediction or the "
        + "class is not a finite number."
    }
    return text
  }

  /// Hundredths; a dash for a share of nothing.
  private static func share(_ value: Double) -> String {
    value.isNaN ? "–" : NumberFormat.percent(1).text(value)
  }
}
