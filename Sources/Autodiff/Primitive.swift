/// What a node of a graph does with its operands: one of the operations that the graph is made of.
///
/// The forward rules and the reverse rules list the operations in this order.
public enum Primitive: UInt8, Sendable, CaseIterable {
  // Leaves.
  case constant, input, parameter
  // Arithmetic.
  case add, subtract, multiply, divide, power, negate
  // Comparisons and logic: 1 where they hold, 0 where they do not.
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case and, or, not
  // Functions of one operand.
  case exp, log, log1p, expm1, sqrt, abs, sign, sin, cos
  case tanh, sigmoid, softplus, relu
  // Functions of two operands.
  case min, max

  /// How many operands the operation takes: 0, 1 or 2.
  public var operandCount: Int {
    switch self {
    case .constant, .input, .parameter: 0
    case .negate, .not, .exp, .log, .log1p, .expm1, .sqrt, .abs, .sign, .sin, .cos, .tanh, .sigmoid,
      .softplus, .relu:
      1
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .equal, .notEqual, .and, .or, .min, .max:
      2
    }
  }

  /// Whether the value is 1 or 0 for operands that are numbers.
  public var isTruthValue: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or, .not: true
    default: false
    }
  }
}
