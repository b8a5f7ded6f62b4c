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

  /// Functions that make one number of a formula's values at the rows of the data.
  static let aggregates = Aggregate.allCases.map(\.rawValue)

  static let constants: [(name: String, value: Double)] = [
    ("pi", .pi), ("inf", .infinity), ("nan", .nan),
  ]

  /// Every name that is taken.
  static let names: [String] = {
    var names = unary.map(\.name) + binary.map(\.name)
    names += aggregates.filter { !names.contains($0) }
    return names + constants.map(\.name)
  }()

  static func constant(_ name: String) -> Double? {
    constants.first { $0.name == name }?.value
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
