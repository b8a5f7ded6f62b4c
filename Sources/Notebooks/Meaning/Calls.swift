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

  /// Where the formula of an argument stands, without its label.
  func formulaRange(_ place: Int) -> Range<Int> { syntax.nodes[arguments[place].value].range }

  /// Whether there are several arguments, which the function would take as one list.
  var takesList: Bool {
    values.count > 1 && arguments.allSatisfy { $0.label == nil }
      && Functions.all(named: name).contains { $0.section == .arrays }
  }
}

extension Session {
  /// What a call comes to: a formula of the notebook with its arguments put in, or a function of the
  /// language.
  mutating func resolve(_ call: Call, in context: FormulaContext) throws(Diagnostic) -> Formula {
    switch names[call.name, through: context.sight] {
    case .formula(let formula, let arguments):
      let replacements = try replacements(call, positional: arguments, formula)
      let result = try copy(of: formula, replacing: replacements, in: call)
      remember(call, as: result, madeFrom: formula)
      guard context.place == .number, names.losses.contains(call.name) else { return result }
      return try mean(result, in: context, at: call.range)
    case .function(let function):
      let result = try inlined(function, call, through: context.sight)
      remember(call, as: result, madeFrom: function.ofNumbers?.formula)
      return result
    case .input, .parameter: throw diagnostic(.notAFunction(call.name), call.nameRange)
    case nil: return try languageFunction(call, in: context)
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

  /// Notes that a formula is a function with its arguments, unless it was there before.
  private mutating func remember(_ call: Call, as result: Formula, madeFrom formula: Formula?) {
    let isNew =
      result != formula && result.name == nil && !call.values.contains(result)
      && !names.isNamed(result)
    guard isNew else { return }
    let arguments = zip(call.arguments, call.values).map { (label: $0.label, value: $1) }
    names.readings[result] = .call(name: call.name, arguments: arguments)
  }

  /// The mistake of a call with too many or too few arguments.
  func argumentCount(_ call: Call, expected: String) -> Diagnostic {
    diagnostic(
      .argumentCount(
        function: call.name, found: call.values.count, expected: expected,
        takesList: call.takesList), call.range)
  }

  /// The arguments without a label, of a fixed number, and those with one.
  func arguments(
    of call: Call, count: Int, labels: [String] = []
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
        .argumentCount(
          function: call.name, found: values.count, expected: "\(count)",
          takesList: call.takesList), call.range)
    }
    return (values, options)
  }

  /// The mistake of a label that a function does not have.
  func noSuchArgument(
    _ label: String, of function: String, known: [String], at range: Range<Int>
  ) -> Diagnostic {
    diagnostic(
      .noSuchArgument(
        label, function: function, nearest: nearestName(to: label, among: known), known: known),
      range)
  }
}

// Functions of arguments that are no inputs.
extension Session {
  /// How many functions may be put in inside each other.
  static let deepestCall = 100

  /// A function with its arguments put in.
  ///
  /// Of numbers, the function has a formula that needs only to be copied; for arrays its body is read
  /// anew, since their shapes decide what it means.
  private mutating func inlined(
    _ function: Names.InlineFunction, _ call: Call, through sight: Sight
  ) throws(Diagnostic) -> Formula {
    let located = try values(of: function.arguments.map(\.value), in: call)
    let given = located.map(\.value)
    if let (formula, arguments) = function.ofNumbers,
      zip(arguments, given).allSatisfy({ $0.shape == .scalar && $1.shape.count == 1 })
    {
      let replacements = zip(arguments, given.map(\.single))
      return try copy(
        of: formula, replacing: Dictionary(uniqueKeysWithValues: replacements), in: call)
    }
    try take(copied: function.body.nodes.count, in: call)
    guard sight.callDepth < Self.deepestCall else {
      throw diagnostic(.tooDeep(limit: Self.deepestCall), call.range)
    }
    var inner = sight
    inner.callDepth += 1
    inner.arguments = [:]
    inner.owner = .function(call.name)
    var inputs: [Formula: Formula] = [:]
    for (word, given) in zip(function.arguments, located) {
      if case .input(let input)? = names[word.value, through: inner] {
        inputs[input] = try fitted(given.value, to: input, at: given.range)
      } else {
        inner.arguments[word.value] = .formula(given.value, arguments: [])
      }
    }
    let body = try resolve(function.body, in: .model, through: inner)
    return try copy(of: body, replacing: inputs, in: call)
  }

  /// A formula with others in place of its inputs.
  private mutating func copy(
    of formula: Formula, replacing inputs: [Formula: Formula], in call: Call
  ) throws(Diagnostic) -> Formula {
    guard !inputs.isEmpty else { return formula }
    try take(copied: formula.parts.count, in: call)
    return formula.replacing(inputs)
  }

  /// Takes note of operations that are copied: formulas that use each other twice double with each
  /// line of a model, and so do derivatives of derivatives.
  mutating func take(copied count: Int, in call: Call) throws(Diagnostic) {
    names.copiedOperations += count
    let limit = environment.limits.operations
    guard names.copiedOperations <= limit else {
      throw diagnostic(.tooManyOperations(call.name, limit: limit), call.range)
    }
  }

  /// The values of a function's arguments in the order in which it has them.
  private func values(
    of names: [String], in call: Call
  ) throws(Diagnostic) -> [Located<Formula>] {
    guard call.values.count == names.count else {
      throw argumentCount(call, expected: "\(names.count)")
    }
    var values = [Located<Formula>?](repeating: nil, count: names.count)
    for (position, argument) in call.arguments.enumerated() {
      var place = position
      if let label = argument.label {
        guard let labelled = names.firstIndex(of: label) else {
          throw diagnostic(
            .unknownArgument(label, function: call.name, known: names), argument.range)
        }
        place = labelled
      }
      guard values[place] == nil else {
        throw diagnostic(.repeatedArgument(names[place]), argument.range)
      }
      values[place] = Located(call.values[position], at: argument.range)
    }
    return values.compactMap(\.self)
  }
}
