/// What a node of a graph does with its operands: one of the operations that the graph is made of.
///
/// The forward rules and the reverse rules list the operations in this order.
public enum Primitive: UInt8, Sendable, CaseIterable {
  // Leaves.
  case constant, input, parameter
  // Arithmetic, element by element; a scalar goes with any shape.
  case add, subtract, multiply, divide, power, negate
  // Comparisons and logic: 1 where they hold, 0 where they do not.
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case and, or, not
  // Functions of one operand.
  case exp, log, log1p, expm1, sqrt, abs, sign, sin, cos
  case tanh, sigmoid, softplus, relu
  // What differentiating makes of a sigmoid.
  case sigmoidSlope
  // One that a program adds: a `ScalarFunction`.
  case custom
  // Functions of two operands.
  case min, max, gate, leakyRelu, logAddExp, crossEntropy, crossEntropyLogits
  // A choice of two by a condition.
  case choose
  // What differentiating makes of a power: of base, exponent, and how often by each.
  case powerDerivative
  // From an array to one number, or to an array of the same shape.
  case sum, minimum, maximum, argmax, logSumExp, softmax
  // Parts and wholes.
  case element, stack, flatten
  // Layers.
  case dense, convolution, maxPool, meanPool
  // A sum of products a₁·b₁ + a₂·b₂ + …: what compiling makes of a neuron that is written out.
  case neuron

  /// How many operands the operation takes; nil if that is not fixed.
  public var operandCount: Int? {
    let counts = operandCounts
    return counts.lowerBound == counts.upperBound ? counts.lowerBound : nil
  }

  /// Whether formulas can apply the operation to that many operands.
  ///
  /// Leaves are declared, and neurons are found by compiling.
  func takes(_ count: Int) -> Bool {
    count > 0 && self != .neuron && operandCounts.contains(count)
  }

  private var operandCounts: ClosedRange<Int> {
    switch self {
    case .constant, .input, .parameter: 0...0
    case .negate, .not, .exp, .log, .log1p, .expm1, .sqrt, .abs, .sign, .sin, .cos, .tanh, .sigmoid,
      .softplus, .relu, .sigmoidSlope, .custom, .sum, .minimum, .maximum, .argmax, .logSumExp,
      .softmax, .flatten,
      .maxPool, .meanPool:
      1...1
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .equal, .notEqual, .and, .or, .min, .max, .gate, .leakyRelu, .logAddExp,
      .crossEntropy, .crossEntropyLogits, .element:
      2...2
    case .choose: 3...3
    case .powerDerivative: 4...4
    case .dense, .convolution: 2...3
    case .stack, .neuron: 1...Int.max
    }
  }

  /// Whether a node keeps its operands in a list: there may be more than two.
  var hasList: Bool { operandCounts.upperBound > 2 }

  /// Whether the operation works on each element by itself, as arithmetic does.
  public var isElementwise: Bool {
    switch reach {
    case .element, .truthOfElement: true
    case .whole: false
    }
  }

  /// Whether the value is 1 or 0 for operands that are numbers.
  public var isTruthValue: Bool { reach == .truthOfElement }

  /// What of its operands an operation looks at.
  private enum Reach {
    /// Each element by itself.
    case element
    /// The same, and the result is 1 or 0.
    case truthOfElement
    /// The elements together, or where they stand; or it has no operands.
    case whole
  }

  private var reach: Reach {
    switch self {
    case .add, .subtract, .multiply, .divide, .power, .negate: .element
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or, .not:
      .truthOfElement
    case .exp, .log, .log1p, .expm1, .sqrt, .abs, .sign, .sin, .cos, .tanh, .sigmoid, .softplus,
      .relu, .sigmoidSlope, .custom, .min, .max, .gate, .leakyRelu, .choose, .powerDerivative,
      .logAddExp, .crossEntropy, .crossEntropyLogits:
      .element
    case .constant, .input, .parameter, .sum, .minimum, .maximum, .argmax, .logSumExp, .softmax,
      .element, .stack, .flatten, .dense, .convolution, .maxPool, .meanPool, .neuron:
      .whole
    }
  }
}

extension Primitive: CustomStringConvertible {
  /// The operation's name, or the sign by which formulas are written.
  public var description: String {
    switch self {
    case .constant: "constant"
    case .input: "input"
    case .parameter: "parameter"
    case .add: "+"
    case .subtract, .negate: "-"
    case .multiply: "*"
    case .divide: "/"
    case .power: "^"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .exp: "exp"
    case .log: "log"
    case .log1p: "log1p"
    case .expm1: "expm1"
    case .sqrt: "sqrt"
    case .abs: "abs"
    case .sign: "sign"
    case .sin: "sin"
    case .cos: "cos"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .softplus: "softplus"
    case .relu: "relu"
    case .sigmoidSlope: "sigmoid_slope"
    case .custom: "custom"
    case .min, .minimum: "min"
    case .max, .maximum: "max"
    case .gate: "gate"
    case .leakyRelu: "leaky_relu"
    case .choose: "where"
    case .powerDerivative: "power_derivative"
    case .logAddExp: "log_add_exp"
    case .crossEntropy: "cross_entropy"
    case .crossEntropyLogits: "cross_entropy_logits"
    case .sum: "sum"
    case .argmax: "argmax"
    case .logSumExp: "log_sum_exp"
    case .softmax: "softmax"
    case .element: "element"
    case .stack: "stack"
    case .flatten: "flatten"
    case .dense: "dense"
    case .convolution: "conv"
    case .maxPool: "max_pool"
    case .meanPool: "mean_pool"
    case .neuron: "neuron"
    }
  }
}
