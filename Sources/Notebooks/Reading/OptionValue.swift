import Training

/// Reads the values of options that are more than a word.
enum OptionValue {
  /// A number, perhaps with a sign, or `${name}`.
  static func number(
    _ tokens: inout TokenStream, _ settings: Settings
  ) throws(Diagnostic) -> Double {
    let sign: Double = tokens.take(.minus) ? -1 : 1
    let token = tokens.current
    let value: Double
    switch token.kind {
    case .number(let number): value = number
    case .setting(let name): value = try settings.value(name, tokens.source, token.range)
    default: throw tokens.unexpected("a number")
    }
    tokens.advance()
    return sign * value
  }

  static func expectEnd(_ tokens: TokenStream) throws(Diagnostic) {
    guard tokens.isAtEnd else { throw tokens.unexpected("the end of the option") }
  }

  /// `gradient_descent(rate: 0.3)`.
  static func optimizer(_ options: CellOptions) throws(Diagnostic) -> Optimizer? {
    guard let option = options["optimizer"] else { return nil }
    let known = ["gradient_descent"]
    var tokens = try TokenStream(options.source, option.valueRange)
    let (name, range) = try tokens.expectName("an optimizer, such as gradient_descent(rate: 0.1)")
    guard known.contains(name) else {
      throw Diagnostic(
        .unknownOptimizer(name, nearest: nearestName(to: name, among: known), known: known),
        options.source, range)
    }
    try tokens.expect(.open, to: "and the rate, as in gradient_descent(rate: 0.1)")
    let (label, labelRange) = try tokens.expectName("`rate:`")
    guard label == "rate" else {
      throw Diagnostic(
        .unknownArgument(label, function: name, known: ["rate"]), options.source, labelRange)
    }
    try tokens.expect(.colon, to: "after `rate`")
    let rateRange = tokens.current.range
    let rate = try number(&tokens, options.settings)
    guard rate > 0 else {
      throw Diagnostic(
        .wrongOption(key: "rate", found: "\(rate)", expected: "a number above 0"), options.source,
        rateRange)
    }
    try tokens.expect(.close, to: "after the rate")
    try expectEnd(tokens)
    return .gradientDescent(rate: rate)
  }

  /// `x1` or `x1 in [-1, 2]`: an input, and the range it is drawn over.
  static func axis(
    _ options: CellOptions, _ key: String
  ) throws(Diagnostic) -> AxisOption? {
    guard let option = options[key] else { return nil }
    var tokens = try TokenStream(options.source, option.valueRange)
    let (name, nameRange) = try tokens.expectName("an input, as in `x1` or `x1 in [0, 1]`")
    guard case .name("in") = tokens.current.kind else {
      try expectEnd(tokens)
      return AxisOption(name: name, nameRange: nameRange, range: nil)
    }
    tokens.advance()
    let start = tokens.current.range.lowerBound
    try tokens.expect(.openBracket, to: "and two numbers, as in `\(name) in [0, 1]`")
    let lower = try number(&tokens, options.settings)
    try tokens.expect(.comma, to: "between the two ends")
    let upper = try number(&tokens, options.settings)
    try tokens.expect(.closeBracket, to: "after the second number")
    try expectEnd(tokens)
    guard lower < upper else {
      throw Diagnostic(
        .emptyRange(lower, upper), options.source, start..<option.valueRange.upperBound)
    }
    guard (upper - lower).isDrawable else {
      throw Diagnostic(
        .unboundedRange(lower, upper), options.source, start..<option.valueRange.upperBound)
    }
    return AxisOption(name: name, nameRange: nameRange, range: lower...upper)
  }
}

extension Double {
  /// Whether a range of this length can be divided into the nodes of a grid without overflow.
  var isDrawable: Bool {
    self * Double(FigureDefaults.largestResolution) < .greatestFiniteMagnitude
  }
}

/// An input that a figure is drawn over.
struct AxisOption: Sendable {
  var name: String
  var nameRange: Range<Int>
  var range: ClosedRange<Double>?
}
