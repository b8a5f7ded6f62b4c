// What can be wrong with a name: it means nothing, or something else already.
extension Problem {
  /// - Parameter known: The names that there are, the notebook's own first.
  static func unknownName(_ name: String, known: [String]) -> Problem {
    Problem(
      "unknown-name", "there is nothing named \"\(name)\"",
      advice: Synonyms.advice(onName: name) ?? suggestion(nearestName(to: name, among: known))
        ?? "Names are defined in a model cell above, or head a column of the data.",
      lacks: [.name(name), .data])
  }

  /// - Parameters:
  ///   - known: The names that there are, the notebook's own first.
  ///   - functions: The functions among them that are not the notebook's own.
  static func unknownFunction(
    _ name: String, known: [String], functions: [String]
  ) -> Problem {
    var listed: [String] = []
    for function in functions where !listed.contains(function) { listed.append(function) }
    return Problem(
      "unknown-function", "there is no function named \"\(name)\"",
      advice: Synonyms.advice(onFunction: name)
        ?? (Synonyms.isMissing(name) ? nil : suggestion(nearestName(to: name, among: known)))
          ?? "There are \(listed.list), and what a model cell defines.",
      lacks: [.name(name)])
  }

  static func reservedName(_ name: String) -> Problem {
    Problem(
      "reserved-name", "\"\(name)\" is built in and cannot be defined again",
      advice: "Choose another name.")
  }

  static func redefined(_ name: String, line: Int) -> Problem {
    Problem(
      "redefined", "\"\(name)\" is defined on line \(line) already",
      advice: "Choose another name.")
  }

  static func nameOfColumn(_ name: String) -> Problem {
    Problem(
      "name-of-column", "\"\(name)\" is a column of the data already",
      advice: "Choose another name.")
  }

  static func textSetting(_ name: String) -> Problem {
    Problem(
      "text-setting",
      "the parameter \"\(name)\" of the front matter is text, and a formula needs numbers")
  }
}
