import Training

/// Splits a range of a text into tokens of the formula language.
struct Lexer {
  private let source: SourceText
  private let end: Int
  private var position: Int
  private var bracketDepth = 0
  /// How many quotations the text is in: each line begins with as many marks.
  private let quotations: Int

  private init(_ source: SourceText, _ range: Range<Int>, quotations: Int) {
    self.source = source
    self.quotations = quotations
    position = range.lowerBound
    end = range.upperBound
  }

  /// The tokens of a range, closed by one of kind `end`.
  ///
  /// - Parameter quotations: How many marks `>` each line but the first begins with.
  /// - Complexity: linear in the length of the range.
  static func tokens(
    _ source: SourceText, _ range: Range<Int>, quotations: Int = 0
  ) -> [Token] {
    var lexer = Lexer(source, range, quotations: quotations)
    var tokens: [Token] = []
    while let token = lexer.nextOrWrong() { tokens.append(token) }
    tokens.append(Token(kind: .end, range: range.upperBound..<range.upperBound))
    return tokens
  }

  /// The next token, be it a wrong one: the lines below may be right.
  private mutating func nextOrWrong() -> Token? {
    let start = position
    do {
      return try next()
    } catch {
      take(while: { $0 != UInt8(ascii: "\n") })
      return Token(kind: .wrong(error), range: start..<position)
    }
  }

  private mutating func next() throws(Diagnostic) -> Token? {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "#"):
        while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "\n"):
        let start = position
        position += 1
        skipQuotationMarks()
        if bracketDepth == 0 { return Token(kind: .newline, range: start..<start + 1) }
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return try number()
      case UInt8(ascii: "\""): return try string()
      case UInt8(ascii: "$"): return try setting()
      default:
        if let symbol = symbol() { return symbol }
        return try name()
      }
    }
    return nil
  }

  private mutating func skipQuotationMarks() {
    for _ in 0..<quotations {
      var ahead = 0
      while peek(ahead) == UInt8(ascii: " ") { ahead += 1 }
      guard peek(ahead) == UInt8(ascii: ">") else { return }
      position += ahead + 1
    }
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < end ? source.bytes[position + ahead] : nil
  }

  private mutating func take(while condition: (UInt8) -> Bool) {
    while let byte = peek(), condition(byte) { position += 1 }
  }

  private mutating func number() throws(Diagnostic) -> Token {
    let start = position
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    take(while: isDigit)
    if peek() == UInt8(ascii: ".") {
      position += 1
      take(while: isDigit)
    }
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      let signed = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
      if let digit = peek(signed ? 2 : 1), isDigit(digit) {
        position += signed ? 2 : 1
        take(while: isDigit)
      }
    }
    let text = source.text(start..<position)
    guard let value = Double(decimal: text), text != "." else {
      throw Diagnostic(.notANumber(text), source, start..<position)
    }
    return Token(kind: .number(value), range: start..<position)
  }

  private mutating func string() throws(Diagnostic) -> Token {
    let start = position
    // Two quotes stand for one, as in a table.
    repeat {
      position += 1
      take(while: { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") })
      guard peek() == UInt8(ascii: "\"") else {
        throw Diagnostic(.openString, source, start..<position)
      }
      position += 1
    } while peek() == UInt8(ascii: "\"")
    let text = source.text(start + 1..<position - 1).replacing("\"\"", with: "\"")
    return Token(kind: .string(text), range: start..<position)
  }

  private mutating func setting() throws(Diagnostic) -> Token {
    let start = position
    guard peek(1) == UInt8(ascii: "{") else {
      throw Diagnostic(.unexpectedCharacter("$"), source, start..<start + 1)
    }
    position += 2
    take(while: { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") })
    guard peek() == UInt8(ascii: "}") else {
      throw Diagnostic(.openSetting, source, start..<position)
    }
    position += 1
    let name = source.text(start + 2..<position - 1)
    return Token(kind: .setting(name.normalizedName), range: start..<position)
  }

  private mutating func symbol() -> Token? {
    for symbol in Token.Symbol.allCases
    where source.bytes[position..<end].starts(with: symbol.rawValue.utf8) {
      let range = position..<position + symbol.rawValue.utf8.count
      position = range.upperBound
      switch symbol {
      case .open, .openBracket: bracketDepth += 1
      case .close, .closeBracket: bracketDepth = Swift.max(0, bracketDepth - 1)
      default: break
      }
      return Token(kind: .symbol(symbol), range: range)
    }
    return nil
  }

  private mutating func name() throws(Diagnostic) -> Token {
    let start = position
    guard let name = part(from: start) else {
      // Longer than any character that is looked for here.
      let character = source.text(start..<Swift.min(end, start + 64)).first.map(String.init) ?? ""
      try checkVisible(character, at: start)
      throw Diagnostic(
        .unexpectedCharacter(character, isBehindOperand: isBehindOperand(start)), source,
        start..<start + character.utf8.count)
    }
    try checkVisible(name, at: start)
    position += name.utf8.count
    let normalized = String(name).normalizedName
    if Token.keywords.contains(normalized) {
      return Token(kind: .keyword(normalized), range: start..<position)
    }
    // A parameter that a layer made has a dot in its name: `h.weights`.
    while peek() == UInt8(ascii: "."), let part = part(from: position + 1) {
      position += 1 + part.utf8.count
    }
    let whole = source.text(start..<position).normalizedName
    return Token(kind: .name(whole), range: start..<position)
  }

  /// Throws for a sign that cannot be seen: it would make another name of one that looks the same.
  private func checkVisible(_ text: some StringProtocol, at start: Int) throws(Diagnostic) {
    guard let sign = InvisibleSign.first(in: String(text)),
      let place = text.unicodeScalars.firstIndex(of: sign)
    else { return }
    let range = start + text.utf8.distance(from: text.startIndex, to: place)
    throw Diagnostic(
      .invisibleSign(sign, in: "this formula"), source, range..<range + String(sign).utf8.count)
  }

  /// Whether a number, a name or a closing bracket ends at a byte.
  private func isBehindOperand(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    let byte = source.bytes[place - 1]
    return byte >= 0x80 || Self.isNameByte(byte) || byte == UInt8(ascii: ")")
      || byte == UInt8(ascii: "]")
  }

  /// The part of a name that begins at a byte; nil if there is no letter.
  private func part(from start: Int) -> Substring? {
    guard start < end else { return nil }
    let bytes = source.bytes[start..<end].prefix { $0 >= 0x80 || Self.isNameByte($0) }
    let part = String(decoding: bytes, as: UTF8.self).prefix(while: \.isNameCharacter)
    guard let first = part.first, first.isLetter || first == "_" else { return nil }
    return part
  }
}

extension Lexer {
  /// Whether a text is a name of the formula language and nothing else.
  static func isName(_ text: String) -> Bool {
    let source = SourceText(name: "", text: text)
    let tokens = Lexer.tokens(source, 0..<source.bytes.count)
    guard tokens.count == 2,
      case .name(let name) = tokens[0].kind, !name.contains(".")
    else { return false }
    return tokens[0].range.count == source.bytes.count
  }

  /// Whether an ASCII byte can be part of a name.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isNameCharacter
  }
}
