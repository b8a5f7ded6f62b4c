import Autodiff
import Training

// What a model declares.
extension Session {
  /// `input x[8, 8]`, `input p = column("petal length (cm)")`.
  mutating func declare(
    input word: Word, _ shape: Shape, column: Word?
  ) throws(Diagnostic) {
    if !names.columns.contains(word.value) { try checkFree(word) }
    try take(shape, at: word.range)
    if let found = rows.current?.column(column?.value ?? word.value) {
      try checkShape(of: found, word.value, shape, at: column?.range ?? word.range)
    }
    if case .input(let used)? = names[word.value, through: sight], used.shape != shape {
      throw diagnostic(
        .columnShape(word.value, used.shape, input: word.value, shape), word.range)
    }
    names.input(word.value, shape, column: column, at: word.range)
  }

  /// A column has a number for every element of the input that it is the values of.
  func checkShape(
    of column: DataSet.Column, _ input: String, _ shape: Shape, at range: Range<Int>
  ) throws(Diagnostic) {
    let found = Shape(column.shape)
    guard found == shape || found.count == 1 && shape.count == 1 else {
      throw diagnostic(.columnShape(column.name, found, input: input, shape), range)
    }
  }

  /// Adds a parameter with the value it begins with.
  @discardableResult
  mutating func declare(
    parameter word: Word, _ shape: Shape, _ initial: ParameterValues.InitialValue
  ) -> Formula {
    let parameter = names.graph.parameter(word.value, shape)
    names.define(word.value, .parameter(parameter), at: word.range)
    parameters.add(word.value, shape, initial, seed: environment.seed)
    return parameter
  }

  /// `parameter W[3, 2] = …`: a number, a list of the parameter's shape, or `glorot()` and the like.
  mutating func declare(
    parameter word: Word, _ shape: Shape, initial: Syntax
  ) throws(Diagnostic) {
    try checkFree(word)
    try checkNoColumn(word, through: sight)
    try take(shape, at: word.range)
    var context = FormulaContext(.number, through: sight)
    context.isInitialValue = true
    let resolution = try resolve(initial, in: context)
    if let initializer = resolution.initializers[initial.root] {
      declare(parameter: word, shape, .random(initializer))
      return
    }
    let values = try values(resolution.formulas[initial.root], shape, of: word, at: initial.range)
    declare(parameter: word, shape, .values(values))
  }

  /// A number for every element, or the elements of a value of that shape.
  private func values(
    _ formula: Formula, _ shape: Shape, of word: Word, at range: Range<Int>
  ) throws(Diagnostic) -> [Double] {
    guard formula.shape.count > 1 else {
      let value = try value(formula, parameters.now, at: range)
      return [Double](repeating: value, count: shape.count)
    }
    guard formula.shape == shape else {
      throw diagnostic(.initialShape(word.value, shape, given: formula.shape), range)
    }
    return try requireNoInputs(formula, parameters.now, at: range)
  }

  /// `name = formula`, or `f(x, y) = formula`; gives the formula, if it has one for numbers.
  @discardableResult
  mutating func define(
    _ word: Word, arguments: [Word] = [], _ syntax: Syntax, through sight: Sight
  ) throws(Diagnostic) -> Formula? {
    try checkFree(word)
    do {
      return try defineFree(word, arguments: arguments, syntax, through: sight)
    } catch {
      names.noteFailure(of: word.value, at: word.range)
      throw error
    }
  }

  /// Defines a name that means nothing yet.
  private mutating func defineFree(
    _ word: Word, arguments: [Word], _ syntax: Syntax, through sight: Sight
  ) throws(Diagnostic) -> Formula? {
    try checkNoColumn(word, through: sight)
    for (place, argument) in arguments.enumerated()
    where arguments[..<place].contains(where: { $0.value == argument.value }) {
      throw diagnostic(.repeatedArgument(argument.value), argument.range)
    }
    let inputs = arguments.compactMap { argument -> Formula? in
      if case .input(let input)? = names[argument.value, through: sight] { input } else { nil }
    }
    if inputs.count < arguments.count {
      let function = try function(word, arguments, syntax, through: sight)
      names.define(word.value, .function(function), at: word.range)
      return function.ofNumbers?.formula
    }
    let formula = try resolve(syntax, in: .model, through: sight)
    names.define(word.value, .formula(formula, arguments: inputs), at: word.range)
    return formula
  }

  /// Reads `f(x, y) = …`, of which at least one argument is no input.
  private mutating func function(
    _ word: Word, _ arguments: [Word], _ body: Syntax, through sight: Sight
  ) throws(Diagnostic) -> Names.InlineFunction {
    var inner = sight
    inner.owner = .function(word.value)
    var places: [Formula] = []
    for argument in arguments {
      if case .input(let input)? = names[argument.value, through: sight] {
        places.append(input)
        continue
      }
      // No input can be declared by such a name.
      let place = names.graph.input("\(word.value)(\(argument.value))")
      places.append(place)
      inner.arguments[argument.value] = .input(place)
    }
    do {
      let formula = try resolve(body, in: .model, through: inner)
      return Names.InlineFunction(
        arguments: arguments, body: body, ofNumbers: (formula, places))
    } catch {
      // What is wrong for numbers may be right for arrays; that shows where it is called.
      guard error.problem.isAboutShape else { throw error }
      return Names.InlineFunction(arguments: arguments, body: body, ofNumbers: nil)
    }
  }

  /// Whether a name means something else in formulas than a column of the data.
  func reserves(_ name: String) -> Bool {
    environment.functions.reserves(name) || Token.keywords.contains(name)
  }

  /// Throws if a name means something already.
  func checkFree(_ word: Word) throws(Diagnostic) {
    if environment.functions.reserves(word.value)
      || Functions.initialValue(named: word.value) != nil
    {
      throw diagnostic(.reservedName(word.value), word.range)
    }
    if let earlier = names.places[word.value] {
      let line = source.place(at: earlier.lowerBound).line
      throw diagnostic(.redefined(word.value, line: line), word.range)
    }
    if settings[word.value] != nil {
      throw diagnostic(.nameOfSetting(word.value), word.range)
    }
  }

  /// A parameter or a formula named like a column would hide one of the two.
  func checkNoColumn(_ word: Word, through sight: Sight) throws(Diagnostic) {
    if sight.data?[word.value] != nil {
      throw diagnostic(.nameOfColumn(word.value), word.range)
    }
  }
}
