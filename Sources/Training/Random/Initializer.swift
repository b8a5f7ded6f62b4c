import Kernels

/// How the values of a parameter are chosen before training.
///
/// The random ones depend on how many numbers flow into each output of a layer (fan-in) and out of
/// each input (fan-out), which the parameter's shape tells:
///
/// | shape | meaning | fan-in | fan-out |
/// |---|---|---|---|
/// | `[]` | a number | 1 | 1 |
/// | `[n]` | the weights of one output | n | 1 |
/// | `[m, n]` | a dense layer from n inputs to m outputs | n | m |
/// | `[f, c, h, w]` | f filters of h × w over c channels | c·h·w | f·h·w |
public enum Initializer: Sendable, Equatable {
  /// The same number everywhere.
  case constant(Double)
  /// Uniform in ±√(6 / (fan-in + fan-out)), for tanh and sigmoid.
  ///
  /// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
  /// 2010, equation 16.
  case glorot
  /// Normal with mean 0 and variance 2 / fan-in, for relu.
  ///
  /// He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015, equation 10.
  case he
  /// Uniform between two bounds.
  case uniform(Double, Double)
  /// Normal with a mean and a standard deviation.
  case normal(mean: Double, standardDeviation: Double)

  /// The initial values of a parameter.
  ///
  /// - Parameters:
  ///   - shape: The lengths of its dimensions, all 1 or more; empty for a number.
  ///   - generator: Where random values come from; it is left as it was by `constant`.
  /// - Returns: As many values as the shape holds, the last dimension running fastest.
  public func values(shape: [Int], generator: inout RandomGenerator) -> [Double] {
    require(
      shape.allSatisfy { $0 > 0 }, "a parameter's dimensions are 1 or more, not \(shape)")
    let count = shape.reduce(1, *)
    let (fanIn, fanOut) = Self.fans(shape)
    switch self {
    case .constant(let value): return [Double](repeating: value, count: count)
    case .glorot:
      let bound = (6 / Double(fanIn + fanOut)).squareRoot()
      return (0..<count).map { _ in generator.uniform(-bound, bound) }
    case .he:
      let deviation = (2 / Double(fanIn)).squareRoot()
      return (0..<count).map { _ in generator.normal(standardDeviation: deviation) }
    case .uniform(let lower, let upper):
      return (0..<count).map { _ in generator.uniform(lower, upper) }
    case .normal(let mean, let deviation):
      return (0..<count).map { _ in generator.normal(mean: mean, standardDeviation: deviation) }
    }
  }

  /// What flows into an output and out of an input, by the table above.
  static func fans(_ shape: [Int]) -> (fanIn: Int, fanOut: Int) {
    switch shape.count {
    case 0: (1, 1)
    case 1: (shape[0], 1)
    default:
      (shape[1...].reduce(1, *), shape[2...].reduce(shape[0], *))
    }
  }

  /// Throws if an argument is not finite or the bounds are out of order.
  public func validate() throws(ArgumentOutOfRange) {
    switch form {
    case .number(let value): try ArgumentRange.finite.check("value", value, preceding: nil)
    case .call(let declaration, let numbers): try declaration.check(numbers)
    }
  }
}

// The initial values as a `model` cell writes them.
extension Initializer: CustomStringConvertible {
  /// All initial values that are written as calls, in the order of the documentation.
  public static let declarations = [Calls.glorot, Calls.he, Calls.uniform, Calls.normal]

  /// The initial value as a `model` cell writes it, such as `glorot()` or `uniform(-1, 1)`.
  public var description: String {
    switch form {
    case .number(let value): value.spelling
    case .call(let declaration, let numbers):
      "\(declaration.name)(\(numbers.map(\.spelling).joined(separator: ", ")))"
    }
  }

  /// What an author writes: a number, or a call with its arguments in the declaration's order.
  private enum Form {
    case number(Double)
    case call(CallDeclaration<Initializer>, [Double])
  }

  private var form: Form {
    switch self {
    case .constant(let value): .number(value)
    case .glorot: .call(Calls.glorot, [])
    case .he: .call(Calls.he, [])
    case .uniform(let lower, let upper): .call(Calls.uniform, [lower, upper])
    case .normal(let mean, let deviation): .call(Calls.normal, [mean, deviation])
    }
  }

  private enum Calls {
    static let glorot = CallDeclaration<Initializer>(
      "glorot", summary: "evenly between ±√(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010)"
    ) { _ in .glorot }

    static let he = CallDeclaration<Initializer>(
      "he",
      summary: "from a normal distribution of mean 0 and variance 2 / fan-in (He et al., 2015)"
    ) { _ in .he }

    static let uniform = CallDeclaration<Initializer>(
      "uniform", .init("lower", .finite), .init("upper", .fromPreceding),
      summary: "evenly between the two"
    ) { .uniform($0[0], $0[1]) }

    static let normal = CallDeclaration<Initializer>(
      "normal", .init("mean", .finite), .init("sd", .fromZero, inSwift: "standardDeviation"),
      summary: "from a normal distribution"
    ) { .normal(mean: $0[0], standardDeviation: $0[1]) }
  }
}
