/// Reads comma-separated values (RFC 4180): a heading line, then rows of numbers and texts.
///
/// Spaces around a field are ignored, a field may stand in quotes, lines may end in LF or CR LF,
/// and blank lines are skipped. A column holds numbers, or texts only: those are numbered 0, 1, 2, …
/// in the order they first appear.
public struct CSVReader {
  /// Something in the text that is not as it should be, and where, in bytes from its start.
  public struct Problem: Error, Equatable, Sendable {
    /// The kinds of problems, each with what a message needs to say.
    public enum Kind: Equatable, Sendable {
      case noRows
      case emptyHeading(column: Int)
      case repeatedHeading(String)
      case fieldCount(found: Int, expected: Int)
      case notANumber(String, column: String)
      /// A number in a column of which most fields are texts.
      case numberAmongTexts(String, column: String)
      case openQuote
      case textAfterQuote
    }

    /// What is wrong.
    public let kind: Kind
    /// The bytes of the text that are concerned.
    public let range: Range<Int>
  }

  struct Field {
    var text: String
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads a data set.
  ///
  /// - Parameter bytes: The text in UTF-8; a byte-order mark is skipped.
  /// - Throws: The first problem.
  /// - Complexity: linear in the length of the text.
  public static func read(_ bytes: [UInt8]) throws(Problem) -> DataSet {
    var reader = CSVReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    let headings = try reader.nextRow()
    try check(headings, end: bytes.count)
    var columns = headings.map { CSVColumn(name: $0.text) }
    while true {
      let row = try reader.nextRow()
      guard let first = row.first, let last = row.last else { break }
      guard row.count == headings.count else {
        throw Problem(
          kind: .fieldCount(found: row.count, expected: headings.count),
          range: first.range.lowerBound..<last.range.upperBound)
      }
      for (column, field) in row.enumerated() {
        try columns[column].append(field)
      }
    }
    guard columns.first?.isEmpty == false else {
      throw Problem(kind: .noRows, range: bytes.count..<bytes.count)
    }
    if let first = columns.compactMap(\.stray).min(by: {
      $0.range.lowerBound < $1.range.lowerBound
    }) {
      throw first
    }
    return DataSet(columns: columns.map(\.column))
  }

  private static func check(_ headings: [Field], end: Int) throws(Problem) {
    guard !headings.isEmpty else { throw Problem(kind: .noRows, range: end..<end) }
    var seen: Set<String> = []
    for (column, heading) in headings.enumerated() {
      if heading.text.isEmpty {
        throw Problem(kind: .emptyHeading(column: column + 1), range: heading.range)
      }
      if !seen.insert(heading.text).inserted {
        throw Problem(kind: .repeatedHeading(heading.text), range: heading.range)
      }
    }
  }

  /// The fields of the next line that is not blank; none at the end.
  private mutating func nextRow() throws(Problem) -> [Field] {
    while position < bytes.count {
      var fields: [Field] = [try nextField()]
      while position < bytes.count, bytes[position] == UInt8(ascii: ",") {
        position += 1
        fields.append(try nextField())
      }
      if position < bytes.count {
        guard bytes[position] == UInt8(ascii: "\n") else {
          throw Problem(kind: .textAfterQuote, range: position..<position + 1)
        }
        position += 1
      }
      if fields.count > 1 || !fields[0].range.isEmpty { return fields }
    }
    return []
  }

  private mutating func nextField() throws(Problem) -> Field {
    skipSpaces()
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quotedField() }
    let start = position
    while position < bytes.count,
      ![UInt8(ascii: ","), UInt8(ascii: "\n")].contains(bytes[position])
    {
      position += 1
    }
    var end = position
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return Field(text: String(decoding: bytes[start..<end], as: UTF8.self), range: start..<end)
  }

  /// A field in quotes, in which two quotes stand for one.
  private mutating func quotedField() throws(Problem) -> Field {
    let start = position
    var content: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else {
        throw Problem(kind: .openQuote, range: start..<start + 1)
      }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
        position += 1
      }
      content.append(byte)
    }
    let end = position
    skipSpaces()
    return Field(text: String(decoding: content, as: UTF8.self), range: start..<end)
  }

  private mutating func skipSpaces() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  /// Whether a byte is a space, a tab, or the CR of a line's end.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
