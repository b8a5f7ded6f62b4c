import Autodiff
import Training

/// The state that the cells of a notebook share while it runs, from top to bottom.
struct Session {
  var source: SourceText
  let settings: Settings
  /// The epochs that the notebook names anywhere; every training keeps its parameters there.
  let namedEpochs: Set<Int>
  /// Reads a file of the notebook's folder.
  let readFile: (String) throws -> [UInt8]
  /// Told after every epoch of a training how many are done, and of how many.
  let progress: (_ epoch: Int, _ epochs: Int) -> Void

  var scope = Scope()
  /// The parameters' values now, in the order they were declared.
  var parameters: [Double] = []
  /// The values they were declared with.
  var initialParameters: [Double] = []
  var data: DataSet?
  var runs: [Run] = []
  /// The inputs in the order in which models declare them: the first two are a heatmap's axes.
  var inputs: [String] = []

  /// A finished training.
  struct Run {
    var name: String?
    var lossName: String
    var history: History
    /// The parameters that the loss reaches, by their place in the graph.
    var trained: Set<Int>
  }

  /// Adds a parameter with the value it begins with.
  mutating func declare(parameter name: String, _ initial: Double, at range: Range<Int>) {
    scope.define(name, .parameter(scope.graph.parameter(name)), at: range)
    parameters.append(initial)
    initialParameters.append(initial)
  }

  /// The parameters with their first values and those of now.
  var modelParameters: [Document.ModelParameter] {
    zip(scope.graph.parameters, zip(initialParameters, parameters)).compactMap { leaf, values in
      leaf.name.map { Document.ModelParameter(name: $0, initial: values.0, value: values.1) }
    }
  }

  func diagnostic(_ problem: Problem, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(problem, source, range)
  }

  /// The samples of the data, with a column for every input that has one.
  func batch() -> Batch? {
    guard let data else { return nil }
    var columns: [Formula: [Double]] = [:]
    for column in data.columns {
      if case .input(let input)? = scope[column.name] { columns[input] = column.values }
    }
    return Batch(count: data.count, columns: columns)
  }

  /// A formula's values at the rows of the data.
  func rowValues(
    _ formula: Formula, _ parameters: [Double], at range: Range<Int>
  ) throws(Diagnostic) -> [Double] {
    let (function, batch) = try overRows(formula, at: range)
    return function.values(batch, parameters: parameters)
  }

  /// A formula compiled, with the rows of the data that it runs over.
  func overRows(_ formula: Formula, at range: Range<Int>) throws(Diagnostic) -> (Function, Batch) {
    guard let data, let batch = batch() else { throw diagnostic(.noData, range) }
    let function = Function(formula)
    for input in function.inputNames where data[input] == nil {
      let nearest = nearestName(to: input, among: data.columns.map(\.name))
      throw diagnostic(.noColumn(input: input, nearest: nearest), range)
    }
    return (function, batch)
  }

  /// The value of a formula that depends on no input.
  func value(_ formula: Formula, at range: Range<Int>) throws(Diagnostic) -> Double {
    let function = Function(formula)
    guard function.inputNames.isEmpty else {
      throw diagnostic(
        .freeInputs(function.inputNames, formula: source.text(range)), range)
    }
    return function.values(Batch(), parameters: parameters)[0]
  }
}
