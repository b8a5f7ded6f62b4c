import Figures
import Notebooks

extension Mathematics {
  /// Rows and columns; the style sheet aligns the cells by the class of their table.
  static func grid(_ rows: [[Mathematics]], _ style: GridStyle) -> Markup {
    var columns: [GridStyle.Alignment] = []
    let name: String
    switch style {
    case .matrix: name = "matrix"
    case .cases: name = "cases"
    case .aligned: name = "aligned"
    case .gathered: name = "gathered"
    case .small: name = "small"
    case .columns(let alignments):
      name = "matrix"
      columns = alignments
    }
    let lines = rows.map { row in
      let cells = row.enumerated().map { place, cell in
        let alignment = columns.indices.contains(place) ? columns[place] : .center
        return Markup.element("mtd", ["class": alignment.className], cell.element)
      }
      return Markup.element("mtr", [:], cells)
    }
    let isDisplayed = style == .aligned || style == .gathered
    let attributes: Markup.Attributes = [
      "class": name, "displaystyle": isDisplayed ? "true" : nil,
      "scriptlevel": style == .small ? "1" : nil,
    ]
    return .element("mtable", attributes, lines)
  }
}

extension Mathematics.GridStyle.Alignment {
  /// The class by which the style sheet aligns a cell; one that is centred needs none.
  fileprivate var className: String? {
    switch self {
    case .left: "left"
    case .center: nil
    case .right: "right"
    }
  }
}
