import Autodiff

// What can be wrong with a call of a function, aggregates and gradients among them.
extension Problem {
  static func notAFunction(_ name: String) -> Problem {
    Problem(
      "not-a-function", "\"\(name)\" takes no arguments",
      advice: "Write \(name) without brackets, or a product as \(name)*(…).")
  }

  /// - Parameter isColumn: Whether the data have a column of that name.
  static func functionWithoutArguments(_ name: String, isColumn: Bool) -> Problem {
    Problem(
      "function-without-arguments", "\"\(name)\" is a function and needs arguments",
      advice: "Write \(name)(…)"
        + (isColumn
          ? ", or for the column of the data `input x = column(\"\(name)\")` in a model." : "."))
  }

  /// - Parameters:
  ///   - expected: A number, or several: "2", "1 or 2".
  ///   - takesList: Whether the arguments could be the elements of a list.
  static func argumentCount(
    function: String, found: Int, expected: String, takesList: Bool = false
  ) -> Problem {
    Problem(
      "argument-count",
      "\"\(function)\" takes \(expected) argument\(expected == "1" ? "" : "s"), not \(found)",
      advice: takesList ? "Write several numbers as a list: \(function)([1, 2, 3])." : nil)
  }

  static func unknownArgument(_ name: String, function: String, known: [String]) -> Problem {
    Problem(
      "unknown-argument", "\"\(function)\" has no input named \"\(name)\"",
      advice: advice(onArguments: known))
  }

  static func unlabelledArgument(function: String, inputs: [String]) -> Problem {
    Problem(
      "unlabelled-argument", "the inputs of \"\(function)\" are set by name",
      advice: "Write \(call(function, inputs)).")
  }

  /// A formula with its inputs set: `f(x1: 1, x2: 1)`.
  static func call(_ formula: String, _ inputs: [String]) -> String {
    "\(formula)(\(inputs.map { "\($0): 1" }.joined(separator: ", ")))"
  }

  static func tooManyOperations(_ name: String, limit: Int) -> Problem {
    Problem(
      "too-many-operations",
      "with this \"\(name)\", more than \(limit) operations are copied",
      advice:
        "Give what a call comes to a name of its own, and use that name twice. Derivatives of "
        + "derivatives grow with each.")
  }

  static func aggregateElsewhere(_ name: String) -> Problem {
    Problem(
      "aggregate-elsewhere",
      "\"\(name)\" runs over the rows of the data, in checks and in prose only",
      advice: "Define the formula of one row here, and write \(name)(…) of it where it is used.",
      isAboutShape: true)
  }

  static func aggregateInGradient(_ name: String) -> Problem {
    Problem(
      "aggregate-in-gradient",
      "\"gradient\" cannot look into \"\(name)\", which runs over the rows of the data",
      advice: "Write \(name)(gradient(…)) instead.")
  }

  static func notAVariable(_ text: String) -> Problem {
    Problem(
      "not-a-variable", "\"\(text)\" is nothing to differentiate by",
      advice: "Name an input, a parameter, or an element as in W[0, 1].")
  }

  static func missingDerivative(of function: ScalarFunction) -> Problem {
    Problem(
      nil,
      "\(function.name) is needed here, and the program that added \"\(function.baseName)\" gives no "
        + "rule for it",
      advice: "Give \(counted(function.order, "derivative")) in "
        + "ScalarFunction(\"\(function.baseName)\", value: …, derivatives: …).")
  }

  static func arrayVariable(_ name: String, _ shape: Shape) -> Problem {
    Problem(
      "array-variable", "\"\(name)\" is \(shape), and a partial derivative is by one number",
      advice: "Name an element, as in \(element(of: name, shape)).")
  }
}
