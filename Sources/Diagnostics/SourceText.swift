/// A text with a name, in which every byte has a line and a column.
public struct SourceText: Sendable {
  /// What errors call it: a file's name, or `formula` for text from a command line.
  public let name: String
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// Where each line begins.
  private let lineStarts: [Int]

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

  /// Takes bytes as UTF-8; what is not UTF-8 becomes U+FFFD, and CR LF becomes LF.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, text: String(decoding: bytes, as: UTF8.self))
  }

  /// Takes a text.
  public init(name: String, text: String) {
    self.name = name
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    // A byte-order mark is not part of the text.
    for byte in text.utf8.dropFirst(text.unicodeScalars.first == "\u{FEFF}" ? 3 : 0) {
      if byte == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      bytes.append(byte)
    }
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
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
