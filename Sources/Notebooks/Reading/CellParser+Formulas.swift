extension CellParser {
  /// `input x1, x2`, `parameter w = 1`, `name = formula`, `f(x) = formula`, one a line.
  func model(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    var statements: [Cell.Statement] = []
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      if case .name(let word) = tokens.current.kind, word == "input" || word == "parameter",
        case .name = tokens.following.kind
      {
        tokens.advance()
        repeat {
          statements.append(try word == "input" ? input(&tokens) : parameter(&tokens))
        } while tokens.take(.comma)
      } else {
        statements.append(try definition(&tokens))
      }
      try endOfLine(&tokens)
    }
    guard !statements.isEmpty else {
      throw Diagnostic(.emptyCell(kind.rawValue), source, options.bodyStart..<options.bodyStart)
    }
    return .model(statements)
  }

  private func input(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Statement {
    .input(try word(&tokens, "the name of an input"))
  }

  private func parameter(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Statement {
    let name = try word(&tokens, "the name of a parameter")
    try tokens.expect(.assign, to: "and the initial value, as in `\(name.name) = 0`")
    return .parameter(name, initial: try FormulaParser.parse(&tokens, settings: settings))
  }

  private func definition(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Statement {
    let name = try word(&tokens, "`input`, `parameter` or the name of a formula")
    var arguments: [Cell.Word]?
    if tokens.take(.open) {
      var words: [Cell.Word] = []
      repeat {
        words.append(try word(&tokens, "the name of an argument"))
      } while tokens.take(.comma)
      try tokens.expect(.close, to: "or \",\" after an argument")
      arguments = words
    }
    try tokens.expect(.assign, to: "and a formula, as in `\(name.name) = …`")
    let formula = try FormulaParser.parse(&tokens, settings: settings)
    return .definition(name, arguments: arguments, formula)
  }

  /// One loss, with a name of its own or by the name it has.
  func train(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    tokens.skipNewlines()
    var definition: Cell.Word?
    if case .name = tokens.current.kind, tokens.following.kind == .symbol(.assign) {
      definition = try word(&tokens, "the name of the loss")
      _ = tokens.take(.assign)
    }
    let formula = try FormulaParser.parse(&tokens, settings: settings)
    tokens.skipNewlines()
    guard tokens.isAtEnd else { throw tokens.unexpectedAfterFormula() }
    let epochs = try options.integer("epochs", in: 0...TrainDefaults.largestEpochCount)
    let optimizer = try OptionValue.optimizer(options) ?? TrainDefaults.optimizer
    var name = options.text("name")
    if let option = options["name"] {
      var nameTokens = try TokenStream(source, option.valueRange)
      name = try nameTokens.expectName("a name for the training").name
      try OptionValue.expectEnd(nameTokens)
    }
    return .train(
      Cell.TrainBody(
        name: name, definition: definition, formula: formula,
        epochs: epochs ?? TrainDefaults.epochs, optimizer: optimizer))
  }

  /// Conditions, one a line.
  func check(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    var conditions: [Syntax] = []
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      conditions.append(try FormulaParser.parse(&tokens, settings: settings))
      try endOfLine(&tokens)
    }
    return .check(conditions)
  }

  /// Formulas with or without headings, between commas or on lines of their own.
  func entries(_ tokens: inout TokenStream) throws(Diagnostic) -> [Cell.Entry] {
    var entries: [Cell.Entry] = []
    tokens.skipNewlines()
    repeat {
      tokens.skipNewlines()
      let syntax = try FormulaParser.parse(&tokens, settings: settings)
      var heading: String?
      if tokens.take(keyword: "as") {
        guard case .string(let text) = tokens.current.kind else {
          throw tokens.unexpected("a heading in double quotes")
        }
        heading = text
        tokens.advance()
      }
      entries.append(Cell.Entry(syntax: syntax, heading: heading))
      let isSeparated = tokens.take(.comma) || tokens.current.kind == .newline
      tokens.skipNewlines()
      guard isSeparated || tokens.isAtEnd else { throw tokens.unexpectedAfterFormula() }
    } while !tokens.isAtEnd
    return entries
  }

  /// Names between commas or on lines of their own.
  func words(_ tokens: inout TokenStream, _ what: String) throws(Diagnostic) -> [Cell.Word] {
    var words: [Cell.Word] = []
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      words.append(try word(&tokens, what))
      guard tokens.take(.comma) || tokens.current.kind == .newline || tokens.isAtEnd else {
        throw tokens.unexpected("\",\" or a new line")
      }
      tokens.skipNewlines()
    }
    return words
  }

  private func word(_ tokens: inout TokenStream, _ what: String) throws(Diagnostic) -> Cell.Word {
    let (name, range) = try tokens.expectName(what)
    return Cell.Word(name: name, range: range)
  }

  private func endOfLine(_ tokens: inout TokenStream) throws(Diagnostic) {
    guard tokens.current.kind == .newline || tokens.isAtEnd else {
      throw tokens.unexpectedAfterFormula()
    }
    tokens.skipNewlines()
  }
}
