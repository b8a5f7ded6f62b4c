import Kernels

/// Named columns of numbers, vectors or images of the same length: one row is one sample.
public struct DataSet: Sendable, Equatable {
  /// A column, its name, and what stands in each of its rows.
  public struct Column: Sendable, Equatable {
    /// The heading.
    public var name: String
    /// The values row by row; within a row the last dimension runs fastest.
    public var values: [Double]
    /// The lengths of the dimensions of one row's value: `[]` for a number, `[8, 8]` for an image of
    /// 8 rows of 8 pixels.
    public var shape: [Int]
    /// The texts that the values 0, 1, 2, … stand for, if the column was one of texts.
    public var labels: [String]

    /// Makes a column; traps unless the values fill whole rows of the shape and, where there are
    /// labels, number them.
    public init(name: String, values: [Double], shape: [Int] = [], labels: [String] = []) {
      require(
        shape.allSatisfy { $0 > 0 },
        "column \"\(name)\" has the shape \(shape); its dimensions must be 1 or more")
      self.name = name
      self.values = values
      self.shape = shape
      self.labels = labels
      require(
        values.count.isMultiple(of: rowSize),
        "column \"\(name)\" has \(values.count) values, which are no whole rows of \(shape)")
      guard !labels.isEmpty else { return }
      for value in values {
        require(
          Int(exactly: value).map(labels.indices.contains) == true,
          "column \"\(name)\" has \(labels.count) labels, and none for the value \(value)")
      }
    }

    /// How many numbers a row has.
    public var rowSize: Int { shape.reduce(1, *) }

    /// The number of rows.
    public var count: Int { values.count / rowSize }
  }

  /// The columns in the order of the file, all of the same length.
  public let columns: [Column]

  /// Makes a data set; traps if the columns differ in length or two have the same name.
  public init(columns: [Column]) {
    for column in columns {
      require(
        column.count == columns[0].count,
        "column \"\(column.name)\" has \(column.count) rows, \"\(columns[0].name)\" has "
          + "\(columns[0].count)")
    }
    require(
      Set(columns.map(\.name)).count == columns.count,
      "two columns have the same name: \(columns.map(\.name))")
    self.columns = columns
  }

  /// The number of rows.
  public var count: Int { columns.first?.count ?? 0 }

  /// The values of the column of that name, row by row, if there is one.
  public subscript(name: String) -> [Double]? {
    column(name)?.values
  }

  /// The column of that name, if there is one.
  public func column(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }
}
