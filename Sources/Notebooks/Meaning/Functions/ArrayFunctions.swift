import Autodiff

extension LanguageFunction {
  /// The functions of all elements of an array.
  ///
  /// Where a mean over the rows may stand, a value of one element counts as a number, and it is that.
  static let ofArrays: [LanguageFunction] = [
    reduction("sum(x)", "the sum of all elements") { session, x, range throws(Diagnostic) in
      try session.apply(.sum, [x], at: range)
    },
    reduction("mean(x)", "their mean") { session, x, range throws(Diagnostic) in
      let count = session.names.graph.constant(Double(x.shape.count))
      return try session.apply(.divide, [session.apply(.sum, [x], at: range), count], at: range)
    },
    reduction("min(x)", "the smallest element", "shared evenly by those that are equal") {
      session, x, range throws(Diagnostic) in
      try session.apply(.minimum, [x], at: range)
    },
    reduction("max(x)", "the largest element", "shared evenly by those that are equal") {
      session, x, range throws(Diagnostic) in
      try session.apply(.maximum, [x], at: range)
    },
    ofArraysOnly(
      .argmax, "the index of the first largest element, from 0; NaN if one is", "0 everywhere"),
    ofArraysOnly(.softmax, "eˣ / Σ eˣ: an array of the same shape that sums to 1"),
    // Truth by element: NaN stays NaN.
    reduction("all(x)", "1 if no element is 0", "0 everywhere") {
      session, x, range throws(Diagnostic) in
      try session.apply(.minimum, [!(!x)], at: range)
    },
    reduction("any(x)", "1 unless all elements are 0", "0 everywhere") {
      session, x, range throws(Diagnostic) in
      try session.apply(.maximum, [!(!x)], at: range)
    },
    reduction("count(x)", "how many elements are not 0", "0 everywhere") {
      session, x, range throws(Diagnostic) in
      try session.apply(.sum, [!(!x)], at: range)
    },
  ]

  /// A function that means something else where there is no array.
  private static func reduction(
    _ call: String, _ value: String, _ derivative: String = "",
    make: @escaping @Sendable (inout Session, Formula, Range<Int>) throws(Diagnostic) -> Formula
  ) -> LanguageFunction {
    LanguageFunction(
      .arrays, call, value, derivative,
      applies: { call, context in call.isOfArray(in: context) }
    ) { session, call, _ throws(Diagnostic) in
      try make(&session, call.values[0], call.range)
    }
  }

  private static func ofArraysOnly(
    _ operation: Primitive, _ value: String, _ derivative: String = ""
  ) -> LanguageFunction {
    LanguageFunction(.arrays, "\(operation)(x)", value, derivative) {
      session, call, _ throws(Diagnostic) in
      let x = try session.plainArguments(of: call, count: 1)[0]
      guard x.shape != .scalar else {
        throw session.mismatch(call, "it takes a vector or another array")
      }
      return try session.apply(operation, [x], at: call.range)
    }
  }
}

extension Call {
  /// Whether its only argument is an array, of which `sum`, `min` and `max` make one number.
  ///
  /// In prose a vector of one element is a number.
  func isOfArray(in context: FormulaContext) -> Bool {
    guard values.count == 1, arguments[0].label == nil else { return false }
    // One number of each row goes over the rows, though a layer with one unit makes a list of it.
    let isOfRows =
      context.place == .number && values[0].shape.count == 1 && context.sight.data != nil
      && values[0].leaves.contains { $0.operation == .input }
    return values[0].shape != .scalar && !isOfRows
  }
}

extension Session {
  /// The mistake of arguments without labels whose shapes a function cannot take.
  func mismatch(_ call: Call, _ expectation: String) -> Diagnostic {
    let shapes = zip(call.arguments, call.values).filter { $0.0.label == nil }.map(\.1.shape)
    return diagnostic(
      .shapeMismatch(operation: call.name, shapes, expectation: expectation), call.range)
  }
}
