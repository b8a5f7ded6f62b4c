/// A notebook that has been read: nothing has been run.
///
/// What is wrong with it is told by the document that it becomes.
public struct Notebook: Sendable {
  let source: SourceText
  let options: Options
  let header: Document.Header
  let settings: Settings
  let blocks: [Block]
  let cells: [Cell]
  let extracts: [Extract]
  /// Numbers and anchors of the figures, tables and sections, by label.
  let references: References
  /// The seed of everything random in the run.
  let seed: Int
  /// The notebooks that make a book of it, in their order; none unless it is the front page of one.
  public let chapters: [Chapter]
  /// The files that it needs to be in a book, in their order.
  public let requiredFiles: [RequiredFile]
  /// The mistakes in its syntax, which the document that it becomes tells as well.
  public let diagnostics: [Diagnostic]

  /// Reads a notebook.
  ///
  /// - Parameters:
  ///   - source: The text of a Markdown file in the notebook format.
  ///   - options: What to change about it, and what it may do.
  /// - Complexity: linear in the length of the text.
  public init(_ source: SourceText, options: Options = Options()) {
    do {
      let (yaml, body) = try FrontMatter.split(source)
      let front = try FrontMatter(source, yaml, options)
      self.init(source, options, front, body: body)
    } catch {
      // Without the front matter its parameters are unknown, and errors would follow from that.
      self.init(source, options, failure: error)
    }
  }

  /// Reads what is below the front matter, from a byte on.
  private init(_ source: SourceText, _ options: Options, _ front: FrontMatter, body: Int) {
    var prose = ProseScanner(source: source, settings: front.settings, options: options)
    var cells: [Cell] = []
    var markdown = ""
    var position = body
    for fence in FenceScanner.fences(source, from: body) {
      markdown += prose.markdown(position..<fence.range.lowerBound)
      position = fence.range.upperBound
      guard let kind = fence.cellKind else {
        markdown += Extract.withoutMarks(source.text(fence.range))
        continue
      }
      let placeholder: String
      do {
        cells.append(try CellParser.parse(fence, kind: kind, prose: &prose))
        placeholder = prose.add(.cell(cells.count - 1), fence.range)
      } catch {
        placeholder = prose.addMistake(
          error, fence.range, spoils: SpoiledNames(source, fence.body, kind: kind))
      }
      markdown += "\n\n\(placeholder)\n\n"
    }
    markdown += prose.markdown(position..<source.bytes.count)

    var diagnostics = prose.diagnostics
    var blocks: [Block] = []
    if let read = MarkdownReader.blocks(markdown) {
      blocks = read
    } else {
      let problem = Problem.proseTooDeep(limit: MarkdownReader.depthLimit)
      diagnostics.append(Diagnostic(problem, source, body..<body))
    }
    references = References(
      blocks: &blocks, cells: cells, isNumbered: front.isNumbered, source: source,
      extracts: prose.extracts)
    self.diagnostics = diagnostics + cells.flatMap(\.mistakes) + references.mistakes

    self.source = source
    self.options = options
    self.blocks = blocks
    self.cells = cells
    extracts = prose.extracts
    header = front.header
    settings = front.settings
    seed = front.seed
    chapters = front.chapters
    requiredFiles = front.requiredFiles
  }

  /// A notebook of which nothing can be read.
  private init(_ source: SourceText, _ options: Options, failure: Diagnostic) {
    let front = FrontMatter(withoutTitle: source)
    self.source = source
    self.options = options
    header = front.header
    settings = front.settings
    seed = front.seed
    chapters = front.chapters
    requiredFiles = front.requiredFiles
    (blocks, cells, extracts) = ([], [], [])
    references = References()
    diagnostics = [failure]
  }

  /// The title of its page.
  public var title: String { header.title }

  /// The line under the title of its page.
  public var subtitle: String? { header.subtitle }

  /// The language of its page, as a tag such as `en` (BCP 47).
  public var language: String { header.language }

  /// The value of a parameter of the front matter that is a text; nil for any other.
  public func text(ofParameter name: String) -> String? {
    if case .text(let text)? = settings[name] { text } else { nil }
  }

  /// The names that an override may have: the front matter's parameters in their order, then `seed`.
  public var parameterNames: [String] { settings.all.map(\.name) + ["seed"] }
}
