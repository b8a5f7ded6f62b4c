// What can be wrong with the rows that a formula is computed for, and with the values of its inputs.

// Data and their columns.
extension Problem {
  static let noData = Problem(
    "no-data", "there are no data above this cell",
    advice: "Put a data cell with the inputs and labels before it.", lacks: [.data])

  static func noColumn(input: String, nearest: String?) -> Problem {
    let advice =
      if let nearest, !nearest.allSatisfy(\.isNameCharacter) {
        "Write `input \(input) = column(\"\(nearest)\")`."
      } else {
        suggestion(nearest) ?? "Name one of the data's columns \(input)."
      }
    return Problem(
      "no-column", "the data have no column for input \"\(input)\"", advice: advice,
      lacks: [.data])
  }

  static func noColumnNamed(_ column: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "no-column-named", "the data have no column \"\(column)\"",
      advice: suggestion(nearest) ?? "They have \(known.list).", lacks: [.data])
  }

  static func columnOnGrid(_ name: String) -> Problem {
    Problem(
      "column-on-grid", "\"\(name)\" is a column: it has values at the rows of the data only",
      advice: "Write a formula of the inputs instead.")
  }

  static func unknownDataSet(_ name: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "unknown-data-set", "there are no data named \"\(name)\"",
      advice: suggestion(nearest)
        ?? (known.isEmpty
          ? "Give a data cell the option `#| name: …`." : "There are \(known.list)."),
      lacks: [.name(name), .data])
  }

  static func takenDataSet(_ name: String) -> Problem {
    Problem(
      "taken-data-set", "there are data named \"\(name)\" already",
      advice: "Choose another name.")
  }
}

// Inputs without values.
extension Problem {
  static func freeInputs(_ names: [String], formula: String) -> Problem {
    Problem(
      "free-inputs",
      "\"\(formula)\" depends on \(names.list), which "
        + (names.count == 1 ? "has no value here" : "have no value here"),
      advice: formula.allSatisfy(\.isNameCharacter) && names != [formula]
        ? "Set \(names.count == 1 ? "it" : "them"), as in \(call(formula, names)), or take "
          + "mean(\(formula))."
        : "Take a mean over the rows, or another aggregate: mean(\(formula)).",
      lacks: [.trainingOf(formula)])
  }
}
