// What can be wrong with the text of a formula.

// Words.
extension Problem {
  static func notANumber(_ text: String) -> Problem {
    Problem(
      "not-a-number", "\"\(text)\" is no number", advice: "Write numbers like 2, 0.3 or 1e-3.")
  }

  static let openString = Problem(
    "open-string", "this text has no closing quote on its line", advice: "Close it with \".")

  static let openSetting = Problem(
    "open-setting", "\"${\" has no \"}\" on its line",
    advice: "Write a parameter of the front matter as ${name}.")

  static func unknownSetting(_ name: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "unknown-setting", "the front matter has no parameter \"\(name)\"",
      advice: suggestion(nearest)
        ?? (known.isEmpty
          ? "Add it under parameters: in the front matter." : "It has \(known.list)."))
  }

  /// - Parameter isBehindOperand: Whether it stands right behind a number, a name or a bracket.
  static func unexpectedCharacter(_ character: String, isBehindOperand: Bool = false) -> Problem {
    Problem(
      "unexpected-character", "\"\(character)\" means nothing in a formula",
      advice: advice(onCharacter: character, isBehindOperand))
  }

  private static let quotes = "Write text between straight double quotes: \"text\"."

  private static func advice(onCharacter character: String, _ isBehindOperand: Bool) -> String? {
    switch character {
    case "&": "Write `and`."
    case "|": "Write |x| as abs(x), and `or` between conditions."
    case "!" where isBehindOperand: "A factorial is written out: 1*2*3."
    case "!": "Write `not`."
    case "²", "³": "Write ^2 or ^3."
    case "·", "×": "Write *."
    case "≥": "Write >=."
    case "≤": "Write <=."
    case "≠": "Write !=."
    case "÷": "Write /."
    case "−", "–": "Write the minus sign as -."
    case "'", "’": isBehindOperand ? "Write a derivative as gradient(f, x)." : quotes
    case "“", "”", "„", "‘", "«", "»": quotes
    case "∞": "Write inf."
    case "√": "Write sqrt(x)."
    case "∑": "Write sum(x)."
    case "⋅", "∙", "•", "∗", "⊙": "Write *."
    case "{", "}": "Group with ( and )."
    default:
      character.unicodeScalars.first.flatMap { scalar in
        scalar.plain.map { "Write \($0): this is \(scalar.codeAndName)." }
      }
    }
  }
}

// Their order.
extension Problem {
  static func unexpected(found: String, expected: String) -> Problem {
    Problem("unexpected", "expected \(expected), found \(found)")
  }

  /// - Parameters:
  ///   - text: What stands where the operator should.
  ///   - before: What stands before that.
  ///   - isApart: Whether there is a space between them.
  static func missingOperator(before text: String, after before: String, isApart: Bool) -> Problem {
    Problem(
      "missing-operator", "expected an operator before \"\(text)\"",
      advice: Synonyms.words[before] ?? Synonyms.words[text]
        ?? advice(onNumber: before, text, isApart: isApart)
        ?? (before.last?.isNameCharacter == true && before.first?.isNumber == false
          ? "A product is written out: \(before)*\(text). What a function is of stands in brackets: "
            + "\(before)(\(text))."
          : "A product is written out: 2*x, w*(x + 1)."))
  }

  /// What to write for a number in a form of another language.
  private static func advice(onNumber before: String, _ text: String, isApart: Bool) -> String? {
    guard Double(decimal: before) != nil else { return nil }
    if Double(decimal: text) != nil {
      return "Write a number without spaces, as 1000, and commas between the elements of a list."
    }
    if !isApart, before == "0", let value = Double("0" + text) {
      return "Write numbers in decimal digits: \(value.spelling)."
    }
    return nil
  }

  static func openBracket(_ text: String) -> Problem {
    Problem(
      "open-bracket", "this \"\(text.prefix(1))\" is never closed",
      advice: "Close it with \(text.hasPrefix("[") ? "]" : ")").")
  }

  static let doubleStar = Problem(
    "double-star", "\"**\" means nothing in a formula", advice: "Write a power as x^2.")

  static let assignment = Problem(
    "assignment", "\"=\" gives a name, and none can be given here",
    advice: "Write == to compare, and >= or <= with the = behind.")

  static let chainedComparison = Problem(
    "chained-comparison", "comparisons cannot be chained", advice: "Write a < b and b < c.")

  static func tooDeep(limit: Int) -> Problem {
    Problem(
      "too-deep", "more than \(limit) brackets or signs are open at once",
      advice: "Give parts of the formula names of their own.")
  }
}

// Moments: f@100, f@run[seed: 1].
extension Problem {
  static func notAnEpoch(_ text: String) -> Problem {
    Problem(
      "not-an-epoch", "\"\(text)\" is no number of epochs",
      advice: "Write a whole number from 0 on, as in f@100.")
  }

  static let severalChoices = Problem(
    "several-choices", "more than one value is named", advice: "Write an entry for each.")
}

// Calls with named arguments.
extension Problem {
  static func unknownChoice(
    _ what: String, _ name: String, nearest: String?, known: [String]
  ) -> Problem {
    Problem(
      "unknown-choice", "there is no \(what) named \"\(name)\"",
      advice: suggestion(nearest, orKnown: known))
  }

  static func missingArgument(
    _ label: String, function: String, example: String = "and a number"
  ) -> Problem {
    Problem(
      "missing-argument", "\"\(function)\" needs `\(label):`",
      advice: "Write \(label): \(example).")
  }

  static func noSuchArgument(
    _ label: String, function: String, nearest: String?, known: [String]
  ) -> Problem {
    Problem(
      "no-such-argument", "\"\(function)\" has no argument named \"\(label)\"",
      advice: suggestion(nearest) ?? advice(onArguments: known))
  }

  static func repeatedArgument(_ name: String) -> Problem {
    Problem(
      "repeated-argument", "two arguments are named \"\(name)\"", advice: "Keep one of them.")
  }

  /// What to write where a function has no argument of that name.
  static func advice(onArguments known: [String]) -> String {
    known.isEmpty ? "Write its arguments without names." : "It has \(known.list)."
  }

  /// The advice to take the nearest name, or else one of those that there are.
  static func suggestion(_ nearest: String?, orKnown known: [String]) -> String {
    suggestion(nearest) ?? "Known \(known.count == 1 ? "is" : "are") \(known.list)."
  }
}
