import Autodiff

// What can be wrong with an axis of a figure.
extension Problem {
  static func notAnAxis(_ name: String, nearest: String?) -> Problem {
    Problem(
      "not-an-axis", "\"\(name)\" is neither an input of a model nor a parameter",
      advice: suggestion(nearest), lacks: [.name(name)])
  }

  static func arrayAxis(_ name: String, _ shape: Shape, isInput: Bool) -> Problem {
    Problem(
      "array-axis", "\"\(name)\" is \(shape), and an axis is one number",
      advice: isInput
        ? "An input is an axis if it is declared as one number."
        : "Name an element of it: \(element(of: name, shape)) in [-1, 1].")
  }

  static func axisWithoutRange(_ name: String) -> Problem {
    Problem(
      "axis-without-range", "nothing says from where to where the parameter \"\(name)\" goes",
      advice: "Write its ends behind it: \(name) in [-1, 1].")
  }

  static func constantColumn(_ name: String, value: Double) -> Problem {
    Problem(
      "constant-column", "the data have \(value.spelling) for \"\(name)\" in every row",
      advice: advice(onRangeOf: name))
  }

  static func unboundedColumn(_ name: String) -> Problem {
    Problem(
      "unbounded-column", "the values of \"\(name)\" span no range that can be drawn",
      advice: advice(onRangeOf: name))
  }

  private static func advice(onRangeOf name: String) -> String {
    "Say over which range to draw: `#| x: \(name) in [0, 1]`."
  }

  static func setAxis(_ name: String) -> Problem {
    Problem(
      "set-axis", "\"\(name)\" is an axis, so it has no fixed value",
      advice: "Take it out of `at`, or name another axis.")
  }
}
