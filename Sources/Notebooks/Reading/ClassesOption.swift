/// The words of a column in the order of their numbers: `species = [Adelie, Chinstrap, Gentoo]`.
struct ClassList: Sendable {
  /// The heading of the column.
  var column: Word
  var words: [String]

  /// A list as an option has it.
  static func spelling(_ column: String, _ words: [String]) -> String {
    "\(spelling(column)) = [\(words.map(spelling).joined(separator: ", "))]"
  }

  /// A word, in quotes where it could be mistaken.
  private static func spelling(_ word: String) -> String {
    let isPlain = !word.isEmpty && !word.contains { "\",=[]$".contains($0) }
    return isPlain ? word : "\"\(word.replacing("\"", with: "\"\""))\""
  }
}

extension OptionForm<[ClassList]> {
  /// Lists of words for columns, between commas.
  static let classes = OptionForm { text throws(Diagnostic) in
    var reader = ClassListReader(text)
    return try reader.lists()
  }
}

/// Reads lists of words as they stand in data: with spaces, hyphens and digits in them, and in quotes
/// where a comma or a bracket is.
private struct ClassListReader {
  private let text: OptionText
  private var position: Int

  init(_ text: OptionText) {
    self.text = text
    position = text.range.lowerBound
  }

  mutating func lists() throws(Diagnostic) -> [ClassList] {
    var lists: [ClassList] = []
    repeat {
      let column = try word(upTo: "=")
      try expect("=")
      try expect("[")
      var words: [String] = []
      repeat {
        let word = try word(upTo: ",]")
        guard !words.contains(word.value) else {
          throw Diagnostic(.repeatedValue(word.value), text.source, word.range)
        }
        words.append(word.value)
      } while take(",")
      try expect("]")
      guard !lists.contains(where: { $0.column.value == column.value.normalizedName }) else {
        throw Diagnostic(.repeatedValue(column.value), text.source, column.range)
      }
      lists.append(
        ClassList(column: Word(column.value.normalizedName, at: column.range), words: words))
    } while take(",")
    guard next == nil else { throw mistake }
    return lists
  }

  private var mistake: Diagnostic {
    text.wrong("the words of columns, as in `species = [Adelie, Chinstrap]`")
  }

  /// The byte at hand behind spaces.
  private var next: UInt8? {
    let bytes = text.source.bytes[position..<text.range.upperBound]
    return bytes.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    while text.source.bytes[position] != UInt8(ascii: sign) { position += 1 }
    position += 1
    return true
  }

  private mutating func expect(_ sign: Unicode.Scalar) throws(Diagnostic) {
    guard take(sign) else { throw mistake }
  }

  /// A word in quotes, in which two stand for one, or what there is before one of some signs.
  private mutating func word(upTo signs: String) throws(Diagnostic) -> Word {
    let bytes = text.source.bytes
    let end = text.range.upperBound
    guard take("\"") else {
      let start = position
      while position < end, !signs.utf8.contains(bytes[position]) { position += 1 }
      let range = text.source.trimmed(start..<position)
      let word = try text.settings.filling(text.source.text(range), text.source, range)
      guard !word.isEmpty else { throw mistake }
      return Word(word, at: range)
    }
    let start = position - 1
    var word: [UInt8] = []
    while position < end {
      defer { position += 1 }
      if bytes[position] == UInt8(ascii: "\"") {
        guard position + 1 < end, bytes[position + 1] == UInt8(ascii: "\"") else {
          return Word(String(decoding: word, as: UTF8.self), at: start..<position + 1)
        }
        position += 1
      }
      word.append(bytes[position])
    }
    throw mistake
  }
}
