extension DocumentBuilder {
  /// Runs a cell; gives what it shows, or nil if it fails.
  mutating func run(_ index: Int) -> CellOutput? {
    let cell = notebook.cells[index]
    session.begin(cell, number: index + 1, of: notebook.cells.count)
    if let mistake = notebook.references.cellMistakes[index] { session.note(mistake) }
    guard
      let content = session.attempt({ session throws(Diagnostic) in
        try session.over(cell.common.over) { session throws(Diagnostic) in
          try session.result(of: cell)
        }
      })
    else {
      session.spoiled.formUnion(
        SpoiledNames(notebook.source, cell.bodyRange, kind: cell.kind.rawValue))
      return nil
    }
    if cell.kind == .model || cell.kind == .data {
      let range = cell.kindRange.lowerBound..<cell.bodyRange.upperBound
      session.fixedWords.formUnion(notebook.source.words(range))
    }
    // A page that ends above this cell lists none of its checks.
    if case .checks(let results) = content, session.failures.isEmpty { checks += results }
    let text = notebook.source.text(cell.bodyRange)
    let isSourceShown = cell.common.echo != .hidden && cell.common.isShown
    return CellOutput(
      source: isSourceShown
        ? CellSource(
          kind: cell.kind.rawValue, text: text, isOpen: cell.common.echo == .shown) : nil,
      reference: notebook.references.cells[index], caption: build(cell.common.caption),
      alternative: cell.common.alternative, content: cell.common.isShown ? content : .hidden)
  }
}

extension Session {
  /// What a cell comes to.
  fileprivate mutating func result(of cell: Cell) throws(Diagnostic) -> CellContent {
    switch cell.body {
    case .model(let statements): try run(model: statements, at: cell.bodyRange)
    case .data(let body): try run(data: body, at: cell.bodyRange)
    case .train(let body): try run(train: body)
    case .table(let entries, let options): try run(table: entries, options)
    case .heatmap(let entries, let options): try run(heatmap: entries, options, at: cell.kindRange)
    case .plot(let entries, let options): try run(plot: entries, options, at: cell.kindRange)
    case .curve(let words, let scale): try run(curve: words, scale)
    case .parameters(let words): try run(parameters: words, at: cell.kindRange)
    case .gradient(let formula, let at): try run(gradient: formula, at)
    case .graph(let formula, let at): try run(graph: formula, at)
    case .images(let formula, let options): try run(images: formula, options)
    case .confusion(let prediction, let label): try run(confusion: prediction, label)
    case .check(let conditions): .checks(try run(check: conditions, at: cell.bodyRange))
    }
  }
}
