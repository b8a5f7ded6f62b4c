// What Quarto's Markdown has besides GitHub's: taken where it means something here, told where not.
extension ProseScanner {
  /// `[@fig-x]` or `[-@fig-x]`, which are the reference without the brackets.
  mutating func takeBracketedReference(
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
  mutating func takeUnsupported(
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
