import Yams

/// The YAML between the two lines `---` at the top of a notebook.
struct FrontMatter {
  var header: Document.Header
  var settings: Settings
  var seed: Int
  var isNumbered: Bool

  private static let keys = [
    "title", "subtitle", "authors", "date", "seed", "parameters", "numbering", "toc", "lang",
  ]

  /// Where the front matter and the body below it stand; nil if the text does not begin with `---`.
  static func split(_ source: SourceText) throws(Diagnostic) -> (yaml: Range<Int>, body: Int) {
    let first = source.range(ofLine: 0)
    guard source.text(first).isFence("---") else {
      throw Diagnostic(.noFrontMatter, source, first)
    }
    for line in 1..<Swift.max(1, source.lineCount) {
      let range = source.range(ofLine: line)
      if source.text(range).isFence("---") || source.text(range).isFence("...") {
        let start = Swift.min(first.upperBound + 1, range.lowerBound)
        return (start..<range.lowerBound, Swift.min(range.upperBound + 1, source.bytes.count))
      }
    }
    throw Diagnostic(.openFrontMatter, source, first)
  }

  /// Reads the front matter.
  init(_ source: SourceText, _ yaml: Range<Int>) throws(Diagnostic) {
    let reader = FrontMatterReader(source: source, start: yaml.lowerBound)
    let mapping = try reader.mapping(source.text(yaml))
    header = Document.Header(
      title: "", subtitle: nil, authors: [], date: nil, language: "en", showsContents: true)
    settings = Settings()
    seed = 1
    isNumbered = false
    var hasTitle = false
    for (key, value) in mapping {
      let name = try reader.text(key, of: "a key")
      switch name {
      case "title":
        header.title = try reader.text(value, of: name)
        hasTitle = !header.title.isEmpty
      case "subtitle": header.subtitle = try reader.text(value, of: name)
      case "authors": header.authors = try reader.texts(value, of: name)
      case "date": header.date = try reader.text(value, of: name)
      case "seed": seed = try reader.integer(value, of: name)
      case "parameters": settings = try reader.settings(value)
      case "numbering": isNumbered = try reader.flag(value, of: name)
      case "toc": header.showsContents = try reader.flag(value, of: name)
      case "lang": header.language = try reader.text(value, of: name)
      default:
        let nearest = nearestName(to: name, among: Self.keys)
        throw reader.diagnostic(
          .unknownKey(name, nearest: nearest, known: Self.keys), at: key, length: name.utf8.count)
      }
    }
    guard hasTitle else {
      throw Diagnostic(.noTitle, source, yaml.lowerBound..<yaml.lowerBound)
    }
  }
}

extension String {
  /// Whether a line is this sign and white space behind it.
  fileprivate func isFence(_ sign: String) -> Bool {
    hasPrefix(sign) && dropFirst(sign.count).allSatisfy(\.isWhitespace)
  }
}
