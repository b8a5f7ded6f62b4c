/// Reads one fenced cell.
struct CellParser {
  let source: SourceText
  private(set) var settings: Settings
  let limits: Notebook.Limits
  let library: Library
  let kind: Cell.Kind
  private(set) var options: CellOptions
  /// The body without the options and the white space around it.
  let body: Range<Int>

  private init(
    _ fence: Fence, kind: Cell.Kind, _ prose: ProseScanner
  ) throws(Diagnostic) {
    source = prose.source
    settings = prose.settings
    limits = prose.options.limits
    library = prose.options.library
    self.kind = kind
    options = try CellOptions(
      source, fence.body, settings: settings, kind: kind.rawValue, known: kind.options)
    body = source.trimmed(options.bodyStart..<fence.body.upperBound)
  }

  /// The same cell under other parameters of the front matter.
  func with(_ settings: Settings) -> CellParser {
    var parser = self
    parser.settings = settings
    parser.options.settings = settings
    return parser
  }

  /// Reads a fence whose info string is a word in braces.
  ///
  /// - Parameter prose: Takes formulas and references out of the caption.
  ///
  /// - Throws: The first mistake; what is wrong besides is noted by `prose`.
  static func parse(
    _ fence: Fence, kind word: String, prose: inout ProseScanner
  ) throws(Diagnostic) -> Cell {
    let source = prose.source
    guard let kind = Cell.Kind(rawValue: word) else {
      let known = Cell.Kind.allCases.map(\.rawValue)
      throw Diagnostic(
        .unknownCell(word, nearest: nearestName(to: word, among: known), known: known), source,
        source.trimmed(fence.infoRange))
    }
    guard !fence.isNested else {
      throw Diagnostic(.nestedCell(word), source, source.trimmed(fence.infoRange))
    }
    guard fence.isClosed else {
      throw Diagnostic(
        .openCell(word), source, source.range(ofLine: source.line(at: fence.range.lowerBound)))
    }
    let parser = try CellParser(fence, kind: kind, prose)
    do {
      let common = try parser.common(&prose)
      return Cell(
        kind: kind, body: try parser.parseBody(), common: common,
        kindRange: source.trimmed(fence.infoRange), bodyRange: parser.body)
    } catch {
      for mistake in parser.mistakes(besides: error) { prose.note(mistake) }
      throw error
    }
  }

  private func common(_ prose: inout ProseScanner) throws(Diagnostic) -> Cell.Common {
    var common = Cell.Common()
    if let option = options["label"] {
      let label = source.text(option.valueRange)
      let prefix = kind.reference.map { $0 == .figure ? "fig-" : "tbl-" }
      guard let prefix else {
        throw Diagnostic(.labelOnCell(kind.rawValue), source, option.keyRange)
      }
      guard label.hasPrefix(prefix), label.count > prefix.count,
        label.unicodeScalars.allSatisfy(Label.isLabelScalar)
      else {
        throw options.wrong("label", "`\(prefix)` and letters, digits, `-` or `_` behind it")
      }
      common.label = label
      common.labelRange = option.valueRange
    }
    if let option = options["caption"] {
      var markdown = prose.caption(option.valueRange)
      if let text = options.text("caption"), text != source.text(option.valueRange) {
        markdown = String(markdown.dropFirst().dropLast())
      }
      common.caption = MarkdownReader.line(markdown)
    }
    common.alternative = options.text("alt").map(settings.expanding)
    if let word = try options.word("echo", among: Cell.Echo.allCases.map(\.rawValue)),
      let echo = Cell.Echo(rawValue: word)
    {
      common.echo = echo
    }
    common.isShown = try options.flag("output") ?? true
    common.over = try options.dataName("over")
    return common
  }

  func parseBody() throws(Diagnostic) -> Cell.Body {
    if body.isEmpty, kind != .parameters {
      throw Diagnostic(.emptyCell(kind.rawValue), source, options.bodyStart..<options.bodyStart)
    }
    // A table of numbers is no formula: `data` reads its body as CSV.
    if kind == .data { return try data() }
    var tokens = try TokenStream(source, body, settings)
    return switch kind {
    case .data: try data()
    case .model: try model(&tokens)
    case .train: try train()
    case .table: try table(&tokens)
    case .heatmap: try heatmap(&tokens)
    case .plot: try plot(&tokens)
    case .curve: try curve(&tokens)
    case .parameters: .parameters(try words(&tokens, "the name of a parameter"))
    case .gradient: .gradient(try formula(&tokens), try options.at())
    case .graph: .graph(try formula(&tokens), try options.at())
    case .images: try images(&tokens)
    case .confusion: try confusion(&tokens)
    case .check: try check(&tokens)
    }
  }
}
