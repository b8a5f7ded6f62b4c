import Autodiff
import Training

// Formulas at the rows of the data.
extension Session {
  /// The column that an input takes its values from, if the data have it.
  func column(of input: String) -> DataSet.Column? {
    data?.column(columnNames[input]?.name ?? input)
  }

  /// The column that a formula is, if it is one.
  func column(of formula: Formula) -> DataSet.Column? {
    formula.operation == .input ? formula.name.flatMap { column(of: $0) } : nil
  }

  /// The samples of a data set, with a column for every input that has one.
  func batch(of data: DataSet) -> Batch {
    var columns: [Formula: [Double]] = [:]
    for input in scope.graph.inputs {
      guard let name = input.name else { continue }
      let column = data.column(columnNames[name]?.name ?? name)
      if let column, column.rowSize == input.shape.count { columns[input] = column.values }
    }
    return Batch(count: data.count, columns: columns)
  }

  /// A formula's values at the rows of the data: one number each.
  func rowValues(
    _ formula: Formula, _ parameters: [Double], at range: Range<Int>
  ) throws(Diagnostic) -> [Double] {
    let (function, batch) = try overRows(formula, at: range)
    return function.values(batch, parameters: parameters)
  }

  /// A formula of one number compiled, with the rows of the data that it runs over; with one sample
  /// without columns if there are no data and it depends on none.
  func overRows(_ formula: Formula, at range: Range<Int>) throws(Diagnostic) -> (Function, Batch) {
    let function = Function(try oneNumber(formula, at: range))
    guard let data else {
      guard function.inputNames.isEmpty else { throw diagnostic(.noData, range) }
      return (function, Batch())
    }
    for input in function.inputNames where column(of: input) == nil {
      throw noColumn(for: input, at: range)
    }
    return (function, batch(of: data))
  }

  /// The data lack the column of an input.
  func noColumn(for input: String, at range: Range<Int>) -> Diagnostic {
    let known = data?.columns.map(\.name) ?? []
    if let column = columnNames[input] {
      let nearest = nearestName(to: column.name, among: known)
      return diagnostic(
        .noColumnNamed(column.name, nearest: nearest, known: known), column.range)
    }
    return diagnostic(
      .noColumn(input: input, nearest: nearestName(to: input, among: known)), range)
  }
}
