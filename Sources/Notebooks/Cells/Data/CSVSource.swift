import Training

extension DataSourceDeclaration {
  /// `read("points.csv")`: a table in a file.
  static let read = DataSourceDeclaration(
    "read", "`read(\"points.csv\")`", columns: "those of the file"
  ) { tokens, body throws(Diagnostic) in
    tokens.advance()
    try tokens.expect(.open, to: "and a file's name in double quotes")
    let file = try tokens.expectFile("a file's name", body.settings)
    try tokens.expect(.close, to: "after the file's name")
    return { session throws(Diagnostic) in try session.table(in: file) }
  }
}

extension TokenStream {
  /// Takes the name of a file in double quotes, with the front matter's parameters put in.
  mutating func expectFile(_ what: String, _ settings: Settings) throws(Diagnostic) -> Word {
    let path = try expectText("\(what) in double quotes")
    return Word(try settings.filling(path.value, source, path.range), at: path.range)
  }
}

extension Session {
  fileprivate func table(in file: Word) throws(Diagnostic) -> DataSet {
    let packed = try bytes(of: file)
    let bytes: [UInt8]
    do {
      bytes = try Gunzip.read(packed, limit: environment.limits.fileSize).bytes
    } catch {
      throw diagnostic(.badArchive(file.value, error), file.range)
    }
    // The line that is wrong stands in the data file, not in the notebook.
    let text = SourceText(name: file.value, bytes: bytes)
    do {
      return try CSVReader.read(text.bytes)
    } catch {
      throw Diagnostic(.badData(error.kind), text, error.range)
    }
  }

  /// The bytes of a file.
  func bytes(of file: Word) throws(Diagnostic) -> [UInt8] {
    do {
      return try environment.readFile(file.value)
    } catch {
      throw diagnostic(.unreadableFile(file.value, reason: "\(error)"), file.range)
    }
  }
}
