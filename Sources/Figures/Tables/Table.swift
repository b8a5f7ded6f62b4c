internal import Kernels

/// A table of numbers and texts, column by column.
public struct Table: Sendable, Hashable {
  /// The cells of a column.
  public enum Cells: Sendable, Hashable {
    /// Numbers, which are formatted and aligned by their decimal point.
    case numbers([Double])
    /// Texts, shown as they are.
    case texts([String])
    /// Small pictures, shown as such where there is a page, and elsewhere by their sizes.
    case pictures([PixelPicture])

    /// How many cells there are.
    public var count: Int {
      switch self {
      case .numbers(let values): values.count
      case .texts(let values): values.count
      case .pictures(let values): values.count
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
    /// Whether the texts are names of the notebook's own, to be set like its source.
    public let isCode: Bool

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
      self.isCode = false
    }

    /// Creates a column of texts.
    public init(heading: String, texts: [String], isCode: Bool = false) {
      self.heading = heading
      self.cells = .texts(texts)
      self.format = .shortest
      self.isCode = isCode
    }

    /// Creates a column of pictures.
    public init(heading: String, pictures: [PixelPicture]) {
      self.heading = heading
      self.cells = .pictures(pictures)
      self.format = .shortest
      self.isCode = false
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
      case .pictures(let values): values.map { "\($0.height) × \($0.width)" }
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

  /// Whether the first column names its rows: texts, no two of them the same.
  public var namesRows: Bool {
    guard case .texts(let names)? = columns.first?.cells else { return false }
    return Set(names).count == names.count
  }
}
