import Figures
import Typesetting

/// Replaces the placeholders in a notebook's blocks by what the cells and formulas came to, in
/// order.
struct DocumentBuilder {
  let notebook: Notebook
  var session: Session
  var values: [Document.ProseValue] = []
  var checks: [CheckResult] = []
  /// What the prose shows and leads to.
  private(set) var files: LinkedFiles
  /// The labels of the headings whose words are being set: one may point at itself.
  private var openTitles: Set<String> = []

  init(notebook: Notebook, neighbors: [SourceText], session: Session) {
    self.notebook = notebook
    self.session = session
    files = LinkedFiles(
      notebook, neighbors: neighbors, readFile: session.environment.readFile)
  }

  /// The blocks of the page, up to the first that something is wrong with.
  ///
  /// What is below is looked through for further mistakes, but not shown.
  mutating func page(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for part in blocks.flatMap(parts) {
      let isShown = session.isTrying
      let built = build(part)
      if isShown, let built { result.append(built) }
      if isShown, !session.failures.isEmpty {
        result.append(.failure(session.failures.told.inOrder, below: []))
      }
    }
    return result
  }

  /// The blocks of a quote or of an item in a list.
  private mutating func build(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for part in blocks.flatMap(parts) {
      if let built = build(part) { result.append(built) }
    }
    return result
  }

  /// A paragraph cut at its displayed formulas and cells, which stand by themselves; another block
  /// as it is.
  private func parts(of block: Block) -> [Block] {
    guard case .paragraph(let content) = block else { return [block] }
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
    case .mistake(_, let spoils): spoils != nil
    case .value, .setting, .reference, .mathematics(_, isDisplayed: false): false
    }
  }

  /// A block with what its placeholders stand for; nil for a cell that failed.
  private mutating func build(_ block: Block) -> Block? {
    switch block {
    case .paragraph(let content):
      if let index = alone(content) { return buildAlone(index) }
      return .paragraph(build(content))
    case .heading(let level, let anchor, let content):
      if let mistake = notebook.references.headingMistakes[anchor] {
        session.failures.note(mistake)
      }
      return .heading(level: level, anchor: anchor, content: build(content))
    case .quote(let blocks): return .quote(build(blocks))
    case .list(let start, let tight, let items):
      var result: [ListItem] = []
      for item in items {
        result.append(ListItem(checked: item.checked, blocks: build(item.blocks)))
      }
      return .list(start: start, tight: tight, items: result)
    case .table(let header, let alignments, let rows):
      var result: [[[Inline]]] = []
      for row in [header] + rows {
        var cells: [[Inline]] = []
        for cell in row { cells.append(build(cell)) }
        result.append(cells)
      }
      return .table(
        header: result[0], alignments: alignments, rows: Array(result.dropFirst()))
    case .code(let language, let text): return .code(language: language, text: original(text))
    case .rule, .math, .cell, .failure: return block
    }
  }

  /// The extract that is all of a paragraph, if it is one that stands by itself.
  private func alone(_ content: [Inline]) -> Int? {
    guard content.count == 1, case .text(let text) = content[0] else { return nil }
    let parts = Extract.split(text)
    guard parts.count == 1, let index = parts[0].index, standsAlone(index) else { return nil }
    return index
  }

  private mutating func buildAlone(_ index: Int) -> Block? {
    switch notebook.extracts[index].content {
    case .cell(let cell): return run(cell).map(Block.cell)
    case .mathematics(let mathematics, _): return .math(filled(mathematics))
    case .mistake(let diagnostic, let spoils):
      session.failures.note(diagnostic)
      if let spoils { session.failures.spoiled.formUnion(spoils) }
      return nil
    case .value, .setting, .reference: return nil
    }
  }

  mutating func build(_ content: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in content {
      switch inline {
      case .text(let text):
        for (text, index) in Extract.split(text) {
          result.append(index.map { build($0) } ?? .text(text))
        }
      case .emphasis(let content): result.append(.emphasis(build(content)))
      case .strong(let content): result.append(.strong(build(content)))
      case .strikethrough(let content): result.append(.strikethrough(build(content)))
      case .link(let destination, let title, let content):
        result.append(
          .link(
            destination: followed(destination), title: title.map { plain($0) },
            content: build(content)))
      case .image(let source, let title, let alternative):
        result.append(
          .image(
            source: followed(source, isPicture: true), title: title.map { plain($0) },
            alternative: plain(alternative)))
      case .code(let text): result.append(.code(original(text)))
      case .softBreak, .lineBreak, .value, .math, .reference: result.append(inline)
      }
    }
    return result
  }

  /// What an extract stands for; its own text if something is wrong with it.
  private mutating func build(_ index: Int) -> Inline {
    let extract = notebook.extracts[index]
    let original = Inline.text(notebook.source.text(extract.range))
    switch extract.content {
    case .value(let syntax, let format):
      do {
        return try inline(syntax, format)
      } catch {
        session.failures.note(error)
        return original
      }
    case .mathematics(let mathematics, _): return .math(filled(mathematics))
    case .reference(let label):
      switch notebook.references.targets[label] {
      case .numbered(let reference): return .reference(reference)
      case .heading(let anchor, let title):
        guard openTitles.insert(label).inserted else { return .text(label) }
        defer { openTitles.remove(label) }
        return .link(destination: "#\(anchor)", title: nil, content: build(title))
      case nil:
        if let mistake = notebook.references.extractMistakes[index] {
          session.failures.note(mistake)
        }
        return original
      }
    case .setting(let value): return .value(value.shortText)
    case .cell: return original
    case .mistake(let diagnostic, _):
      session.failures.note(diagnostic)
      return original
    }
  }

  /// An address that leads somewhere; what leads nowhere is noted.
  private mutating func followed(_ address: String, isPicture: Bool = false) -> String {
    let address = original(address)
    do {
      try files.follow(address, isPicture: isPicture)
    } catch {
      session.failures.note(error)
    }
    return address
  }

  /// A formula with the values that stand in it.
  private mutating func filled(_ mathematics: Mathematics) -> Mathematics {
    mathematics.replacingNumbers { name in
      guard let index = Extract.split(name).first?.index else { return nil }
      switch build(index) {
      case .math(let formula): return formula
      case .value(let text): return .number(text)
      case let other: return .text(other.plainText)
      }
    }
  }

  /// A text without markup, with its values in it.
  private mutating func plain(_ text: String) -> String {
    var result = ""
    for (text, index) in Extract.split(text) {
      result += index.map { build($0).plainText } ?? text
    }
    return result
  }

  /// A text that is shown as it was written, placeholders and all.
  private func original(_ text: String) -> String {
    Extract.split(text).map { text, index in
      index.map { notebook.source.text(notebook.extracts[$0].range) } ?? text
    }.joined()
  }
}

// The values.
extension DocumentBuilder {
  /// What `{= formula : format }` prints.
  private mutating func inline(
    _ syntax: Syntax, _ format: ValueFormat
  ) throws(Diagnostic) -> Inline {
    let sight = session.sight
    switch format {
    case .mathematics:
      let formula = try session.resolve(syntax, in: .model, through: sight)
      return .math(FormulaTypesetter(session.names.notation).definition(formula))
    case .number(let format):
      try session.requireOneBranch(syntax, through: sight)
      let formula = try session.resolve(syntax, in: .number, through: sight)
      let value = try session.value(formula, sight.parameters, at: syntax.range)
      // A page that ends above this value does not show it.
      if session.failures.isEmpty {
        values.append(
          Document.ProseValue(
            formula: notebook.source.text(syntax.range),
            line: notebook.source.place(at: syntax.range.lowerBound).line, value: value))
      }
      return .value(format.text(value))
    }
  }
}

// The cells.
extension DocumentBuilder {
  /// Runs a cell; gives what it shows, or nil if it fails.
  private mutating func run(_ index: Int) -> CellOutput? {
    let (head, kind) = (notebook.cells[index].head, notebook.cells[index].content)
    if session.isTrying {
      let line = notebook.source.place(at: head.kindRange.lowerBound).line
      session.report(
        .cell(kind: head.kind, line: line, number: index + 1, of: notebook.cells.count))
    }
    if let mistake = notebook.references.cellMistakes[index] { session.failures.note(mistake) }
    let content: CellContent
    do {
      content = try kind.show(in: &session)
    } catch {
      session.failures.note(error)
      session.failures.spoiled.formUnion(
        SpoiledNames(notebook.source, head.range, type(of: kind).products))
      return nil
    }
    if !type(of: kind).products.isDisjoint(with: [.definitions, .data]) {
      session.names.fixedWords.formUnion(notebook.source.words(head.range))
    }
    // A page that ends above this cell lists none of its checks.
    if case .checks(let results) = content, session.failures.isEmpty { checks += results }
    let common = head.common
    let isSourceShown = common.echo != .hidden && common.isShown
    return CellOutput(
      source: isSourceShown
        ? CellSource(
          kind: head.kind, text: notebook.source.text(head.bodyRange),
          isOpen: common.echo == .shown) : nil,
      reference: notebook.references.cells[index], caption: build(common.caption),
      alternative: common.alternative, content: common.isShown ? content : .hidden)
  }

  /// Notes the parameters that no training reached, where they were declared.
  mutating func noteUntrainedParameters() {
    let trainings = session.trainings.all
    guard !trainings.isEmpty, session.isTrying else { return }
    let trained = trainings.reduce(into: Set<Int>()) { $0.formUnion($1.trained) }
    for parameter in session.names.graph.parameters {
      guard let name = parameter.name, let place = parameter.position, !trained.contains(place),
        let range = session.names.places[name]
      else { continue }
      session.failures.note(session.diagnostic(.untrainedParameter(name), range))
    }
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
    case .emphasis, .strong, .strikethrough, .code, .link, .image, .value, .math, .reference: false
    }
  }
}

extension Problem {
  static func untrainedParameter(_ name: String) -> Problem {
    Problem(
      "untrained-parameter", "no loss reaches the parameter \"\(name)\"",
      advice: "Use it in the model, or remove it.")
  }
}
