/// Where inputs have their values from: `at: x1 = 0.5, x2 = 1`, or `at: 3` for the third row of the
/// data.
///
/// Rows count from 1, as people count them. A row may have values behind it that take the place of
/// its own: `at: 3, x2 = 0`.
struct AtOption: Sendable {
  /// An input, and the formula that it is set to.
  struct Setting: Sendable {
    var input: Word
    var formula: Syntax
  }

  var row: Located<Int>?
  var values: [Setting] = []

  /// Every formula of the option.
  var formulas: [Syntax] { values.map(\.formula) }
}

extension OptionForm<AtOption> {
  /// `x3 = 0.5, x4 = 1`, `3` or `3, x4 = 1`.
  static let at = OptionForm { text throws(Diagnostic) in
    try text.read { tokens throws(Diagnostic) in
      var at = AtOption()
      repeat {
        guard case .name = tokens.current.kind else {
          guard at.row == nil, at.values.isEmpty else {
            throw tokens.unexpected("an input and its value, as in `x1 = 0.5`")
          }
          at.row = try text.row(&tokens)
          continue
        }
        let input = try tokens.expectName("an input")
        try tokens.expect(.assign, to: "and a value, as in `\(input.value) = 0.5`")
        let formula = try FormulaParser.parse(&tokens)
        guard !at.values.contains(where: { $0.input.value == input.value }) else {
          throw Diagnostic(.setTwice(input.value), text.source, input.range)
        }
        at.values.append(AtOption.Setting(input: input, formula: formula))
      } while tokens.take(.comma)
      return at
    }
  }
}

extension OptionText {
  /// The number of a row, from 1.
  fileprivate func row(_ tokens: inout TokenStream) throws(Diagnostic) -> Located<Int> {
    let number = try tokens.expectNumber()
    guard let row = Int(exactly: number.value), row > 0 else {
      throw wrong("inputs and their values, as in `x1 = 0.5`, or a row counted from 1")
    }
    return Located(row, at: number.range)
  }
}
