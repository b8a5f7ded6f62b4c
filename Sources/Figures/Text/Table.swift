internal import Kernels

/// A table of numbers and texts, column by column.
public struct Table: Sendable, Hashable {
  /// The cells of a column.
  public enum Cells: Sendable, Hashable {
    /// Numbers, which are formatted and aligned by their decimal point.
    case numbers([Double])
    /// Texts, shown as they are.
    case texts([String])

    /// How many cells there are.
    public var count: Int {
      switch self {
      case .numbers(let values): values.count
      case .texts(let values): values.count
      }
    }
  }

  /// A heading and the cells below it.
  public struct Column: Sendable, Hashable {
    /// What stands above the cells.
    public let heading: String
    /// The cells, top to bottom.
    public let cells: Cells
    /// How numbers are written; texts have no use for it.
    public let format: NumberFormat

    /// Creates a column of numbers in the format that suits them, see `NumberFormat.suiting`.
    public init(heading: String, numbers: [Double], digits: Int? = nil) {
      let format = NumberFormat.suiting(numbers, digits: digits)
      self.init(heading: heading, numbers: numbers, format: format)
    }

    /// Creates a column of numbers in a given format.
    public init(heading: String, numbers: [Double], format: NumberFormat) {
      self.heading = heading
      self.cells = .numbers(numbers)
      self.format = format
    }

    /// Creates a column of texts.
    public init(heading: String, texts: [String]) {
      self.heading = heading
      self.cells = .texts(texts)
      self.format = .shortest
    }

    /// Whether the cells are numbers.
    public var isNumeric: Bool {
      if case .numbers = cells { true } else { false }
    }

    /// The cells as they are shown: plain text, to be escaped like any other.
    public var texts: [String] {
      switch cells {
      case .numbers(let values): values.map(format.text)
      case .texts(let values): values
      }
    }
  }

  /// The columns, left to right.
  public let columns: [Column]

  /// How many rows there are besides those that are shown.
  public var omittedRowCount = 0

  /// Creates a table.
  ///
  /// Traps unless all columns have the same number of cells.
  public init(columns: [Column]) {
    for column in columns {
      require(
        column.cells.count == columns[0].cells.count,
        "column \(column.heading) has \(column.cells.count) cells, "
          + "column \(columns[0].heading) has \(columns[0].cells.count)")
    }
    self.columns = columns
  }

  /// How many rows the table has below its headings.
  public var rowCount: Int { columns.first?.cells.count ?? 0 }
}

extension Table {
  /// The table in plain text: headings, a rule, rows; numbers aligned by their decimal point.
  ///
  /// Line feeds in a cell become spaces. Meant for tests and terminals.
  public var text: String {
    let columns = columns.map(Self.lines)
    guard let height = columns.first?.count else { return "" }
    var text = ""
    for row in 0..<height {
      var line = columns.map { $0[row] }.joined(separator: row == 1 ? "--" : "  ")
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }

  /// One column's lines, all of the same width.
  private static func lines(of column: Column) -> [String] {
    var cells = column.texts.map(singleLine)
    if column.isNumeric {
      let tails = cells.map { $0.count - $0.prefix { $0 != "." }.count }
      let widest = tails.max() ?? 0
      for index in cells.indices { cells[index] += spaces(widest - tails[index]) }
    }
    let heading = singleLine(column.heading)
    let width = max(heading.count, cells.map(\.count).max() ?? 0)
    let padded = ([heading] + cells).map { cell in
      let gap = spaces(width - cell.count)
      return column.isNumeric ? gap + cell : cell + gap
    }
    return [padded[0], String(repeating: "-", count: width)] + padded[1...]
  }

  private static func singleLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
