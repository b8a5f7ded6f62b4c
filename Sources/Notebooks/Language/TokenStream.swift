/// Tokens read one after the other, with the errors that reading them can give.
struct TokenStream {
  let source: SourceText
  private let tokens: [Token]
  private var position = 0

  /// Reads the tokens of a range; `${name}` becomes its value.
  init(
    _ source: SourceText, _ range: Range<Int>, _ settings: Settings, quotations: Int = 0
  ) throws(Diagnostic) {
    self.source = source
    var tokens = Lexer.tokens(source, range, quotations: quotations)
    for (index, token) in tokens.enumerated() {
      guard case .setting(let name) = token.kind else { continue }
      switch try settings.value(name, source, token.range) {
      case .number(let number): tokens[index].kind = .number(number)
      case .text(let text): tokens[index].kind = .string(text)
      }
    }
    self.tokens = tokens
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

  /// Takes the sign that closes a bracket; one that is closed nowhere is told where it was opened.
  mutating func expectClosing(
    _ symbol: Token.Symbol, of opening: Range<Int>, to purpose: String
  ) throws(Diagnostic) {
    if take(symbol) { return }
    if case .wrong(let diagnostic) = current.kind { throw diagnostic }
    guard isClosed(opening) else {
      throw Diagnostic(.openBracket(source.text(opening)), source, opening)
    }
    throw unexpected("\"\(symbol.rawValue)\" \(purpose)")
  }

  /// Whether a bracket is closed somewhere in these tokens.
  func isClosed(_ opening: Range<Int>) -> Bool {
    var depth = 0
    for token in tokens.drop(while: { $0.range.lowerBound < opening.lowerBound }) {
      switch token.kind {
      case .symbol(.open), .symbol(.openBracket): depth += 1
      case .symbol(.close), .symbol(.closeBracket): depth -= 1
      default: break
      }
      if depth == 0 { return true }
    }
    return false
  }

  /// The sign before the one at hand.
  var preceding: Token.Kind? { position > 0 ? tokens[position - 1].kind : nil }

  /// Where the token before the one at hand stands.
  var precedingRange: Range<Int> {
    position > 0 ? tokens[position - 1].range : current.range.lowerBound..<current.range.lowerBound
  }

  /// Whether what is at hand can begin a formula.
  var beginsFormula: Bool {
    switch current.kind {
    case .name, .number, .string, .symbol(.open): true
    default: false
    }
  }

  /// Takes a name that has to stand here.
  mutating func expectName(_ what: String) throws(Diagnostic) -> Word {
    guard case .name(let name) = current.kind else { throw unexpected(what) }
    return take(name)
  }

  /// Takes a name, or a text in its place: a parameter of the front matter can only be that.
  mutating func expectNameOrText(_ what: String) throws(Diagnostic) -> Word {
    guard case .string(let text) = current.kind else { return try expectName(what) }
    return take(text)
  }

  /// Takes a text in double quotes that has to stand here.
  mutating func expectText(_ what: String) throws(Diagnostic) -> Word {
    guard case .string(let text) = current.kind else { throw unexpected(what) }
    return take(text)
  }

  /// Takes the token at hand, of which this is the text.
  private mutating func take(_ text: String) -> Word {
    let word = Word(text, at: current.range)
    advance()
    return word
  }

  /// Takes names between commas.
  mutating func expectNames(_ what: String) throws(Diagnostic) -> [Word] {
    var words: [Word] = []
    repeat { words.append(try expectName(what)) } while take(.comma)
    return words
  }

  /// Takes a number, perhaps with a sign, or `${name}`.
  mutating func expectNumber() throws(Diagnostic) -> Located<Double> {
    let start = current.range.lowerBound
    let sign: Double = take(.minus) ? -1 : 1
    guard case .number(let value) = current.kind else { throw unexpected("a number") }
    advance()
    return Located(sign * value, at: start..<lastEnd)
  }

  /// Takes a number, a name or a text in double quotes.
  mutating func expectNumberOrText() throws(Diagnostic) -> Located<SettingValue> {
    switch current.kind {
    case .name(let text), .string(let text):
      let word = take(text)
      return Located(.text(word.value), at: word.range)
    case .number, .symbol(.minus):
      let number = try expectNumber()
      return Located(.number(number.value), at: number.range)
    default: throw unexpected("a number or a name")
    }
  }

  /// Throws unless everything has been taken.
  func expectEnd() throws(Diagnostic) {
    guard isAtEnd else { throw unexpected("the end of the option") }
  }

  /// Leaves out the rest of a line with which something is wrong.
  mutating func skipLine() {
    while current.kind != .newline, !isAtEnd { advance() }
    skipNewlines()
  }

  /// Whether the token at hand is the first of its line.
  var beginsLine: Bool { position > 0 && tokens[position - 1].kind == .newline }

  mutating func skipNewlines() {
    while current.kind == .newline { advance() }
  }

  /// What is at hand is not what should be.
  func unexpected(_ expected: String) -> Diagnostic {
    if case .wrong(let diagnostic) = current.kind { return diagnostic }
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
