import Autodiff

// Functions of arguments that are no inputs.
extension Session {
  /// How many functions may be put in inside each other.
  static let deepestCall = 100

  /// A function with its arguments put in.
  ///
  /// Of numbers, the function has a formula that needs only to be copied; for arrays its body is read
  /// anew, since their shapes decide what it means.
  mutating func inlined(
    _ function: Scope.InlineFunction, _ call: Call
  ) throws(Diagnostic) -> Formula {
    guard call.values.count == function.arguments.count else {
      throw argumentCount(call, expected: "\(function.arguments.count)")
    }
    let names = function.arguments.map(\.name)
    var values = [Formula?](repeating: nil, count: names.count)
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
      values[place] = call.values[position]
    }
    let given = values.compactMap(\.self)
    if let (formula, arguments) = function.ofNumbers,
      zip(arguments, given).allSatisfy({ $0.shape == .scalar && $1.shape.count == 1 })
    {
      let replacements = zip(arguments, given.map(\.single))
      return formula.replacing(Dictionary(uniqueKeysWithValues: replacements))
    }
    guard callDepth < Self.deepestCall else {
      throw diagnostic(.tooDeep(limit: Self.deepestCall), call.range)
    }
    let outer = (scope.arguments, layerOwner)
    callDepth += 1
    scope.arguments = [:]
    layerOwner = .function(call.name)
    defer {
      (scope.arguments, layerOwner) = outer
      callDepth -= 1
    }
    var inputs: [Formula: Formula] = [:]
    for (place, (name, value)) in zip(names, given).enumerated() {
      if case .input(let input)? = scope[name] {
        inputs[input] = try fitted(value, to: input, at: call.arguments[place].range)
      } else {
        scope.arguments[name] = .formula(value, arguments: [])
      }
    }
    return try resolve(function.body, in: .model).replacing(inputs)
  }

  /// Reads `f(x, y) = …`, of which at least one argument is no input.
  mutating func function(
    _ word: Cell.Word, _ arguments: [Cell.Word], _ body: Syntax
  ) throws(Diagnostic) -> Scope.InlineFunction {
    var meanings: [String: Scope.Meaning] = [:]
    var places: [Formula] = []
    for argument in arguments {
      if case .input(let input)? = scope[argument.name] {
        places.append(input)
        continue
      }
      // No input can be declared by such a name.
      let place = scope.graph.input("\(word.name)(\(argument.name))")
      places.append(place)
      meanings[argument.name] = .input(place)
    }
    scope.arguments = meanings
    layerOwner = .function(word.name)
    defer {
      scope.arguments = [:]
      layerOwner = .none
    }
    do {
      let formula = try resolve(body, in: .model)
      return Scope.InlineFunction(
        arguments: arguments, body: body, ofNumbers: (formula, places))
    } catch {
      // What is wrong for numbers may be right for arrays; that shows where it is called.
      guard error.problem.isAboutShape else { throw error }
      return Scope.InlineFunction(arguments: arguments, body: body, ofNumbers: nil)
    }
  }
}
