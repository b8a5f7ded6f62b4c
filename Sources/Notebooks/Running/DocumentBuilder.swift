import Autodiff
import Figures

/// Replaces the placeholders in a notebook's blocks by what the cells and formulas came to, in
/// order.
struct DocumentBuilder {
  let notebook: Notebook
  var session: Session
  private(set) var checks: [CheckResult] = []

  init(notebook: Notebook, session: Session) {
    self.notebook = notebook
    self.session = session
  }

  mutating func build(_ blocks: [Block]) throws(Diagnostic) -> [Block] {
    var result: [Block] = []
    for block in blocks { result.append(try build(block)) }
    return result
  }

  private mutating func build(_ block: Block) throws(Diagnostic) -> Block {
    switch block {
    case .paragraph(let content):
      if let alone = try standsAlone(content) { return alone }
      return .paragraph(try build(content))
    case .heading(let level, let anchor, let content):
      return .heading(level: level, anchor: anchor, content: try build(content))
    case .quote(let blocks): return .quote(try build(blocks))
    case .list(let start, let tight, let items):
      var result: [ListItem] = []
      for item in items {
        result.append(ListItem(checked: item.checked, blocks: try build(item.blocks)))
      }
      return .list(start: start, tight: tight, items: result)
    case .table(let header, let alignments, let rows):
      var result: [[[Inline]]] = []
      for row in [header] + rows {
        var cells: [[Inline]] = []
        for cell in row { cells.append(try build(cell)) }
        result.append(cells)
      }
      return .table(
        header: result[0], alignments: alignments, rows: Array(result.dropFirst()))
    case .code(let language, let text): return .code(language: language, text: original(text))
    case .rule, .math, .cell: return block
    }
  }

  /// A paragraph that is nothing but a cell or a displayed formula becomes that.
  private mutating func standsAlone(_ content: [Inline]) throws(Diagnostic) -> Block? {
    guard content.count == 1, case .text(let text) = content[0] else { return nil }
    let parts = Extract.split(text)
    guard parts.count == 1, let index = parts[0].index else { return nil }
    switch notebook.extracts[index].content {
    case .cell(let cell): return .cell(try run(cell))
    case .mathematics(let mathematics, isDisplayed: true): return .math(mathematics)
    default: return nil
    }
  }

  private mutating func build(_ content: [Inline]) throws(Diagnostic) -> [Inline] {
    var result: [Inline] = []
    for inline in content {
      switch inline {
      case .text(let text):
        for (text, index) in Extract.split(text) {
          result.append(
            try index.map { index throws(Diagnostic) in try build(index) } ?? .text(text))
        }
      case .emphasis(let content): result.append(.emphasis(try build(content)))
      case .strong(let content): result.append(.strong(try build(content)))
      case .strikethrough(let content): result.append(.strikethrough(try build(content)))
      case .link(let destination, let title, let content):
        result.append(
          .link(
            destination: original(destination), title: title.map(original),
            content: try build(content)))
      case .image(let source, let title, let alternative):
        result.append(
          .image(
            source: original(source), title: title.map(original),
            alternative: original(alternative)))
      case .code(let text): result.append(.code(original(text)))
      case .softBreak, .lineBreak, .value, .math, .reference: result.append(inline)
      }
    }
    return result
  }

  private mutating func build(_ index: Int) throws(Diagnostic) -> Inline {
    let extract = notebook.extracts[index]
    switch extract.content {
    case .value(let syntax, .mathematics):
      let formula = try session.resolve(syntax, in: .model)
      let typesetter = FormulaTypesetter(names: session.scope.formulaNames)
      return .math(typesetter.definition(formula))
    case .value(let syntax, .number(let format)):
      let formula = try session.resolve(syntax, in: .number)
      return .value(format.text(try session.value(formula, at: syntax.range)))
    case .mathematics(let mathematics, _): return .math(mathematics)
    case .reference(let label):
      switch notebook.references.targets[label] {
      case .numbered(let reference): return .reference(reference)
      case .heading(let anchor, let title):
        return .link(destination: "#\(anchor)", title: nil, content: title)
      case nil: return .text(notebook.source.text(extract.range))
      }
    case .cell: return .text(notebook.source.text(extract.range))
    }
  }

  /// A text that is shown as it was written, placeholders and all.
  private func original(_ text: String) -> String {
    Extract.split(text).map { text, index in
      index.map { notebook.source.text(notebook.extracts[$0].range) } ?? text
    }.joined()
  }

  private mutating func run(_ index: Int) throws(Diagnostic) -> CellOutput {
    let cell = notebook.cells[index]
    let content = try result(of: cell)
    let text = notebook.source.text(cell.bodyRange)
    let isSourceShown = cell.common.echo != .hidden && cell.common.isShown
    return CellOutput(
      source: isSourceShown
        ? CellSource(
          kind: cell.kind.rawValue, text: text, isOpen: cell.common.echo == .shown) : nil,
      reference: notebook.references.cells[index], caption: try build(cell.common.caption),
      alternative: cell.common.alternative, content: cell.common.isShown ? content : .hidden)
  }

  private mutating func result(of cell: Cell) throws(Diagnostic) -> CellContent {
    switch cell.body {
    case .model(let statements): return try session.run(model: statements)
    case .data(let source): return try session.run(data: source, at: cell.bodyRange)
    case .train(let body): return try session.run(train: body)
    case .table(let entries, let rows, let digits):
      return try session.run(table: entries, rows: rows, digits: digits)
    case .heatmap(let entries, let options):
      return try session.run(heatmap: entries, options, at: cell.kindRange)
    case .curve(let words, let scale): return try session.run(curve: words, scale)
    case .parameters(let words):
      return try session.run(parameters: words, at: cell.kindRange)
    case .check(let conditions):
      let results = try session.run(check: conditions)
      checks += results
      return .checks(results)
    }
  }
}
