import Autodiff
import Kernels

/// What makes one number of a formula's values at the rows of the data, or for the values that a
/// training was run for.
struct Aggregate: Sendable {
  /// How many formulas it takes.
  var argumentCount = 1
  /// Whether the first is a prediction: a vector of a number for each class stands for the class that
  /// has the largest.
  var isOfPredictions = false
  /// The number made of a column for each formula, in none of which is a NaN.
  var value: @Sendable ([[Double]]) -> Double

  /// The number made of columns; NaN where a value is NaN.
  func callAsFunction(_ columns: [[Double]]) -> Double {
    columns.contains { $0.contains(where: \.isNaN) } ? .nan : value(columns)
  }
}

extension LanguageFunction {
  /// The functions of all rows of the data, in checks and in prose.
  static let overRows: [LanguageFunction] = [
    aggregate(
      "mean(f)", "the mean", Aggregate { CompensatedSum(of: $0[0]).value / Double($0[0].count) }
    ) { session, call, context throws(Diagnostic) in
      // The very number that training records for a loss.
      let place = call.placeOfFormula
      return try session.mean(call.values[place], in: context, at: call.arguments[place].range)
    },
    aggregate(
      "sum(f)", "the sum", Aggregate { CompensatedSum(of: $0[0]).value }
    ) { session, call, context throws(Diagnostic) in
      let place = call.placeOfFormula
      return try session.sum(call.values[place], in: context, at: call.arguments[place].range)
    },
    aggregate("min(f)", "the smallest", Aggregate { $0[0].reduce($0[0][0]) { Swift.min($0, $1) } }),
    aggregate("max(f)", "the largest", Aggregate { $0[0].reduce($0[0][0]) { Swift.max($0, $1) } }),
    aggregate(
      "all(c)", "1 if the condition holds in every row",
      Aggregate { $0[0].allSatisfy { $0 != 0 } ? 1 : 0 }),
    aggregate(
      "any(c)", "1 if it holds in some row", Aggregate { $0[0].contains { $0 != 0 } ? 1 : 0 }),
    aggregate(
      "count(c)", "in how many rows it holds", Aggregate { Double($0[0].count { $0 != 0 }) }),
    aggregate(
      "accuracy(prediction, label)", "the share of rows whose prediction is the label",
      Aggregate(argumentCount: 2, isOfPredictions: true) { accuracy($0[0], labels: $0[1]) }),
  ]

  /// The share of rows whose prediction, rounded to a class with halves going down, is the label: a
  /// probability counts as class 1 above 0.5.
  private static func accuracy(_ predictions: [Double], labels: [Double]) -> Double {
    let right = zip(predictions, labels).count { ($0 - 0.5).rounded(.up) == $1 }
    return Double(right) / Double(labels.count)
  }

  /// - Parameter overRows: What is made of the rows, if that is not what is made of any numbers.
  private static func aggregate(
    _ call: String, _ value: String, _ aggregate: Aggregate, overRows: Making? = nil
  ) -> LanguageFunction {
    LanguageFunction(
      .rows, call, value,
      applies: { call, context in
        context.allowsAggregates && Functions.isAggregate(call.name, call.arguments)
          && !call.isOfArray(in: context)
      }
    ) { session, call, context throws(Diagnostic) in
      let training = session.trainingOfValues(
        call.name, call.arguments, of: call.syntax, through: context.sight)
      if let training {
        return try session.aggregate(aggregate, call, overValuesOf: training, context.sight)
      }
      try session.check(call, of: aggregate)
      guard context.sight.data != nil else {
        let first = call.arguments.first { $0.label == nil } ?? call.arguments[0]
        throw session.diagnostic(.noData, first.range)
      }
      if let overRows { return try overRows(&session, call, context) }
      return try session.aggregate(aggregate, call, in: context)
    }
  }
}

extension Call {
  /// The place of the first argument without a label.
  fileprivate var placeOfFormula: Int { arguments.firstIndex { $0.label == nil } ?? 0 }
}

extension Session {
  /// An aggregate over the rows of the data, as a constant of the graph.
  ///
  /// The rows are those of the data that `over:` names, through which the context sees.
  fileprivate func aggregate(
    _ aggregate: Aggregate, _ call: Call, in context: FormulaContext
  ) throws(Diagnostic) -> Formula {
    if aggregate.isOfPredictions {
      let compared = zip(call.arguments, call.values).filter { $0.0.label == nil }
        .map { context.sight.column(of: $1) }
      try requireSameClasses(compared[0], compared[1], at: call.range)
    }
    var columns: [[Double]] = []
    for (argument, formula) in zip(call.arguments, call.values) where argument.label == nil {
      let isScores = aggregate.isOfPredictions && formula.shape.count > 1
      columns.append(
        try rowValues(
          isScores ? argmax(formula) : formula, context.parameters, at: argument.range,
          through: context.sight))
    }
    return names.graph.constant(aggregate(columns))
  }

  /// Throws unless the arguments of a call are those of an aggregate.
  fileprivate func check(_ call: Call, of aggregate: Aggregate) throws(Diagnostic) {
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
          function: call.name, found: count, expected: "\(aggregate.argumentCount)",
          takesList: call.takesList), call.range)
    }
  }
}

// One number of all values that a training was run for: `count(loss < 0.1, over: starts)`.
extension Session {
  /// The training over whose values an aggregate runs; nil if its `over:` names none.
  ///
  /// Within such an aggregate no other runs over values: their numbers would multiply.
  func trainingOfValues(
    _ name: String, _ arguments: [Syntax.Argument], of syntax: Syntax, through sight: Sight
  ) -> Int? {
    guard !sight.isOverValues, Functions.isAggregate(name, arguments),
      let word = syntax.name(labelled: "over", in: arguments), rows[word.value] == nil
    else { return nil }
    return trainings.place(ofSeveralNamed: word.value)
  }

  /// An aggregate of a formula that has one value for each value of a training.
  ///
  /// Throws after the first value for which something went wrong: what is wrong for one is wrong for
  /// all.
  fileprivate mutating func aggregate(
    _ aggregate: Aggregate, _ call: Call, overValuesOf training: Int, _ sight: Sight
  ) throws(Diagnostic) -> Formula {
    try check(call, of: aggregate)
    let arguments = call.arguments.filter { $0.label != "over" }
    var columns = arguments.map { _ in [Double]() }
    var outer = sight
    outer.isOverValues = true
    for index in trainings[training].branches.indices {
      let sight = self.sight(ofValue: index, of: training, from: outer)
      for (column, argument) in arguments.enumerated() {
        let part = Syntax(nodes: Array(call.syntax.nodes[...argument.value]))
        try requireOneBranch(part, through: sight)
        let formula = try resolve(part, in: .number, through: sight)
        columns[column].append(try value(formula, sight.parameters, at: argument.range))
      }
    }
    return names.graph.constant(aggregate(columns))
  }
}
