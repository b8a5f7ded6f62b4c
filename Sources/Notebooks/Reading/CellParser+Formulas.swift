extension CellParser {
  /// One loss, with a name of its own or by the name it has.
  func train() throws(Diagnostic) -> Cell.Body {
    guard let each = try EachOption(options) else {
      return .train(Cell.TrainCell(bodies: [try training()]))
    }
    var bodies: [Cell.TrainBody] = []
    for index in each.values.indices {
      var body = try with(each.settings(settings, at: index)).training()
      // A value that is a seed decides everything random, so each begins anew.
      if each.word.name == "seed", case .number(let seed) = each.values[index].value {
        body.seed = Int(seed)
        body.restarts = true
      }
      bodies.append(body)
    }
    let words = options.all.filter { $0.key != "each" }.reduce(into: source.words(self.body)) {
      $0.formUnion(source.words($1.valueRange))
    }
    let epochs = bodies.reduce(0) { $0 + $1.epochs }
    guard epochs <= limits.epochs else {
      throw Diagnostic(
        .beyondLimit(
          "the epochs of a training for each value", found: "\(epochs)", limit: limits.epochs),
        source, each.word.range)
    }
    return .train(Cell.TrainCell(each: each, bodies: bodies, words: words))
  }

  /// The loss and its options, with the front matter's parameters as they are.
  private func training() throws(Diagnostic) -> Cell.TrainBody {
    let (definition, formula) = try loss()
    return try trainBody(definition, formula)
  }

  /// A loss, and the name that it gets here.
  func loss() throws(Diagnostic) -> (definition: Cell.Word?, formula: Syntax) {
    var tokens = try TokenStream(source, body, settings)
    tokens.skipNewlines()
    var definition: Cell.Word?
    if case .name = tokens.current.kind, tokens.following.kind == .symbol(.assign) {
      definition = try leaf(&tokens, "the name of the loss")
      _ = tokens.take(.assign)
    }
    let formula = try FormulaParser.parse(&tokens)
    tokens.skipNewlines()
    guard tokens.isAtEnd else { throw tokens.unexpectedAfterFormula() }
    return (definition, formula)
  }

  /// Conditions, one a line.
  func check(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    var conditions: [Cell.Condition] = []
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      do {
        let condition = try FormulaParser.parse(&tokens)
        try endOfLine(&tokens)
        conditions.append(.formula(condition))
      } catch {
        tokens.skipLine()
        conditions.append(.mistake(error))
      }
    }
    return .check(conditions)
  }

  /// Formulas with or without headings, between commas or on lines of their own.
  func entries(_ tokens: inout TokenStream) throws(Diagnostic) -> [Cell.Entry] {
    var entries: [Cell.Entry] = []
    tokens.skipNewlines()
    repeat {
      tokens.skipNewlines()
      let syntax = try FormulaParser.parse(&tokens)
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
      guard isSeparated || tokens.isAtEnd else { throw unseparated(tokens) }
    } while !tokens.isAtEnd
    return entries
  }

  /// A formula ends, and the next begins at once.
  private func unseparated(_ tokens: TokenStream) -> Diagnostic {
    guard tokens.beginsFormula else { return tokens.unexpectedAfterFormula() }
    return Diagnostic(
      .missingComma(before: source.text(tokens.current.range), isDeclaration: false), source,
      tokens.current.range)
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

  func word(_ tokens: inout TokenStream, _ what: String) throws(Diagnostic) -> Cell.Word {
    let (name, range) = try tokens.expectName(what)
    return Cell.Word(name: name, range: range)
  }

  func endOfLine(_ tokens: inout TokenStream) throws(Diagnostic) {
    guard tokens.current.kind == .newline || tokens.isAtEnd else {
      throw tokens.unexpectedAfterFormula()
    }
    tokens.skipNewlines()
  }
}
