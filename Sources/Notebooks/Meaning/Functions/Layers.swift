import Autodiff
import Training

extension LanguageFunction {
  /// Layers, of which some make their parameters where they stand.
  static let layers: [LanguageFunction] = [
    LanguageFunction(
      .layers, "dense(x, units: n, init: he())", "weights·x + bias, a vector of n",
      "`weights[n, …]`, `bias[n]`", makesParameters: true
    ) { session, call, context throws(Diagnostic) in
      let owner = try session.owner(of: call, context.sight)
      let (values, options) = try session.arguments(of: call, count: 1, labels: ["units", "init"])
      let units = try session.wholeNumber(options, "units", of: call, context.sight)
      let x = values[0]
      guard x.shape.dimensions.count <= 1 else {
        throw session.mismatch(
          call, "a dense layer takes a vector; write dense(flatten(…), units: \(units))")
      }
      let parameters = try session.layerParameters(
        call, owner, [units, x.shape.count], context.sight)
      return try session.apply(.dense, [x] + parameters, at: call.range)
    },
    LanguageFunction(
      .layers, "conv(x, filters: f, size: s, init: he())",
      "f filters of s × s laid over every place of an image", "`weights[f, c, s, s]`, `bias[f]`",
      makesParameters: true
    ) { session, call, context throws(Diagnostic) in
      let owner = try session.owner(of: call, context.sight)
      let (values, options) = try session.arguments(
        of: call, count: 1, labels: ["filters", "size", "init"])
      let filters = try session.wholeNumber(options, "filters", of: call, context.sight)
      let size = try session.wholeNumber(options, "size", of: call, context.sight)
      guard let image = values[0].shape.image else {
        throw session.mismatch(
          call, "it takes an image, [height, width] or [channels, height, width]")
      }
      guard size <= Swift.min(image.height, image.width) else {
        throw session.mismatch(call, "filters of \(size) × \(size) do not fit into it")
      }
      let parameters = try session.layerParameters(
        call, owner, [filters, image.channels, size, size], context.sight)
      return try session.apply(.convolution, values + parameters, at: call.range)
    },
    pool(.maxPool, "the largest of every s × s square"),
    pool(.meanPool, "the mean of every s × s square"),
    LanguageFunction(
      .layers, "flatten(x)", "all elements as a vector, row by row", "none"
    ) { session, call, _ throws(Diagnostic) in
      try session.apply(.flatten, session.arguments(of: call, count: 1).values, at: call.range)
    },
  ]

  private static func pool(_ operation: Primitive, _ value: String) -> LanguageFunction {
    LanguageFunction(.layers, "\(operation)(x, s)", value, "none") {
      session, call, context throws(Diagnostic) in
      let values = try session.arguments(of: call, count: 2).values
      let window = try session.wholeNumber(
        values[1], call.name, call.arguments[1].range, context.sight)
      return try session.apply(operation, [values[0]], window: window, at: call.range)
    }
  }
}

extension Session {
  /// What a layer's parameters are named after.
  fileprivate func owner(of call: Call, _ sight: Sight) throws(Diagnostic) -> String {
    switch sight.owner {
    case .formula(let name): return name
    case .function(let name):
      throw diagnostic(.layerInFunction(call.name, function: name), call.nameRange)
    case .none: throw diagnostic(.layerElsewhere(call.name), call.nameRange)
    }
  }

  /// The weights of that shape, and a bias for each of its first dimension.
  fileprivate mutating func layerParameters(
    _ call: Call, _ owner: String, _ shape: [Int], _ sight: Sight
  ) throws(Diagnostic) -> [Formula] {
    let limit = environment.limits.elements
    let count = shape.reduce(into: 1.0) { $0 *= Double($1) }
    guard count <= Double(limit) else {
      throw diagnostic(.tooManyElements(shape, limit: limit), call.range)
    }
    let initializer = try layerInitializer(call)
    try take(Shape(shape), at: call.range)
    try take(Shape([shape[0]]), at: call.range)
    let weights = Word("\(owner).weights", at: call.nameRange)
    let bias = Word("\(owner).bias", at: call.nameRange)
    for word in [weights, bias] {
      try checkFree(word)
      try checkNoColumn(word, through: sight)
    }
    return [
      declare(parameter: weights, Shape(shape), .random(initializer)),
      declare(
        parameter: bias, Shape([shape[0]]), .values([Double](repeating: 0, count: shape[0]))),
    ]
  }

  /// What the option `init:` says of a layer's weights.
  private func layerInitializer(_ call: Call) throws(Diagnostic) -> Initializer {
    guard let place = call.arguments.firstIndex(where: { $0.label == "init" }) else {
      return .glorot
    }
    guard let given = call.initializers[place] else {
      let range = call.formulaRange(place)
      let expected = "glorot(), he(), uniform(a, b) or normal(mean, sd)"
      throw diagnostic(
        .wrongOption(key: "init", found: source.text(range), expected: expected), range)
    }
    return given
  }

  fileprivate func wholeNumber(
    _ options: [String: Formula], _ label: String, of call: Call, _ sight: Sight
  ) throws(Diagnostic) -> Int {
    guard let formula = options[label],
      let place = call.arguments.firstIndex(where: { $0.label == label })
    else {
      throw diagnostic(.missingArgument(label, function: call.name), call.range)
    }
    return try wholeNumber(formula, label, call.formulaRange(place), sight)
  }

  /// A number of units, filters or pixels, which has to be known before anything runs.
  fileprivate func wholeNumber(
    _ formula: Formula, _ what: String, _ range: Range<Int>, _ sight: Sight
  ) throws(Diagnostic) -> Int {
    let largest = 1_000_000
    guard formula.shape.count == 1, formula.leaves.isEmpty,
      let number = Int(exactly: try value(formula, parameters.now, at: range)),
      (1...largest).contains(number)
    else {
      throw diagnostic(
        .wrongOption(
          key: what, found: sight.settings.expanding(source.text(range)),
          expected: "a whole number from 1 to \(largest)"), range)
    }
    return number
  }
}
