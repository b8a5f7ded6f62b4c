import Autodiff
import Training

/// What a layer's parameters are named after.
enum LayerOwner: Equatable {
  /// Nothing: the formula stands where no parameters are made.
  case none
  /// The formula that a model defines.
  case formula(String)
  /// A function, which has no parameters since it may be called with different shapes.
  case function(String)
}

// Layers, which make their parameters where they stand.
extension Session {
  mutating func layer(_ layer: Builtin.Layer, _ call: Call) throws(Diagnostic) -> Formula {
    switch layer {
    case .dense: return try dense(call)
    case .convolution: return try convolution(call)
    case .maxPool, .meanPool:
      let values = try arguments(of: call, count: 2, labels: []).values
      let window = try wholeNumber(values[1], call.name, call.arguments[1].range)
      return try apply(
        layer == .maxPool ? .maxPool : .meanPool, [values[0]], window: window, at: call.range)
    case .flatten:
      return try apply(.flatten, arguments(of: call, count: 1, labels: []).values, at: call.range)
    }
  }

  /// `dense(x, units: 16)`: weights · x + bias.
  private mutating func dense(_ call: Call) throws(Diagnostic) -> Formula {
    let owner = try owner(of: call)
    let (values, options) = try arguments(of: call, count: 1, labels: ["units", "init"])
    let units = try wholeNumber(options, "units", of: call)
    let x = values[0]
    guard x.shape.dimensions.count <= 1 else {
      throw diagnostic(
        .shapeMismatch(
          operation: call.name, [x.shape],
          expectation: "a dense layer takes a vector; write dense(flatten(…), units: \(units))"),
        call.range)
    }
    let parameters = try layerParameters(call, owner, [units, x.shape.count])
    return try apply(.dense, [x] + parameters, at: call.range)
  }

  /// `conv(x, filters: 8, size: 3)`: every filter laid over every place of an image.
  private mutating func convolution(_ call: Call) throws(Diagnostic) -> Formula {
    let owner = try owner(of: call)
    let (values, options) = try arguments(of: call, count: 1, labels: ["filters", "size", "init"])
    let filters = try wholeNumber(options, "filters", of: call)
    let size = try wholeNumber(options, "size", of: call)
    let shape = values[0].shape
    func mismatch(_ expectation: String) -> Diagnostic {
      diagnostic(
        .shapeMismatch(operation: call.name, [shape], expectation: expectation), call.range)
    }
    guard let image = shape.image else {
      throw mismatch("it takes an image, [height, width] or [channels, height, width]")
    }
    guard size <= Swift.min(image.height, image.width) else {
      throw mismatch("filters of \(size) × \(size) do not fit into it")
    }
    let parameters = try layerParameters(call, owner, [filters, image.channels, size, size])
    return try apply(.convolution, values + parameters, at: call.range)
  }

  /// The weights of that shape, and a bias for each of its first dimension.
  private mutating func layerParameters(
    _ call: Call, _ owner: String, _ shape: [Int]
  ) throws(Diagnostic) -> [Formula] {
    let count = shape.reduce(into: 1.0) { $0 *= Double($1) }
    guard count <= Double(limits.elements) else {
      throw diagnostic(.tooManyElements(shape, limit: limits.elements), call.range)
    }
    var initializer = Initializer.glorot
    if let place = call.arguments.firstIndex(where: { $0.label == "init" }) {
      guard let given = call.initializers[place] else {
        let range = call.syntax.nodes[call.arguments[place].value].range
        let expected = "glorot(), he(), uniform(a, b) or normal(mean, sd)"
        throw diagnostic(
          .wrongOption(key: "init", found: source.text(range), expected: expected), range)
      }
      initializer = given
    }
    try take(Shape(shape), at: call.range)
    try take(Shape([shape[0]]), at: call.range)
    let weights = Cell.Word(name: "\(owner).weights", range: call.nameRange)
    let bias = Cell.Word(name: "\(owner).bias", range: call.nameRange)
    for word in [weights, bias] {
      try checkFree(word)
      try checkNoColumn(word)
    }
    return [
      declare(parameter: weights.name, Shape(shape), .random(initializer), at: weights.range),
      declare(
        parameter: bias.name, Shape([shape[0]]),
        .values([Double](repeating: 0, count: shape[0])), at: bias.range),
    ]
  }

  private func owner(of call: Call) throws(Diagnostic) -> String {
    switch layerOwner {
    case .formula(let name): return name
    case .function(let name):
      throw diagnostic(.layerInFunction(call.name, function: name), call.nameRange)
    case .none: throw diagnostic(.layerElsewhere(call.name), call.nameRange)
    }
  }

  private mutating func wholeNumber(
    _ options: [String: Formula], _ label: String, of call: Call
  ) throws(Diagnostic) -> Int {
    guard let formula = options[label],
      let argument = call.arguments.first(where: { $0.label == label })
    else {
      throw diagnostic(.missingArgument(label, function: call.name), call.range)
    }
    return try wholeNumber(formula, label, call.syntax.nodes[argument.value].range)
  }

  /// A number of units, filters or pixels, which has to be known before anything runs.
  private func wholeNumber(
    _ formula: Formula, _ what: String, _ range: Range<Int>
  ) throws(Diagnostic) -> Int {
    let largest = 1_000_000
    guard formula.shape.count == 1, formula.leaves.isEmpty,
      let number = Int(exactly: try value(formula, at: range)), (1...largest).contains(number)
    else {
      throw diagnostic(
        .wrongOption(
          key: what, found: settings.expanding(source.text(range)),
          expected: "a whole number from 1 to \(largest)"), range)
    }
    return number
  }
}
