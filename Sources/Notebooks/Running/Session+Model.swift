import Autodiff

extension Session {
  /// Declares what a model cell declares, and typesets its formulas.
  mutating func run(model statements: [Cell.Statement]) throws(Diagnostic) -> CellContent {
    var defined: [(name: String, arguments: [String], formula: Formula)] = []
    for statement in statements {
      switch statement {
      case .input(let word):
        if !scope.columns.contains(word.name) { try checkFree(word) }
        scope.input(word.name, at: word.range)
        inputs.append(word.name)
      case .parameter(let word, let initial):
        try checkFree(word)
        try checkNoColumn(word)
        let value = try value(resolve(initial, in: .number), at: initial.range)
        declare(parameter: word.name, value, at: word.range)
      case .definition(let word, let arguments, let syntax):
        let formula = try define(word, arguments, syntax)
        defined.append((word.name, arguments?.map(\.name) ?? [], formula))
      }
    }
    let typesetter = FormulaTypesetter(names: scope.formulaNames)
    return .model(
      defined.map { name, arguments, formula in
        Equation(
          left: Self.head(name, arguments, typesetter), right: typesetter.definition(formula))
      })
  }

  /// The left side of a definition: a name, with its arguments in brackets if it has any.
  private static func head(
    _ name: String, _ arguments: [String], _ typesetter: FormulaTypesetter
  ) -> Mathematics {
    let symbol = typesetter.symbol(name)
    guard !arguments.isEmpty else { return symbol }
    let list = arguments.map(typesetter.symbol).map { [$0] }.joined(separator: [.symbol(",")])
    return .row([symbol, .fenced(open: "(", .row(Array(list)), close: ")")])
  }

  /// `name = formula`, or `f(x, y) = formula`.
  mutating func define(
    _ word: Cell.Word, _ arguments: [Cell.Word]?, _ syntax: Syntax
  ) throws(Diagnostic) -> Formula {
    try checkFree(word)
    try checkNoColumn(word)
    guard let arguments else {
      let formula = try resolve(syntax, in: .model)
      scope.define(word.name, .formula(formula, arguments: []), at: word.range)
      return formula
    }
    var places: [Formula] = []
    var outer: [Scope.Meaning?] = []
    defer {
      for (argument, meaning) in zip(arguments, outer) {
        scope.shadow(argument.name, with: meaning)
      }
    }
    for (place, argument) in arguments.enumerated() {
      if arguments[..<place].contains(where: { $0.name == argument.name }) {
        throw diagnostic(.repeatedArgument(argument.name), argument.range)
      }
      outer.append(scope[argument.name])
      if case .input(let input)? = scope[argument.name] {
        places.append(input)
      } else {
        let place = scope.graph.input("\(word.name).\(argument.name)")
        places.append(place)
        scope.shadow(argument.name, with: .input(place))
      }
    }
    let formula = try resolve(syntax, in: .model)
    let isOfInputs = zip(places, outer).allSatisfy { place, meaning in
      if case .input(let input)? = meaning { input == place } else { false }
    }
    scope.define(
      word.name,
      isOfInputs
        ? .formula(formula, arguments: places) : .function(formula, arguments: places),
      at: word.range)
    return formula
  }

  func checkFree(_ word: Cell.Word) throws(Diagnostic) {
    if Builtin.names.contains(word.name) {
      throw diagnostic(.reservedName(word.name), word.range)
    }
    if let earlier = scope.places[word.name] {
      let line = source.place(at: earlier.lowerBound).line
      throw diagnostic(.redefined(word.name, line: line), word.range)
    }
    if settings[word.name] != nil {
      throw diagnostic(.nameOfSetting(word.name), word.range)
    }
  }

  /// A parameter or a formula named like a column would hide one of the two.
  private func checkNoColumn(_ word: Cell.Word) throws(Diagnostic) {
    if data?[word.name] != nil { throw diagnostic(.nameOfColumn(word.name), word.range) }
  }
}
