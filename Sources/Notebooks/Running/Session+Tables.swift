import Autodiff
import Figures
import Training

extension Session {
  /// A column a formula, a row a sample or a value that was trained for.
  mutating func run(
    table entries: [Cell.Entry], _ options: Cell.TableOptions
  ) throws(Diagnostic) -> CellContent {
    if let word = options.by { return .table(try table(of: entries, by: word, options)) }
    let (rows, digits) = (options.rows, options.digits)
    var columns: [Table.Column] = []
    // As in a truth table, the columns of the data that the formulas depend on stand on the left.
    var results: [Result] = []
    let failuresBefore = failureCount
    for entry in expanded(entries) {
      try within(entry.branch) { session throws(Diagnostic) in
        session.attempt { session throws(Diagnostic) in
          let formula = try session.resolve(entry.syntax, in: .rows)
          let values = try session.rowValues(formula, session.parameters, at: entry.syntax.range)
          let inputs = formula.leaves.filter { $0.operation == .input }
          results.append(
            Result(
              heading: entry.heading, values: values, inputs: inputs,
              column: session.column(of: formula)))
        }
      }
    }
    try requireNoFailure(since: failuresBefore, at: entries[0].syntax.range)
    for name in leadingInputs(results.flatMap(\.inputs)) {
      // An image is no number to stand in a table.
      guard !results.contains(where: { $0.heading == name }), let column = column(of: name),
        column.rowSize == 1
      else { continue }
      columns.append(
        Self.column(name, Array(column.values.prefix(rows)), column, digits: nil))
    }
    for result in results {
      columns.append(
        Self.column(
          result.heading, Array(result.values.prefix(rows)), result.column, digits: digits))
    }
    var table = Table(columns: columns)
    table.omittedRowCount = Swift.max(0, (results.first?.values.count ?? 0) - rows)
    return .table(table)
  }

  /// A formula of a table at the rows of the data.
  private struct Result {
    var heading: String
    var values: [Double]
    var inputs: [Formula]
    /// The column that the formula is, if it is one.
    var column: DataSet.Column?
  }

  /// Numbers, or the words that they stand for.
  private static func column(
    _ heading: String, _ values: [Double], _ column: DataSet.Column?, digits: Int?
  ) -> Table.Column {
    guard let column, !column.labels.isEmpty else {
      return Table.Column(heading: heading, numbers: values, digits: digits)
    }
    return Table.Column(heading: heading, texts: values.map(column.text(of:)))
  }

  /// The declared inputs among those that formulas depend on, in the order of the data's columns.
  private func leadingInputs(_ used: [Formula]) -> [String] {
    let names = Set(used.compactMap(\.name))
    let declared = inputs.filter(names.contains)
    return (data?.columns ?? []).flatMap { column in
      declared.filter { (columnNames[$0]?.name ?? $0) == column.name }
    }
  }
}
