import Figures
import Typesetting

extension Mathematics {
  /// Rows and columns; the style sheet aligns and rules the cells by the classes of their table and
  /// of their own, for MathML Core leaves both to it.
  static func grid(_ rows: [[Mathematics]], _ style: GridStyle) -> Markup {
    var columns: [GridStyle.Alignment] = []
    var rules = GridStyle.Rules()
    let name: String
    switch style {
    case .matrix: name = "matrix"
    case .cases: name = "cases"
    case .aligned: name = "aligned"
    case .gathered: name = "gathered"
    case .small: name = "small"
    case .columns(let alignments, let lines):
      name = "matrix"
      columns = alignments
      rules = lines
    }
    let lines = rows.enumerated().map { line, row in
      let cells = row.enumerated().map { place, cell in
        let alignment = columns.indices.contains(place) ? columns[place] : .center
        let classes =
          [alignment.className].compactMap(\.self) + rules.classes(ofRow: line, column: place)
        return Markup.element(
          "mtd", ["class": classes.isEmpty ? nil : classes.joined(separator: " ")], cell.element)
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

extension Mathematics.GridStyle.Rules {
  /// The classes of a cell by which the style sheet draws the rules beside it.
  ///
  /// Each is drawn by the cell before it, those at the beginning by the first cell.
  fileprivate func classes(ofRow row: Int, column: Int) -> [String] {
    func rule(_ side: String, _ counts: [Int], _ place: Int) -> String? {
      guard counts.indices.contains(place), counts[place] > 0 else { return nil }
      return (counts[place] == 1 ? "border-" : "double-border-") + side
    }
    return [
      column == 0 ? rule("left", vertical, 0) : nil, rule("right", vertical, column + 1),
      row == 0 ? rule("top", horizontal, 0) : nil, rule("bottom", horizontal, row + 1),
      closed.contains(column) ? "closed-left" : nil,
      closed.contains(column + 1) ? "closed-right" : nil,
    ].compactMap(\.self)
  }
}
