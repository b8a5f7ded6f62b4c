import Autodiff

// The functions that the formula language has of its own.
extension Session {
  mutating func builtin(_ call: Call, in context: FormulaContext) throws(Diagnostic) -> Formula {
    if let layer = Builtin.Layer(rawValue: call.name) { return try self.layer(layer, call) }
    if call.name == Builtin.gradient { return try gradient(call, in: context) }
    if call.name == Builtin.epochsTo { return try epochsTo(call, in: context) }
    if call.name == Builtin.leakyRelu { return try leakyRelu(call) }
    if context.allowsAggregates,
      let run = runOfValues(call.name, call.arguments, of: call.syntax)
    {
      return try aggregate(call, overValuesOf: run)
    }
    if let reduced = try reduction(call, in: context) { return reduced }
    if context.allowsAggregates, Call.isAggregate(call.name, call.arguments) {
      return try aggregate(call, in: context)
    }
    if let loss = Builtin.Loss(rawValue: call.name) { return try self.loss(loss, call) }
    if let argument = call.arguments.first(where: { $0.label != nil }) {
      let isKnown = library.names.contains(call.name)
      guard isKnown, !Call.isAggregate(call.name, call.arguments) else {
        throw unknown(call, in: context)
      }
      throw diagnostic(
        .unknownArgument(argument.label ?? "", function: call.name, known: []), argument.range)
    }
    if let (_, operation) = Builtin.unary.first(where: { $0.name == call.name }) {
      guard call.values.count == 1 else { throw argumentCount(call, expected: "1") }
      return try apply(operation, call.values, at: call.range)
    }
    if let function = library.function(named: call.name) {
      guard call.values.count == 1 else { throw argumentCount(call, expected: "1") }
      return function(call.values[0])
    }
    if let (_, operation) = Builtin.binary.first(where: { $0.name == call.name }),
      operation == .power || call.values.count != 1
    {
      let isVariadic = operation != .power
      guard call.values.count == 2 || isVariadic && call.values.count > 2 else {
        throw argumentCount(call, expected: isVariadic ? "2 or more" : "2")
      }
      var result = call.values[0]
      for value in call.values.dropFirst() {
        result = try apply(operation, [result, value], at: call.range)
      }
      return result
    }
    throw unknown(call, in: context)
  }

  private func unknown(_ call: Call, in context: FormulaContext) -> Diagnostic {
    if Builtin.aggregates.contains(call.name) {
      return diagnostic(
        context.isDifferentiated
          ? .aggregateInGradient(call.name) : .aggregateElsewhere(call.name), call.nameRange)
    }
    if Builtin.Initial(rawValue: call.name) != nil {
      return diagnostic(.initialElsewhere(call.name), call.nameRange)
    }
    if Builtin.reductions.contains(where: { $0.name == call.name }) {
      return argumentCount(call, expected: "1")
    }
    let functions =
      scope.names + library.names + Builtin.Initial.allCases.map(\.rawValue)
    let nearest =
      nearestName(to: call.name, among: functions) ?? Synonyms.functions[call.name.lowercased()]
    return diagnostic(.unknownFunction(call.name, nearest: nearest), call.nameRange)
  }

  /// `sum(x)` and the like over the elements of an array; nil if that is not meant.
  ///
  /// Where a mean over the rows may stand, a value of one element counts as a number, and it is that.
  private mutating func reduction(
    _ call: Call, in context: FormulaContext
  ) throws(Diagnostic) -> Formula? {
    guard call.values.count == 1, call.arguments[0].label == nil else { return nil }
    let x = call.values[0]
    let isArrayOnly = call.name == "argmax" || call.name == "softmax"
    if isArrayOnly, x.shape == .scalar {
      let problem = Problem.shapeMismatch(
        operation: call.name, [x.shape], expectation: "it takes a vector or another array")
      throw diagnostic(problem, call.range)
    }
    let isArray = context.place == .number ? x.shape.count > 1 : x.shape != .scalar
    guard isArray || isArrayOnly else { return nil }
    func apply(_ operation: Primitive, _ x: Formula) throws(Diagnostic) -> Formula {
      try self.apply(operation, [x], at: call.range)
    }
    switch call.name {
    case "mean":
      let count = scope.graph.constant(Double(x.shape.count))
      return try self.apply(.divide, [apply(.sum, x), count], at: call.range)
    // Truth by element: NaN stays NaN.
    case "all": return try apply(.minimum, !(!x))
    case "any": return try apply(.maximum, !(!x))
    case "count": return try apply(.sum, !(!x))
    default:
      guard let (_, operation) = Builtin.reductions.first(where: { $0.name == call.name }) else {
        return nil
      }
      return try apply(operation, x)
    }
  }

  /// `leaky_relu(x)`, `leaky_relu(x, slope: 0.1)`.
  private mutating func leakyRelu(_ call: Call) throws(Diagnostic) -> Formula {
    let (values, options) = try arguments(of: call, count: 1, labels: ["slope"])
    let slope = options["slope"] ?? scope.graph.constant(0.01)
    return try apply(.leakyRelu, [values[0], slope], at: call.range)
  }

  /// The arguments without a label, of a fixed number, and those with one.
  func arguments(
    of call: Call, count: Int, labels: [String]
  ) throws(Diagnostic) -> (values: [Formula], options: [String: Formula]) {
    var values: [Formula] = []
    var options: [String: Formula] = [:]
    for (argument, value) in zip(call.arguments, call.values) {
      guard let label = argument.label else {
        values.append(value)
        continue
      }
      guard labels.contains(label) else {
        throw noSuchArgument(label, of: call.name, known: labels, at: argument.range)
      }
      guard options.updateValue(value, forKey: label) == nil else {
        throw diagnostic(.repeatedArgument(label), argument.range)
      }
    }
    guard values.count == count else {
      let extra = call.arguments.last { $0.label == nil }
      if values.count > count, let extra, let label = labels.first, options[label] == nil {
        throw diagnostic(.missingArgument(label, function: call.name), extra.range)
      }
      throw diagnostic(
        .argumentCount(function: call.name, found: values.count, expected: "\(count)"), call.range)
    }
    return (values, options)
  }

  func noSuchArgument(
    _ label: String, of function: String, known: [String], at range: Range<Int>
  ) -> Diagnostic {
    diagnostic(
      .noSuchArgument(
        label, function: function, nearest: nearestName(to: label, among: known), known: known),
      range)
  }
}
