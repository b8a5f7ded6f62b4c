import Training

extension DataSourceDeclaration {
  /// `idx("images.gz", "labels.gz", rows: 1000)`: images and labels as MNIST has them, all rows or so
  /// many from the first on.
  static let idx = DataSourceDeclaration(
    "idx", "`idx(\"images.gz\", \"labels.gz\", rows: 1000)`",
    columns:
      "`pixels` of the size in the file, from 0 to 1, and `label`: files like those of MNIST",
    arguments: "without `rows` all rows, otherwise so many from the first on"
  ) { tokens, body throws(Diagnostic) in
    tokens.advance()
    try tokens.expect(.open, to: "and the name of a file of images in double quotes")
    let images = try tokens.expectFile("the name of a file of images", body.settings)
    try tokens.expect(.comma, to: "and one of labels")
    let labels = try tokens.expectFile("one of labels", body.settings)
    let rows = try tokens.rowCount(body.settings)
    try tokens.expect(.close, to: "after the names of the files")
    return { session throws(Diagnostic) in try session.images(in: images, labels, rows) }
  }
}

extension TokenStream {
  /// `rows: 1000` behind a comma.
  fileprivate mutating func rowCount(_ settings: Settings) throws(Diagnostic) -> Int? {
    guard take(.comma) else { return nil }
    let label = try expectName("`rows:` and how many")
    guard label.value == "rows" else {
      throw Diagnostic(
        .noSuchArgument(
          label.value, function: "idx", nearest: nearestName(to: label.value, among: ["rows"]),
          known: ["rows"]), source, label.range)
    }
    try expect(.colon, to: "and a number of rows")
    let number = try expectNumber()
    guard let count = Int(exactly: number.value), count >= 1 else {
      throw Diagnostic(
        .wrongOption(
          key: label.value, found: settings.expanding(source.text(number.range)),
          expected: "a whole number from 1"), source, number.range)
    }
    return count
  }
}

extension Session {
  fileprivate func images(
    in images: Word, _ labels: Word, _ rows: Int?
  ) throws(Diagnostic) -> ReadRows {
    let unpacked = (try unpacked(images, as: .idx), try unpacked(labels, as: .idx))
    do {
      return ReadRows(
        data: try IDXReader.read(
          images: unpacked.0.bytes, labels: unpacked.1.bytes, rows: rows,
          limit: environment.limits.fileSize),
        notes: unpacked.0.notes + unpacked.1.notes)
    } catch {
      let file = error.file == .images ? images : labels
      throw diagnostic(.badIDX(file.value, error.kind, offset: error.offset), file.range)
    }
  }
}
