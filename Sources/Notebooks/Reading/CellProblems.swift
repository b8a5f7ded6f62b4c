// What can be wrong with the text of a cell and with its options.

// Cells.
extension Problem {
  static func labelOnCell(_ kind: String) -> Problem {
    Problem(
      "label-on-cell", "\(kind.withArticle) cell is not numbered, so it takes no label",
      advice: "Labels belong to figures (fig-…) and tables (tbl-…).")
  }
}

// Options.
extension Problem {
  static func unknownOption(
    _ key: String, cell: String, nearest: String?, known: [String]
  ) -> Problem {
    Problem(
      "unknown-option", "\(cell.withArticle) cell has no option \"\(key)\"",
      advice: suggestion(nearest, orKnown: known))
  }

  static func repeatedOption(_ key: String) -> Problem {
    Problem(
      "repeated-option", "the option \"\(key)\" is given twice", advice: "Keep one of them.")
  }

  static let optionWithoutColon = Problem(
    "option-without-colon", "an option needs a colon behind its name",
    advice: "Write `#| key: value`.")

  static func wrongOption(key: String, found: String, expected: String) -> Problem {
    Problem("wrong-option", "\"\(key)\" takes \(expected), not \"\(found)\"")
  }

  static func beyondLimit(_ what: String, found: String, limit: Int) -> Problem {
    Problem(
      "beyond-limit", "\(what) may come to \(limit) at most, not \(found)", advice: allowLarge)
  }

  /// What to do about a limit of what a notebook may ask for.
  static let allowLarge = "If you trust the notebook, allow it with `--allow-large`."

  static func emptyRange(_ lower: Double, _ upper: Double) -> Problem {
    Problem(
      "empty-range", "the range from \(lower.spelling) to \(upper.spelling) is empty",
      advice: "Write the smaller number first, as in [0, 1].")
  }

  static func unboundedRange(_ lower: Double, _ upper: Double) -> Problem {
    Problem(
      "unbounded-range", "the range from \(lower.spelling) to \(upper.spelling) is too wide",
      advice: "Choose ends that are nearer to each other.")
  }

  static func notAnIndex(_ text: String) -> Problem {
    Problem(
      "not-an-index", "\"\(text)\" is no index", advice: "Indices are whole numbers from 0 on.")
  }

  static func setTwice(_ name: String) -> Problem {
    Problem("set-twice", "\"\(name)\" is set twice", advice: "Keep one of them.")
  }

  static func repeatedValue(_ text: String) -> Problem {
    Problem(
      "repeated-value", "\"\(text)\" is among the values already", advice: "Keep one of them.")
  }
}
