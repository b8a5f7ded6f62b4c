/// A cell as it was read: its body parsed, its options checked, nothing evaluated.
struct Cell: Sendable {
  /// What every cell has.
  var head: CellHead
  /// What its kind makes of it.
  var content: any CellKind

  /// The kinds of cells, in the order in which the documentation lists them.
  static let kinds: [any CellKind.Type] = [
    ModelCell.self, DataCell.self, TrainCell.self, TableCell.self, HeatmapCell.self, PlotCell.self,
    CurveCell.self, ParametersCell.self, GradientCell.self, GraphCell.self, ImagesCell.self,
    ConfusionCell.self, CheckCell.self,
  ]

  /// The kind that a word in braces names.
  static func kind(named name: String) -> (any CellKind.Type)? { kinds.first { $0.name == name } }

  /// What is missing because of a cell that cannot be read; its kind may be misspelt.
  static func spoiledNames(_ source: SourceText, _ range: Range<Int>, kind: String) -> SpoiledNames
  {
    SpoiledNames(source, range, Self.kind(named: kind)?.products ?? .anything)
  }
}

extension Cell {
  /// Reads a fence that is a cell, or meant to be one.
  ///
  /// - Parameter prose: Takes formulas and references out of the caption.
  /// - Throws: The first mistake; what is wrong besides is noted by `prose`.
  init(
    _ fence: Fence, _ limits: Notebook.Limits, _ dataSources: DataSources,
    prose: inout ProseScanner
  ) throws(Diagnostic) {
    let source = prose.source
    let word = fence.cellKind
    let wordRange = source.trimmed(fence.infoRange)
    if let sign = fence.invisible {
      throw Diagnostic(.invisibleSign(sign, in: "the head of this cell"), source, wordRange)
    }
    guard let kind = Self.kind(named: word) else {
      let known = Self.kinds.map { $0.name }
      throw Diagnostic(
        .unknownCell(word, nearest: nearestName(to: word, among: known), known: known), source,
        wordRange)
    }
    guard let behind = fence.textBehindBraces else {
      throw Diagnostic(.openCellBrace(word), source, wordRange)
    }
    guard behind.isEmpty else {
      throw Diagnostic(.textBehindCell(word, behind), source, wordRange)
    }
    guard !fence.isNested else { throw Diagnostic(.nestedCell(word), source, wordRange) }
    if let end = fence.hiddenEnd, let sign = InvisibleSign.first(in: source.text(end)) {
      throw Diagnostic(.invisibleSign(sign, in: "the end of this cell"), source, end)
    }
    guard fence.isClosed else {
      throw Diagnostic(
        .openCell(word), source, source.range(ofLine: source.line(at: fence.range.lowerBound)))
    }
    let options = CellOptions(
      source, fence.body, prose.settings, limits, kind: word,
      known: kind.allOptions.map { $0.name })
    let body = CellBody(
      source: source, settings: prose.settings, limits: limits, dataSources: dataSources,
      kind: Word(word, at: wordRange), options: options,
      range: source.trimmed(options.bodyStart..<fence.body.upperBound))
    do throws(Diagnostic) {
      if let mistake = options.mistakes.first { throw mistake }
      let common = try CommonOptions(
        options, kind: word, countedAs: kind.countedAs, prose: &prose)
      head = CellHead(
        kind: word, countedAs: kind.countedAs, common: common, kindRange: wordRange,
        bodyRange: body.range)
      content = try kind.read(body)
    } catch {
      for mistake in kind.mistakes(of: body, besides: error) { prose.note(mistake) }
      throw error
    }
  }
}

extension Cell {
  /// What is wrong with a block that is only to be shown; nil if nothing is.
  static func mistake(in fence: Fence, _ source: SourceText) -> Diagnostic? {
    let head = source.range(ofLine: source.line(at: fence.range.lowerBound))
    if kind(named: fence.firstWord) != nil {
      return Diagnostic(
        .cellWithoutBraces(fence.firstWord), source, source.trimmed(fence.infoRange))
    }
    if let cell = fence.cellInside {
      let line = source.place(at: head.lowerBound).line
      return Diagnostic(.cellInBlock(openedOn: line), source, cell)
    }
    return fence.isClosed ? nil : Diagnostic(.openBlock, source, head)
  }
}

extension CellKind {
  /// Reads a cell that has a body, if it needs one.
  fileprivate static func read(_ body: CellBody) throws(Diagnostic) -> any CellKind {
    guard !body.isEmpty || mayBeEmpty else { throw body.emptiness }
    return try Self(body)
  }

  /// What is wrong with a cell besides a mistake that is known: every option is looked at by itself,
  /// and the body without those that are wrong, unless one may be missing because it is misspelt.
  fileprivate static func mistakes(
    of body: CellBody, besides known: Diagnostic
  ) -> [Diagnostic] {
    var mistakes: [Diagnostic] = []
    func note(_ mistake: Diagnostic) {
      if mistake != known, !mistakes.contains(mistake) { mistakes.append(mistake) }
    }
    body.options.mistakes.forEach(note)
    var wrong: Set<String> = []
    let variants = variants(of: body)
    for option in allOptions {
      do {
        for text in variants.lazy.compactMap({ $0.options[option.name] }) {
          try option.check(text)
        }
      } catch {
        wrong.insert(option.name)
        note(error)
      }
    }
    guard body.options.mistakes.isEmpty else { return mistakes }
    do {
      _ = try read(body.ignoring(wrong))
    } catch {
      note(error)
    }
    return mistakes
  }
}

extension Problem {
  static func unknownCell(_ kind: String, nearest: String?, known: [String]) -> Problem {
    let hasOptionsBehind = known.contains(String(kind.prefix { $0.isLetter }))
    return Problem(
      "unknown-cell", "there is no cell named \"\(kind)\"",
      advice: hasOptionsBehind
        ? "Options stand on lines of their own below it: `#| epochs: 5`."
        : suggestion(nearest)
          ?? "The cells are \(known.list); code that is only to be shown is fenced as ```python.")
  }

  static func openCell(_ kind: String) -> Problem {
    Problem(
      "open-cell", "this \(kind) cell is never closed",
      advice: "Close it with a line ``` of as many backticks as it was opened with.")
  }

  static func nestedCell(_ kind: String) -> Problem {
    Problem(
      "nested-cell", "\(kind.withArticle) cell cannot stand in a list or a quotation",
      advice: "Begin it at the start of a line.")
  }

  static func openCellBrace(_ kind: String) -> Problem {
    Problem(
      "open-cell-brace", "\"{\(kind)\" lacks its \"}\"",
      advice: "Write ```{\(kind.prefix { !$0.isWhitespace })}.")
  }

  static func textBehindCell(_ kind: String, _ text: String) -> Problem {
    Problem(
      "text-behind-cell", "\"\(text)\" stands behind {\(kind)}, where nothing is read",
      advice: "Options stand on lines of their own below it, such as `#| caption: …`.")
  }

  static func cellWithoutBraces(_ kind: String) -> Problem {
    Problem(
      "cell-without-braces", "without braces \"\(kind)\" is no cell",
      advice: "Write ```{\(kind)}, or ```text for a block that is only to be shown.")
  }

  static func cellInBlock(openedOn line: Int) -> Problem {
    Problem(
      "cell-in-block", "a cell begins in the block that line \(line) opens, which only shows it",
      advice: "Close the block above the cell, or open it with ````, four signs, to show the cell.")
  }

  static let openBlock = Problem(
    "open-block", "this block is never closed",
    advice: "Close it with a line of as many signs as it was opened with.")
}
