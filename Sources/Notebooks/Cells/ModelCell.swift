import Autodiff
import Typesetting

/// `{model}`: inputs, parameters and formulas, each typeset.
struct ModelCell: CellKind {
  static let name = "model", countedAs: Reference.Kind? = nil
  static let summary = (body: "declarations and formulas", shows: "every formula, typeset")
  static let options: [any OptionDeclaration] = []
  static let products: CellProducts = .definitions

  /// A line of a model.
  enum Statement: Sendable {
    /// A column of another name if the input does not have its own.
    case input(Word, Shape, column: Word?)
    case parameter(Word, Shape, initial: Syntax)
    /// `name = formula`; with arguments, `f(x, y) = formula`.
    case definition(Word, arguments: [Word], Syntax)
    /// A line that cannot be read; the lines around it may be right.
    case mistake(Diagnostic, spoils: SpoiledNames)

    /// The names that are missing below if something is wrong with the line.
    var names: SpoiledNames {
      switch self {
      case .input(let word, _, _), .parameter(let word, _, _), .definition(let word, _, _):
        SpoiledNames(word.value)
      case .mistake(_, let names): names
      }
    }
  }

  private var statements: [Statement] = []
  private let range: Range<Int>

  var formulas: [Syntax] {
    statements.compactMap { statement in
      switch statement {
      case .definition(_, _, let syntax), .parameter(_, _, initial: let syntax): syntax
      case .input, .mistake: nil
      }
    }
  }

  var mistakes: [Diagnostic] {
    statements.compactMap { if case .mistake(let diagnostic, _) = $0 { diagnostic } else { nil } }
  }
}

// Reading: `input x1, x2`, `parameter w = 1`, `name = formula`, `f(x) = formula`, one a line.
extension ModelCell {
  init(_ body: CellBody) throws(Diagnostic) {
    range = body.range
    var tokens = try body.tokens()
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      let start = tokens.current.range.lowerBound
      do {
        statements += try Self.line(&tokens, body.limits)
      } catch {
        tokens.skipLine()
        let names = SpoiledNames(body.source, start..<tokens.lastEnd, Self.products)
        statements.append(.mistake(error, spoils: names))
      }
    }
  }

  /// One line, which may declare several names.
  private static func line(
    _ tokens: inout TokenStream, _ limits: Notebook.Limits
  ) throws(Diagnostic) -> [Statement] {
    var statements: [Statement] = []
    if case .name(let word) = tokens.current.kind, word == "input" || word == "parameter",
      case .name = tokens.following.kind
    {
      tokens.advance()
      repeat {
        statements.append(
          try word == "input" ? input(&tokens, limits) : parameter(&tokens, limits))
      } while tokens.take(.comma)
      if tokens.beginsFormula {
        let text = tokens.source.text(tokens.current.range)
        throw Diagnostic(
          .missingComma(before: text, isDeclaration: true), tokens.source, tokens.current.range)
      }
    } else {
      statements.append(try definition(&tokens))
    }
    try tokens.expectEndOfLine()
    return statements
  }

  /// `x`, `x[8, 8]`, `x = column("petal length (cm)")`.
  private static func input(
    _ tokens: inout TokenStream, _ limits: Notebook.Limits
  ) throws(Diagnostic) -> Statement {
    let name = try tokens.expectOwnName("the name of an input")
    let shape = try tokens.shape(limits)
    guard tokens.take(.assign) else { return .input(name, shape, column: nil) }
    let expected = "column(\"…\") with a heading of the data"
    guard case .name("column") = tokens.current.kind else { throw tokens.unexpected(expected) }
    tokens.advance()
    let purpose = "a heading of the data in double quotes"
    try tokens.expect(.open, to: "and \(purpose)")
    var column = try tokens.expectText(purpose)
    column.value = column.value.normalizedName
    try tokens.expect(.close, to: "after the heading")
    return .input(name, shape, column: column)
  }

  private static func parameter(
    _ tokens: inout TokenStream, _ limits: Notebook.Limits
  ) throws(Diagnostic) -> Statement {
    let name = try tokens.expectOwnName("the name of a parameter")
    let shape = try tokens.shape(limits)
    let written = shape == .scalar ? name.value : "\(name.value)\(shape)"
    try tokens.expect(.assign, to: "and the initial value, as in `\(written) = 0`")
    return .parameter(name, shape, initial: try FormulaParser.parse(&tokens))
  }

  private static func definition(_ tokens: inout TokenStream) throws(Diagnostic) -> Statement {
    let name = try tokens.expectOwnName("`input`, `parameter` or the name of a formula")
    var arguments: [Word] = []
    if tokens.take(.open) {
      repeat {
        arguments.append(try tokens.expectOwnName("the name of an argument"))
      } while tokens.take(.comma)
      try tokens.expect(.close, to: "or \",\" after an argument")
    }
    try tokens.expect(.assign, to: "and a formula, as in `\(name.value) = …`")
    return .definition(name, arguments: arguments, try FormulaParser.parse(&tokens))
  }
}

extension TokenStream {
  /// `[8, 8]`; a scalar if there is no bracket.
  fileprivate mutating func shape(_ limits: Notebook.Limits) throws(Diagnostic) -> Shape {
    let start = current.range.lowerBound
    guard take(.openBracket) else { return .scalar }
    let limit = limits.elements
    var dimensions: [Int] = []
    repeat {
      let number = try expectNumber()
      guard let dimension = Int(exactly: number.value), (1...limit).contains(dimension) else {
        throw Diagnostic(
          .badDimension(source.text(number.range), limit: limit), source, number.range)
      }
      dimensions.append(dimension)
    } while take(.comma)
    try expect(.closeBracket, to: "or \",\" after a dimension")
    let count = dimensions.reduce(into: 1.0) { $0 *= Double($1) }
    guard count <= Double(limit), dimensions.count <= Shape.mostDimensions else {
      throw Diagnostic(.tooManyElements(dimensions, limit: limit), source, start..<lastEnd)
    }
    return Shape(dimensions)
  }
}

// Declaring what it declares, and typesetting its formulas.
extension ModelCell {
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    var defined: [(name: String, arguments: [String], formula: Formula)] = []
    let failuresBefore = session.failures.count
    for statement in statements {
      do throws(Diagnostic) {
        switch statement {
        case .input(let word, let shape, let column):
          try session.declare(input: word, shape, column: column)
        case .parameter(let word, let shape, let initial):
          try session.declare(parameter: word, shape, initial: initial)
        case .definition(let word, let arguments, let syntax):
          if let formula = try Self.define(word, arguments, syntax, in: &session) {
            defined.append((word.value, arguments.map(\.value), formula))
          }
        case .mistake(let diagnostic, _): throw diagnostic
        }
      } catch {
        session.failures.note(error)
        session.failures.spoiled.formUnion(statement.names)
      }
    }
    try session.requireNoFailure(since: failuresBefore, at: range)
    let typesetter = FormulaTypesetter(session.names.notation)
    return .model(
      defined.map { name, arguments, formula in
        Equation(
          left: Self.head(name, formula.shape, arguments, typesetter),
          right: typesetter.definition(formula))
      })
  }

  private static func define(
    _ word: Word, _ arguments: [Word], _ syntax: Syntax, in session: inout Session
  ) throws(Diagnostic) -> Formula? {
    // Two layers in one formula would both be named after it.
    let layers = syntax.nodes.compactMap { node -> Range<Int>? in
      guard case .call(let name, let range, _) = node.kind,
        Functions.all(named: name).contains(where: \.makesParameters)
      else { return nil }
      return range
    }
    if layers.count > 1 {
      throw session.diagnostic(.severalLayers(formula: word.value), layers[0])
    }
    return try session.define(
      word, arguments: arguments, syntax, through: session.sight.defining(word.value))
  }

  /// The left side of a definition: a name, with its arguments in brackets if it has any.
  private static func head(
    _ name: String, _ shape: Shape, _ arguments: [String], _ typesetter: FormulaTypesetter
  ) -> Mathematics {
    let symbol = typesetter.symbol(name, shape)
    guard !arguments.isEmpty else { return symbol }
    let list = arguments.map { [typesetter.symbol($0)] }.joined(separator: [.symbol(",")])
    return .row([symbol, .fenced(open: "(", .row(Array(list)), close: ")")])
  }
}

extension Problem {
  static func severalLayers(formula: String) -> Problem {
    Problem(
      "several-layers",
      "\"\(formula)\" has more than one layer, and their parameters would share a name",
      advice: "Give this one a name of its own in a line above, and use it here.")
  }

  static func badDimension(_ text: String, limit: Int) -> Problem {
    Problem("bad-dimension", "a dimension is a whole number from 1 to \(limit), not \"\(text)\"")
  }
}
