import Figures
import Notebooks

extension PageWriter {
  /// The head and the body of a table; the element around them and its caption are the template's.
  ///
  /// Its pictures become part of the publication.
  mutating func markup(of table: Table) throws(PublishingError) -> Markup {
    let headings = table.columns.map { column in
      Markup.element(
        "th", ["scope": "col", "class": column.isNumeric ? "number" : nil], text: column.heading)
    }
    var columns: [[Markup]] = []
    for (place, column) in table.columns.enumerated() {
      columns.append(try cells(of: column, areNames: place == 0 && table.namesRows))
    }
    let rows = (0..<table.rowCount).map { row in Markup.element("tr", columns.map { $0[row] }) }
    return Table.markup(headings: headings, rows: rows)
  }

  private mutating func cells(
    of column: Table.Column, areNames: Bool
  ) throws(PublishingError) -> [Markup] {
    switch column.cells {
    case .numbers:
      return column.markup(of: column.texts)
    case .texts(let texts):
      return texts.map { text in
        let content: Markup = column.isCode ? .element("code", text: text) : .text(text)
        return areNames
          ? .element("th", ["scope": "row"], content) : .element("td", [:], content)
      }
    case .pictures(let pictures):
      var cells: [Markup] = []
      for picture in pictures {
        let attributes: Markup.Attributes = [
          "src": try address(of: picture), "alt": picture.alternativeText,
          "width": String(picture.width), "height": String(picture.height),
        ]
        cells.append(.element("td", ["class": "picture"], .void("img", attributes)))
      }
      return cells
    }
  }
}

extension Table.Column {
  /// The cells of a column of numbers.
  ///
  /// Their points stand below each other by characters that the style sheet sets behind a number and
  /// nobody sees, hears or copies.
  func markup(of texts: [String]) -> [Markup] {
    zip(texts, padding).map { text, missing in
      .element("td", ["class": "number", "data-pad": missing.isEmpty ? nil : missing], text: text)
    }
  }
}
