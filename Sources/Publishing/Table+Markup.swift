import Figures
import Notebooks

extension Table {
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
      // A corner without words heads nothing.
      content.isEmpty
        ? Markup.element("td", [:], text: "")
        : .element("th", ["scope": "col", "class": kind], content.markup())
    }
    let rows = rows.map { row in
      Markup.element(
        "tr", [:], zip(row, classes).map { .element("td", ["class": $1], $0.markup()) })
    }
    let box = Markup.Attributes.scrolling("table", label: "Table")
    return .element("div", box, .element("table", [:], markup(headings: headings, rows: rows)))
  }
}

extension Markup.Attributes {
  /// Those of a box that scrolls by itself where the screen is narrow: the keyboard reaches it, and it
  /// has a name then.
  static func scrolling(_ kind: String?, label: String) -> Markup.Attributes {
    ["class": kind, "tabindex": "0", "role": "group", "aria-label": label]
  }
}
