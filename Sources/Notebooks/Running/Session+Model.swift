import Autodiff
import Training
import Typesetting

extension Session {
  /// Declares what a model cell declares, and typesets its formulas.
  mutating func run(
    model statements: [Cell.Statement], at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    var defined: [(name: String, arguments: [String], formula: Formula)] = []
    let failuresBefore = failureCount
    for statement in statements {
      switch statement {
      case .input(let word, let shape, let column):
        attempt(naming: word) { session throws(Diagnostic) in
          try session.declare(input: word, shape, column)
        }
      case .parameter(let word, let shape, let initial):
        attempt(naming: word) { session throws(Diagnostic) in
          try session.declare(word, shape, initial)
        }
      case .definition(let word, let arguments, let syntax):
        layerOwner = .formula(word.name)
        defer { layerOwner = .none }
        attempt(naming: word) { session throws(Diagnostic) in
          try session.checkLayers(of: word, syntax)
          guard let formula = try session.define(word, arguments, syntax) else { return }
          defined.append((word.name, arguments?.map(\.name) ?? [], formula))
        }
      case .mistake(let diagnostic, let names):
        note(diagnostic)
        spoiled.formUnion(names)
      }
    }
    try requireNoFailure(since: failuresBefore, at: range)
    let typesetter = FormulaTypesetter(scope.notation)
    return .model(
      defined.map { name, arguments, formula in
        Equation(
          left: Self.head(name, formula.shape, arguments, typesetter),
          right: typesetter.definition(formula))
      })
  }

  /// Does what a line says; if it cannot be done, the name that the line gives is missing.
  private mutating func attempt(
    naming word: Cell.Word, _ body: (inout Session) throws(Diagnostic) -> Void
  ) {
    if attempt(body) == nil { spoiled.add(word.name) }
  }

  /// The left side of a definition: a name, with its arguments in brackets if it has any.
  private static func head(
    _ name: String, _ shape: Shape, _ arguments: [String], _ typesetter: FormulaTypesetter
  ) -> Mathematics {
    let symbol = typesetter.symbol(name, shape)
    guard !arguments.isEmpty else { return symbol }
    let list = arguments.map { typesetter.symbol($0) }.map { [$0] }.joined(separator: [.symbol(",")]
    )
    return .row([symbol, .fenced(open: "(", .row(Array(list)), close: ")")])
  }

  /// `input x[8, 8]`, `input p = column("petal length (cm)")`.
  private mutating func declare(
    input word: Cell.Word, _ shape: Shape, _ column: Cell.Word?
  ) throws(Diagnostic) {
    if !scope.columns.contains(word.name) { try checkFree(word) }
    try take(shape, at: word.range)
    if let found = data?.column(column?.name ?? word.name) {
      try checkShape(of: found, word.name, shape, at: column?.range ?? word.range)
    }
    if case .input(let used)? = scope[word.name], used.shape != shape {
      throw diagnostic(
        .columnShape(word.name, used.shape, input: word.name, shape), word.range)
    }
    scope.input(word.name, shape, at: word.range)
    inputs.append(word.name)
    columnNames[word.name] = column
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

  /// Two layers in one formula would both be named after it.
  private func checkLayers(of word: Cell.Word, _ syntax: Syntax) throws(Diagnostic) {
    let layers = syntax.nodes.compactMap { node in
      if case .call(let name, let range, _) = node.kind,
        Builtin.Layer(rawValue: name)?.makesParameters == true
      {
        return range
      }
      return nil
    }
    if layers.count > 1 { throw diagnostic(.severalLayers(formula: word.name), layers[0]) }
  }

  private func areInputs(_ words: [Cell.Word]) -> Bool {
    words.allSatisfy { if case .input? = scope[$0.name] { true } else { false } }
  }

  /// `name = formula`, or `f(x, y) = formula`; gives the formula, if it has one for numbers.
  mutating func define(
    _ word: Cell.Word, _ arguments: [Cell.Word]?, _ syntax: Syntax
  ) throws(Diagnostic) -> Formula? {
    try checkFree(word)
    try checkNoColumn(word)
    for (place, argument) in (arguments ?? []).enumerated()
    where (arguments ?? [])[..<place].contains(where: { $0.name == argument.name }) {
      throw diagnostic(.repeatedArgument(argument.name), argument.range)
    }
    if let arguments, !areInputs(arguments) {
      let function = try function(word, arguments, syntax)
      scope.define(word.name, .function(function), at: word.range)
      return function.ofNumbers?.formula
    }
    let formula = try resolve(syntax, in: .model)
    let inputs = (arguments ?? []).compactMap { argument -> Formula? in
      if case .input(let input)? = scope[argument.name] { input } else { nil }
    }
    scope.define(word.name, .formula(formula, arguments: inputs), at: word.range)
    return formula
  }

  func checkFree(_ word: Cell.Word) throws(Diagnostic) {
    if library.reserves(word.name) || Builtin.Initial(rawValue: word.name) != nil {
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
  func checkNoColumn(_ word: Cell.Word) throws(Diagnostic) {
    if data?[word.name] != nil { throw diagnostic(.nameOfColumn(word.name), word.range) }
  }
}
