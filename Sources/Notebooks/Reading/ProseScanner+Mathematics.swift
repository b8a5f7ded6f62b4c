import Typesetting

// Formulas in LaTeX, between dollar signs.
extension ProseScanner {
  /// Takes `$…$` or `$$…$$`: no space stands inside either `$`, and no digit behind the second, as in
  /// Pandoc.
  mutating func takeMathematics(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    let isDisplayed = source.bytes[start..<range.upperBound].starts(with: "$$".utf8)
    let open = start + (isDisplayed ? 2 : 1)
    let found = formula(from: open, range, isDisplayed: isDisplayed)
    if let end = found.unclosedWordsEnd { unclosedWordsEnd = end }
    guard let end = found.end else {
      guard isDisplayed || found.isSpaced else { return start }
      if isDisplayed {
        isMathematicsOpen.toggle()
        // What closes the formula below an empty line is no second mistake.
        guard isMathematicsOpen else { return start }
      }
      let problem = isDisplayed ? Problem.openMathematics : .spacedMathematics
      text += addMistake(Diagnostic(problem, source, start..<open), start..<open).utf8
      return open
    }
    text +=
      addMathematics(
        inner(open..<end, isDisplayed: isDisplayed), insets: found.insets,
        isDisplayed: isDisplayed, start..<end + open - start
      ).utf8
    return end + open - start
  }

  /// Takes a fenced block of mathematics, and returns what stands for it.
  mutating func mathematics(_ fence: Fence) -> String {
    moveToLine(of: fence.range.lowerBound)
    let prefix = LinePrefix(source, line: place.line).end
    return source.text(fence.range.lowerBound..<prefix)
      + addMathematics(
        fence.body, insets: values(in: fence.body), isDisplayed: true, fence.range)
  }

  /// The values `{= … }` in a range.
  private func values(in range: Range<Int>) -> [Range<Int>] {
    var values: [Range<Int>] = []
    var position = range.lowerBound
    while position < range.upperBound {
      if let value = value(at: position, range) { values.append(value) }
      position = values.last.map { Swift.max(position + 1, $0.upperBound) } ?? position + 1
    }
    return values
  }

  /// The value that begins at a byte; nil for other braces, of which `{=}` is a relation without space
  /// around it.
  private func value(at position: Int, _ range: Range<Int>) -> Range<Int>? {
    let rest = source.bytes[position..<range.upperBound]
    guard rest.starts(with: "{=".utf8), !rest.starts(with: "{=}".utf8) else { return nil }
    return closingBrace(from: position + 2, range).map { position..<$0 + 1 }
  }

  /// Reads a formula in LaTeX, and returns what stands for it.
  ///
  /// - Parameters:
  ///   - inner: The formula.
  ///   - insets: The values in it.
  ///   - whole: The formula with its dollar signs.
  private mutating func addMathematics(
    _ inner: Range<Int>, insets: [Range<Int>], isDisplayed: Bool, _ whole: Range<Int>
  ) -> String {
    guard inner.count <= Self.mathematicsLimit else {
      let problem = Problem.longMathematics(limit: Self.mathematicsLimit)
      let first = whole.lowerBound..<whole.lowerBound + 1
      return addMistake(Diagnostic(problem, source, first), whole)
    }
    do throws(Diagnostic) {
      var named: [LaTeXInset] = []
      for inset in insets {
        let isValue = source.bytes[inset.lowerBound] == UInt8(ascii: "{")
        let name = try isValue ? addValue(inset) : addSetting(inset)
        let start = inset.lowerBound - inner.lowerBound
        named.append(LaTeXInset(range: start..<start + inset.count, name: name))
      }
      let formula = try mathematics(inner, named, isDisplayed: isDisplayed)
      return add(.mathematics(formula, isDisplayed: isDisplayed), whole)
    } catch {
      return addMistake(error, whole)
    }
  }

  private func mathematics(
    _ range: Range<Int>, _ insets: [LaTeXInset], isDisplayed: Bool
  ) throws(Diagnostic) -> Mathematics {
    do {
      return try LaTeXParser.parse(
        withoutQuotationMarks(range), display: isDisplayed, insets: insets)
    } catch {
      let start = range.lowerBound + error.offset
      throw Diagnostic(
        .badMathematics(message: error.message, advice: error.advice), source,
        start..<start + error.length)
    }
  }

  /// The text of a range with spaces for the marks of the quotation that it is in.
  private func withoutQuotationMarks(_ range: Range<Int>) -> String {
    guard place.quotations > 0, !range.isEmpty else { return source.text(range) }
    var bytes = Array(source.bytes[range])
    let first = source.line(at: range.lowerBound)
    for line in first..<source.line(at: range.upperBound - 1) + 1 {
      let start = source.range(ofLine: line).lowerBound
      guard start >= range.lowerBound else { continue }
      let end = LinePrefix(source, line: line, quotations: place.quotations).end
      for position in start..<Swift.min(end, range.upperBound)
      where source.bytes[position] == UInt8(ascii: ">") {
        bytes[position - range.lowerBound] = UInt8(ascii: " ")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A formula without the backticks in which GitHub allows it to stand: $`x`$.
  private func inner(_ range: Range<Int>, isDisplayed: Bool) -> Range<Int> {
    let backtick = UInt8(ascii: "`")
    guard !isDisplayed, range.count >= 2, source.bytes[range.lowerBound] == backtick,
      source.bytes[range.upperBound - 1] == backtick
    else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}

// Where a formula ends.
extension ProseScanner {
  /// What was found where a formula may begin.
  private struct Found {
    /// Where the signs stand that close it; nil if none do.
    var end: Int?
    /// The values `{= … }`, and in a caption `${…}`, that stand in it.
    var insets: [Range<Int>] = []
    /// The end of the paragraph if words in the formula are never closed.
    var unclosedWordsEnd: Int?
    /// Whether it looks like a formula and is none, for a space stands inside one of its signs.
    var isSpaced = false
  }

  /// Looks for the end of a formula: the next dollar sign outside of `\text{…}` and of values, unless
  /// it does not look like one.
  private func formula(from open: Int, _ range: Range<Int>, isDisplayed: Bool) -> Found {
    var found = Found()
    var depth = 0
    /// The depth of braces in which words stand.
    var words: Int?
    var isValueOpen = false
    var position = open
    while position < range.upperBound, !endsParagraph(position, range) {
      let rest = source.bytes[position..<range.upperBound]
      switch rest.first {
      case UInt8(ascii: "\\"):
        let name = rest.dropFirst().prefix { (0x41...0x5A).contains($0 & ~0x20) }
        position = Swift.max(name.endIndex, position + 2)
        let isText = LaTeXParser.holdsWords(String(decoding: name, as: UTF8.self))
        if isText, words == nil, position >= unclosedWordsEnd,
          rest.dropFirst(name.count + 1).first == UInt8(ascii: "{")
        {
          words = depth
        }
        continue
      case UInt8(ascii: "{"):
        if !isValueOpen {
          if let value = value(at: position, range) {
            found.insets.append(value)
            position = value.upperBound
            continue
          }
          isValueOpen = rest.starts(with: "{=".utf8) && !rest.starts(with: "{=}".utf8)
        }
        depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if let outer = words, depth <= outer { words = nil }
      case UInt8(ascii: "$"):
        if isCaption, rest.starts(with: "${".utf8), let setting = setting(at: position, range) {
          found.insets.append(setting)
          position = setting.upperBound
          continue
        }
        if words != nil { break }
        if isDisplayed {
          if rest.starts(with: "$$".utf8) {
            found.end = position
            return found
          }
        } else {
          judge(&found, open, end: position, range)
          return found
        }
      default: break
      }
      position += 1
    }
    // What opens words there opens none for the formulas behind this one.
    if words != nil { found.unclosedWordsEnd = position }
    return found
  }

  /// Judges whether the dollar sign at a byte closes the formula that began behind another.
  private func judge(_ found: inout Found, _ open: Int, end: Int, _ range: Range<Int>) {
    let next = end + 1 < range.upperBound ? source.bytes[end + 1] : UInt8(ascii: " ")
    guard end > open else { return }
    guard !isSpace(source.bytes[open]), !isSpace(source.bytes[end - 1]) else {
      let inner = open..<end
      let looksLikeOne = inner.contains { position in
        switch source.bytes[position] {
        case UInt8(ascii: "^"), UInt8(ascii: "_"): true
        case UInt8(ascii: "\\"):
          position + 1 < end && (0x41...0x5A).contains(source.bytes[position + 1] & ~0x20)
        default: false
        }
      }
      found.isSpaced =
        looksLikeOne && !isWordByte(next) && source.line(at: open) == source.line(at: end)
      return
    }
    if !(0x30...0x39).contains(next) { found.end = end }
  }
}

// What is mathematics elsewhere.
extension ProseScanner {
  /// Takes `\(…\)`, `\[…\]` or `\begin{…}`, which are brackets and words in Markdown.
  mutating func takeForeignMathematics(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int? {
    let rest = source.bytes[start..<range.upperBound]
    var problem: Problem?
    var length = 2
    if rest.starts(with: "\\(".utf8), isBracketed(start, range, by: "\\)") {
      problem = .bracketedMathematics("\\(", instead: "$")
    } else if rest.starts(with: "\\[".utf8), isBracketed(start, range, by: "\\]") {
      problem = .bracketedMathematics("\\[", instead: "$$")
    } else if rest.starts(with: "\\begin{".utf8) {
      let line = source.range(ofLine: source.line(at: start))
      let end = rest[..<Swift.min(line.upperBound, rest.endIndex)].firstIndex(of: UInt8(ascii: "}"))
      let name = start + 7..<(end ?? start + 7)
      if source.bytes[name].allSatisfy({ (0x41...0x5A).contains($0 & ~0x20) || $0 == 0x2A }),
        !name.isEmpty
      {
        problem = .bareEnvironment(source.text(name))
        length = name.upperBound + 1 - start
      }
    }
    guard let problem else { return nil }
    let place = start..<start + length
    text += addMistake(Diagnostic(problem, source, place), place).utf8
    return place.upperBound
  }

  /// Whether a bracket has a partner in its paragraph, no further than a formula is long, or ends its
  /// line.
  private mutating func isBracketed(
    _ start: Int, _ range: Range<Int>, by close: String
  ) -> Bool {
    let limit = Swift.min(range.upperBound, start + 2 + Self.mathematicsLimit)
    var position = start + 2
    if position >= range.upperBound || source.bytes[position] == UInt8(ascii: "\n") { return true }
    // What was looked through from a bracket before this one need not be again.
    position = Swift.max(position, searchedBrackets[close] ?? 0)
    while position < limit, !endsParagraph(position, range) {
      if source.bytes[position] == UInt8(ascii: "\\") {
        if source.bytes[position..<range.upperBound].starts(with: close.utf8) { return true }
        position += 1
      }
      position += 1
    }
    searchedBrackets[close] = position
    return false
  }
}
