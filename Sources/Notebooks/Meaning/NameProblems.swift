// What can be wrong with a name: it means nothing, or something else already.
extension Problem {
  static func unknownName(_ name: String, nearest: String?) -> Problem {
    Problem(
      "unknown-name", "there is nothing named \"\(name)\"",
      advice: advice(onUnknownNameNear: nearest), lacks: [.name(name), .data])
  }

  static func unknownFunction(_ name: String, nearest: String?) -> Problem {
    Problem(
      "unknown-function", "there is no function named \"\(name)\"",
      advice: advice(onUnknownNameNear: nearest), lacks: [.name(name)])
  }

  private static func advice(onUnknownNameNear nearest: String?) -> String {
    suggestion(nearest)
      ?? "Names are defined in a model cell above, or head a column of the data."
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
