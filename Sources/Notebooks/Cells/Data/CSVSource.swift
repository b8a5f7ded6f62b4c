import Training

extension DataSourceDeclaration {
  /// `read("points.csv")`: a table in a file.
  static let read = DataSourceDeclaration(
    "read", "`read(\"points.csv\")`", columns: "those of the file", isTable: true
  ) { tokens, body throws(Diagnostic) in
    let hasHeadings = try body[DataCell.header]
    tokens.advance()
    try tokens.expect(.open, to: "and a file's name in double quotes")
    let file = try tokens.expectFile("a file's name", body.settings)
    try tokens.expect(.close, to: "after the file's name")
    return { session throws(Diagnostic) in try session.table(in: file, hasHeadings) }
  }
}

extension TokenStream {
  /// Takes the name of a file in double quotes, with the front matter's parameters put in.
  mutating func expectFile(_ what: String, _ settings: Settings) throws(Diagnostic) -> Word {
    let path = try expectText("\(what) in double quotes")
    return Word(try settings.filling(path.value, source, path.range), at: path.range)
  }
}

extension CellBody {
  /// The table that the body itself is.
  var table: RowSource {
    get throws(Diagnostic) {
      let hasHeadings = try self[DataCell.header]
      return { [range] session throws(Diagnostic) in
        do throws(CSVReader.Problem) {
          return ReadRows(data: try session.rows(Array(session.source.bytes[range]), hasHeadings))
        } catch {
          let place = error.range.lowerBound + range.lowerBound
          throw session.diagnostic(.badData(error.kind), place..<place + error.range.count)
        }
      }
    }
  }
}

extension Session {
  fileprivate func table(
    in file: Word, _ hasHeadings: Bool
  ) throws(Diagnostic) -> ReadRows {
    let unpacked = try unpacked(file, as: .table)
    // The line that is wrong stands in the data file, not in the notebook.
    let text = SourceText(name: file.value, bytes: unpacked.bytes)
    if let unreadable = text.unreadable { throw unreadable }
    do {
      return ReadRows(data: try rows(text.bytes, hasHeadings), notes: unpacked.notes)
    } catch {
      throw Diagnostic(.badData(error.kind, file: file.value), text, error.range)
    }
  }

  /// The rows of a table, in which words that are declared have their numbers.
  fileprivate func rows(
    _ bytes: [UInt8], _ hasHeadings: Bool
  ) throws(CSVReader.Problem) -> DataSet {
    try CSVReader.read(bytes, hasHeadings: hasHeadings) { heading in
      rows.classes.declared(heading.normalizedName)
    }
  }

  /// The bytes of a file, unpacked if they are packed, and what the page says of that.
  func unpacked(
    _ file: Word, as wanted: DataFile
  ) throws(Diagnostic) -> (bytes: [UInt8], notes: [String]) {
    let packed: [UInt8]
    do {
      packed = try environment.readFile(file.value)
    } catch {
      throw diagnostic(.unreadableFile(file.value, reason: "\(error)"), file.range)
    }
    let unpacked: Gunzip.Unpacked
    do {
      unpacked = try Gunzip.read(packed, limit: environment.limits.fileSize)
    } catch {
      throw diagnostic(.badArchive(file.value, error), file.range)
    }
    // Where an IDX file has two zeros, its reader tells more.
    let isIDX = wanted == .idx && unpacked.bytes.starts(with: [0, 0])
    if !isIDX, let format = ForeignFormat(unpacked.bytes) {
      throw diagnostic(
        .foreignFormat(file.value, format, isPacked: unpacked.wasPacked, wanted: wanted), file.range
      )
    }
    let ignored = unpacked.ignoredCount
    return (
      unpacked.bytes,
      ignored == 0
        ? [] : ["\(counted(ignored, "byte")) behind the packed data of \(file.value) left out."]
    )
  }
}
