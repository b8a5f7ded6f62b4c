/// Reads comma-separated values (RFC 4180): a heading line, then rows of numbers and words.
///
/// Spaces around a field are ignored, a field may stand in quotes, lines may end in LF or CR LF, and
/// blank lines are skipped. A column holds numbers, or words only: those are numbered 0, 1, 2, … in the
/// order they first appear. What looks like a number and is none is a mistake, as are other signs than
/// commas between the values.
public struct CSVReader {
  /// What stands between the values of a row.
  public enum Separator: Sendable, CaseIterable {
    case comma, semicolon, tab, bar

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .bar: UInt8(ascii: "|")
      }
    }
  }

  struct Field {
    var text: String
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private let separator: Separator
  private var position: Int

  private init(_ bytes: [UInt8], _ separator: Separator) {
    self.bytes = bytes
    self.separator = separator
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8; a byte-order mark is skipped.
  ///   - hasHeadings: Whether the first line has the names of the columns; without it they are called
  ///     c1, c2, ….
  ///   - classes: Gives the words of the column of a heading, in the order of their numbers, if these
  ///     are known. Such a column has no other words, and its words may look like anything. In place
  ///     of them it may have their numbers.
  /// - Throws: The first problem.
  /// - Complexity: linear in the length of the text.
  public static func read(
    _ bytes: [UInt8], hasHeadings: Bool = true,
    classes: (String) -> [String]? = { _ in nil }
  ) throws(Problem) -> DataSet {
    var reader = CSVReader(bytes, .comma)
    let start = reader.position
    if let separator = separator(of: bytes) { throw otherSeparator(separator, in: bytes) }
    var headings = try reader.nextRow()
    let firstLine = headings
    guard let first = headings.first, let last = headings.last else {
      throw Problem(kind: .noRows, range: bytes.count..<bytes.count)
    }
    let firstRange = first.range.lowerBound..<last.range.upperBound
    if hasHeadings {
      try check(headings, range: firstRange)
    } else {
      reader.position = start
      for column in headings.indices { headings[column].text = "c\(column + 1)" }
    }
    var columns = headings.map { CSVColumn(name: $0.text, declared: classes($0.text)) }
    while true {
      let row = try reader.nextRow()
      guard let first = row.first, let last = row.last else { break }
      guard row.count == headings.count else {
        let range = first.range.lowerBound..<last.range.upperBound
        throw Problem(
          kind: .fieldCount(
            found: row.count, expected: headings.count,
            other: reader.otherSeparator(in: range)), range: range)
      }
      for (column, field) in row.enumerated() { columns[column].append(field) }
    }
    guard columns.first?.isEmpty == false else {
      throw Problem(kind: .noRows, range: bytes.count..<bytes.count)
    }
    if hasHeadings, isRow(firstLine, columns) {
      throw Problem(kind: .headingOfValues(first.text), range: firstRange)
    }
    let mistakes = columns.compactMap(\.mistake)
    if let first = mistakes.min(by: { $0.range.lowerBound < $1.range.lowerBound }) { throw first }
    return DataSet(columns: columns.map(\.column))
  }
}

// Lines, and the fields in them.
extension CSVReader {
  /// The fields of the next line that is not blank; none at the end.
  private mutating func nextRow() throws(Problem) -> [Field] {
    while position < bytes.count {
      var fields: [Field] = [try nextField()]
      while position < bytes.count, bytes[position] == separator.byte {
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
    while position < bytes.count, bytes[position] != separator.byte,
      bytes[position] != UInt8(ascii: "\n")
    {
      position += 1
    }
    var end = position
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return Field(text: Self.text(bytes[start..<end]), range: start..<end)
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
    return Field(text: Self.text(content[...]), range: start..<end)
  }

  /// The text of a field without the spaces around it, of whatever width.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = bytes.first, let last = bytes.last else { return text }
    let isTight = (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
    return isTight ? text : text.trimmed
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  /// Whether a byte is a space, a tab that does not part values, or the CR of a line's end.
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t") && separator != .tab
  }
}

// What parts the values.
extension CSVReader {
  /// The sign in place of the comma that parts the first two lines, into as many fields if it can.
  private static func separator(of bytes: [UInt8]) -> Separator? {
    let counts = Separator.allCases.map { separator in
      var reader = CSVReader(bytes, separator)
      // What is wrong with these lines is told when they are read in earnest.
      let first = (try? reader.nextRow().count) ?? 0
      let second = (try? reader.nextRow().count) ?? 0
      return (separator, first, second)
    }
    let best =
      counts.first { $0.1 > 1 && $0.1 == $0.2 } ?? counts.first { $0.1 > 1 && $0.2 > 1 }
    return best?.0 == .comma ? nil : best?.0
  }

  /// The problem that another sign than the comma parts the values, at the first line.
  private static func otherSeparator(_ separator: Separator, in bytes: [UInt8]) -> Problem {
    var reader = CSVReader(bytes, separator)
    var commas = Problem.Commas.none
    var firstLine: Range<Int>?
    while let row = try? reader.nextRow(), let first = row.first, let last = row.last {
      if firstLine == nil { firstLine = first.range.lowerBound..<last.range.upperBound }
      for field in row where field.text.contains(",") {
        let isDecimal =
          CommaReadings(field.text).all.count == 1
          && Double(decimal: field.text.replacing(",", with: ".")) != nil
        commas = isDecimal && commas != .other ? .decimal : .other
      }
    }
    return Problem(
      kind: .otherSeparator(separator, commas: commas),
      range: firstLine ?? reader.position..<reader.position)
  }

  /// Another sign that seems to part the values of a line.
  private func otherSeparator(in range: Range<Int>) -> Separator? {
    Separator.allCases.first { $0 != separator && bytes[range].contains($0.byte) }
  }
}

// The line of headings.
extension CSVReader {
  /// Throws unless every column has a heading of its own that is no number.
  private static func check(_ headings: [Field], range: Range<Int>) throws(Problem) {
    let areNumbers = headings.map { Double(decimal: $0.text) != nil || isLikeNumber($0.text) }
    let mayBeValues = zip(headings, areNumbers).allSatisfy { $1 || Lookalike($0.text) == .gap }
    if mayBeValues, let first = areNumbers.firstIndex(of: true) {
      throw Problem(kind: .headingOfValues(headings[first].text), range: range)
    }
    var seen: Set<String> = []
    for (column, heading) in headings.enumerated() {
      if heading.text.isEmpty {
        throw Problem(kind: .emptyHeading(column: column + 1), range: heading.range)
      }
      if !seen.insert(heading.text).inserted {
        throw Problem(
          kind: areNumbers[column]
            ? .headingOfValues(heading.text) : .repeatedHeading(heading.text),
          range: areNumbers[column] ? range : heading.range)
      }
    }
  }

  private static func isLikeNumber(_ text: String) -> Bool {
    switch Lookalike(text) {
    case nil, .gap, .truthValue, .measure: false
    default: true
    }
  }

  /// Whether the first line seems to be a row of values.
  ///
  /// It is one if each of its fields is a number above numbers or stands among the words below it. Words
  /// that do not come again are taken for values too if they stand above words, and the numbers beside
  /// them are no names such as years: `5.1, 3.5, setosa` is a row, `country, 1990, 1991` are headings.
  private static func isRow(_ line: [Field], _ columns: [CSVColumn]) -> Bool {
    let fields = zip(line, columns)
    if fields.allSatisfy({ $1.mightHold($0.text) }) { return true }
    let numbers = fields.compactMap { $1.isOfWords ? nil : Double(decimal: $0.text) }
    let numberCount = columns.count { !$0.isOfWords }
    guard numberCount > 0, numbers.count == numberCount else { return false }
    let areWhole = numbers.allSatisfy { $0 == $0.rounded() && $0 >= 0 }
    let areRising = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    return !(areWhole && areRising && (numbers.count > 1 || (1000...2999).contains(numbers[0])))
  }
}
