/// The text of a cell, and ways to read it that several kinds share.
struct CellBody: Sendable {
  let source: SourceText
  private(set) var settings: Settings
  let limits: Notebook.Limits
  let dataSources: DataSources
  /// The word in braces.
  let kind: Word
  private(set) var options: CellOptions
  /// The body without the options and the white space around it.
  let range: Range<Int>
  /// The options that are taken for not given: something is wrong with them that is told already.
  private var ignored: Set<String> = []

  init(
    source: SourceText, settings: Settings, limits: Notebook.Limits, dataSources: DataSources,
    kind: Word, options: CellOptions, range: Range<Int>
  ) {
    self.source = source
    self.settings = settings
    self.limits = limits
    self.dataSources = dataSources
    self.kind = kind
    self.options = options
    self.range = range
  }

  /// The same cell under other parameters of the front matter.
  func with(_ settings: Settings) -> CellBody {
    var body = self
    body.settings = settings
    body.options = options.with(settings)
    return body
  }

  /// The same cell as if some options were not given.
  func ignoring(_ options: Set<String>) -> CellBody {
    var body = self
    body.ignored = options
    return body
  }

  /// The value of an option, or its usual one.
  subscript<Value>(option: Option<Value>) -> Value {
    get throws(Diagnostic) {
      ignored.contains(option.name) ? option.usual : try options[option]
    }
  }

  /// An option as it is written, if it is given.
  func text<Value>(of option: Option<Value>) -> OptionText? { options[option.name] }

  func diagnostic(_ problem: Problem, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(problem, source, range)
  }

  /// Whether nothing stands in it but comments.
  var isEmpty: Bool {
    source.text(range).split(whereSeparator: \.isNewline)
      .allSatisfy { $0.trimmed.isEmpty || $0.trimmed.hasPrefix("#") }
  }

  /// The mistake of a cell without a body.
  var emptiness: Diagnostic {
    diagnostic(.emptyCell(kind.value), options.bodyStart..<options.bodyStart)
  }

  /// The words of the body.
  func tokens() throws(Diagnostic) -> TokenStream { try TokenStream(source, range, settings) }
}

// What the bodies of several kinds hold.
extension CellBody {
  /// Formulas with or without headings, between commas or on lines of their own.
  func entries() throws(Diagnostic) -> [Entry] {
    var tokens = try tokens()
    var entries: [Entry] = []
    tokens.skipNewlines()
    repeat {
      tokens.skipNewlines()
      let syntax = try FormulaParser.parse(&tokens)
      var heading: String?
      if tokens.take(keyword: "as") {
        heading = try tokens.expectText("a heading in double quotes").value
      }
      entries.append(Entry(syntax: syntax, heading: heading))
      let isSeparated = tokens.take(.comma) || tokens.current.kind == .newline
      tokens.skipNewlines()
      guard isSeparated || tokens.isAtEnd else { throw unseparated(tokens) }
    } while !tokens.isAtEnd
    return entries
  }

  /// A formula ends, and the next begins at once.
  private func unseparated(_ tokens: TokenStream) -> Diagnostic {
    guard tokens.beginsFormula else { return tokens.unexpectedAfterFormula() }
    return diagnostic(
      .missingComma(before: source.text(tokens.current.range), isDeclaration: false),
      tokens.current.range)
  }

  /// One formula that is the whole body.
  func formula() throws(Diagnostic) -> Syntax {
    var tokens = try tokens()
    tokens.skipNewlines()
    let formula = try FormulaParser.parse(&tokens)
    tokens.skipNewlines()
    guard tokens.isAtEnd else {
      let isSecond = tokens.current.kind == .symbol(.comma) || tokens.beginsLine
      throw isSecond
        ? diagnostic(.severalFormulas(kind.value), tokens.current.range)
        : tokens.unexpectedAfterFormula()
    }
    return formula
  }

  /// Names between commas or on lines of their own.
  func words(_ what: String) throws(Diagnostic) -> [Word] {
    var tokens = try tokens()
    var words: [Word] = []
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      words.append(try tokens.expectName(what))
      guard tokens.take(.comma) || tokens.current.kind == .newline || tokens.isAtEnd else {
        throw tokens.unexpected("\",\" or a new line")
      }
      tokens.skipNewlines()
    }
    return words
  }
}

extension TokenStream {
  /// Takes a name that a notebook may give: one without the dot that layers put in.
  mutating func expectOwnName(_ what: String) throws(Diagnostic) -> Word {
    let word = try expectName(what)
    guard !word.value.contains(".") else {
      throw Diagnostic(.dottedName(word.value), source, word.range)
    }
    return word
  }

  /// Takes the end of a line that holds one formula.
  mutating func expectEndOfLine() throws(Diagnostic) {
    guard current.kind == .newline || isAtEnd else { throw unexpectedAfterFormula() }
    skipNewlines()
  }
}

extension Problem {
  static func severalFormulas(_ kind: String) -> Problem {
    Problem(
      "several-formulas", "\(kind.withArticle) cell shows one formula",
      advice: "Give each a cell of its own.")
  }

  static func dottedName(_ name: String) -> Problem {
    Problem(
      "dotted-name", "\"\(name)\" has a dot in it",
      advice: "Only the parameters that layers make have one, as in h.weights.")
  }

  static func emptyCell(_ kind: String) -> Problem {
    Problem(
      "empty-cell", "this \(kind) cell is empty",
      advice: "Write what it is to \(kind == "data" ? "hold" : "show"), or remove it.")
  }

  static func missingComma(before text: String, isDeclaration: Bool) -> Problem {
    Problem(
      "missing-comma",
      "expected a comma \(isDeclaration ? "" : "or an operator ")before \"\(text)\"",
      advice: isDeclaration
        ? "Names stand between commas, as in `input x1, x2`."
        : "Formulas stand between commas or on lines of their own; a product is written out: 2*x.")
  }
}
