import Autodiff
import Training

/// A call with its arguments resolved.
struct Call {
  var name: String
  var nameRange: Range<Int>
  var arguments: [Syntax.Argument]
  var values: [Formula]
  var range: Range<Int>
  /// The syntax that the call is a part of.
  var syntax: Syntax
  /// For each argument, the random initial value that it is; nil for a formula.
  var initializers: [Initializer?]

  /// Whether a call makes one number of many: `min` and `max` do so of a single argument.
  static func isAggregate(_ name: String, _ arguments: [Syntax.Argument]) -> Bool {
    guard Builtin.aggregates.contains(name) else { return false }
    return arguments.count { $0.label != "over" } == 1
      || !Builtin.binary.contains { $0.name == name }
  }
}

extension Session {
  mutating func resolve(_ call: Call, in context: FormulaContext) throws(Diagnostic) -> Formula {
    switch scope[call.name] {
    case .formula(let formula, let arguments):
      let result = formula.replacing(try replacements(call, positional: arguments, formula))
      remember(call, as: result, madeFrom: formula)
      guard context.place == .number, scope.losses.contains(call.name) else { return result }
      return try mean(result, in: context, at: call.range)
    case .function(let function):
      let result = try inlined(function, call)
      remember(call, as: result, madeFrom: function.ofNumbers?.formula)
      return result
    case .input, .parameter: throw diagnostic(.notAFunction(call.name), call.nameRange)
    case nil: return try builtin(call, in: context)
    }
  }

  /// What `f(x1: 1)`, or `f(1)` where the arguments have an order, puts in place of the inputs.
  private mutating func replacements(
    _ call: Call, positional: [Formula], _ formula: Formula
  ) throws(Diagnostic) -> [Formula: Formula] {
    var result: [Formula: Formula] = [:]
    let inputs = formula.leaves.filter { $0.operation == .input }
    for (place, argument) in call.arguments.enumerated() {
      let input: Formula
      if let label = argument.label {
        guard let named = (positional + inputs).first(where: { $0.name == label }) else {
          let known = (positional.isEmpty ? inputs : positional).compactMap(\.name)
          throw diagnostic(
            .unknownArgument(label, function: call.name, known: known), argument.range)
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
      let value = try fitted(call.values[place], to: input, at: argument.range)
      guard result.updateValue(value, forKey: input) == nil else {
        throw diagnostic(.repeatedArgument(input.name ?? ""), argument.range)
      }
    }
    return result
  }

  /// A value of the shape that an input has.
  mutating func fitted(
    _ value: Formula, to input: Formula, at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    if value.shape == input.shape { return value }
    guard value.shape.count == 1, input.shape.count == 1 else {
      throw diagnostic(.argumentShape(input.name ?? "", input.shape, given: value.shape), range)
    }
    // One element either way, in as many brackets as the input has.
    var result = value.shape == .scalar ? value : value.element(at: scope.graph.constant(0))
    for _ in input.shape.dimensions { result = try apply(.stack, [result], at: range) }
    return result
  }

  /// Takes down that a formula is a function with its arguments, unless it was there before.
  private mutating func remember(_ call: Call, as result: Formula, madeFrom formula: Formula?) {
    let isNew =
      result != formula && result.name == nil && !call.values.contains(result)
      && !scope.isNamed(result)
    guard isNew else { return }
    let arguments = zip(call.arguments, call.values).map { (label: $0.label, value: $1) }
    scope.readings[result] = .call(name: call.name, arguments: arguments)
  }

  func argumentCount(_ call: Call, expected: String) -> Diagnostic {
    diagnostic(
      .argumentCount(function: call.name, found: call.values.count, expected: expected), call.range)
  }
}
