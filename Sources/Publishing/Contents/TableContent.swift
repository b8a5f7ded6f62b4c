import Diagnostics
import Documents
import Figures

/// A table: formulas over the rows, the first rows of the data, or parameters.
struct TableContent: PublishedContent {
  /// What the table is of, in the word that the results have for it.
  enum Kind: String {
    case table, data, parameters
  }

  let kind: Kind
  let table: Table
  /// How many rows there are, those that are not shown included.
  let rowCount: Int
  /// What is to be known of data besides, in whole sentences.
  let notes: [String]

  init(_ kind: Kind, _ table: Table, rowCount: Int? = nil, notes: [String] = []) {
    self.kind = kind
    self.notes = notes
    self.table = table
    self.rowCount = rowCount ?? table.rowCount + table.omittedRowCount
  }

  let template = "cell-table"
  let thumbnails: Thumbnails? = nil
  var boxName: String {
    switch kind {
    case .table: "Table"
    case .data: "Data"
    case .parameters: "Parameters"
    }
  }

  func fields(
    in cell: CellOutput, _ page: inout PageResources
  ) throws(PublishingError) -> TemplateFields {
    ["content": .markup(try table.markup(&page)), "note": .text(note)]
  }

  private var note: String? {
    let sentences = (size.map { [$0] } ?? []) + notes
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// How many of the rows these are: of the data always, of anything else if some are left out.
  private var size: String? {
    let shown = table.rowCount
    if shown == rowCount { return kind == .data ? counted(rowCount, "row") + "." : nil }
    return shown == 1
      ? "The first of \(counted(rowCount, "row"))."
      : "The first \(shown) of \(counted(rowCount, "row"))."
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    let columns = table.columns.map { column in
      let values: JSON =
        switch column.cells {
        case .numbers(let values): .numbers(values)
        case .texts(let values): .array(values.map(JSON.text))
        case .pictures(let column): .array(column.map { .text(pictures.name(of: $0)) })
        }
      return JSON.object([("heading", .text(column.heading)), ("values", values)])
    }
    return [
      Results.Item(
        .tables,
        [("kind", .text(kind.rawValue))] + cell.identity
          + [("rows", .integer(rowCount)), ("columns", .array(columns))])
    ]
  }

  var plainText: String {
    ([table.lines] + (kind == .data ? [counted(rowCount, "row")] : []) + notes)
      .joined(separator: "\n")
  }
}

extension Table {
  /// The head and the body of the table; the element around them and its caption are the template's.
  ///
  /// Its pictures become part of the publication.
  func markup(_ page: inout PageResources) throws(PublishingError) -> Markup {
    let headings = columns.map { column in
      Markup.element(
        "th", ["scope": "col", "class": column.isNumeric ? "number" : nil], text: column.heading)
    }
    var cells: [[Markup]] = []
    for (place, column) in columns.enumerated() {
      cells.append(try column.markup(areNames: place == 0 && namesRows, &page))
    }
    let rows = (0..<rowCount).map { row in Markup.element("tr", cells.map { $0[row] }) }
    return Table.markup(headings: headings, rows: rows)
  }

  /// The table in plain text without the last line's end.
  var lines: String { String(text.dropLast()) }
}

extension Table.Column {
  /// The cells of the column, which may be the names of their rows.
  fileprivate func markup(
    areNames: Bool, _ page: inout PageResources
  ) throws(PublishingError) -> [Markup] {
    switch cells {
    case .numbers:
      return markup(of: texts)
    case .texts(let texts):
      return texts.map { text in
        let content: Markup = isCode ? .element("code", text: text) : .text(text)
        return areNames
          ? .element("th", ["scope": "row"], content) : .element("td", [:], content)
      }
    case .pictures(let pictures):
      var cells: [Markup] = []
      for picture in pictures {
        let attributes: Markup.Attributes = [
          "src": try page.address(of: picture), "alt": picture.alternativeText,
          "width": String(picture.width), "height": String(picture.height),
        ]
        cells.append(.element("td", ["class": "picture"], .void("img", attributes)))
      }
      return cells
    }
  }
}
