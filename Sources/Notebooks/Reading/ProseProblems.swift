// What can be wrong with the prose of a notebook.
extension Problem {
  static let openValue = Problem(
    "open-value", "\"{=\" has no \"}\" in its paragraph",
    advice: "Close it: {= formula } or {= formula : .4f }.")

  static let openMathematics = Problem(
    "open-mathematics", "\"$$\" has no second \"$$\" in its paragraph",
    advice: "Close the formula with $$, and leave out empty lines in it; \\$\\$ are two dollar "
      + "signs.")

  static let spacedMathematics = Problem(
    "spaced-mathematics", "a formula between dollar signs has no space inside them",
    advice: "Write it without, as in $x^2$, or \\$ for a dollar sign.")

  static func bracketedMathematics(_ bracket: String, instead: String) -> Problem {
    Problem(
      "bracketed-mathematics", "\"\(bracket)\" is a bracket in Markdown, where no formula begins",
      advice: "Write \(instead)…\(instead) for a formula, and a bracket without the backslash.")
  }

  static func bareEnvironment(_ name: String) -> Problem {
    Problem(
      "bare-environment", "\"\\begin{\(name)}\" stands outside of a formula",
      advice: "Write $$ before it and behind its \\end{\(name)}.")
  }

  static let openComment = Problem(
    "open-comment", "this comment is never closed",
    advice: "Close it with -->, or write `<!--` for the signs themselves.")

  static func badFormat(_ message: String) -> Problem { Problem("bad-format", message) }

  static func longMathematics(limit: Int) -> Problem {
    Problem(
      "long-mathematics", "this formula has more than \(limit) bytes",
      advice: "Set its parts apart.")
  }

  static func badMathematics(message: String, advice: String?) -> Problem {
    Problem("bad-mathematics", message, advice: advice)
  }

  static func unknownLabel(_ label: String, nearest: String?) -> Problem {
    Problem(
      "unknown-label", "nothing has the label \"\(label)\"",
      advice: suggestion(nearest)
        ?? "Give a cell the option `#| label: …`, or a heading {#sec-…}.")
  }

  static func repeatedLabel(_ label: String) -> Problem {
    Problem(
      "repeated-label", "the label \"\(label)\" is taken already",
      advice: "Choose another label.")
  }

  static func notASectionLabel(_ label: String) -> Problem {
    Problem(
      "not-a-section-label", "\"\(label)\" is no label for a section", advice: "Write {#sec-…}.")
  }

  static func unsupportedMarkdown(_ what: String, instead: String) -> Problem {
    Problem(
      "unsupported-markdown", "\(what) are not part of GitHub's Markdown", advice: instead)
  }
}
