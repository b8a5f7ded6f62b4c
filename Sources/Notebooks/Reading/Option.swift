/// An option that a cell takes, as lists of options hold it.
protocol OptionDeclaration: Sendable {
  var name: String { get }
  /// What may be written and what it means, as the documentation's table says.
  var meaning: String { get }
  /// What holds without it, as that table says.
  var otherwise: String { get }

  /// Throws if a value is wrong by itself.
  func check(_ text: OptionText) throws(Diagnostic)
}

/// An option that a cell takes: its name, how its value is written, what it is without one, and what
/// the documentation says of it.
struct Option<Value: Sendable>: OptionDeclaration {
  let name: String
  let meaning: String
  let otherwise: String
  /// The value where the option is not given.
  let usual: Value
  /// Reads a value.
  let read: @Sendable (OptionText) throws(Diagnostic) -> Value

  /// Makes an option that has a usual value.
  ///
  /// - Parameter otherwise: What the documentation says of that value; nil to write it out.
  init(
    _ name: String, _ form: OptionForm<Value>, usual: Value, _ meaning: String,
    otherwise: String? = nil
  ) {
    self.name = name
    self.meaning = meaning
    self.otherwise = otherwise ?? form.spelling(usual)
    self.usual = usual
    read = form.read
  }

  /// Makes an option that has no value of its own where it is not given.
  init<Written>(
    _ name: String, _ form: OptionForm<Written>, _ meaning: String, otherwise: String
  ) where Value == Written? {
    self.name = name
    self.meaning = meaning
    self.otherwise = otherwise
    usual = nil
    read = { text throws(Diagnostic) in try form.read(text) }
  }

  func check(_ text: OptionText) throws(Diagnostic) { _ = try read(text) }
}

/// How the value of an option is written.
struct OptionForm<Value: Sendable>: Sendable {
  let read: @Sendable (OptionText) throws(Diagnostic) -> Value
  /// A value as the documentation writes it.
  let spelling: @Sendable (Value) -> String

  init(
    spelling: @escaping @Sendable (Value) -> String = { "\($0)" },
    read: @escaping @Sendable (OptionText) throws(Diagnostic) -> Value
  ) {
    self.read = read
    self.spelling = spelling
  }

  /// One of a few words, which stand for values.
  static func word(_ words: KeyValuePairs<String, Value>) -> OptionForm where Value: Equatable {
    OptionForm(
      spelling: { value in words.first { $0.value == value }.map { "`\($0.key)`" } ?? "" },
      read: { text throws(Diagnostic) in
        words[try text.word(among: words.map(\.key))].value
      })
  }
}

extension OptionForm<Bool> {
  /// `true` or `false`.
  static let flag = word(["true": true, "false": false])
}

extension OptionForm<Int> {
  /// A whole number within bounds.
  static func whole(in bounds: ClosedRange<Int>) -> OptionForm {
    OptionForm { text throws(Diagnostic) in
      let values = try text.numbers()
      guard values.count == 1, let value = Int(exactly: values[0]), bounds.contains(value) else {
        let end = bounds.upperBound == Int.max ? "" : " to \(bounds.upperBound)"
        throw text.wrong("a whole number from \(bounds.lowerBound)\(end)")
      }
      return value
    }
  }

  /// A whole number with a ceiling that only a run may raise.
  ///
  /// - Parameter what: What has the ceiling, as the beginning of a sentence.
  static func whole(
    from lower: Int, limit: KeyPath<Notebook.Limits, Int> & Sendable, _ what: String
  ) -> OptionForm {
    let form = whole(in: lower...Int.max)
    return OptionForm { text throws(Diagnostic) in
      let value = try form.read(text)
      let limit = text.limits[keyPath: limit]
      guard value <= limit else {
        throw Diagnostic(
          .beyondLimit(what, found: "\(value)", limit: limit), text.source, text.range)
      }
      return value
    }
  }
}

extension OptionForm<Double> {
  /// One number that meets a condition.
  static func number(
    _ expected: String, where holds: @escaping @Sendable (Double) -> Bool
  ) -> OptionForm {
    OptionForm(spelling: \.spelling) { text throws(Diagnostic) in
      let values = try text.numbers()
      guard values.count == 1, holds(values[0]) else { throw text.wrong(expected) }
      return values[0]
    }
  }
}

extension OptionForm<Located<Double>> {
  /// A part of the rows, and where it is given.
  static let partOfRows: OptionForm = {
    let form = OptionForm<Double>.number("a part of the rows between 0 and 1") { $0 > 0 && $0 < 1 }
    return OptionForm { text throws(Diagnostic) in
      Located(try form.read(text), at: text.range)
    }
  }()
}

extension OptionForm<Word> {
  /// A name by itself.
  static func name(_ expected: String) -> OptionForm {
    OptionForm { text throws(Diagnostic) in
      try text.read { tokens throws(Diagnostic) in try tokens.expectName(expected) }
    }
  }
}

extension OptionForm<[Word]> {
  /// Names between commas.
  static func names(_ expected: String) -> OptionForm {
    OptionForm { text throws(Diagnostic) in
      try text.read { tokens throws(Diagnostic) in try tokens.expectNames(expected) }
    }
  }
}

extension OptionForm<Syntax> {
  /// One formula.
  static let formula = OptionForm { text throws(Diagnostic) in
    var tokens = try text.tokens()
    let formula = try FormulaParser.parse(&tokens)
    guard tokens.isAtEnd else { throw tokens.unexpectedAfterFormula() }
    return formula
  }
}
