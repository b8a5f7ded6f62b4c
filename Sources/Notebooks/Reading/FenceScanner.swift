/// A fenced block of a notebook, by CommonMark's rules (section 4.5).
struct Fence {
  /// The text behind the opening signs, without white space around it.
  var info: String
  var infoRange: Range<Int>
  /// The lines between the fences, with their line feeds.
  var body: Range<Int>
  /// From the opening line's start to the closing line's end.
  var range: Range<Int>
  var isClosed: Bool
  /// Whether it is indented so far that it belongs to a list.
  var isNested: Bool

  /// The word in braces, if the block is a cell: `{model}`, but not `{.python}`.
  var cellKind: String? { Self.cellKind(info) }

  /// The word in braces of an info string, if it is a cell's.
  static func cellKind(_ info: String) -> String? {
    guard info.hasPrefix("{"), info.hasSuffix("}") else { return nil }
    let word = info.dropFirst().dropLast().trimmed
    guard let first = word.first, first.isLetter else { return nil }
    return word
  }
}

/// Finds the fenced blocks of a text, and skips comments, in which they do not count.
struct FenceScanner {
  private let source: SourceText
  private var line: Int

  /// The fences below a byte that begins a line, from top to bottom.
  ///
  /// - Complexity: linear in the length of the text.
  static func fences(_ source: SourceText, from start: Int) -> [Fence] {
    guard start < source.bytes.count else { return [] }
    var scanner = FenceScanner(source: source, line: source.line(at: start))
    var fences: [Fence] = []
    while scanner.line < source.lineCount {
      if let fence = scanner.takeFence() {
        fences.append(fence)
      } else if !scanner.skipComment() {
        scanner.line += 1
      }
    }
    return fences
  }

  /// The opening or closing signs of a line: which, how many, and what follows them.
  private struct Mark {
    var sign: Character
    var count: Int
    var rest: Range<Int>
    var indentation: Int
  }

  private func mark(_ line: Int) -> Mark? {
    let range = source.range(ofLine: line)
    var position = range.lowerBound
    while position < range.upperBound, source.bytes[position] == UInt8(ascii: " ") { position += 1 }
    guard position < range.upperBound else { return nil }
    let indentation = position - range.lowerBound
    let sign = source.bytes[position]
    guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
    let start = position
    while position < range.upperBound, source.bytes[position] == sign { position += 1 }
    guard position - start >= 3 else { return nil }
    return Mark(
      sign: Character(Unicode.Scalar(sign)), count: position - start,
      rest: position..<range.upperBound, indentation: indentation)
  }

  private mutating func takeFence() -> Fence? {
    guard let opening = mark(line) else { return nil }
    let info = source.text(opening.rest)
    if opening.sign == "`", info.contains("`") { return nil }
    let first = line
    let isCell = Fence.cellKind(info.trimmed) != nil
    line += 1
    while line < source.lineCount {
      // A cell that is never closed ends where the next one begins.
      if isCell, let mark = mark(line), mark.sign == opening.sign,
        Fence.cellKind(source.text(mark.rest).trimmed) != nil
      {
        line -= 1
        return fence(opening, info, first, endsBefore: line + 1)
      }
      if let mark = mark(line), mark.sign == opening.sign, mark.count >= opening.count,
        source.text(mark.rest).allSatisfy(\.isWhitespace)
      {
        break
      }
      line += 1
    }
    return fence(opening, info, first, endsBefore: nil)
  }

  /// The block from its first line to the line at hand, which closes it unless the block ends before
  /// another.
  private mutating func fence(
    _ opening: Mark, _ info: String, _ first: Int, endsBefore next: Int?
  ) -> Fence {
    let isClosed = next == nil && line < source.lineCount
    let last = Swift.min(line, source.lineCount - 1)
    let end = source.range(ofLine: last).upperBound
    let bodyStart = Swift.min(source.range(ofLine: first).upperBound + 1, end)
    let bodyEnd = isClosed ? source.range(ofLine: line).lowerBound : end
    line += 1
    return Fence(
      info: info.trimmed, infoRange: opening.rest, body: bodyStart..<Swift.max(bodyStart, bodyEnd),
      range: source.range(ofLine: first).lowerBound..<end, isClosed: isClosed,
      // Four spaces: CommonMark sees a fence there only in a list.
      isNested: opening.indentation > 3)
  }

  /// Skips an HTML comment that begins this line; cells in it are not run.
  private mutating func skipComment() -> Bool {
    guard source.text(source.range(ofLine: line)).trimmed.hasPrefix("<!--") else { return false }
    while line < source.lineCount, !source.text(source.range(ofLine: line)).contains("-->") {
      line += 1
    }
    line += 1
    return true
  }
}
