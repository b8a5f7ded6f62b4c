import Training

// What can be wrong with a table as text.
extension Problem {
  /// - Parameter file: The file that the table stands in, if it is not the notebook.
  static func badData(_ kind: CSVReader.Problem.Kind, file: String? = nil) -> Problem {
    switch kind {
    case .noRows:
      Problem(
        "no-rows", "expected a line of headings and at least one row of numbers",
        advice: "Write a line of headings, then rows with a value in each column.")
    case .emptyHeading(let column):
      Problem(
        "empty-heading", "column \(column) has no heading",
        advice: "Write a name for it into the first line, or take the column out of all lines.")
    case .repeatedHeading(let heading):
      Problem(
        "repeated-heading", "two columns have the heading \"\(heading.shortened)\"",
        advice: "Choose another heading for one of them.")
    case .headingOfValues(let text):
      Problem(
        "heading-of-values",
        "the first line is to have the headings, and \"\(text.shortened)\" in it looks like a value",
        advice: "If the line is a row, write the option `#| header: false`, and the columns are "
          + "called c1, c2, …; if it has names, begin each with a letter.")
    case .fieldCount(let found, let expected, let other):
      Problem(
        "field-count", "expected \(counted(expected, "value")) in this row, found \(found)",
        advice: "Values stand between commas, one below each heading"
          + (other.map { ", and in this line there are \($0.name)" } ?? "") + ".")
    case .otherSeparator(let separator, let commas):
      Problem(
        "other-separator", "the values seem to stand between \(separator.name)",
        advice: commas == .other
          ? "Write commas between them; a number has none in it, but a point before its decimals, and "
            + "a text with a comma stands between double quotes."
          : "Write commas between them, and points before decimals"
            + (separator.conversion(commas, file).map { ": \($0)." } ?? "."))
    case .misfit(let misfit): .misfit(misfit)
    case .openQuote:
      Problem("open-quote", "this quote is never closed", advice: "Close it with \".")
    case .textAfterQuote:
      Problem(
        "text-after-quote", "expected a comma or the end of the line after the closing quote",
        advice: "Write \"\" for a quote within a text.")
    }
  }

  private static func misfit(_ misfit: CSVReader.Misfit) -> Problem {
    let (text, column) = (misfit.text.shortened, misfit.column.shortened)
    let place = "\"\(text)\" in column \"\(column)\""
    let others = misfit.otherCount
    let classes =
      misfit.classes.isEmpty
      ? ""
      : " If these are classes, list them: `#| classes: \(ClassList.spelling(column, misfit.classes))`."
    switch misfit.reason {
    case .wordAmongNumbers:
      return Problem(
        "not-a-number-in-column",
        "\(place) is no number" + more(others, "is none either", "are none either"),
        advice: "Write a number, or words in the whole column." + classes)
    case .numberAmongWords:
      return Problem(
        "number-among-words",
        "\(place) is a number among words" + more(others, "is a number too", "are numbers too"),
        advice: "A column holds numbers or words." + classes)
    case .lookalike(.gap):
      return Problem(
        "missing-value",
        (text.isEmpty ? "a value is missing in column \"\(column)\"" : "\(place) is no value")
          + more(others, "does not fit either", "do not fit either"),
        advice: "Write a value, or leave the row out." + classes)
    case .lookalike(let lookalike):
      return Problem(
        "looks-like-a-number",
        "\(place) looks like \(lookalike.name)"
          + more(others, "does not fit either", "do not fit either"),
        advice: lookalike.wayOn(text, column) + classes)
    case .twin(let word):
      let sign = InvisibleSign.first(in: text) ?? InvisibleSign.first(in: word)
      return Problem(
        "twin-words",
        "\(place) looks like another word of the column and is not the same"
          + (sign.map { ": in one of them is \($0.codeAndName)" } ?? "")
          + more(others, "does not fit either", "do not fit either"),
        advice: "Type both words again.")
    case .undeclared(let words):
      return .undeclaredClass(text, column: column, words: words, otherCount: others)
    }
  }
}

extension CSVReader.Misfit {
  /// The values of the column in an order that they may have as classes: what looks like a number
  /// among numbers is no class, and false comes before true.
  fileprivate var classes: [String] {
    if texts.contains(where: { $0 != $0.shortened }) { return [] }
    guard case .lookalike(let lookalike) = reason else { return texts }
    if texts.contains(where: { $0.isEmpty || Double(decimal: $0) != nil }) { return [] }
    return lookalike == .truthValue ? texts.sorted { $0.lowercased() < $1.lowercased() } : texts
  }
}

extension CSVReader.Separator {
  fileprivate var name: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .bar: "\"|\""
    }
  }

  /// The command that puts commas in their place, and points in place of commas.
  fileprivate func conversion(_ commas: CSVReader.Problem.Commas, _ file: String?) -> String? {
    guard let file else { return nil }
    let sign =
      switch self {
      case .comma: ","
      case .semicolon: ";"
      case .tab: "\\t"
      case .bar: "|"
      }
    return shellCommand(
      commas == .none ? "tr '\(sign)' ','" : "tr ',\(sign)' '.,'", on: file, naming: "-commas")
  }
}

extension Lookalike {
  /// What it is, with its article.
  fileprivate var name: String {
    switch self {
    case .gap: "a gap"
    case .infinity: "infinity, which is no number"
    case .tooLarge: "a number that is larger than the largest there is"
    case .tooManyDigits: "a whole number whose last digits would be lost"
    case .marked("("): "a number in brackets"
    case .marked(let sign): "a number with \(Self.name(of: sign)) in it"
    case .several(let sign): "several numbers with \(Self.name(of: sign)) between them"
    case .quoted: "a number in quotes"
    case .trailingSign: "a number with its sign behind it"
    case .percentage("%"): "a percentage"
    case .percentage: "a number of thousandths"
    case .amountOfMoney: "an amount of money"
    case .measure(let unit): "a number with the unit \(unit)"
    case .date: "a date"
    case .time: "a time"
    case .fraction: "a fraction"
    case .truthValue: "a truth value"
    case .otherSigns: "a number in other signs than 0 to 9, \".\" and \"-\""
    case .otherBase: "a number that is not decimal"
    case .power: "a power"
    }
  }

  private static func name(of sign: Character) -> String {
    switch sign {
    case ",": "a comma"
    case " ": "a space"
    case "'": "an apostrophe"
    case ";": "a semicolon"
    case "\t": "a tab"
    case ".": "points"
    default: "\"\(sign)\""
    }
  }

  /// What to write in its place.
  fileprivate func wayOn(_ text: String, _ column: String) -> String {
    switch self {
    case .gap: "Write a value."
    case .infinity: "Write a number, or leave the row out."
    case .tooLarge: "The largest is about 1.8e308: choose a larger unit."
    case .tooManyDigits:
      "Whole numbers are exact up to 9007199254740992. Write \"\(text).0\" if it may be rounded; if "
        + "it only names something, leave the column out or write a letter before it."
    case .marked(","):
      "A number has a point before its decimals and nothing else: write "
        + (Self.readings(of: text) ?? "it so") + "."
    case .marked(" "), .several:
      "Values stand between commas, one below each heading; a number has nothing between its digits "
        + "but a point before its decimals."
    case .marked: "A number has a point before its decimals and nothing else."
    case .quoted: "Write the number alone."
    case .trailingSign: "Write the sign before the number."
    case .percentage(let sign): "Write the number alone, and \(sign) into the heading."
    case .amountOfMoney: "Write the number alone, and the currency into the heading."
    case .measure(let unit):
      "Write the number alone, and the unit into the heading: \(column) (\(unit))."
    case .date: "Write a number, such as the days since the first date, or leave the column out."
    case .time: "Write a number, such as the hours since midnight, or leave the column out."
    case .fraction: "Write it as a decimal number, such as 0.5."
    case .truthValue: "Write 1 for true and 0 for false."
    case .otherSigns:
      "Write it with the digits 0 to 9, a point before its decimals, and a hyphen for minus."
    case .otherBase: "Write it as a decimal number."
    case .power: "Write powers of ten with an e: 1.5e3."
    }
  }

  /// A number with a comma, as it may have been meant.
  private static func readings(of text: String) -> String? {
    let meant = CommaReadings(text).all
    return meant.isEmpty ? nil : meant.joined(separator: " or ")
  }
}
