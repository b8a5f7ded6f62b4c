extension Primitive {
  /// The operation as it would be written with names for its operands: `a + b`, `-a`, `exp(a)`.
  ///
  /// - Parameters:
  ///   - operands: Their names, as many as the operation has.
  ///   - name: What a function that a program added is called.
  ///   - window: The height and width of a pool's window.
  package func text(_ operands: [String], name: String? = nil, window: Int = 1) -> String {
    switch self {
    case .negate: "-\(operands[0])"
    case .not: "not \(operands[0])"
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .equal, .notEqual, .and, .or:
      "\(operands[0]) \(self) \(operands[1])"
    case .element: "\(operands[0])[\(operands[1])]"
    case .stack: "[\(operands.joined(separator: ", "))]"
    case .powerDerivative: Self.derivative(of: operands)
    case .maxPool, .meanPool: "\(self)(\(operands[0]), \(window))"
    default: "\(name ?? description)(\(operands.joined(separator: ", ")))"
    }
  }

  /// The derivative of a power as one would ask for it: `gradient(gradient(x ^ n, x), n)`.
  ///
  /// - Parameter operands: Base, exponent, and how often it is differentiated by each.
  private static func derivative(of operands: [String]) -> String {
    let variables = zip(operands[2...], operands).flatMap { order, variable in
      Array(repeating: variable, count: Int(Double(order) ?? 0))
    }
    return variables.reduce("\(operands[0]) ^ \(operands[1])") { "gradient(\($0), \($1))" }
  }
}
