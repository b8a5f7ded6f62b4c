/// A text with a name, in which every byte has a line and a column.
public struct SourceText: Sendable {
  /// What errors call it: a file's name, or `formula` for text from a command line.
  public let name: String
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// Where each line begins.
  private let lineStarts: [Int]
  /// What is wrong with the bytes that the text was made of, and where that is in the text.
  private let encodingMistake: (problem: Problem, range: Range<Int>)?

  /// A place in a text, as people count: both from 1, the column in characters.
  public struct Place: Sendable, Equatable {
    /// The line, from 1.
    public var line: Int
    /// The character of the line, from 1.
    public var column: Int

    /// Names a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Takes bytes as UTF-8, or as UTF-16 where a byte-order mark says so.
  ///
  /// Lines may end in LF, CR LF or CR, which become LF. What is no text becomes U+FFFD; the first
  /// such place is what `unreadable` tells.
  public init(name: String, bytes: [UInt8]) {
    let decoded = DecodedText(bytes, name: name)
    self.init(name: name, text: decoded.text, mistake: decoded.mistake)
  }

  /// Takes a text.
  public init(name: String, text: String) {
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    self.init(
      name: name, text: hasMark ? String(text.unicodeScalars.dropFirst()) : text, mistake: nil)
  }

  private init(name: String, text: String, mistake: (problem: Problem, offset: Int)?) {
    self.name = name
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var starts = [0]
    var isBehindReturn = false
    var mistakeStart: Int?
    for (offset, byte) in text.utf8.enumerated() {
      if offset == mistake?.offset { mistakeStart = bytes.count }
      let isReturn = byte == UInt8(ascii: "\r")
      let isLineFeed = byte == UInt8(ascii: "\n")
      defer { isBehindReturn = isReturn }
      if isLineFeed, isBehindReturn { continue }
      bytes.append(isReturn ? UInt8(ascii: "\n") : byte)
      if isReturn || isLineFeed { starts.append(bytes.count) }
    }
    self.bytes = bytes
    lineStarts = starts
    encodingMistake = mistake.map { mistake in
      let start = mistakeStart ?? bytes.count
      return (mistake.problem, start..<Swift.min(start + 1, bytes.count))
    }
  }

  /// Why this is not the text that was meant: its bytes are in no encoding that is read.
  package var unreadable: Diagnostic? {
    encodingMistake.map { Diagnostic($0.problem, self, $0.range) }
  }

  /// The name without its folder.
  package var fileName: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// The number of lines; a final line feed ends the last one.
  public var lineCount: Int {
    lineStarts.last == bytes.count && lineStarts.count > 1
      ? lineStarts.count - 1 : lineStarts.count
  }

  /// The bytes of a line (from 0) without its line feed.
  public func range(ofLine line: Int) -> Range<Int> {
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    return lineStarts[line]..<end
  }

  /// The text of a range of bytes.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Where a text occurs first.
  package func firstRange(of text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard wanted.count <= bytes.count else { return nil }
    let start = (0...bytes.count - wanted.count).first { bytes[$0...].starts(with: wanted) }
    return start.map { $0..<$0 + wanted.count }
  }

  /// Where a text occurs last.
  package func lastRange(of text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    let starts = stride(from: bytes.count - wanted.count, through: 0, by: -1)
    return starts.first { bytes[$0...].starts(with: wanted) }.map { $0..<$0 + wanted.count }
  }

  /// The line (from 0) that a byte is on.
  ///
  /// - Complexity: logarithmic in the number of lines.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line and column of a byte, as people count.
  public func place(at offset: Int) -> Place {
    let line = line(at: offset)
    let before = text(lineStarts[line]..<Swift.max(offset, lineStarts[line]))
    return Place(line: line + 1, column: before.count + 1)
  }
}
