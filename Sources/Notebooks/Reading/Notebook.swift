/// A notebook that has been read: its syntax is right, and nothing has been run.
public struct Notebook: Sendable {
  let source: SourceText
  let header: Document.Header
  let settings: Settings
  let blocks: [Block]
  let cells: [Cell]
  let extracts: [Extract]
  /// Numbers and anchors of the figures, tables and sections, by label.
  let references: References
  /// The seed of everything random in the run.
  let seed: Int

  /// Reads a notebook.
  ///
  /// - Parameter source: The text of a Markdown file in the notebook format.
  /// - Throws: Every mistake in its syntax that does not follow from another one.
  /// - Complexity: linear in the length of the text.
  public init(_ source: SourceText) throws(NotebookError) {
    let front: FrontMatter
    let body: Int
    do {
      let (yaml, start) = try FrontMatter.split(source)
      body = start
      front = try FrontMatter(source, yaml)
    } catch {
      // Without the front matter its parameters are unknown, and errors would follow from that.
      throw NotebookError([error])
    }

    var diagnostics: [Diagnostic] = []
    var prose = ProseScanner(source: source, settings: front.settings)
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
      do {
        cells.append(try CellParser.parse(fence, kind: kind, prose: &prose))
        let placeholder = prose.add(.cell(cells.count - 1), fence.range)
        markdown += "\n\n\(placeholder)\n\n"
      } catch {
        diagnostics.append(error)
      }
    }
    markdown += prose.markdown(position..<source.bytes.count)
    diagnostics += prose.diagnostics

    var blocks: [Block] = []
    if let read = MarkdownReader.blocks(markdown) {
      blocks = read
    } else {
      let problem = Problem.proseTooDeep(limit: MarkdownReader.depthLimit)
      diagnostics.append(Diagnostic(problem, source, body..<body))
    }
    references = References(
      blocks: &blocks, cells: cells, isNumbered: front.isNumbered, source: source,
      extracts: prose.extracts, diagnostics: &diagnostics)
    guard diagnostics.isEmpty else { throw NotebookError(diagnostics) }

    self.source = source
    self.blocks = blocks
    self.cells = cells
    extracts = prose.extracts
    header = front.header
    settings = front.settings
    seed = front.seed
  }
}
