import Training

extension CellParser {
  /// CSV of two lines or more, or one line that says where the data come from.
  func data() throws(Diagnostic) -> Cell.Body {
    if source.line(at: body.lowerBound) == source.line(at: body.upperBound - 1) {
      return .data(.file(try file()))
    }
    do {
      let data = try CSVReader.read(Array(source.bytes[body]))
      return .data(.inline(data))
    } catch {
      let range =
        body.lowerBound + error.range.lowerBound..<body.lowerBound + error.range.upperBound
      throw Diagnostic(.badData(error.kind), source, range)
    }
  }

  /// `read("points.csv")`.
  private func file() throws(Diagnostic) -> Cell.Word {
    var tokens = try TokenStream(source, body)
    let expected = "a heading and rows of numbers, or `read(\"points.csv\")`"
    guard case .name("read") = tokens.current.kind else { throw tokens.unexpected(expected) }
    tokens.advance()
    try tokens.expect(.open, to: "and a file's name in double quotes")
    guard case .string(let path) = tokens.current.kind else {
      throw tokens.unexpected("a file's name in double quotes")
    }
    let range = tokens.current.range
    tokens.advance()
    try tokens.expect(.close, to: "after the file's name")
    tokens.skipNewlines()
    try OptionValue.expectEnd(tokens)
    return Cell.Word(name: path, range: range)
  }
}
