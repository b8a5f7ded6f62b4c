import Autodiff
import Training

/// The values of the parameters of all models.
struct ParameterValues {
  /// The elements of all parameters now, in the order in which they were declared.
  var now: [Double] = []
  /// The values they were declared with.
  private(set) var initial: [Double] = []
  /// How the parameters that began at random were chosen.
  private(set) var random: [RandomParameter] = []

  /// What a parameter begins with.
  enum InitialValue {
    case values([Double])
    case random(Initializer)
  }

  /// Adds the elements of a parameter.
  mutating func add(_ name: String, _ shape: Shape, _ value: InitialValue, seed: Int) {
    let values: [Double]
    switch value {
    case .values(let given): values = given
    case .random(let initializer):
      let parameter = RandomParameter(
        name: name, shape: shape, initializer: initializer,
        elements: now.count..<now.count + shape.count)
      random.append(parameter)
      values = parameter.values(seed: seed)
    }
    now += values
    initial += values
  }

  /// Values that were taken down when there were fewer parameters, with those of now for the others.
  func completing(_ values: [Double]) -> [Double] {
    values.count < now.count ? values + now[values.count...] : values
  }
}

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
