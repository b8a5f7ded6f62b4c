import Autodiff

extension Session {
  /// An aggregate over the rows of the data, as a constant of the graph.
  ///
  /// The rows are those of the data that `over:` names, which are at hand by now.
  func aggregate(_ call: Call, in context: FormulaContext) throws(Diagnostic) -> Formula {
    let aggregate = try aggregate(of: call)
    let arguments = zip(call.arguments, call.values).filter { $0.0.label == nil }
      .map { (formula: $0.1, range: $0.0.range) }
    guard data != nil else { throw diagnostic(.noData, arguments[0].range) }
    if aggregate == .mean {
      return try mean(arguments[0].formula, in: context, at: arguments[0].range)
    }
    var columns: [[Double]] = []
    for (formula, range) in arguments {
      // A vector of a number for each class stands for the class that has the largest.
      let isScores = aggregate == .accuracy && formula.shape.count > 1
      let formula = isScores ? argmax(formula) : formula
      columns.append(try rowValues(formula, context.parameters, at: range))
    }
    return scope.graph.constant(aggregate.value(columns))
  }

  /// The aggregate that a call names, if its arguments are right.
  func aggregate(of call: Call) throws(Diagnostic) -> Aggregate {
    guard let aggregate = Aggregate(rawValue: call.name) else {
      throw diagnostic(.unknownFunction(call.name, nearest: nil), call.nameRange)
    }
    for argument in call.arguments {
      guard let label = argument.label else { continue }
      guard label == "over" else {
        throw noSuchArgument(label, of: call.name, known: ["over"], at: argument.range)
      }
      guard call.arguments.count(where: { $0.label == "over" }) == 1 else {
        throw diagnostic(.repeatedArgument("over"), argument.range)
      }
    }
    let count = call.arguments.count { $0.label == nil }
    guard count == aggregate.argumentCount else {
      throw diagnostic(
        .argumentCount(
          function: call.name, found: count, expected: "\(aggregate.argumentCount)"), call.range)
    }
    return aggregate
  }

  /// The mean of a formula over the rows, as a constant of the graph: the very number that training
  /// records for a loss.
  func mean(
    _ formula: Formula, in context: FormulaContext, at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    let (function, batch) = try overRows(formula, at: range)
    return scope.graph.constant(function.mean(batch, parameters: context.parameters))
  }
}

/// A function that makes one number of a formula's values at the rows of the data.
enum Aggregate: String, CaseIterable {
  case mean, sum, min, max, all, any, count, accuracy

  var argumentCount: Int { self == .accuracy ? 2 : 1 }

  /// The number made of one column, or of two; NaN where a value is NaN.
  func value(_ columns: [[Double]]) -> Double {
    let values = columns[0]
    if columns.contains(where: { $0.contains(where: \.isNaN) }) { return .nan }
    switch self {
    case .mean: return values.reduce(0, +) / Double(values.count)
    case .sum: return values.reduce(0, +)
    case .min: return values.reduce(values[0]) { Swift.min($0, $1) }
    case .max: return values.reduce(values[0]) { Swift.max($0, $1) }
    case .all: return values.allSatisfy { $0 != 0 } ? 1 : 0
    case .any: return values.contains { $0 != 0 } ? 1 : 0
    case .count: return Double(values.count { $0 != 0 })
    case .accuracy: return Self.accuracy(values, labels: columns[1])
    }
  }

  /// The share of rows whose prediction, rounded to a class with halves going down, is the label: a
  /// probability counts as class 1 above 0.5.
  private static func accuracy(_ predictions: [Double], labels: [Double]) -> Double {
    let right = zip(predictions, labels).count { ($0 - 0.5).rounded(.up) == $1 }
    return Double(right) / Double(labels.count)
  }
}
