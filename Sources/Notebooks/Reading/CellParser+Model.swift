import Autodiff

extension CellParser {
  /// `input x1, x2`, `parameter w = 1`, `name = formula`, `f(x) = formula`, one a line.
  func model(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    var statements: [Cell.Statement] = []
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      let start = tokens.current.range.lowerBound
      do {
        statements += try statement(&tokens)
      } catch {
        tokens.skipLine()
        let names = SpoiledNames(source, start..<tokens.lastEnd, kind: kind.rawValue)
        statements.append(.mistake(error, spoils: names))
      }
    }
    guard !statements.isEmpty else {
      throw Diagnostic(.emptyCell(kind.rawValue), source, options.bodyStart..<options.bodyStart)
    }
    return .model(statements)
  }

  /// One line, which may declare several names.
  private func statement(_ tokens: inout TokenStream) throws(Diagnostic) -> [Cell.Statement] {
    var statements: [Cell.Statement] = []
    if case .name(let word) = tokens.current.kind, word == "input" || word == "parameter",
      case .name = tokens.following.kind
    {
      tokens.advance()
      repeat {
        statements.append(try word == "input" ? input(&tokens) : parameter(&tokens))
      } while tokens.take(.comma)
      if tokens.beginsFormula {
        let text = source.text(tokens.current.range)
        throw Diagnostic(
          .missingComma(before: text, isDeclaration: true), source, tokens.current.range)
      }
    } else {
      statements.append(try definition(&tokens))
    }
    try endOfLine(&tokens)
    return statements
  }

  /// `x`, `x[8, 8]`, `x = column("petal length (cm)")`.
  private func input(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Statement {
    let name = try leaf(&tokens, "the name of an input")
    let shape = try shape(&tokens)
    guard tokens.take(.assign) else { return .input(name, shape, column: nil) }
    let expected = "column(\"…\") with a heading of the data"
    guard case .name("column") = tokens.current.kind else { throw tokens.unexpected(expected) }
    tokens.advance()
    try tokens.expect(.open, to: "and a heading of the data in double quotes")
    guard case .string(let heading) = tokens.current.kind else {
      throw tokens.unexpected("a heading of the data in double quotes")
    }
    let column = Cell.Word(name: heading.normalizedName, range: tokens.current.range)
    tokens.advance()
    try tokens.expect(.close, to: "after the heading")
    return .input(name, shape, column: column)
  }

  private func parameter(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Statement {
    let name = try leaf(&tokens, "the name of a parameter")
    let shape = try shape(&tokens)
    let written = shape == .scalar ? name.name : "\(name.name)\(shape)"
    try tokens.expect(.assign, to: "and the initial value, as in `\(written) = 0`")
    return .parameter(name, shape, initial: try FormulaParser.parse(&tokens))
  }

  /// A name that a notebook may give: one without the dot that layers put in.
  func leaf(_ tokens: inout TokenStream, _ what: String) throws(Diagnostic) -> Cell.Word {
    let word = try word(&tokens, what)
    guard !word.name.contains(".") else {
      throw Diagnostic(.dottedName(word.name), source, word.range)
    }
    return word
  }

  /// `[8, 8]`; a scalar if there is no bracket.
  private func shape(_ tokens: inout TokenStream) throws(Diagnostic) -> Shape {
    let start = tokens.current.range.lowerBound
    guard tokens.take(.openBracket) else { return .scalar }
    var dimensions: [Int] = []
    repeat {
      let first = tokens.current.range.lowerBound
      let value = try OptionValue.number(&tokens)
      let range = first..<tokens.lastEnd
      guard let dimension = Int(exactly: value), (1...limits.elements).contains(dimension)
      else {
        throw Diagnostic(
          .badDimension(source.text(range), limit: limits.elements), source, range)
      }
      dimensions.append(dimension)
    } while tokens.take(.comma)
    try tokens.expect(.closeBracket, to: "or \",\" after a dimension")
    let range = start..<tokens.lastEnd
    let count = dimensions.reduce(into: 1.0) { $0 *= Double($1) }
    guard count <= Double(limits.elements), dimensions.count <= 4 else {
      throw Diagnostic(.tooManyElements(dimensions, limit: limits.elements), source, range)
    }
    return Shape(dimensions)
  }

  private func definition(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Statement {
    let name = try leaf(&tokens, "`input`, `parameter` or the name of a formula")
    var arguments: [Cell.Word]?
    if tokens.take(.open) {
      var words: [Cell.Word] = []
      repeat {
        words.append(try leaf(&tokens, "the name of an argument"))
      } while tokens.take(.comma)
      try tokens.expect(.close, to: "or \",\" after an argument")
      arguments = words
    }
    try tokens.expect(.assign, to: "and a formula, as in `\(name.name) = …`")
    let formula = try FormulaParser.parse(&tokens)
    return .definition(name, arguments: arguments, formula)
  }
}
