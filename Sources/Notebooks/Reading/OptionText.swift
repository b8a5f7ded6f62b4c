/// An option as it is written: `#| key: value`.
struct OptionText: Sendable {
  let source: SourceText
  let keyRange: Range<Int>
  /// Where the value stands.
  let range: Range<Int>
  var settings: Settings
  let limits: Notebook.Limits

  /// The option's name.
  var key: String { source.text(keyRange) }

  /// The value without the quotes that YAML would allow around it.
  var text: String {
    let text = source.text(range)
    if text.count >= 2, let sign = text.first, sign == "\"" || sign == "'", text.last == sign,
      !text.dropFirst().dropLast().contains(sign)
    {
      return String(text.dropFirst().dropLast())
    }
    return text
  }

  /// The words of the value.
  func tokens() throws(Diagnostic) -> TokenStream { try TokenStream(source, range, settings) }

  /// Reads the words of the value, all of them.
  func read<Value>(
    _ body: (inout TokenStream) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    var tokens = try tokens()
    let value = try body(&tokens)
    try tokens.expectEnd()
    return value
  }

  /// The text, or that of the front matter's parameter that it names.
  private func word() throws(Diagnostic) -> String {
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return text }
    let name = String(text.dropFirst(2).dropLast()).normalizedName
    switch try settings.value(name, source, range) {
    case .text(let text): return text
    case .number(let number): return "\(number)"
    }
  }

  /// One of a few words, by its place among them.
  func word(among words: [String]) throws(Diagnostic) -> Int {
    guard let place = words.firstIndex(of: try word()) else {
      throw wrong(words.map { "`\($0)`" }.joined(separator: ", "))
    }
    return place
  }

  /// Numbers in brackets, or one without.
  func numbers() throws(Diagnostic) -> [Double] {
    try read { tokens throws(Diagnostic) in
      guard tokens.take(.openBracket) else { return [try tokens.expectNumber().value] }
      var values: [Double] = []
      repeat { values.append(try tokens.expectNumber().value) } while tokens.take(.comma)
      try tokens.expect(.closeBracket, to: "or \",\" after a number")
      return values
    }
  }

  /// The mistake of a value that is not what it should be.
  func wrong(_ expected: String) -> Diagnostic { wrong(key, expected, at: range) }

  /// The mistake of a part of the value that is not what it should be.
  func wrong(_ name: String, _ expected: String, at range: Range<Int>) -> Diagnostic {
    if let sign = InvisibleSign.first(in: source.text(range)) {
      return Diagnostic(.invisibleSign(sign, in: "this value"), source, range)
    }
    return Diagnostic(
      .wrongOption(
        key: name, found: settings.expanding(source.text(range)), expected: expected),
      source, range)
  }
}
