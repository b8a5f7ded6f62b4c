import Autodiff

extension Session {
  /// An aggregate over the rows of the data, as a constant of the graph.
  func aggregate(_ call: Call) throws(Diagnostic) -> Formula {
    if let argument = call.arguments.first(where: { $0.label != nil }) {
      throw diagnostic(
        .unknownArgument(argument.label ?? "", function: call.name, known: []), argument.range)
    }
    let count = call.name == "accuracy" ? 2 : 1
    guard call.values.count == count else { throw argumentCount(call, expected: "\(count)") }
    var columns: [[Double]] = []
    for (formula, argument) in zip(call.values, call.arguments) {
      columns.append(try rowValues(formula, at: argument.range))
    }
    let result: Double =
      switch call.name {
      case "mean": Aggregate.sum(columns[0]) / Double(columns[0].count)
      case "sum": Aggregate.sum(columns[0])
      case "min": Aggregate.extreme(columns[0], <)
      case "max": Aggregate.extreme(columns[0], >)
      case "all": columns[0].allSatisfy { $0 != 0 } ? 1 : 0
      case "any": columns[0].contains { $0 != 0 } ? 1 : 0
      case "count": Double(columns[0].count { $0 != 0 })
      case "accuracy": Aggregate.accuracy(columns[0], columns[1])
      default: preconditionFailure("\(call.name) is listed as an aggregate and has no rule")
      }
    return scope.graph.constant(result)
  }

  /// The mean of a formula over the rows, as a constant of the graph.
  func mean(_ formula: Formula, at range: Range<Int>) throws(Diagnostic) -> Formula {
    let values = try rowValues(formula, at: range)
    return scope.graph.constant(Aggregate.sum(values) / Double(values.count))
  }
}

/// One number made of many.
enum Aggregate {
  /// The sum in the order of the rows.
  static func sum(_ values: [Double]) -> Double { values.reduce(0, +) }

  /// The smallest or largest; NaN if there is one.
  static func extreme(_ values: [Double], _ isBetter: (Double, Double) -> Bool) -> Double {
    if values.contains(where: \.isNaN) { return .nan }
    return values.reduce(values[0]) { isBetter($1, $0) ? $1 : $0 }
  }

  /// The share of rows whose prediction, rounded to a class with halves going down, is the label: a
  /// probability counts as class 1 above 0.5.
  static func accuracy(_ predictions: [Double], _ labels: [Double]) -> Double {
    let right = zip(predictions, labels).count { ($0 - 0.5).rounded(.up) == $1 }
    return Double(right) / Double(labels.count)
  }
}
