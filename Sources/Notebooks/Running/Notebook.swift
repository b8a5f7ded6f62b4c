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
    do throws(Diagnostic) {
      if let unreadable = source.unreadable { throw unreadable }
      let (yaml, body) = try FrontMatter.split(source)
      let front = try FrontMatter(
        source, yaml, options.overrides, isReserved: options.library.functions.reserves)
      self.init(source, options, front, NotebookBody(source, options, front, from: body))
    } catch {
      // Without the front matter its parameters are unknown, and errors would follow from that.
      self.init(
        source, options, FrontMatter(withoutTitle: source), NotebookBody(failure: error))
    }
  }

  private init(
    _ source: SourceText, _ options: Options, _ front: FrontMatter, _ body: NotebookBody
  ) {
    self.source = source
    self.options = options
    header = front.header
    settings = front.settings
    seed = front.seed
    chapters = front.chapters
    requiredFiles = front.requiredFiles
    blocks = body.blocks
    cells = body.cells
    extracts = body.extracts
    references = body.references
    diagnostics = body.diagnostics
  }

  /// Whether there is anything in it that can be told: its front matter and its blocks.
  var isRead: Bool { diagnostics.isEmpty || !blocks.isEmpty }

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

/// What stands below the front matter.
private struct NotebookBody {
  var blocks: [Block] = []
  var cells: [Cell] = []
  var extracts: [Extract] = []
  var references = References()
  var diagnostics: [Diagnostic] = []

  /// A body of which nothing can be read.
  init(failure: Diagnostic) { diagnostics = [failure] }

  /// Reads what is there from a byte on.
  init(
    _ source: SourceText, _ options: Notebook.Options, _ front: FrontMatter, from start: Int
  ) {
    var prose = ProseScanner(source: source, settings: front.settings)
    var markdown = ""
    var position = start
    for fence in FenceScanner.fences(source, from: start) {
      markdown += prose.markdown(position..<fence.range.lowerBound)
      position = fence.range.upperBound
      guard fence.isCell else {
        markdown += prose.shown(fence)
        continue
      }
      let placeholder: String
      do {
        cells.append(
          try Cell(fence, options.limits, options.library.dataSources, prose: &prose))
        placeholder = prose.add(.cell(cells.count - 1), fence.range)
      } catch {
        placeholder = prose.addMistake(
          error, fence.range,
          spoils: Cell.spoiledNames(source, fence.body, kind: fence.cellKind))
      }
      markdown += "\n\n\(placeholder)\n\n"
    }
    markdown += prose.markdown(position..<source.bytes.count)

    diagnostics = prose.diagnostics
    if let read = MarkdownReader.blocks(markdown) {
      blocks = read
    } else {
      let problem = Problem.proseTooDeep(limit: MarkdownReader.depthLimit)
      diagnostics.append(Diagnostic(problem, source, start..<start))
    }
    extracts = prose.extracts
    references = References(
      blocks: &blocks, cells: cells.map(\.head), isNumbered: front.isNumbered, source: source,
      extracts: extracts)
    diagnostics += cells.flatMap(\.content.mistakes) + references.mistakes
  }
}

extension ProseScanner {
  /// The Markdown of a block that is no cell.
  fileprivate mutating func shown(_ fence: Fence) -> String {
    if let mistake = Cell.mistake(in: fence, source) {
      return "\n\n" + addMistake(mistake, fence.range) + "\n\n"
    }
    if fence.isMathematics { return mathematics(fence) }
    return Extract.withoutMarks(source.text(fence.range))
  }
}

extension Problem {
  static func proseTooDeep(limit: Int) -> Problem {
    Problem(
      "prose-too-deep",
      "lists and quotes are nested more than \(limit) deep somewhere in the notebook")
  }
}
