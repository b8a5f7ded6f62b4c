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
  private(set) var isCaption = false
  /// Where the search for a comment's end failed; it would fail from anywhere behind it.
  private var unclosedComment: Int?
  /// Whether `$$` was found that nothing closes, and whatever does, further down, not yet.
  var isMathematicsOpen = false
  /// How far the partner of a bracket behind a backslash was looked for in vain, by the partner.
  var searchedBrackets: [String: Int] = [:]
  /// The end of a paragraph in which words of a formula are never closed.
  var unclosedWordsEnd = 0
  /// The line that is read.
  private(set) var place = Place()

  /// Where a line stands.
  struct Place {
    var line = -1
    /// How many quotations it is in by its own marks.
    var quotations = 0
    /// The column of the mark of the item of a list that it belongs to; nil if it belongs to none.
    var item: Int?
    /// Whether the line is blank, so that any list may begin below it.
    var isBehindBlank = true
  }

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
    guard !isPlain(source.bytes[position]) else { return position }
    moveToLine(of: position)
    switch source.bytes[position] {
    case UInt8(ascii: "\\"):
      if let end = takeForeignMathematics(at: position, range, into: &text) { return end }
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
      if let end = endOfComment(from: position + 4, range) { return end }
      unclosedComment = position
      let place = position..<position + 4
      text += addMistake(Diagnostic(.openComment, source, place), place).utf8
      return place.upperBound
    case 0xEE where rest.starts(with: "\u{E000}".utf8) || rest.starts(with: "\u{E001}".utf8):
      // Only this scanner writes the characters that mark placeholders.
      text += "\u{FFFD}".utf8
      return position + 3
    default: return position
    }
  }

  /// Whether a byte is a letter or a digit of ASCII or a space, with which nothing begins.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  /// Notes the line that a byte is on, going through the lines above it since the last time.
  mutating func moveToLine(of position: Int) {
    let line = source.line(at: position)
    if line < place.line { place = Place(line: line - 1) }
    while place.line < line {
      place.line += 1
      let prefix = LinePrefix(source, line: place.line)
      place.quotations = prefix.quotations
      if let item = prefix.item, item.mayInterrupt || place.item != nil || place.isBehindBlank {
        place.item = item.mark
      }
      place.isBehindBlank = prefix.end == source.range(ofLine: place.line).upperBound
      if place.isBehindBlank { place.item = nil }
    }
  }

  /// The byte behind the end of a comment.
  private func endOfComment(from start: Int, _ range: Range<Int>) -> Int? {
    var rest = source.bytes[start..<range.upperBound]
    while let sign = rest.firstIndex(of: UInt8(ascii: "-")) {
      rest = rest[sign...]
      if rest.starts(with: "-->".utf8) { return sign + 3 }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The end of the code span that begins with these backticks; the end of the backticks if none
  /// does.
  private func codeSpanEnd(_ start: Int, _ range: Range<Int>) -> Int {
    let backticks = source.bytes[start..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }
    var position = backticks.endIndex
    while position < range.upperBound, !endsParagraph(position, range) {
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
    let place = start..<close + 1
    do {
      text += try addValue(place).utf8
    } catch {
      text += addMistake(error, place).utf8
    }
    return place.upperBound
  }

  /// Reads `{= formula : format }`, and returns what stands for it.
  mutating func addValue(_ place: Range<Int>) throws(Diagnostic) -> String {
    let content = try ValueFormat.split(source, place.lowerBound + 2..<place.upperBound - 1)
    let syntax = try FormulaParser.parse(
      source, content.formula, settings: settings, quotations: self.place.quotations)
    return add(.value(syntax, content.format), place)
  }

  /// The `}` that closes a value; `${name}` and text in quotes inside it do not.
  func closingBrace(from start: Int, _ range: Range<Int>) -> Int? {
    var depth = 0
    var isQuoted = false
    var position = start
    while position < range.upperBound, !endsParagraph(position, range) {
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

  /// Whether a byte ends the paragraph at hand: it is a line feed, and the line behind it is blank but
  /// for the marks of a quotation, or begins another item of the list.
  func endsParagraph(_ position: Int, _ range: Range<Int>) -> Bool {
    guard source.bytes[position] == UInt8(ascii: "\n") else { return false }
    // A range ends with a line, or within the last one of a cell's options.
    let line = source.line(at: position) + 1
    guard position + 1 < range.upperBound, line < source.lineCount else { return true }
    let prefix = LinePrefix(source, line: line, quotations: place.quotations)
    if prefix.end == source.range(ofLine: line).upperBound { return true }
    guard let item = place.item, prefix.indentation <= item else { return false }
    return LinePrefix(source, line: line).item != nil
  }

  func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }

  /// Whether a byte can be part of a label or of a word: a letter, a digit, `_`, `-`, or not ASCII.
  func isWordByte(_ byte: UInt8) -> Bool {
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
    guard let place = setting(at: start, range) else {
      let place = start..<start + 2
      text += addMistake(Diagnostic(.openSetting, source, place), place).utf8
      return place.upperBound
    }
    do {
      text += try addSetting(place).utf8
    } catch {
      text += addMistake(error, place).utf8
    }
    return place.upperBound
  }

  /// Where the `${name}` that begins at a byte stands; nil if it is not closed.
  func setting(at start: Int, _ range: Range<Int>) -> Range<Int>? {
    let rest = source.bytes[start..<range.upperBound]
    return rest.firstIndex(of: UInt8(ascii: "}")).map { start..<$0 + 1 }
  }

  /// Reads `${name}`, and returns what stands for it.
  mutating func addSetting(_ place: Range<Int>) throws(Diagnostic) -> String {
    let name = source.text(place.lowerBound + 2..<place.upperBound - 1).trimmed.normalizedName
    return add(.setting(try settings.value(name, source, place)), place)
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
