import Autodiff

/// `each: seed = [1, 2, 3]`: what a training is run for, one value after the other.
struct EachOption: Sendable {
  /// `seed`, a parameter of the front matter, or a name that stands for columns of the data.
  var name: Word
  var values: [Located<SettingValue>]

  /// The name by which the seed is meant.
  static let seedName = "seed"
  fileprivate static let largestCount = 1000

  var isSeed: Bool { name.value == Self.seedName }
}

extension OptionForm<EachOption> {
  /// A name and its values, each once and of the type that the name stands for.
  static let each = OptionForm { text throws(Diagnostic) in
    let each = try text.read { tokens throws(Diagnostic) in
      let name = try tokens.expectName("a name and its values, as in `seed = [1, 2, 3]`")
      let example = text.exampleOfEach(name.value)
      try tokens.expect(.assign, to: "and values in brackets, as in \(example)")
      try tokens.expect(.openBracket, to: "and values, as in \(example)")
      var values: [Located<SettingValue>] = []
      repeat {
        let value = try tokens.expectNumberOrText()
        guard !values.contains(where: { $0.value == value.value }) else {
          throw Diagnostic(
            .repeatedValue(text.source.text(value.range)), text.source, value.range)
        }
        values.append(value)
        guard values.count <= EachOption.largestCount else {
          throw Diagnostic(
            .beyondLimit(
              "the values of `each`", found: "more", limit: EachOption.largestCount),
            text.source, value.range)
        }
      } while tokens.take(.comma)
      try tokens.expect(.closeBracket, to: "or \",\" after a value")
      return EachOption(name: name, values: values)
    }
    for value in each.values { try text.check(value, of: each) }
    guard each.values.count > 1 else {
      throw text.wrong("two values or more, as in \(text.exampleOfEach(each.name.value))")
    }
    return each
  }
}

extension OptionText {
  /// Values such as the name may stand for.
  fileprivate func exampleOfEach(_ name: String) -> String {
    switch name == EachOption.seedName ? .number(0) : settings[name] {
    case .number: "`\(name) = [1, 2, 3]`"
    case .text: "`\(name) = [\"a\", \"b\"]`"
    case nil: "`\(name) = [a, b]` with names of columns"
    }
  }

  /// A value has to be of the type that the name stands for.
  fileprivate func check(
    _ value: Located<SettingValue>, of each: EachOption
  ) throws(Diagnostic) {
    let expected: String
    switch (each.isSeed ? .number(0) : settings[each.name.value], value.value) {
    case (.number, .number(let number)):
      if !each.isSeed || Int(exactly: number) != nil { return }
      expected = "whole numbers"
    case (.text, .text): return
    case (nil, .text): return
    case (.number, .text): expected = "numbers"
    case (.text, .number): expected = "texts"
    case (nil, .number): expected = "names of columns, since it is no parameter of the front matter"
    }
    throw wrong(each.name.value, expected, at: value.range)
  }
}

extension Session {
  /// Throws unless the name of `each` can stand for its values.
  ///
  /// - Parameter words: The words of the loss and of the other options.
  mutating func check(
    _ each: EachOption, usedWords words: Set<String>, through sight: Sight
  ) throws(Diagnostic) {
    guard !each.isSeed else { return }
    let name = each.name
    guard settings[name.value] == nil else {
      if names.fixedWords.contains(name.value) {
        throw diagnostic(.eachBeforeTraining(name.value), name.range)
      }
      guard words.contains(name.value) else {
        throw diagnostic(.eachUnused(name.value), name.range)
      }
      return
    }
    guard let data = sight.data else { throw diagnostic(.noData, name.range) }
    var shape: Shape?
    for value in each.values {
      guard case .text(let column) = value.value else { continue }
      guard let found = data.column(column).map({ Shape($0.shape) }) else {
        let known = data.columns.map(\.name)
        throw diagnostic(
          .noColumnNamed(column, nearest: nearestName(to: column, among: known), known: known),
          value.range)
      }
      if let shape, found != shape {
        throw diagnostic(.columnShape(column, found, input: name.value, shape), value.range)
      }
      shape = found
    }
    // A column by that name would hide those that it is to stand for.
    let isTaken = data.column(name.value) != nil
    switch names[name.value, through: sight] {
    case .input(let input) where !isTaken:
      if let shape, input.shape != shape {
        throw diagnostic(
          .columnShape(name.value, shape, input: name.value, input.shape), name.range)
      }
    case .input, .parameter, .formula, .function:
      throw diagnostic(.eachNameTaken(name.value), name.range)
    case nil:
      guard !isTaken, !environment.functions.reserves(name.value) else {
        throw diagnostic(.eachNameTaken(name.value), name.range)
      }
      _ = names.column(name.value, shape ?? .scalar, at: name.range)
    }
  }

  /// Throws unless a name for columns is one that the loss depends on.
  func checkUse(of each: EachOption, in loss: Formula) throws(Diagnostic) {
    let name = each.name.value
    guard settings[name] == nil, !each.isSeed,
      !loss.leaves.contains(where: { $0.operation == .input && $0.name == name })
    else { return }
    throw diagnostic(.eachUnused(name), each.name.range)
  }
}

extension Problem {
  static func eachNameTaken(_ name: String) -> Problem {
    Problem(
      "each-name-taken", "\"\(name)\" means something else already, so it cannot stand for columns",
      advice: "Choose another name.")
  }

  static func eachBeforeTraining(_ name: String) -> Problem {
    Problem(
      "each-before-training",
      "\"\(name)\" is used in a cell above, which is not run again for each value",
      advice: "Use it in the loss or in an option of this cell, or run the notebook with "
        + "`-P \(name)=…`.")
  }

  static func eachUnused(_ name: String) -> Problem {
    Problem(
      "each-unused", "the training does not depend on \"\(name)\"",
      advice: "Use it in the loss, or as ${\(name)} in an option.")
  }
}
