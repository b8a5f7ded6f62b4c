/// `each: seed = [1, 2, 3]`: what a training is run for, one value after the other.
struct EachOption: Sendable {
  /// `seed`, a parameter of the front matter, or a name that stands for columns of the data.
  var word: Cell.Word
  var values: [(value: SettingValue, range: Range<Int>)]

  static let largestCount = 1000

  init?(_ options: CellOptions) throws(Diagnostic) {
    guard let option = options["each"] else { return nil }
    var tokens = try options.tokens(option)
    let (name, range) = try tokens.expectName("a name and its values, as in `seed = [1, 2, 3]`")
    word = Cell.Word(name: name, range: range)
    try tokens.expect(.assign, to: "and values in brackets, as in `\(name) = [1, 2, 3]`")
    try tokens.expect(.openBracket, to: "and values, as in `\(name) = [1, 2, 3]`")
    values = []
    repeat {
      let start = tokens.current.range.lowerBound
      let value = try OptionValue.numberOrText(&tokens)
      let range = start..<tokens.lastEnd
      guard !values.contains(where: { $0.value == value }) else {
        throw Diagnostic(.repeatedValue(options.source.text(range)), options.source, range)
      }
      values.append((value, range))
      guard values.count <= Self.largestCount else {
        throw Diagnostic(
          .beyondLimit("the values of `each`", found: "more", limit: Self.largestCount),
          options.source, range)
      }
    } while tokens.take(.comma)
    try tokens.expect(.closeBracket, to: "or \",\" after a value")
    try OptionValue.expectEnd(tokens)
    for (value, range) in values { try check(value, range, options) }
    guard values.count > 1 else {
      throw options.wrong("each", "two values or more, as in `\(name) = [1, 2, 3]`")
    }
  }

  /// A value has to be of the type that the name stands for.
  private func check(
    _ value: SettingValue, _ range: Range<Int>, _ options: CellOptions
  ) throws(Diagnostic) {
    let expected: String
    switch (word.name == "seed" ? .number(0) : options.settings[word.name], value) {
    case (.number, .number(let number)):
      if word.name != "seed" || Int(exactly: number) != nil { return }
      expected = "whole numbers"
    case (.text, .text): return
    case (nil, .text): return
    case (.number, .text): expected = "numbers"
    case (.text, .number): expected = "texts"
    case (nil, .number): expected = "names of columns, since it is no parameter of the front matter"
    }
    throw Diagnostic(
      .wrongOption(key: word.name, found: options.source.text(range), expected: expected),
      options.source, range)
  }

  /// The front matter's parameters with one of the values.
  func settings(_ settings: Settings, at index: Int) -> Settings {
    settings.setting(word.name, to: values[index].value)
  }
}
