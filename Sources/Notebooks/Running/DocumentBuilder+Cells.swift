extension DocumentBuilder {
  /// Runs a cell; gives what it shows.
  mutating func run(_ index: Int) throws(Diagnostic) -> CellOutput {
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
    case .data(let body): return try session.run(data: body, at: cell.bodyRange)
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
