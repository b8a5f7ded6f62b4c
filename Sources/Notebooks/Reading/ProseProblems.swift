// What can be wrong with the prose of a notebook.
extension Problem {
  static let openValue = Problem(
    "open-value", "\"{=\" has no \"}\" in its paragraph",
    advice: "Close it: {= formula } or {= formula : .4f }.")

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
