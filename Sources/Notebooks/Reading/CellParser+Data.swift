import Training

extension CellParser {
  /// CSV of two lines or more, or one line that says where the data come from.
  func data() throws(Diagnostic) -> Cell.Body {
    var body = Cell.DataBody(
      name: try options.dataName("name"), source: try dataSource(),
      isShuffled: try options.flag("shuffle") ?? false)
    if let name = body.name, name.name.contains(".") {
      throw Diagnostic(.dottedName(name.name), source, name.range)
    }
    if let option = options["split"] {
      let part = try number("split", "a part of the rows between 0 and 1") { $0 > 0 && $0 < 1 }
      body.split = part.map { ($0, option.valueRange) }
    }
    return .data(body)
  }

  private func dataSource() throws(Diagnostic) -> Cell.DataSource {
    if source.line(at: body.lowerBound) == source.line(at: body.upperBound - 1) {
      var tokens = try TokenStream(source, body, settings)
      let made = try call(&tokens)
      try OptionValue.expectEnd(tokens)
      return made
    }
    do {
      return .inline(try CSVReader.read(Array(source.bytes[body])))
    } catch {
      let range =
        body.lowerBound + error.range.lowerBound..<body.lowerBound + error.range.upperBound
      throw Diagnostic(.badData(error.kind), source, range)
    }
  }

  /// `read("points.csv")`, `gate(…)`, `spiral(points: 200)` and the like.
  private func call(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.DataSource {
    guard case .name(let name) = tokens.current.kind else {
      throw tokens.unexpected("a heading and rows of numbers, or `read(\"points.csv\")`")
    }
    switch name {
    case "read":
      tokens.advance()
      return .file(try files(&tokens, ["a file's name"])[0])
    case "idx":
      tokens.advance()
      let expected = ["the name of a file of images", "one of labels"]
      let words = try files(&tokens, expected, isOpenEnded: true)
      let rows = try rowCount(&tokens)
      try tokens.expect(.close, to: "after the names of the files")
      return .idx(words[0], words[1], rows: rows)
    case "gate":
      tokens.advance()
      return .gate(try gate(&tokens))
    case "digits":
      tokens.advance()
      if tokens.take(.open) { try tokens.expect(.close, to: "since digits has no arguments") }
      return .digits
    default:
      guard let made = library.dataSource(named: name) else {
        // A name by itself may be that of data above.
        let word = try word(&tokens, "a data source")
        guard !tokens.isAtEnd else { return .named(word) }
        let known = library.dataSourceNames
        throw Diagnostic(
          .unknownSource(name, nearest: nearestName(to: name, among: known), known: known),
          source, word.range)
      }
      let reader = CallReader(what: "data source", known: [made.signature])
      return .made(made, try reader.read(&tokens))
    }
  }

  /// `rows: 1000` behind a comma.
  private func rowCount(_ tokens: inout TokenStream) throws(Diagnostic) -> Int? {
    guard tokens.take(.comma) else { return nil }
    let (label, range) = try tokens.expectName("`rows:` and how many")
    guard label == "rows" else {
      throw Diagnostic(
        .noSuchArgument(
          label, function: "idx", nearest: nearestName(to: label, among: ["rows"]),
          known: ["rows"]), source, range)
    }
    try tokens.expect(.colon, to: "and a number of rows")
    let start = tokens.current.range.lowerBound
    let value = try OptionValue.number(&tokens)
    guard let count = Int(exactly: value), count >= 1 else {
      let range = start..<tokens.lastEnd
      throw Diagnostic(
        .wrongOption(
          key: label, found: settings.expanding(source.text(range)),
          expected: "a whole number from 1"), source, range)
    }
    return count
  }

  /// Names of files in double quotes, between brackets, with the front matter's parameters put in.
  ///
  /// - Parameter isOpenEnded: Whether the bracket may have more in it, and stays open.
  private func files(
    _ tokens: inout TokenStream, _ expected: [String], isOpenEnded: Bool = false
  ) throws(Diagnostic) -> [Cell.Word] {
    try tokens.expect(.open, to: "and \(expected[0]) in double quotes")
    var words: [Cell.Word] = []
    for what in expected {
      if !words.isEmpty { try tokens.expect(.comma, to: "and \(what)") }
      guard case .string(let path) = tokens.current.kind else {
        throw tokens.unexpected("\(what) in double quotes")
      }
      let range = tokens.current.range
      words.append(Cell.Word(name: try settings.filling(path, source, range), range: range))
      tokens.advance()
    }
    if isOpenEnded { return words }
    try tokens.expect(.close, to: "after the file's name")
    return words
  }

  /// A gate by its name, or by its four outputs in double quotes.
  private func gate(_ tokens: inout TokenStream) throws(Diagnostic) -> DataSet {
    let expected = "a gate's name, or its outputs as in \"0110\""
    try tokens.expect(.open, to: "and \(expected)")
    let text: String
    switch tokens.current.kind {
    case .name(let name), .string(let name): text = name
    default: throw tokens.unexpected(expected)
    }
    guard let data = DataSet.gate(text) else {
      let known = Gate.all.map(\.name)
      throw Diagnostic(
        .unknownGate(text, nearest: nearestName(to: text, among: known), known: known), source,
        tokens.current.range)
    }
    tokens.advance()
    try tokens.expect(.close, to: "after the gate")
    return data
  }
}
