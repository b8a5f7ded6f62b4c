import Yams

/// The YAML between the two lines `---` at the top of a notebook.
struct FrontMatter {
  var header = Document.Header(
    title: "", subtitle: nil, authors: [], date: nil, language: "en", showsContents: true)
  var settings = Settings()
  var seed = 1
  var isNumbered = false
  var chapters: [Notebook.Chapter] = []
  var requiredFiles: [Notebook.RequiredFile] = []

  /// The keys of the front matter.
  static let keys = [
    "title", "subtitle", "authors", "date", "seed", "parameters", "numbering", "toc", "lang",
    "chapters", "requires",
  ]

  /// Where the front matter and the body below it stand.
  ///
  /// - Throws: If the text does not begin with `---`, or no line closes it.
  static func split(_ source: SourceText) throws(Diagnostic) -> (yaml: Range<Int>, body: Int) {
    let first = source.range(ofLine: 0)
    guard source.text(first).isFence("---") else {
      throw invisibleSign(inFence: first, source) ?? Diagnostic(.noFrontMatter, source, first)
    }
    for line in 1..<Swift.max(1, source.lineCount) {
      let range = source.range(ofLine: line)
      if source.text(range).isFence("---") || source.text(range).isFence("...") {
        let start = Swift.min(first.upperBound + 1, range.lowerBound)
        return (start..<range.lowerBound, Swift.min(range.upperBound + 1, source.bytes.count))
      }
    }
    let ranges = (1..<Swift.max(1, source.lineCount)).lazy.map { source.range(ofLine: $0) }
    throw ranges.compactMap { invisibleSign(inFence: $0, source) }.first
      ?? Diagnostic(.openFrontMatter, source, first)
  }

  /// What is wrong with a line that would open or close the front matter but for a sign that nobody
  /// sees.
  private static func invisibleSign(inFence line: Range<Int>, _ source: SourceText) -> Diagnostic? {
    let text = source.text(line)
    guard let sign = InvisibleSign.first(in: text), InvisibleSign.removed(from: text).isFence("---")
    else { return nil }
    return Diagnostic(.invisibleSign(sign, in: "this line"), source, line)
  }

  /// A notebook whose front matter cannot be read, under the name of its file.
  init(withoutTitle source: SourceText) {
    header.title = source.fileName
    header.showsContents = false
  }

  /// Reads the front matter.
  ///
  /// - Parameters:
  ///   - overrides: Values in place of those that stand there.
  ///   - isReserved: Whether no parameter can have a name, since the language has it.
  init(
    _ source: SourceText, _ yaml: Range<Int>, _ overrides: [Notebook.Override],
    isReserved: (String) -> Bool
  ) throws(Diagnostic) {
    let reader = FrontMatterReader(source: source, start: yaml.lowerBound)
    let mapping = try reader.mapping(source.text(yaml))
    var hasTitle = false
    var required: Node?
    for (key, value) in mapping {
      let name = try reader.text(key, of: "a key")
      switch name {
      case "title":
        header.title = try reader.text(value, of: name)
        hasTitle = !InvisibleSign.removed(from: header.title).trimmed.isEmpty
      case "subtitle": header.subtitle = try reader.text(value, of: name)
      case "authors": header.authors = try reader.texts(value, of: name)
      case "date": header.date = try reader.text(value, of: name)
      case "seed": seed = try reader.integer(value, of: name)
      case "parameters": settings = try reader.settings(value, isReserved)
      case "numbering": isNumbered = try reader.flag(value, of: name)
      case "toc": header.showsContents = try reader.flag(value, of: name)
      case "lang": header.language = try reader.language(value, of: name)
      case "requires": required = value
      case "chapters": chapters = try reader.chapters(value, of: name)
      default:
        if let sign = InvisibleSign.first(in: name) {
          throw reader.diagnostic(.invisibleSign(sign, in: "this key"), at: key)
        }
        let nearest =
          Synonyms.keys[name.lowercased()] ?? nearestName(to: name, among: Self.keys)
        throw reader.diagnostic(
          .unknownKey(name, nearest: nearest, known: Self.keys), at: key)
      }
    }
    guard hasTitle else {
      throw Diagnostic(.noTitle, source, yaml.lowerBound..<yaml.lowerBound)
    }
    for override in overrides { try take(override) }
    if let required { requiredFiles = try reader.requiredFiles(required, settings) }
  }

  /// Puts a value in place of the one in the front matter, of the same type.
  private mutating func take(_ override: Notebook.Override) throws(Diagnostic) {
    let text = override.value.text(0..<override.value.bytes.count).trimmed
    func wrong(_ expected: String) -> Diagnostic {
      let range = 0..<override.value.bytes.count
      return Diagnostic(
        .wrongType(key: override.name, expected: expected), override.value, range)
    }
    if override.name == "seed" {
      guard let value = Int(text) else { throw wrong("a whole number") }
      seed = value
      return
    }
    let name = override.name.normalizedName
    switch settings[name] {
    case .number:
      guard let value = Double(decimal: text) else { throw wrong("a number") }
      settings = settings.setting(name, to: .number(value))
    case .text: settings = settings.setting(name, to: .text(text))
    case nil:
      let known = settings.all.map(\.name) + ["seed"]
      throw Diagnostic(
        .unknownSetting(name, nearest: nearestName(to: name, among: known), known: known),
        override.value, 0..<override.value.bytes.count)
    }
  }
}

extension String {
  /// Whether a line is this sign and white space behind it.
  fileprivate func isFence(_ sign: String) -> Bool {
    hasPrefix(sign) && dropFirst(sign.count).allSatisfy(\.isWhitespace)
  }
}
