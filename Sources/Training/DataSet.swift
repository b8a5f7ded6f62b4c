import Kernels

/// Named columns of numbers of the same length: one row is one sample.
public struct DataSet: Sendable, Equatable {
  /// A column and its name.
  public struct Column: Sendable, Equatable {
    /// The heading.
    public var name: String
    /// One value a row.
    public var values: [Double]

    /// Makes a column.
    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The columns in the order of the file, all of the same length.
  public let columns: [Column]

  /// Makes a data set; traps if the columns differ in length or two have the same name.
  public init(columns: [Column]) {
    for column in columns {
      require(
        column.values.count == columns[0].values.count,
        "column \"\(column.name)\" has \(column.values.count) values, \"\(columns[0].name)\" has "
          + "\(columns[0].values.count)")
    }
    require(
      Set(columns.map(\.name)).count == columns.count,
      "two columns have the same name: \(columns.map(\.name))")
    self.columns = columns
  }

  /// The number of rows.
  public var count: Int { columns.first?.values.count ?? 0 }

  /// The values of the column of that name, if there is one.
  public subscript(name: String) -> [Double]? {
    columns.first { $0.name == name }?.values
  }
}
