import Autodiff

extension LanguageFunction {
  /// The functions that work on each element by itself.
  static let ofNumbers: [LanguageFunction] = [
    unary(.exp, "eˣ"),
    unary(.log, "the natural logarithm: −∞ at 0, NaN below", "∞ at 0, NaN below"),
    unary(.log1p, "log(1 + x), exact for small x"),
    unary(.expm1, "eˣ − 1, exact for small x"),
    unary(.sqrt, "the square root, NaN below 0", "∞ at 0"),
    unary(.abs, "the absolute value", "0 at 0"),
    unary(.sign, "−1, 0 or 1", "0 everywhere"),
    unary(.sin, "the sine, x in radians"),
    unary(.cos, "the cosine, x in radians"),
    unary(.tanh, "the hyperbolic tangent, from −1 to 1"),
    unary(.sigmoid, "1 / (1 + e⁻ˣ), from 0 to 1"),
    unary(.softplus, "log(1 + eˣ), without overflow"),
    unary(.relu, "x above 0, otherwise 0", "0 at 0"),
    leakyRelu,
    LanguageFunction(
      .numbers, "pow(x, y)", "xʸ, and 1 for y = 0",
      "by x: y·xʸ⁻¹, 0 where y is 0; by y: xʸ·log x, 0 where x is 0 and y is not negative"
    ) { session, call, _ throws(Diagnostic) in
      try session.apply(.power, session.plainArguments(of: call, count: 2), at: call.range)
    },
    extreme(.min, "the smallest of two or more"),
    extreme(.max, "the largest of two or more"),
    LanguageFunction(
      .numbers, "where(condition, x, y)", "x where the condition is not 0, otherwise y",
      "that of the one that is chosen"
    ) { session, call, _ throws(Diagnostic) in
      try session.apply(.choose, session.plainArguments(of: call, count: 3), at: call.range)
    },
  ]

  private static func unary(
    _ operation: Primitive, _ value: String, _ derivative: String = ""
  ) -> LanguageFunction {
    LanguageFunction(.numbers, "\(operation)(x)", value, derivative) {
      session, call, _ throws(Diagnostic) in
      try session.apply(operation, session.plainArguments(of: call, count: 1), at: call.range)
    }
  }

  private static func extreme(_ operation: Primitive, _ value: String) -> LanguageFunction {
    LanguageFunction(
      .numbers, "\(operation)(x, y)", value, "shared evenly by those that are equal",
      applies: { call, _ in !Functions.isAggregate(call.name, call.arguments) }
    ) { session, call, _ throws(Diagnostic) in
      let values = try session.plainArguments(of: call, count: nil)
      return try session.extreme(operation, of: values, at: call.range)
    }
  }

  private static let leakyRelu = LanguageFunction(
    .numbers, "leaky_relu(x, slope: 0.01)",
    "x above 0, otherwise slope·x; the slope may be left out", "the slope at 0"
  ) { session, call, _ throws(Diagnostic) in
    let (values, options) = try session.arguments(of: call, count: 1, labels: ["slope"])
    let slope = options["slope"] ?? session.names.graph.constant(0.01)
    return try session.apply(.leakyRelu, [values[0], slope], at: call.range)
  }
}
