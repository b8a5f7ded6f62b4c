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
  /// The line in it that begins a cell, if one does: the block is not closed where its author thinks.
  var cellInside: Range<Int>?
  /// Whether it is indented so far that it belongs to a list, or stands in a list or a quotation.
  var isNested: Bool
  /// The first sign that nobody sees before the opening signs or behind them, if there is one.
  var invisible: Unicode.Scalar?
  /// The line that would close the block but for such a sign, where nothing else does.
  var hiddenEnd: Range<Int>?

  /// Whether the block is a cell, or meant to be one.
  ///
  /// It has a word in braces behind its opening signs; `{.python}` is none.
  var isCell: Bool { Self.isCell(info) }

  /// The word in braces, or what stands in place of one.
  var cellKind: String {
    let inner = InvisibleSign.removed(from: info).dropFirst()
    return inner.prefix { $0 != "}" }.trimmed
  }

  /// What stands behind the braces; nil if they are not closed.
  var textBehindBraces: String? {
    info.firstIndex(of: "}").map { info[info.index(after: $0)...].trimmed }
  }

  /// Whether the block is a formula on a line of its own, as GitHub has it.
  var isMathematics: Bool { info == "math" }

  /// The first word of a block that is no cell, without a dot and braces.
  var firstWord: String {
    String(info.drop { "{. ".contains($0) }.prefix { !$0.isWhitespace && $0 != "}" })
  }

  /// Whether an info string is that of a cell.
  static func isCell(_ info: String) -> Bool {
    let visible = InvisibleSign.removed(from: info).trimmed
    return visible.hasPrefix("{") && visible.dropFirst().trimmed.first?.isLetter == true
  }
}

/// Finds the fenced blocks of a text, and skips comments, in which they do not count.
struct FenceScanner {
  private let source: SourceText
  private var line: Int
  private var hiddenEnd: Range<Int>?

  /// The fences below a byte that begins a line, from top to bottom.
  ///
  /// - Complexity: linear in the length of the text.
  static func fences(_ source: SourceText, from start: Int) -> [Fence] {
    guard start < source.bytes.count else { return [] }
    var scanner = FenceScanner(source: source, line: source.line(at: start), hiddenEnd: nil)
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

  /// The opening or closing signs of a line: which, how many, and what stands around them.
  private struct Mark {
    var sign: UInt8
    var count: Int
    var rest: Range<Int>
    var prefix: LinePrefix

    /// Whether CommonMark sees a fence there only in a list or a quotation.
    var isNested: Bool { prefix.quotations > 0 || prefix.item != nil || prefix.indentation > 3 }

    /// How far the lines of the block are indented at least: as far as the words of the item that it
    /// stands in, as far as these are known.
    var indentation: Int { prefix.item?.words ?? (prefix.indentation > 3 ? 1 : 0) }
  }

  /// The signs of a line that a block may begin with.
  private func mark(_ line: Int) -> Mark? { mark(line, LinePrefix(source, line: line)) }

  private func mark(_ line: Int, _ prefix: LinePrefix) -> Mark? {
    let bytes = source.bytes[prefix.end..<source.range(ofLine: line).upperBound]
    guard let sign = bytes.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return nil
    }
    let rest = bytes.drop { $0 == sign }
    let count = bytes.count - rest.count
    guard count >= 3 else { return nil }
    return Mark(
      sign: sign, count: count, rest: rest.startIndex..<rest.endIndex, prefix: prefix)
  }

  private mutating func takeFence() -> Fence? {
    guard let opening = mark(line) else { return nil }
    let info = source.text(opening.rest)
    if opening.sign == UInt8(ascii: "`"), info.contains("`") { return nil }
    // Behind a sign that nobody sees, Markdown has no fence; only a cell is told about it.
    if opening.prefix.invisible != nil, !Fence.isCell(info) { return nil }
    let first = line
    hiddenEnd = nil
    line += 1
    while line < source.lineCount {
      let prefix = LinePrefix(source, line: line, quotations: opening.prefix.quotations)
      if ends(opening, prefix) { return fence(opening, info, first, .withItsContainer) }
      if let mark = mark(line, prefix), mark.sign == opening.sign {
        if Fence.isCell(source.text(mark.rest)), Fence.isCell(info) || mark.count >= opening.count {
          return fence(opening, info, first, .atCell(source.range(ofLine: line)))
        }
        if mark.count >= opening.count, source.text(mark.rest).allSatisfy(\.isWhitespace) {
          return fence(opening, info, first, .closed)
        }
        noteHiddenEnd(of: opening, mark)
      }
      line += 1
    }
    return fence(opening, info, first, .open)
  }

  /// Notes a line that looks as if it closed a block, and has a sign behind it that nobody sees.
  private mutating func noteHiddenEnd(of opening: Mark, _ mark: Mark) {
    let rest = source.text(mark.rest)
    if mark.count >= opening.count, hiddenEnd == nil,
      InvisibleSign.removed(from: rest).trimmed.isEmpty
    {
      hiddenEnd = source.range(ofLine: line)
    }
  }

  /// Whether a line is outside of the quotation or the item that a block stands in.
  private func ends(_ opening: Mark, _ prefix: LinePrefix) -> Bool {
    if prefix.quotations < opening.prefix.quotations { return true }
    let isBlank = prefix.end == source.range(ofLine: line).upperBound
    return !isBlank && prefix.indentation < opening.indentation
  }

  /// Where a block ends.
  private enum End {
    /// With a line of signs.
    case closed
    /// Before a line that is outside of what the block stands in, which closes it too.
    case withItsContainer
    /// Before a cell: that was hardly meant to be shown in it.
    case atCell(Range<Int>)
    /// With the text.
    case open
  }

  /// The block from its first line to the line at hand.
  private mutating func fence(
    _ opening: Mark, _ info: String, _ first: Int, _ ending: End
  ) -> Fence {
    var cell: Range<Int>?
    var (isClosed, isLineInside) = (true, false)
    switch ending {
    case .closed: isLineInside = true
    case .withItsContainer: break
    case .atCell(let range): (isClosed, cell) = (false, range)
    case .open: isClosed = false
    }
    let last = isLineInside ? line : line - 1
    let end = source.range(ofLine: last).upperBound
    let bodyStart = Swift.min(source.range(ofLine: first).upperBound + 1, end)
    let bodyEnd = isLineInside ? source.range(ofLine: line).lowerBound : end
    if isLineInside { line += 1 }
    return Fence(
      info: info.trimmed, infoRange: opening.rest, body: bodyStart..<Swift.max(bodyStart, bodyEnd),
      range: source.range(ofLine: first).lowerBound..<end, isClosed: isClosed, cellInside: cell,
      isNested: opening.isNested,
      invisible: opening.prefix.invisible
        ?? (Fence.isCell(info) ? InvisibleSign.first(in: info.trimmed) : nil),
      hiddenEnd: isClosed ? nil : hiddenEnd)
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
