import Figures
import Training

extension Session {
  /// Takes the rows of a data cell.
  mutating func run(
    data cell: Cell.DataSource, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    let read: DataSet
    switch cell {
    case .inline(let data): read = data
    case .file(let word): read = try file(word)
    }
    var columns: [DataSet.Column] = []
    for column in read.columns {
      let name = column.name.normalizedName
      if columns.contains(where: { $0.name == name }) {
        throw diagnostic(.badData(.repeatedHeading(name)), range)
      }
      switch scope[name] {
      case .parameter, .formula, .function: throw diagnostic(.columnNamedLike(name), range)
      case nil where settings[name] != nil: throw diagnostic(.nameOfSetting(name), range)
      case nil where Builtin.names.contains(name): throw diagnostic(.reservedName(name), range)
      case .input, nil: columns.append(DataSet.Column(name: name, values: column.values))
      }
    }
    let data = DataSet(columns: columns)
    self.data = data
    let rows = Swift.min(data.count, FigureDefaults.previewRows)
    let preview = data.columns.map {
      Table.Column(heading: $0.name, numbers: Array($0.values.prefix(rows)))
    }
    return .data(preview: Table(columns: preview), rowCount: data.count)
  }

  private func file(_ word: Cell.Word) throws(Diagnostic) -> DataSet {
    let bytes: [UInt8]
    do {
      bytes = try Gunzip.read(try readFile(word.name), limit: Self.largestFile)
    } catch let problem as Gunzip.Problem {
      throw diagnostic(.badArchive(word.name, problem), word.range)
    } catch {
      throw diagnostic(.unreadableFile(word.name, reason: "\(error)"), word.range)
    }
    // The line that is wrong stands in the data file, not in the notebook.
    let text = SourceText(name: word.name, bytes: bytes)
    do {
      return try CSVReader.read(text.bytes)
    } catch {
      throw Diagnostic(.badData(error.kind), text, error.range)
    }
  }

  /// The largest data file, unpacked, in bytes.
  private static let largestFile = 1 << 30
}
