/// Reads one formula from a stream of tokens, by precedence climbing.
///
/// Loosest first: `or`, `and`, `not`, comparisons (not chained), `+ -`, `* /`, unary minus, `^` (to
/// the right), `@`, indices and calls.
struct FormulaParser {
  private var syntax = Syntax()
  private var depth = 0

  /// How many brackets and signs may be open at once.
  ///
  /// Reading is recursive, and a thread's stack may be no larger than 512 KiB.
  static let depthLimit = 100

  private init() {}

  /// Reads a formula and leaves the stream behind it.
  static func parse(_ tokens: inout TokenStream) throws(Diagnostic) -> Syntax {
    var parser = FormulaParser()
    _ = try parser.expression(&tokens, above: 0)
    return parser.syntax
  }

  /// Reads a formula that has to fill a range.
  ///
  /// - Parameter quotations: How many marks `>` each line but the first begins with.
  static func parse(
    _ source: SourceText, _ range: Range<Int>, settings: Settings, quotations: Int = 0
  ) throws(Diagnostic) -> Syntax {
    var tokens = try TokenStream(source, range, settings, quotations: quotations)
    tokens.skipNewlines()
    let syntax = try parse(&tokens)
    tokens.skipNewlines()
    guard tokens.isAtEnd else { throw tokens.unexpectedAfterFormula() }
    return syntax
  }

  /// An operand followed by operators that bind tighter than `precedence`.
  private mutating func expression(
    _ tokens: inout TokenStream, above precedence: Int
  ) throws(Diagnostic) -> Int {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw Diagnostic(.tooDeep(limit: Self.depthLimit), tokens.source, tokens.current.range)
    }
    var left = try operand(&tokens)
    while let sign = Syntax.BinaryOperator(tokens.current.kind), sign.precedence > precedence {
      if sign.isComparison, case .binary(let earlier, _, _, _) = syntax.nodes[left].kind,
        earlier.isComparison
      {
        throw Diagnostic(.chainedComparison, tokens.source, tokens.current.range)
      }
      let signRange = tokens.current.range
      tokens.advance()
      // To the right, x^y^z = x^(y^z): the right side may begin with an operator of the same rank.
      let right = try expression(
        &tokens, above: sign == .power ? sign.precedence - 1 : sign.precedence)
      left = syntax.append(.binary(sign, signRange, left, right), span(left, right))
    }
    return left
  }

  private mutating func operand(_ tokens: inout TokenStream) throws(Diagnostic) -> Int {
    let start = tokens.current.range.lowerBound
    let sign: Syntax.UnaryOperator?
    switch tokens.current.kind {
    case .symbol(.minus): sign = .minus
    case .keyword("not"): sign = .not
    default: sign = nil
    }
    guard let sign else { return try postfix(&tokens) }
    tokens.advance()
    // What a sign applies to ends before the first operator that binds less tightly than it does.
    let value = try expression(&tokens, above: sign.precedence)
    return syntax.append(.unary(sign, value), start..<syntax.nodes[value].range.upperBound)
  }

  /// An operand with indices and a moment behind it: `W[0, 1]`, `f@10`, `W@10[0, 1]`.
  private mutating func postfix(_ tokens: inout TokenStream) throws(Diagnostic) -> Int {
    var value = try primary(&tokens)
    let start = syntax.nodes[value].range.lowerBound
    var hasMoment = false
    while true {
      if tokens.current.kind == .symbol(.openBracket) {
        let opening = tokens.current.range
        tokens.advance()
        let indices = try list(&tokens, opening, "or \",\" after an index")
        value = syntax.append(.index(value, indices), start..<tokens.lastEnd)
      } else if tokens.current.kind == .symbol(.at), !hasMoment {
        let moment = try MomentParser.parse(&tokens)
        value = syntax.append(.moment(value, moment), start..<tokens.lastEnd)
        hasMoment = true
      } else {
        return value
      }
    }
  }

  /// Formulas between commas, up to the bracket that closes them.
  private mutating func list(
    _ tokens: inout TokenStream, _ opening: Range<Int>, _ purpose: String
  ) throws(Diagnostic) -> [Int] {
    var values: [Int] = []
    repeat { values.append(try expression(&tokens, above: 0)) } while tokens.take(.comma)
    try tokens.expectClosing(.closeBracket, of: opening, to: purpose)
    return values
  }

  private mutating func primary(_ tokens: inout TokenStream) throws(Diagnostic) -> Int {
    let token = tokens.current
    switch token.kind {
    case .number(let value):
      tokens.advance()
      return syntax.append(.number(value), token.range)
    case .name(let name):
      tokens.advance()
      guard tokens.current.kind == .symbol(.open) else {
        return syntax.append(.name(name), token.range)
      }
      let arguments = try arguments(&tokens)
      let range = token.range.lowerBound..<tokens.lastEnd
      return syntax.append(.call(name, token.range, arguments), range)
    case .symbol(.open):
      tokens.advance()
      let value = try expression(&tokens, above: 0)
      if tokens.beginsFormula, tokens.isClosed(token.range) {
        throw tokens.unexpectedAfterFormula()
      }
      try tokens.expectClosing(.close, of: token.range, to: "to close the bracket")
      return syntax.append(.group(value), token.range.lowerBound..<tokens.lastEnd)
    case .symbol(.openBracket):
      tokens.advance()
      let values = try list(&tokens, token.range, "or \",\" after an element")
      return syntax.append(.list(values), token.range.lowerBound..<tokens.lastEnd)
    case .symbol(.times) where tokens.preceding == .symbol(.times):
      throw Diagnostic(.doubleStar, tokens.source, token.range)
    default:
      throw tokens.unexpected("a formula")
    }
  }

  private mutating func arguments(
    _ tokens: inout TokenStream
  ) throws(Diagnostic) -> [Syntax.Argument] {
    let opening = tokens.current.range
    tokens.advance()
    var arguments: [Syntax.Argument] = []
    while tokens.current.kind != .symbol(.close) {
      let start = tokens.current.range.lowerBound
      var label: String?
      if case .name(let name) = tokens.current.kind, tokens.following.kind == .symbol(.colon) {
        label = name
        tokens.advance()
        tokens.advance()
      }
      let value = try expression(&tokens, above: 0)
      arguments.append(
        Syntax.Argument(label: label, range: start..<tokens.lastEnd, value: value))
      guard tokens.take(.comma) else { break }
    }
    try tokens.expectClosing(.close, of: opening, to: "or \",\" after an argument")
    return arguments
  }

  private func span(_ left: Int, _ right: Int) -> Range<Int> {
    syntax.nodes[left].range.lowerBound..<syntax.nodes[right].range.upperBound
  }
}

extension TokenStream {
  /// A formula is complete, yet the line goes on.
  func unexpectedAfterFormula() -> Diagnostic {
    if beginsFormula {
      return Diagnostic(
        .missingOperator(
          before: source.text(current.range), after: source.text(precedingRange),
          isApart: precedingRange.upperBound < current.range.lowerBound), source, current.range)
    }
    switch current.kind {
    case .symbol(.assign): return Diagnostic(.assignment, source, current.range)
    default: return unexpected("an operator or the end of the formula")
    }
  }
}
