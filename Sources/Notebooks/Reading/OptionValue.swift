/// Reads the values of options that are more than a word.
enum OptionValue {
  /// A number, perhaps with a sign, or `${name}`.
  static func number(_ tokens: inout TokenStream) throws(Diagnostic) -> Double {
    let sign: Double = tokens.take(.minus) ? -1 : 1
    guard case .number(let value) = tokens.current.kind else {
      throw tokens.unexpected("a number")
    }
    tokens.advance()
    return sign * value
  }

  /// A number, a name or a text in double quotes.
  static func numberOrText(_ tokens: inout TokenStream) throws(Diagnostic) -> SettingValue {
    switch tokens.current.kind {
    case .name(let text), .string(let text):
      tokens.advance()
      return .text(text)
    case .number, .symbol(.minus): return .number(try number(&tokens))
    default: throw tokens.unexpected("a number or a name")
    }
  }

  static func expectEnd(_ tokens: TokenStream) throws(Diagnostic) {
    guard tokens.isAtEnd else { throw tokens.unexpected("the end of the option") }
  }

  /// `x1`, `x1 in [-1, 2]` or `W[0, 1] in [-1, 2]`: an input or a parameter, and the range it is drawn
  /// over.
  static func axis(
    _ options: CellOptions, _ key: String
  ) throws(Diagnostic) -> AxisOption? {
    guard let option = options[key] else { return nil }
    var tokens = try options.tokens(option)
    var (name, nameRange) = try tokens.expectName(
      "an input or a parameter, as in `x1` or `x1 in [0, 1]`")
    let indices = try indices(&tokens)
    if indices != nil { nameRange = nameRange.lowerBound..<tokens.lastEnd }
    guard case .name("in") = tokens.current.kind else {
      try expectEnd(tokens)
      return AxisOption(name: name, indices: indices, nameRange: nameRange, range: nil)
    }
    tokens.advance()
    let start = tokens.current.range.lowerBound
    try tokens.expect(.openBracket, to: "and two numbers, as in `\(name) in [0, 1]`")
    let lower = try number(&tokens)
    try tokens.expect(.comma, to: "between the two ends")
    let upper = try number(&tokens)
    try tokens.expect(.closeBracket, to: "after the second number")
    try expectEnd(tokens)
    guard lower < upper else {
      throw Diagnostic(
        .emptyRange(lower, upper), options.source, start..<option.valueRange.upperBound)
    }
    guard (upper - lower).isDrawable else {
      throw Diagnostic(
        .unboundedRange(lower, upper), options.source, start..<option.valueRange.upperBound)
    }
    return AxisOption(
      name: name, indices: indices, nameRange: nameRange, range: lower...upper)
  }

  /// `[0, 1]` behind the name of an array.
  private static func indices(_ tokens: inout TokenStream) throws(Diagnostic) -> [Int]? {
    guard tokens.take(.openBracket) else { return nil }
    var indices: [Int] = []
    repeat {
      let start = tokens.current.range.lowerBound
      let value = try number(&tokens)
      guard let index = Int(exactly: value), index >= 0 else {
        let range = start..<tokens.lastEnd
        throw Diagnostic(.notAnIndex(tokens.source.text(range)), tokens.source, range)
      }
      indices.append(index)
    } while tokens.take(.comma)
    try tokens.expect(.closeBracket, to: "after the indices")
    return indices
  }
}

extension Double {
  /// Whether a range of this length can be divided into the nodes of a grid without overflow.
  var isDrawable: Bool {
    self * Double(Notebook.Limits.large.resolution) < .greatestFiniteMagnitude
  }
}

/// An input or a parameter that a figure is drawn over.
struct AxisOption: Sendable {
  var name: String
  /// Which element of a parameter that is an array, counted from 0.
  var indices: [Int]?
  /// Where the name stands, with the indices.
  var nameRange: Range<Int>
  var range: ClosedRange<Double>?

  /// What the axis is called.
  var title: String { name + (indices.map { "\($0)" } ?? "") }
}
