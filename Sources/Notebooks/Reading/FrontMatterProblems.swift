// What can be wrong with the front matter of a notebook.
extension Problem {
  static let noFrontMatter = Problem(
    "no-front-matter", "the notebook does not begin with front matter",
    advice: "Begin with a line ---, then title: and a title, then a line ---.")

  static let openFrontMatter = Problem(
    "open-front-matter", "the front matter is never closed",
    advice: "Close it with a line --- below the last `key: value`.")

  static func badYAML(_ text: String) -> Problem {
    Problem(
      "bad-yaml", "the front matter is not valid YAML: \(text)",
      advice: text.contains("mapping values are not allowed")
        ? "A text with a colon stands in quotes: title: \"Bias: a story\"."
        : "Lines of one level begin in the same column, and what belongs to a key stands further "
          + "right.")
  }

  static let noTitle = Problem(
    "no-title", "the front matter has no title", advice: "Add a line such as title: A perceptron.")

  static func repeatedKey(_ key: String) -> Problem {
    Problem("repeated-key", "the front matter has \"\(key)\" twice", advice: "Keep one of them.")
  }

  static func unknownKey(_ key: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "unknown-key", "front matter has no \"\(key)\"", advice: suggestion(nearest, orKnown: known))
  }

  static func wrongType(key: String, expected: String) -> Problem {
    Problem("wrong-type", "\"\(key)\" takes \(expected)")
  }

  static func notAName(_ text: String) -> Problem {
    Problem(
      "not-a-name", "\"\(text)\" cannot be the name of a parameter",
      advice: "A name is a letter and letters, digits or _ behind it, and not built in.")
  }

  static func nameOfSetting(_ name: String) -> Problem {
    Problem(
      "name-of-setting", "\"\(name)\" is a parameter of the front matter already",
      advice: "Choose another name.")
  }

  /// A chapter of a book, or a file of data.
  static func unreadableFile(_ path: String, reason: String) -> Problem {
    Problem(
      "unreadable-file", "\"\(path)\" cannot be read: \(reason)",
      advice: "Files are read from below the notebook's folder, or below one that `--allow-read` "
        + "names.")
  }
}
