import Autodiff
import Figures
import Training

extension Session {
  /// Takes the rows of a data cell.
  mutating func run(
    data cell: Cell.DataBody, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    var read = try rows(of: cell.source, at: range)
    if cell.isShuffled { read = read.shuffled(seed: UInt64(truncatingIfNeeded: seed)) }
    var columns: [DataSet.Column] = []
    for var column in read.columns {
      column.name = column.name.normalizedName
      let name = column.name
      if columns.contains(where: { $0.name == name }) {
        throw diagnostic(.badData(.repeatedHeading(name)), range)
      }
      switch scope[name] {
      case .parameter, .formula, .function: throw diagnostic(.columnNamedLike(name), range)
      case nil where settings[name] != nil: throw diagnostic(.nameOfSetting(name), range)
      case nil where Builtin.names.contains(name): throw diagnostic(.reservedName(name), range)
      case .input, nil: columns.append(column)
      }
    }
    let data = DataSet(columns: columns)
    self.data = data
    for input in scope.graph.inputs {
      guard let name = input.name, let column = column(of: name) else { continue }
      try checkShape(of: column, name, input.shape, at: range)
    }
    return .data(preview: Self.preview(of: data), rowCount: data.count)
  }

  /// The first rows; of an image its size, of a text the text with its number.
  private static func preview(of data: DataSet) -> Table {
    let rows = Swift.min(data.count, FigureDefaults.previewRows)
    return Table(
      columns: data.columns.map { column in
        if !column.shape.isEmpty {
          let size = column.shape.map(String.init).joined(separator: " × ")
          return Table.Column(
            heading: column.name, texts: [String](repeating: size, count: rows))
        }
        let values = Array(column.values.prefix(rows))
        guard !column.labels.isEmpty else {
          return Table.Column(heading: column.name, numbers: values)
        }
        return Table.Column(
          heading: column.name,
          texts: values.map { value in
            let number = Int(value)
            return "\(column.labels[number]) (\(number))"
          })
      })
  }

  private func rows(
    of source: Cell.DataSource, at range: Range<Int>
  ) throws(Diagnostic) -> DataSet {
    switch source {
    case .inline(let data): return data
    case .file(let word): return try file(word)
    case .digits: return Digits.dataSet()
    case .gate(let gate): return gate
    case .points(let points):
      do {
        return try points.dataSet(seed: UInt64(truncatingIfNeeded: seed))
      } catch {
        let range = points.ranges[error.argument] ?? range
        throw diagnostic(
          .wrongOption(
            key: error.argument, found: self.source.text(range), expected: error.expected), range)
      }
    case .idx(let images, let labels): return try idx(images, labels)
    }
  }

  private func file(_ word: Cell.Word) throws(Diagnostic) -> DataSet {
    let packed = try read(word)
    let bytes: [UInt8]
    do {
      bytes = try Gunzip.read(packed, limit: Self.largestFile)
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
  private func idx(_ images: Cell.Word, _ labels: Cell.Word) throws(Diagnostic) -> DataSet {
    let (imageBytes, labelBytes) = (try read(images), try read(labels))
    do {
      return try IDXReader.read(images: imageBytes, labels: labelBytes, limit: Self.largestFile)
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

  /// The largest data file, unpacked, in bytes.
  private static let largestFile = 1 << 30
}
