import Autodiff

/// A call with its arguments resolved.
struct Call {
  var name: String
  var nameRange: Range<Int>
  var arguments: [Syntax.Argument]
  var values: [Formula]
  var range: Range<Int>

  /// Whether a call makes one number of many: `min` and `max` do so of a single argument.
  static func isAggregate(_ name: String, _ count: Int) -> Bool {
    guard Builtin.aggregates.contains(name) else { return false }
    return count == 1 || !Builtin.binary.contains { $0.name == name }
  }
}

extension Session {
  mutating func resolve(_ call: Call, in context: FormulaContext) throws(Diagnostic) -> Formula {
    switch scope[call.name] {
    case .formula(let formula, let arguments):
      let values = try replacements(call, positional: arguments, formula)
      let result = formula.replacing(values)
      guard context.place == .number, scope.losses.contains(call.name) else { return result }
      return try mean(result, in: context, at: call.range)
    case .function(let formula, let arguments):
      guard call.values.count == arguments.count else {
        throw argumentCount(call, expected: "\(arguments.count)")
      }
      return formula.replacing(try replacements(call, positional: arguments, formula))
    case .input, .parameter: throw diagnostic(.notAFunction(call.name), call.nameRange)
    case nil: break
    }
    if context.place == .number, Call.isAggregate(call.name, call.values.count) {
      return try aggregate(call, in: context)
    }
    if let argument = call.arguments.first(where: { $0.label != nil }) {
      throw diagnostic(
        .unknownArgument(argument.label ?? "", function: call.name, known: []), argument.range)
    }
    if let (_, operation) = Builtin.unary.first(where: { $0.name == call.name }) {
      guard call.values.count == 1 else { throw argumentCount(call, expected: "1") }
      return .apply(operation, call.values[0])
    }
    if let (_, operation) = Builtin.binary.first(where: { $0.name == call.name }) {
      let isVariadic = operation != .power
      guard call.values.count == 2 || isVariadic && call.values.count > 2 else {
        throw argumentCount(call, expected: isVariadic ? "2 or more" : "2")
      }
      return call.values.dropFirst().reduce(call.values[0]) { .combine(operation, $0, $1) }
    }
    if Builtin.aggregates.contains(call.name) {
      throw diagnostic(.aggregateElsewhere(call.name), call.nameRange)
    }
    let functions = scope.names + Builtin.names
    throw diagnostic(
      .unknownFunction(call.name, nearest: nearestName(to: call.name, among: functions)),
      call.nameRange)
  }

  /// What `f(x1: 1)`, or `f(1)` where the arguments have an order, puts in place of the inputs.
  private func replacements(
    _ call: Call, positional: [Formula], _ formula: Formula
  ) throws(Diagnostic) -> [Formula: Formula] {
    var result: [Formula: Formula] = [:]
    let inputs = formula.leaves.filter { $0.operation == .input }
    for (place, argument) in call.arguments.enumerated() {
      let input: Formula
      if let label = argument.label {
        // An argument that is no input of a model has its function's name before its own.
        let names = [label, "\(call.name).\(label)"]
        let named = (positional + inputs).first { names.contains($0.name ?? "") }
        guard let named else {
          let known = (positional.isEmpty ? inputs : positional).compactMap(\.name)
          throw diagnostic(
            .unknownArgument(
              label, function: call.name,
              known: known.map { $0.replacing("\(call.name).", with: "") }),
            argument.range)
        }
        input = named
      } else {
        guard place < positional.count else {
          throw positional.isEmpty
            ? diagnostic(
              .unlabelledArgument(function: call.name, inputs: inputs.compactMap(\.name)),
              argument.range)
            : argumentCount(call, expected: "\(positional.count)")
        }
        input = positional[place]
      }
      guard result.updateValue(call.values[place], forKey: input) == nil else {
        throw diagnostic(.repeatedArgument(input.name ?? ""), argument.range)
      }
    }
    return result
  }

  func argumentCount(_ call: Call, expected: String) -> Diagnostic {
    diagnostic(
      .argumentCount(function: call.name, found: call.values.count, expected: expected), call.range)
  }
}
