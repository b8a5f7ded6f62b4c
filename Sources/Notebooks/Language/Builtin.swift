import Autodiff

/// The functions that the formula language has of its own.
enum Builtin {
  /// Functions of one number.
  static let unary: [(name: String, operation: Primitive)] = [
    ("exp", .exp), ("log", .log), ("log1p", .log1p), ("expm1", .expm1), ("sqrt", .sqrt),
    ("abs", .abs), ("sign", .sign), ("sin", .sin), ("cos", .cos), ("tanh", .tanh),
    ("sigmoid", .sigmoid), ("softplus", .softplus), ("relu", .relu),
  ]

  /// Functions of two numbers; `min` and `max` take more, too.
  static let binary: [(name: String, operation: Primitive)] = [
    ("pow", .power), ("min", .min), ("max", .max),
  ]

  /// Functions of the elements of an array.
  static let reductions: [(name: String, operation: Primitive)] = [
    ("sum", .sum), ("min", .minimum), ("max", .maximum), ("argmax", .argmax),
    ("softmax", .softmax),
  ]

  /// Functions that make one number of a formula's values at the rows of the data.
  static let aggregates = Aggregate.allCases.map(\.rawValue)

  /// Every name that is taken.
  static let names: [String] = {
    var names = unary.map(\.name) + binary.map(\.name)
    for name in reductions.map(\.name) + aggregates where !names.contains(name) {
      names.append(name)
    }
    names += Loss.allCases.map(\.rawValue) + Layer.allCases.map(\.rawValue)
    return names + [leakyRelu, gradient, epochsTo] + constants.map(\.name)
  }()

  /// Every name that no model can give to anything: initial values have theirs nowhere else.
  static let reservedNames = names + Initial.allCases.map(\.rawValue)

  /// Everything that a `data` cell can call.
  static let dataSourceNames =
    ["read", "gate"] + DataSource.builtIn.map(\.name) + ["digits", "idx"]

  /// Functions that are written in ways of their own.
  static let leakyRelu = "leaky_relu"
  static let gradient = "gradient"
  static let epochsTo = "epochs_to"

  static let constants: [(name: String, value: Double)] = [
    ("pi", .pi), ("inf", .infinity), ("nan", .nan),
  ]

  static func constant(_ name: String) -> Double? {
    constants.first { $0.name == name }?.value
  }

  /// Losses that are more than an operation.
  enum Loss: String, CaseIterable {
    case crossEntropy = "cross_entropy"
    case crossEntropyLogits = "cross_entropy_logits"
    case softmaxCrossEntropy = "softmax_cross_entropy"
    case squaredError = "squared_error"
  }

  /// Layers, of which the first two make parameters of their own.
  enum Layer: String, CaseIterable {
    case dense
    case convolution = "conv"
    case maxPool = "max_pool"
    case meanPool = "mean_pool"
    case flatten

    var makesParameters: Bool { self == .dense || self == .convolution }
  }

  /// Initial values that are drawn at random; their names mean nothing elsewhere.
  enum Initial: String, CaseIterable {
    case glorot, he, uniform, normal
  }
}

extension Syntax.BinaryOperator {
  var operation: Primitive {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .power: .power
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .and: .and
    case .or: .or
    }
  }
}
