/// Tokens read one after the other, with the errors that reading them can give.
struct TokenStream {
  let source: SourceText
  private let tokens: [Token]
  private var position = 0

  init(_ source: SourceText, _ range: Range<Int>) throws(Diagnostic) {
    self.source = source
    tokens = try Lexer.tokens(source, range)
  }

  /// The token at hand; at the end it stays the one of kind `end`.
  var current: Token { tokens[position] }

  var following: Token { tokens[Swift.min(position + 1, tokens.count - 1)] }

  var isAtEnd: Bool { current.kind == .end }

  /// The byte behind the last token that was taken.
  var lastEnd: Int {
    position > 0 ? tokens[position - 1].range.upperBound : current.range.lowerBound
  }

  mutating func advance() {
    if !isAtEnd { position += 1 }
  }

  /// Takes the token if it is that sign.
  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  /// Takes the token if it is that word.
  mutating func take(keyword: String) -> Bool {
    guard current.kind == .keyword(keyword) else { return false }
    advance()
    return true
  }

  /// Takes a sign that has to stand here.
  mutating func expect(_ symbol: Token.Symbol, to purpose: String) throws(Diagnostic) {
    guard take(symbol) else { throw unexpected("\"\(symbol.rawValue)\" \(purpose)") }
  }

  /// Takes a name that has to stand here.
  mutating func expectName(_ what: String) throws(Diagnostic) -> (name: String, range: Range<Int>) {
    guard case .name(let name) = current.kind else { throw unexpected(what) }
    let range = current.range
    advance()
    return (name, range)
  }

  mutating func skipNewlines() {
    while current.kind == .newline { advance() }
  }

  /// What is at hand is not what should be.
  func unexpected(_ expected: String) -> Diagnostic {
    let found: String =
      switch current.kind {
      case .end, .newline: "the end of the formula"
      default: "\"\(source.text(current.range))\""
      }
    let range =
      current.kind == .newline || isAtEnd ? lastEnd..<lastEnd : current.range
    return Diagnostic(.unexpected(found: found, expected: expected), source, range)
  }
}
