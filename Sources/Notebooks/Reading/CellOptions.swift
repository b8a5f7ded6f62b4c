/// The lines `#| key: value` at the top of a cell.
struct CellOptions: Sendable {
  struct Option: Sendable {
    var key: String
    var keyRange: Range<Int>
    var valueRange: Range<Int>
  }

  let source: SourceText
  var settings: Settings
  private(set) var all: [Option] = []
  /// Where the cell's body begins, behind the options.
  private(set) var bodyStart: Int

  /// Reads the options of a cell of a kind that knows certain keys.
  init(
    _ source: SourceText, _ range: Range<Int>, settings: Settings, kind: String, known: [String]
  ) throws(Diagnostic) {
    self.source = source
    self.settings = settings
    bodyStart = range.lowerBound
    while bodyStart < range.upperBound {
      let whole = source.range(ofLine: source.line(at: bodyStart))
      let next = Swift.min(whole.upperBound + 1, range.upperBound)
      let line = source.trimmed(whole)
      if all.isEmpty, line.isEmpty {
        bodyStart = next
        continue
      }
      guard let sign = Self.optionSign(source, line) else { break }
      let option = try Self.option(source, line, behind: sign)
      guard known.contains(option.key) else {
        let synonym = Synonyms.options[option.key.lowercased()].flatMap { name in
          known.first { $0 == name }
        }
        let nearest = synonym ?? nearestName(to: option.key, among: known)
        throw Diagnostic(
          .unknownOption(option.key, cell: kind, nearest: nearest, known: known), source,
          option.keyRange)
      }
      if all.contains(where: { $0.key == option.key }) {
        throw Diagnostic(.repeatedOption(option.key), source, option.keyRange)
      }
      all.append(option)
      bodyStart = next
    }
  }

  /// The byte behind `#|`, or behind `# |`, if a line begins with it: such a comment would be a slip.
  private static func optionSign(_ source: SourceText, _ line: Range<Int>) -> Int? {
    guard source.bytes[line].first == UInt8(ascii: "#") else { return nil }
    let rest = source.trimmed(line.lowerBound + 1..<line.upperBound)
    return source.bytes[rest].first == UInt8(ascii: "|") ? rest.lowerBound + 1 : nil
  }

  private static func option(
    _ source: SourceText, _ line: Range<Int>, behind sign: Int
  ) throws(Diagnostic) -> Option {
    guard let colon = source.bytes[line].firstIndex(of: UInt8(ascii: ":")) else {
      throw Diagnostic(.optionWithoutColon, source, line)
    }
    let key = source.trimmed(sign..<Swift.max(sign, colon))
    return Option(
      key: source.text(key), keyRange: key,
      valueRange: source.trimmed(colon + 1..<line.upperBound))
  }

  subscript(key: String) -> Option? { all.first { $0.key == key } }

  /// The words of an option's value.
  func tokens(_ option: Option) throws(Diagnostic) -> TokenStream {
    try TokenStream(source, option.valueRange, settings)
  }

  /// The rest of the option's line, without the quotes that YAML would allow around it.
  func text(_ key: String) -> String? {
    guard let option = self[key] else { return nil }
    let text = source.text(option.valueRange)
    if text.count >= 2, let sign = text.first, sign == "\"" || sign == "'", text.last == sign,
      !text.dropFirst().dropLast().contains(sign)
    {
      return String(text.dropFirst().dropLast())
    }
    return text
  }

  /// The text of an option, or of the front matter's parameter that it names.
  private func value(_ key: String) throws(Diagnostic) -> String? {
    guard let option = self[key], let text = text(key) else { return nil }
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return text }
    let name = String(text.dropFirst(2).dropLast()).normalizedName
    switch try settings.value(name, source, option.valueRange) {
    case .text(let text): return text
    case .number(let number): return "\(number)"
    }
  }

  /// One of a few words.
  func word(_ key: String, among words: [String]) throws(Diagnostic) -> String? {
    guard let text = try value(key) else { return nil }
    guard words.contains(text) else {
      throw wrong(key, words.map { "`\($0)`" }.joined(separator: ", "))
    }
    return text
  }

  func flag(_ key: String) throws(Diagnostic) -> Bool? {
    try word(key, among: ["true", "false"]).map { $0 == "true" }
  }

  /// Numbers in brackets, or one without.
  func numbers(_ key: String) throws(Diagnostic) -> [Double]? {
    guard let option = self[key] else { return nil }
    var tokens = try tokens(option)
    guard tokens.take(.openBracket) else {
      let value = try OptionValue.number(&tokens)
      try OptionValue.expectEnd(tokens)
      return [value]
    }
    var values: [Double] = []
    repeat { values.append(try OptionValue.number(&tokens)) } while tokens.take(.comma)
    try tokens.expect(.closeBracket, to: "or \",\" after a number")
    try OptionValue.expectEnd(tokens)
    return values
  }

  /// The name of data.
  func dataName(_ key: String) throws(Diagnostic) -> Cell.Word? {
    try name(key, "a name for data")
  }

  /// A name by itself.
  func name(_ key: String, _ expected: String) throws(Diagnostic) -> Cell.Word? {
    guard let option = self[key] else { return nil }
    var tokens = try tokens(option)
    let (name, range) = try tokens.expectName(expected)
    try OptionValue.expectEnd(tokens)
    return Cell.Word(name: name, range: range)
  }

  /// A whole number within bounds.
  func integer(_ key: String, in bounds: ClosedRange<Int>) throws(Diagnostic) -> Int? {
    guard let values = try numbers(key) else { return nil }
    guard values.count == 1, let value = Int(exactly: values[0]), bounds.contains(value) else {
      let end = bounds.upperBound == Int.max ? "" : " to \(bounds.upperBound)"
      throw wrong(key, "a whole number from \(bounds.lowerBound)\(end)")
    }
    return value
  }

  /// A whole number with a ceiling that only a run may raise.
  func integer(
    _ key: String, from lower: Int, limit: Int, _ what: String
  ) throws(Diagnostic) -> Int? {
    guard let option = self[key], let value = try integer(key, in: lower...Int.max) else {
      return nil
    }
    guard value <= limit else {
      throw Diagnostic(
        .beyondLimit(what, found: "\(value)", limit: limit), source, option.valueRange)
    }
    return value
  }

  func wrong(_ key: String, _ expected: String) -> Diagnostic {
    let range = self[key]?.valueRange ?? bodyStart..<bodyStart
    return Diagnostic(
      .wrongOption(
        key: key, found: settings.expanding(source.text(range)), expected: expected), source, range)
  }
}
