import Autodiff
import Figures
import Training

extension Session {
  /// Takes the rows of a data cell; what it holds out becomes data of their own.
  mutating func run(
    data cell: Cell.DataBody, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    var read = try checked(rows(of: cell.source, at: range), at: range)
    if cell.isShuffled { read = read.shuffled(seed: UInt64(truncatingIfNeeded: seed)) }
    if let word = cell.name { try name(read, word.name, at: word.range) }
    data = read
    let preview = preview(of: read)
    if let split = cell.split { data = try hold(out: split, of: read, cell.name, at: range) }
    for input in scope.graph.inputs {
      guard let name = input.name, let column = column(of: name) else { continue }
      try checkShape(of: column, name, input.shape, at: range)
    }
    return .data(preview: preview, rowCount: read.count)
  }

  /// Rows under names that formulas can use.
  private func checked(_ read: DataSet, at range: Range<Int>) throws(Diagnostic) -> DataSet {
    var columns: [DataSet.Column] = []
    var names: Set<String> = []
    for var column in read.columns {
      column.name = column.name.normalizedName
      let name = column.name
      guard names.insert(name).inserted else {
        throw diagnostic(.badData(.repeatedHeading(name)), range)
      }
      switch scope[name] {
      case .parameter, .formula, .function: throw diagnostic(.columnNamedLike(name), range)
      case nil where settings[name] != nil: throw diagnostic(.nameOfSetting(name), range)
      case nil where library.reserves(name): throw diagnostic(.reservedName(name), range)
      case .input, nil: columns.append(column)
      }
    }
    let numbers = columns.reduce(0) { $0 + $1.values.count }
    try checkNumbers(numbers, "the numbers of these data", at: range)
    return DataSet(columns: columns)
  }

  /// Divides rows into those that are used from here on, which it gives, and those held out.
  ///
  /// The two are named `train` and `test`; those of data called `points` `points.train` and
  /// `points.test`.
  private mutating func hold(
    out split: (value: Double, range: Range<Int>), of rows: DataSet, _ word: Cell.Word?,
    at range: Range<Int>
  ) throws(Diagnostic) -> DataSet {
    let parts: (training: DataSet, validation: DataSet)
    do {
      parts = try rows.split(validation: split.value, seed: UInt64(truncatingIfNeeded: seed))
    } catch {
      throw diagnostic(
        .wrongOption(
          key: "split", found: source.text(split.range), expected: error.expected), split.range)
    }
    let prefix = word.map { $0.name + "." } ?? ""
    try name(parts.training, prefix + "train", at: word?.range ?? split.range)
    try name(parts.validation, prefix + "test", at: word?.range ?? split.range)
    return parts.training
  }

  private func rows(
    of source: Cell.DataSource, at range: Range<Int>
  ) throws(Diagnostic) -> DataSet {
    switch source {
    case .inline(let data): return data
    case .file(let word): return try file(word)
    case .named(let word): return try selected(word)
    case .digits: return Digits.dataSet()
    case .gate(let gate): return gate
    case .made(let source, let call): return try rows(of: source, call)
    case .idx(let images, let labels, let rows): return try idx(images, labels, rows)
    }
  }

  /// Data of a cell above: they are used again from here on.
  private func selected(_ word: Cell.Word) throws(Diagnostic) -> DataSet {
    if let found = namedData.first(where: { $0.name == word.name }) { return found.data }
    let known = library.dataSourceNames + namedData.map(\.name)
    throw diagnostic(
      .unknownSource(
        word.name, nearest: nearestName(to: word.name, among: known), known: known), word.range)
  }

  private func file(_ word: Cell.Word) throws(Diagnostic) -> DataSet {
    let packed = try read(word)
    let bytes: [UInt8]
    do {
      bytes = try Gunzip.read(packed, limit: limits.fileSize)
    } catch {
      throw diagnostic(.badArchive(word.name, error), word.range)
    }
    // The line that is wrong stands in the data file, not in the notebook.
    let text = SourceText(name: word.name, bytes: bytes)
    do {
      return try CSVReader.read(text.bytes)
    } catch {
      throw Diagnostic(.badData(error.kind), text, error.range)
    }
  }

  /// Images and labels as MNIST has them.
  private func idx(
    _ images: Cell.Word, _ labels: Cell.Word, _ rows: Int?
  ) throws(Diagnostic) -> DataSet {
    let (imageBytes, labelBytes) = (try read(images), try read(labels))
    do {
      return try IDXReader.read(
        images: imageBytes, labels: labelBytes, rows: rows, limit: limits.fileSize)
    } catch {
      let word = error.file == .images ? images : labels
      throw diagnostic(.badIDX(word.name, error.kind, offset: error.offset), word.range)
    }
  }

  private func read(_ word: Cell.Word) throws(Diagnostic) -> [UInt8] {
    do {
      return try readFile(word.name)
    } catch {
      throw diagnostic(.unreadableFile(word.name, reason: "\(error)"), word.range)
    }
  }
}
