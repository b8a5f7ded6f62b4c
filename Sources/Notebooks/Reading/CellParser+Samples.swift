import Figures

extension CellParser {
  func plot(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    let entries = try entries(&tokens)
    let x = try OptionValue.axis(options, "x"), range = try options.range()
    let scale = try options.scale("scale"), xScale = try options.scale("x_scale")
    if scale == .logarithmic, let range, range.lowerBound <= 0 {
      throw options.wrong("range", "two numbers above 0, since the scale is logarithmic")
    }
    return .plot(
      entries,
      Cell.PlotOptions(x: x, at: try options.at(), range: range, scale: scale, xScale: xScale))
  }

  func images(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    let formula = try formula(&tokens)
    let count = try options.integer("count", in: 1...FigureDefaults.mostPictures)
    let columns = try options.integer("columns", in: 1...FigureDefaults.mostPictureColumns)
    let prediction = try options.formula("prediction")
    let only = try options.word("only", among: ["mistakes"])
    guard only == nil || prediction != nil else {
      throw options.wrong("only", "a prediction to compare with, in the option `prediction`")
    }
    return .images(
      formula,
      Cell.ImagesOptions(
        count: count ?? FigureDefaults.pictures, columns: columns, prediction: prediction,
        showsMistakesOnly: only != nil))
  }

  /// A prediction and a class.
  func confusion(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    let entries = try entries(&tokens)
    guard entries.count == 2 else {
      let range = entries[entries.count > 2 ? 2 : 0].syntax.range
      throw Diagnostic(.confusionEntries(entries.count), source, range)
    }
    return .confusion(entries[0], entries[1])
  }

  /// One formula that is the whole body.
  func formula(_ tokens: inout TokenStream) throws(Diagnostic) -> Syntax {
    tokens.skipNewlines()
    let formula = try FormulaParser.parse(&tokens)
    tokens.skipNewlines()
    guard tokens.isAtEnd else {
      let isSecond = tokens.current.kind == .symbol(.comma) || tokens.beginsLine
      throw isSecond
        ? Diagnostic(.severalFormulas(kind.rawValue), source, tokens.current.range)
        : tokens.unexpectedAfterFormula()
    }
    return formula
  }
}

extension CellOptions {
  /// `linear`, which it is without the option, or `log`.
  func scale(_ key: String) throws(Diagnostic) -> LineChart.Scale {
    try word(key, among: ["linear", "log"]) == "log" ? .logarithmic : .linear
  }

  /// One formula.
  func formula(_ key: String) throws(Diagnostic) -> Syntax? {
    guard let option = self[key] else { return nil }
    var tokens = try tokens(option)
    let formula = try FormulaParser.parse(&tokens)
    guard tokens.isAtEnd else { throw tokens.unexpectedAfterFormula() }
    return formula
  }

  /// `at: x3 = 0.5, x4 = 1`, `at: 3` or `at: 3, x4 = 1`.
  func at() throws(Diagnostic) -> Cell.At? {
    guard let option = self["at"] else { return nil }
    var tokens = try tokens(option)
    var at = Cell.At()
    repeat {
      if case .name(let name) = tokens.current.kind {
        let word = Cell.Word(name: name, range: tokens.current.range)
        tokens.advance()
        try tokens.expect(.assign, to: "and a value, as in `\(name) = 0.5`")
        let formula = try FormulaParser.parse(&tokens)
        guard !at.values.contains(where: { $0.input.name == name }) else {
          throw Diagnostic(.setTwice(name), source, word.range)
        }
        at.values.append((word, formula))
      } else {
        guard at.row == nil, at.values.isEmpty else {
          throw tokens.unexpected("an input and its value, as in `x1 = 0.5`")
        }
        let start = tokens.current.range.lowerBound
        let value = try OptionValue.number(&tokens)
        guard let number = Int(exactly: value), number > 0 else {
          throw wrong("at", "inputs and their values, as in `x1 = 0.5`, or a row counted from 1")
        }
        at.row = (number, start..<tokens.lastEnd)
      }
    } while tokens.take(.comma)
    try OptionValue.expectEnd(tokens)
    return at
  }

  /// The two ends of a scale; nil for `auto`, which is what it is without the option.
  func range() throws(Diagnostic) -> ClosedRange<Double>? {
    guard text("range") != "auto", let values = try numbers("range") else { return nil }
    guard values.count == 2, values[0] < values[1] else {
      throw wrong("range", "two numbers, the smaller first, as in `[0, 1]`, or `auto`")
    }
    return values[0]...values[1]
  }
}
