import Figures
import Notebooks

extension Table {
  /// The head and the body of the table; the element around them and its caption are the
  /// template's.
  var markup: Markup {
    let classes = columns.map { $0.isNumeric ? "number" : nil }
    let texts = columns.map(\.texts)
    let headings = zip(columns, classes).map { column, kind in
      Markup.element("th", ["scope": "col", "class": kind], text: column.heading)
    }
    let rows = (0..<rowCount).map { row in
      let cells = zip(texts, classes).map { Markup.element("td", ["class": $1], text: $0[row]) }
      return Markup.element("tr", [:], cells)
    }
    return Self.markup(headings: headings, rows: rows)
  }

  /// A table out of rows that are ready.
  static func markup(headings: [Markup], rows: [Markup]) -> Markup {
    let newline = Markup.text("\n")
    let head: Markup = .element("thead", [:], .element("tr", [:], headings))
    let body: Markup = .element("tbody", [:], newline + .joined(rows, separator: "\n") + newline)
    return head + newline + body
  }

  /// A table written in the prose.
  static func prose(
    header: [[Inline]], alignments: [ColumnAlignment], rows: [[[Inline]]]
  ) -> Markup {
    let classes = header.indices.map { index -> String? in
      guard alignments.indices.contains(index) else { return nil }
      return switch alignments[index] {
      case .none, .left: nil
      case .center: "center"
      case .right: "right"
      }
    }
    let headings = zip(header, classes).map { content, kind in
      Markup.element("th", ["scope": "col", "class": kind], content.markup())
    }
    let rows = rows.map { row in
      Markup.element(
        "tr", [:], zip(row, classes).map { .element("td", ["class": $1], $0.markup()) })
    }
    return .element(
      "div", ["class": "table"], .element("table", [:], markup(headings: headings, rows: rows)))
  }
}
