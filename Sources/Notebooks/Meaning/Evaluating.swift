import Autodiff
import Training

// Formulas evaluated: by themselves, and at the rows of the data.
extension Session {
  /// The value of a formula that depends on no input.
  func value(
    _ formula: Formula, _ parameters: [Double], at range: Range<Int>
  ) throws(Diagnostic) -> Double {
    try requireNoInputs(oneNumber(formula, at: range), parameters, at: range)[0]
  }

  /// The elements of a formula's value, which may depend on no input.
  func requireNoInputs(
    _ formula: Formula, _ parameters: [Double], at range: Range<Int>
  ) throws(Diagnostic) -> [Double] {
    let function = Function(formula)
    guard function.inputNames.isEmpty else {
      throw diagnostic(
        .freeInputs(function.inputNames, formula: source.text(range)), range)
    }
    return function.values(Batch(), parameters: self.parameters.completing(parameters))
  }

  /// A formula's values at the rows of the data: one number each.
  func rowValues(
    _ formula: Formula, _ parameters: [Double]? = nil, at range: Range<Int>, through sight: Sight
  ) throws(Diagnostic) -> [Double] {
    let parameters = self.parameters.completing(parameters ?? sight.parameters)
    let (function, batch) = try overRows(formula, parameters, at: range, through: sight)
    return function.values(batch, parameters: parameters)
  }

  /// The mean of a formula over the rows, as a constant of the graph: the very number that training
  /// records for a loss.
  func mean(
    _ formula: Formula, in context: FormulaContext, at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    let parameters = self.parameters.completing(context.parameters)
    let (function, batch) = try overRows(formula, parameters, at: range, through: context.sight)
    return names.graph.constant(function.mean(batch, parameters: parameters))
  }

  /// The sum of a formula over the rows, as a constant of the graph.
  func sum(
    _ formula: Formula, in context: FormulaContext, at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    let parameters = self.parameters.completing(context.parameters)
    let (function, batch) = try overRows(formula, parameters, at: range, through: context.sight)
    return names.graph.constant(function.sum(batch, parameters: parameters))
  }

  /// A formula of one number compiled, with the rows of the data that it runs over; with one sample
  /// without columns if there are no data and it depends on none.
  ///
  /// - Parameter parameters: Those that it will run with.
  func overRows(
    _ formula: Formula, _ parameters: [Double], at range: Range<Int>, through sight: Sight
  ) throws(Diagnostic) -> (Function, Batch) {
    let number = try oneNumber(formula, at: range)
    let function = Function(number)
    guard let data = sight.data else {
      guard function.inputNames.isEmpty else { throw diagnostic(.noData, range) }
      return (function, Batch())
    }
    try requireColumns(of: function, at: range, through: sight)
    try checkLabels(of: number, parameters, in: data, at: range, through: sight)
    return (function, batch(of: data, through: sight))
  }

  /// Throws unless the data have a column for every input of a function.
  func requireColumns(
    of function: Function, at range: Range<Int>, through sight: Sight
  ) throws(Diagnostic) {
    for input in function.inputNames where sight.column(of: input) == nil {
      throw noColumn(for: input, at: range, through: sight)
    }
  }

  /// The data lack the column of an input.
  func noColumn(for input: String, at range: Range<Int>, through sight: Sight) -> Diagnostic {
    let known = sight.data?.columns.map(\.name) ?? []
    if let column = sight.columnNames[input] {
      let nearest = nearestName(to: column.value, among: known)
      return diagnostic(
        .noColumnNamed(column.value, nearest: nearest, known: known), column.range)
    }
    return diagnostic(
      .noColumn(input: input, nearest: nearestName(to: input, among: known)), range)
  }

  /// The samples of a data set, with a column for every input that has one.
  func batch(of data: DataSet, through sight: Sight) -> Batch {
    var columns: [Formula: [Double]] = [:]
    for input in names.graph.inputs {
      guard let name = input.name else { continue }
      let column = data.column(sight.columnName(of: name))
      if let column, column.rowSize == input.shape.count { columns[input] = column.values }
    }
    return Batch(count: data.count, columns: columns)
  }
}
