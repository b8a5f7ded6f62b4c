// Where mathematics in a line of text ends.
extension ProseScanner {
  /// The `$` that closes inline mathematics: the next one outside `\text{…}`, unless it does not
  /// look like one.
  func closingDollar(_ open: Int, _ range: Range<Int>) -> Int? {
    var position = open
    while let end = find("$", from: position, range) {
      if let text = wordsEnd(after: position, before: end, range) {
        position = text
        continue
      }
      let before = source.bytes[end - 2]
      guard before == UInt8(ascii: "\\") else {
        let isBeforeDigit = end < range.upperBound && (0x30...0x39).contains(source.bytes[end])
        return isSpace(before) || isBeforeDigit || end - 1 == open ? nil : end - 1
      }
      position = end
    }
    return nil
  }

  /// The byte behind the first `\text{…}` that begins before a place and holds it; nil if none does.
  private func wordsEnd(after start: Int, before end: Int, _ range: Range<Int>) -> Int? {
    var position = start
    while let brace = find("\\text", from: position, start..<end) {
      position = brace
      let name = source.bytes[brace..<range.upperBound].prefix { (0x61...0x7A).contains($0) }
      guard name.endIndex < end, source.bytes[name.endIndex] == UInt8(ascii: "{"),
        let close = closingBrace(from: name.endIndex + 1, range)
      else { continue }
      if close >= end { return close + 1 }
      position = close
    }
    return nil
  }
}
