import Typesetting

/// Takes formulas, mathematics and references out of a stretch of prose, and leaves placeholders.
///
/// Code spans and comments are left alone; what a backslash escapes is too.
struct ProseScanner {
  let source: SourceText
  let settings: Settings
  private(set) var extracts: [Extract] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the text is an option of a cell, in which `${name}` is a value.
  private var isCaption = false
  /// Where the search for a comment's end failed; it would fail from anywhere behind it.
  private var unclosedComment: Int?

  /// What is wrong after so many mistakes is not looked for: nobody reads on.
  static let mistakeLimit = 100
  /// The longest formula in LaTeX, in bytes; reading one takes quadratic time.
  static let mathematicsLimit = 4096

  init(source: SourceText, settings: Settings) {
    self.source = source
    self.settings = settings
  }

  /// Adds an extract that was found elsewhere, and returns what stands for it.
  mutating func add(_ content: Extract.Content, _ range: Range<Int>) -> String {
    extracts.append(Extract(content: content, range: range))
    return Extract.placeholder(extracts.count - 1)
  }

  /// Notes a mistake that another in the same place is shown for.
  mutating func note(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Adds a mistake where it stands, and returns what stands for it.
  mutating func addMistake(
    _ diagnostic: Diagnostic, _ range: Range<Int>, spoils: SpoiledNames? = nil
  ) -> String {
    diagnostics.append(diagnostic)
    return add(.mistake(diagnostic, spoils: spoils), range)
  }

  /// The Markdown of a caption, in which `${name}` is the value of a parameter.
  mutating func caption(_ range: Range<Int>) -> String {
    isCaption = true
    defer { isCaption = false }
    return markdown(range)
  }

  /// The Markdown of a range, with placeholders for what was taken out.
  ///
  /// - Complexity: linear in the length of the range, but for signs that are never closed.
  mutating func markdown(_ range: Range<Int>) -> String {
    unclosedComment = nil
    var text: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let end = takeSpecial(at: position, range, into: &text)
      if end == position {
        text.append(source.bytes[position])
        position += 1
      } else {
        position = end
      }
    }
    // Last, since what stands on both sides of a comment may come together to an entity.
    return Extract.withoutMarkEntities(String(decoding: text, as: UTF8.self))
  }

  /// Handles what begins at a byte, and returns where it ends; the same byte if nothing does.
  private mutating func takeSpecial(
    at position: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    guard diagnostics.count < Self.mistakeLimit else { return position }
    let rest = source.bytes[position..<range.upperBound]
    switch source.bytes[position] {
    case UInt8(ascii: "\\"):
      // What is escaped is one ASCII sign; a longer character is looked at by itself.
      let end = Swift.min(position + 2, range.upperBound)
      let length = end - position == 2 && source.bytes[position + 1] < 0x80 ? 2 : 1
      text += source.bytes[position..<position + length]
      return position + length
    case UInt8(ascii: "`"):
      let end = codeSpanEnd(position, range)
      text += Extract.withoutMarks(source.text(position..<end)).utf8
      return end
    case UInt8(ascii: "{") where rest.starts(with: "{=".utf8):
      return takeValue(at: position, range, into: &text)
    case UInt8(ascii: "$") where isCaption && rest.starts(with: "${".utf8):
      return takeSetting(at: position, range, into: &text)
    case UInt8(ascii: "$"):
      return takeMathematics(at: position, range, into: &text)
    case UInt8(ascii: "@"):
      let isInWord = position > range.lowerBound && isWordByte(source.bytes[position - 1])
      return isInWord ? position : takeReference(at: position, range, into: &text)
    case UInt8(ascii: "["):
      return takeBracketedReference(at: position, range, into: &text)
        ?? takeUnsupported(at: position, range, into: &text)
    case UInt8(ascii: ":"), UInt8(ascii: "{"):
      return takeUnsupported(at: position, range, into: &text)
    case UInt8(ascii: "<") where rest.starts(with: "<!--".utf8):
      guard unclosedComment == nil else { return position }
      let end = find("-->", from: position + 4, range, withinParagraph: false)
      if end == nil { unclosedComment = position }
      return end ?? position
    case 0xEE where rest.starts(with: "\u{E000}".utf8) || rest.starts(with: "\u{E001}".utf8):
      // Only this scanner writes the characters that mark placeholders.
      text += "\u{FFFD}".utf8
      return position + 3
    default: return position
    }
  }

  /// The end of the code span that begins with these backticks; the end of the backticks if none
  /// does.
  private func codeSpanEnd(_ start: Int, _ range: Range<Int>) -> Int {
    let backticks = source.bytes[start..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }
    var position = backticks.endIndex
    while position < range.upperBound, !startsBlankLine(position, range) {
      let run = source.bytes[position..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }
      if run.count == backticks.count { return run.endIndex }
      position = Swift.max(run.endIndex, position + 1)
    }
    return backticks.endIndex
  }

  private mutating func takeValue(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    guard let close = closingBrace(from: start + 2, range) else {
      let range = start..<start + 2
      text += addMistake(Diagnostic(.openValue, source, range), range).utf8
      return range.upperBound
    }
    do {
      let content = try ValueFormat.split(source, start + 2..<close)
      let syntax = try FormulaParser.parse(source, content.formula, settings: settings)
      let placeholder = add(.value(syntax, content.format), start..<close + 1)
      text += Array(placeholder.utf8)
    } catch {
      text += addMistake(error, start..<close + 1).utf8
    }
    return close + 1
  }

  /// The `}` that closes a value; `${name}` and text in quotes inside it do not.
  private func closingBrace(from start: Int, _ range: Range<Int>) -> Int? {
    var depth = 0
    var isQuoted = false
    var position = start
    while position < range.upperBound, !startsBlankLine(position, range) {
      switch source.bytes[position] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        if depth == 0 { return position }
        depth -= 1
      default: break
      }
      position += 1
    }
    return nil
  }

  /// Pandoc's rule: no space inside either `$`, and no digit after the second.
  private mutating func takeMathematics(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    let isDisplayed = source.bytes[start..<range.upperBound].starts(with: "$$".utf8)
    let open = start + (isDisplayed ? 2 : 1)
    guard open < range.upperBound, isDisplayed || !isSpace(source.bytes[open]) else { return start }
    let close =
      isDisplayed ? find("$$", from: open, range).map { $0 - 2 } : closingDollar(open, range)
    guard let close else { return start }
    let end = close + (isDisplayed ? 2 : 1)
    guard close - open <= Self.mathematicsLimit else {
      let problem = Problem.longMathematics(limit: Self.mathematicsLimit)
      text += addMistake(Diagnostic(problem, source, start..<start + 1), start..<end).utf8
      return end
    }
    do {
      let mathematics = try LaTeXParser.parse(source.text(open..<close), display: isDisplayed)
      let placeholder = add(.mathematics(mathematics, isDisplayed: isDisplayed), start..<end)
      text += Array(placeholder.utf8)
    } catch {
      let place = open + error.offset
      let diagnostic = Diagnostic(
        .badMathematics(message: error.message, advice: error.advice), source,
        place..<place + error.length)
      text += addMistake(diagnostic, start..<end).utf8
    }
    return end
  }

  private mutating func takeReference(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    var label = source.bytes[start + 1..<range.upperBound].prefix(while: isWordByte)
    while label.last == UInt8(ascii: "-") { label.removeLast() }
    let name = String(decoding: label, as: UTF8.self)
    guard Label.prefixes.contains(where: { name.hasPrefix($0) && name.count > $0.count }) else {
      return start
    }
    text += Array(add(.reference(label: name), start..<label.endIndex).utf8)
    return label.endIndex
  }

  /// The byte behind the next occurrence of a sign.
  private func find(
    _ sign: String, from start: Int, _ range: Range<Int>, withinParagraph: Bool = true
  ) -> Int? {
    var position = start
    while position < range.upperBound {
      if source.bytes[position..<range.upperBound].starts(with: sign.utf8) {
        return position + sign.utf8.count
      }
      if withinParagraph, startsBlankLine(position, range) { return nil }
      position += 1
    }
    return nil
  }

  /// Whether a byte is a line feed with a line of white space behind it.
  private func startsBlankLine(_ position: Int, _ range: Range<Int>) -> Bool {
    guard source.bytes[position] == UInt8(ascii: "\n") else { return false }
    let line = source.bytes[(position + 1)..<range.upperBound].prefix { $0 != UInt8(ascii: "\n") }
    return line.allSatisfy(isSpace)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }

  /// Whether a byte can be part of a label or of a word: a letter, a digit, `_`, `-`, or not ASCII.
  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}

// Parameters of the front matter in captions.
extension ProseScanner {
  /// `${name}`, which becomes the value whatever signs are in it.
  private mutating func takeSetting(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    let rest = source.bytes[start..<range.upperBound]
    guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else {
      let place = start..<start + 2
      text += addMistake(Diagnostic(.openSetting, source, place), place).utf8
      return place.upperBound
    }
    let place = start..<close + 1
    let name = source.text(start + 2..<close).trimmed.normalizedName
    do {
      text += add(.setting(try settings.value(name, source, place)), place).utf8
    } catch {
      text += addMistake(error, place).utf8
    }
    return place.upperBound
  }
}

// Where mathematics in a line of text ends.
extension ProseScanner {
  /// The `$` that closes inline mathematics: the next one outside `\text{…}`, unless it does not
  /// look like one.
  private func closingDollar(_ open: Int, _ range: Range<Int>) -> Int? {
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

// What Quarto's Markdown has besides GitHub's: taken where it means something here, told where not.
extension ProseScanner {
  /// `[@fig-x]` or `[-@fig-x]`, which are the reference without the brackets.
  private mutating func takeBracketedReference(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int? {
    var sign = start + 1
    if sign < range.upperBound, source.bytes[sign] == UInt8(ascii: "-") { sign += 1 }
    guard sign < range.upperBound, source.bytes[sign] == UInt8(ascii: "@"),
      let close = source.bytes[sign..<range.upperBound].firstIndex(of: UInt8(ascii: "]")),
      source.bytes[sign + 1..<close].allSatisfy(isWordByte)
    else { return nil }
    let end = takeReference(at: sign, range, into: &text)
    return end == close ? end + 1 : nil
  }

  /// What is no Markdown here and would stand on the page as it is written.
  private mutating func takeUnsupported(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    let rest = source.bytes[start..<range.upperBound]
    let line = source.range(ofLine: source.line(at: start))
    let found: (what: String, instead: String, end: Int)
    if rest.starts(with: ":::".utf8), source.trimmed(line).lowerBound == start {
      let instead = "Write a quotation, whose lines begin with >, or plain paragraphs."
      found = ("blocks between `:::`", instead, line.upperBound)
    } else if rest.starts(with: "[^".utf8),
      let end = rest.firstIndex(of: UInt8(ascii: "]")), end < line.upperBound,
      rest[start + 2..<end].allSatisfy(isWordByte), end > start + 2
    {
      found = ("footnotes", "Put it into the text, in brackets.", end + 1)
    } else if rest.starts(with: "{{<".utf8) {
      found = ("shortcodes", "Leave it out.", start + 3)
    } else if rest.starts(with: "{#eq-".utf8) {
      found = ("numbers of formulas", "Name the formula in the text.", start + 5)
    } else {
      return start
    }
    let problem = Problem.unsupportedMarkdown(found.what, instead: found.instead)
    let place = start..<found.end
    text += addMistake(Diagnostic(problem, source, place), place).utf8
    return found.end
  }
}
