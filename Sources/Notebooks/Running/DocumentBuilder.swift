/// Replaces the placeholders in a notebook's blocks by what the cells and formulas came to, in
/// order.
struct DocumentBuilder {
  let notebook: Notebook
  var session: Session
  var checks: [CheckResult] = []
  /// The labels of the headings whose words are being set: one may point at itself.
  private var openTitles: Set<String> = []

  init(notebook: Notebook, session: Session) {
    self.notebook = notebook
    self.session = session
  }

  mutating func build(_ blocks: [Block]) throws(Diagnostic) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      guard case .paragraph(let content) = block else {
        result.append(try build(block))
        continue
      }
      for part in parts(of: content) { result.append(try build(part)) }
    }
    return result
  }

  /// A paragraph cut at its displayed formulas and cells, which stand by themselves.
  private func parts(of content: [Inline]) -> [Block] {
    var parts: [[Inline]] = [[]]
    for inline in content {
      guard case .text(let text) = inline else {
        parts[parts.count - 1].append(inline)
        continue
      }
      for (text, index) in Extract.split(text) {
        let piece = Inline.text(index.map(Extract.placeholder) ?? text)
        if let index, standsAlone(index) {
          parts += [[piece], []]
        } else {
          parts[parts.count - 1].append(piece)
        }
      }
    }
    return parts.map(\.trimmed).filter { !$0.isEmpty }.map(Block.paragraph)
  }

  private func standsAlone(_ index: Int) -> Bool {
    switch notebook.extracts[index].content {
    case .cell, .mathematics(_, isDisplayed: true): true
    default: false
    }
  }

  private mutating func build(_ block: Block) throws(Diagnostic) -> Block {
    switch block {
    case .paragraph(let content):
      if let alone = try alone(content) { return alone }
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
  private mutating func alone(_ content: [Inline]) throws(Diagnostic) -> Block? {
    guard content.count == 1, case .text(let text) = content[0] else { return nil }
    let parts = Extract.split(text)
    guard parts.count == 1, let index = parts[0].index else { return nil }
    switch notebook.extracts[index].content {
    case .cell(let cell): return .cell(try run(cell))
    case .mathematics(let mathematics, isDisplayed: true): return .math(mathematics)
    default: return nil
    }
  }

  mutating func build(_ content: [Inline]) throws(Diagnostic) -> [Inline] {
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
        guard openTitles.insert(label).inserted else { return .text(label) }
        defer { openTitles.remove(label) }
        return .link(destination: "#\(anchor)", title: nil, content: try build(title))
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
}

extension [Inline] {
  /// The content without line breaks and white space at its ends.
  fileprivate var trimmed: [Inline] {
    var content = self
    while let first = content.first, first.isBlank { content.removeFirst() }
    while let last = content.last, last.isBlank { content.removeLast() }
    return content
  }
}

extension Inline {
  fileprivate var isBlank: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }
}
