import Autodiff
import Training

/// A parameter that begins with random values.
struct RandomParameter {
  var name: String
  var shape: Shape
  var initializer: Initializer
  /// Where its elements lie among those of all parameters.
  var elements: Range<Int>

  /// Its first values for a seed, by a stream of random numbers of its own, so that another
  /// parameter more or less changes none of them.
  func values(seed: Int) -> [Double] {
    var generator = RandomGenerator(seed: UInt64(truncatingIfNeeded: seed), stream: name)
    return initializer.values(shape: shape.dimensions, generator: &generator)
  }
}

extension Session {
  /// What a parameter begins with.
  enum InitialValue {
    case values([Double])
    case random(Initializer)
  }

  /// Adds a parameter with the value it begins with.
  @discardableResult
  mutating func declare(
    parameter name: String, _ shape: Shape, _ initial: InitialValue, at range: Range<Int>
  ) -> Formula {
    let parameter = scope.graph.parameter(name, shape)
    scope.define(name, .parameter(parameter), at: range)
    let values: [Double]
    switch initial {
    case .values(let given): values = given
    case .random(let initializer):
      let random = RandomParameter(
        name: name, shape: shape, initializer: initializer,
        elements: parameters.count..<parameters.count + shape.count)
      randomParameters.append(random)
      values = random.values(seed: seed)
    }
    parameters += values
    initialParameters += values
    return parameter
  }

  /// `parameter W[3, 2] = …`: a number, a list of the parameter's shape, or `glorot()` and the like.
  mutating func declare(
    _ word: Cell.Word, _ shape: Shape, _ initial: Syntax
  ) throws(Diagnostic) {
    try checkFree(word)
    try checkNoColumn(word)
    try take(shape, at: word.range)
    let context = FormulaContext(place: .number, parameters: parameters, isInitialValue: true)
    let resolution = try resolve(initial, in: context)
    if let initializer = resolution.initializers[initial.root] {
      declare(parameter: word.name, shape, .random(initializer), at: word.range)
      return
    }
    let values = try values(resolution.formulas[initial.root], shape, of: word, at: initial.range)
    declare(parameter: word.name, shape, .values(values), at: word.range)
  }

  /// A number for every element, or the elements of a value of that shape.
  private func values(
    _ formula: Formula, _ shape: Shape, of word: Cell.Word, at range: Range<Int>
  ) throws(Diagnostic) -> [Double] {
    guard formula.shape.count > 1 else {
      return [Double](repeating: try value(formula, at: range), count: shape.count)
    }
    guard formula.shape == shape else {
      throw diagnostic(.initialShape(word.name, shape, given: formula.shape), range)
    }
    let function = Function(formula)
    guard function.inputNames.isEmpty else {
      throw diagnostic(.freeInputs(function.inputNames, formula: source.text(range)), range)
    }
    return function.values(Batch(), parameters: parameters)
  }

  /// `glorot()`, `he()`, `uniform(-1, 1)` or `normal(0, 0.1)`.
  func initializer(
    _ initial: Builtin.Initial, _ call: Call
  ) throws(Diagnostic) -> Initializer {
    let names =
      switch initial {
      case .glorot, .he: [String]()
      case .uniform: ["lower", "upper"]
      case .normal: ["mean", "sd"]
      }
    guard call.values.count == names.count else {
      throw argumentCount(call, expected: "\(names.count)")
    }
    var numbers: [Double] = []
    for (place, argument) in call.arguments.enumerated() {
      if let label = argument.label, label != names[place] {
        throw noSuchArgument(label, of: call.name, known: names, at: argument.range)
      }
      numbers.append(try value(call.values[place], at: argument.range))
    }
    let initializer: Initializer =
      switch initial {
      case .glorot: .glorot
      case .he: .he
      case .uniform: .uniform(numbers[0], numbers[1])
      case .normal: .normal(mean: numbers[0], standardDeviation: numbers[1])
      }
    do {
      try initializer.validate()
    } catch {
      let place = names.firstIndex(
        of: error.argument == "standardDeviation" ? "sd" : error.argument)
      let range = place.map { call.arguments[$0].range } ?? call.range
      throw diagnostic(
        .wrongOption(
          key: place.map { names[$0] } ?? call.name, found: source.text(range),
          expected: error.expected), range)
    }
    return initializer
  }
}
