import Kernels

// Operators on a formula and a formula, a formula and a number, a number and a formula. There is a
// declaration for each, since generic ones would make long formulas slow to compile.

// MARK: - Arithmetic

extension Formula {
  /// The sum of two formulas.
  public static func + (a: Formula, b: Formula) -> Formula { combine(.add, a, b) }
  /// The sum of a formula and a number.
  public static func + (a: Formula, b: Double) -> Formula { combine(.add, a, b) }
  /// The sum of a number and a formula.
  public static func + (a: Double, b: Formula) -> Formula { combine(.add, a, b) }

  /// The difference of two formulas.
  public static func - (a: Formula, b: Formula) -> Formula { combine(.subtract, a, b) }
  /// The difference of a formula and a number.
  public static func - (a: Formula, b: Double) -> Formula { combine(.subtract, a, b) }
  /// The difference of a number and a formula.
  public static func - (a: Double, b: Formula) -> Formula { combine(.subtract, a, b) }

  /// The product of two formulas.
  public static func * (a: Formula, b: Formula) -> Formula { combine(.multiply, a, b) }
  /// The product of a formula and a number.
  public static func * (a: Formula, b: Double) -> Formula { combine(.multiply, a, b) }
  /// The product of a number and a formula.
  public static func * (a: Double, b: Formula) -> Formula { combine(.multiply, a, b) }

  /// The quotient of two formulas.
  public static func / (a: Formula, b: Formula) -> Formula { combine(.divide, a, b) }
  /// The quotient of a formula and a number.
  public static func / (a: Formula, b: Double) -> Formula { combine(.divide, a, b) }
  /// The quotient of a number and a formula.
  public static func / (a: Double, b: Formula) -> Formula { combine(.divide, a, b) }

  /// The formula with its sign changed.
  public static prefix func - (a: Formula) -> Formula { map(.negate, a) }
}

// MARK: - Comparisons and logic

// A comparison is 1 where it holds and 0 where it does not; with NaN none holds but `.!=`. Logic
// takes 0 for false and any other number for true, and NaN on either side gives NaN. All
// derivatives are 0.

extension Formula {
  /// 1 where one formula is less than another, otherwise 0.
  public static func < (a: Formula, b: Formula) -> Formula { combine(.less, a, b) }
  /// 1 where a formula is less than a number, otherwise 0.
  public static func < (a: Formula, b: Double) -> Formula { combine(.less, a, b) }
  /// 1 where a number is less than a formula, otherwise 0.
  public static func < (a: Double, b: Formula) -> Formula { combine(.less, a, b) }

  /// 1 where one formula is at most another, otherwise 0.
  public static func <= (a: Formula, b: Formula) -> Formula { combine(.lessOrEqual, a, b) }
  /// 1 where a formula is at most a number, otherwise 0.
  public static func <= (a: Formula, b: Double) -> Formula { combine(.lessOrEqual, a, b) }
  /// 1 where a number is at most a formula, otherwise 0.
  public static func <= (a: Double, b: Formula) -> Formula { combine(.lessOrEqual, a, b) }

  /// 1 where one formula is greater than another, otherwise 0.
  public static func > (a: Formula, b: Formula) -> Formula { combine(.greater, a, b) }
  /// 1 where a formula is greater than a number, otherwise 0.
  public static func > (a: Formula, b: Double) -> Formula { combine(.greater, a, b) }
  /// 1 where a number is greater than a formula, otherwise 0.
  public static func > (a: Double, b: Formula) -> Formula { combine(.greater, a, b) }

  /// 1 where one formula is at least another, otherwise 0.
  public static func >= (a: Formula, b: Formula) -> Formula { combine(.greaterOrEqual, a, b) }
  /// 1 where a formula is at least a number, otherwise 0.
  public static func >= (a: Formula, b: Double) -> Formula { combine(.greaterOrEqual, a, b) }
  /// 1 where a number is at least a formula, otherwise 0.
  public static func >= (a: Double, b: Formula) -> Formula { combine(.greaterOrEqual, a, b) }

  /// 1 where one formula equals another, otherwise 0.
  public static func .== (a: Formula, b: Formula) -> Formula { combine(.equal, a, b) }
  /// 1 where a formula equals a number, otherwise 0.
  public static func .== (a: Formula, b: Double) -> Formula { combine(.equal, a, b) }
  /// 1 where a number equals a formula, otherwise 0.
  public static func .== (a: Double, b: Formula) -> Formula { combine(.equal, a, b) }

  /// 1 where one formula differs from another, otherwise 0.
  public static func .!= (a: Formula, b: Formula) -> Formula { combine(.notEqual, a, b) }
  /// 1 where a formula differs from a number, otherwise 0.
  public static func .!= (a: Formula, b: Double) -> Formula { combine(.notEqual, a, b) }
  /// 1 where a number differs from a formula, otherwise 0.
  public static func .!= (a: Double, b: Formula) -> Formula { combine(.notEqual, a, b) }

  /// 1 where neither is 0, otherwise 0; NaN where one is NaN.
  public static func && (a: Formula, b: Formula) -> Formula { combine(.and, a, b) }
  /// 0 where both are 0, otherwise 1; NaN where one is NaN.
  public static func || (a: Formula, b: Formula) -> Formula { combine(.or, a, b) }
  /// 1 where the formula is 0, otherwise 0; NaN where it is NaN.
  public static prefix func ! (a: Formula) -> Formula { map(.not, a) }
}

// MARK: - Any operation

extension Formula {
  /// Applies an operation; traps if the operands do not fit or belong to different graphs.
  ///
  /// - Parameter window: The side of a pooling window.
  public static func apply(
    _ operation: Primitive, _ operands: Formula..., window: Int = 1
  ) -> Formula {
    do {
      return try applying(operation, operands, window: window)
    } catch {
      fatalError("\(error)")
    }
  }

  /// Applies an operation to operands whose shapes are not known to fit.
  ///
  /// - Parameter window: The side of a pooling window.
  /// - Throws: If the shapes do not fit; traps if the operands belong to different graphs, or if
  ///   their number is not what the operation takes.
  public static func applying(
    _ operation: Primitive, _ operands: [Formula], window: Int = 1
  ) throws(ShapeMismatch) -> Formula {
    require(
      operation.takes(operands.count),
      "\(operation) does not take \(operands.count) operands")
    require(
      operation != .custom, "a function that was added is applied by a call to it, as in f(x)")
    let graph = operands[0].graph
    for operand in operands {
      require(
        operand.graph === graph,
        "the operands of \(operation), \(operands), belong to two graphs: build both in one")
    }
    let shape = try operation.shape(of: operands.map(\.shape), window: window)
    var node = Tape.Node(
      operation: operation, shape: graph.tape.place(of: shape), left: operands[0].index, right: -1)
    switch operation.operandCount {
    case 1: node.right = operation == .maxPool || operation == .meanPool ? Int32(window) : -1
    case 2: node.right = operands[1].index
    default: node.left = graph.tape.append(list: operands.map(\.index))
    }
    return Formula(graph: graph, index: graph.tape.append(node))
  }

  /// The quick way for one operand, which always fits.
  static func map(_ operation: Primitive, _ a: Formula) -> Formula {
    let node = Tape.Node(operation: operation, shape: a.node.shape, left: a.index, right: -1)
    return Formula(graph: a.graph, index: a.graph.tape.append(node))
  }

  static func map(_ function: ScalarFunction, _ a: Formula) -> Formula {
    let node = Tape.Node(
      operation: .custom, shape: a.node.shape, left: a.index,
      right: a.graph.tape.place(of: function))
    return Formula(graph: a.graph, index: a.graph.tape.append(node))
  }

  /// The quick way for two operands of one shape.
  static func combine(_ operation: Primitive, _ a: Formula, _ b: Formula) -> Formula {
    guard a.graph === b.graph, a.node.shape == b.node.shape else { return apply(operation, a, b) }
    let node = Tape.Node(
      operation: operation, shape: a.node.shape, left: a.index, right: b.index)
    return Formula(graph: a.graph, index: a.graph.tape.append(node))
  }

  static func combine(_ operation: Primitive, _ a: Formula, _ b: Double) -> Formula {
    combine(operation, a, a.graph.constant(b))
  }

  static func combine(_ operation: Primitive, _ a: Double, _ b: Formula) -> Formula {
    combine(operation, b.graph.constant(a), b)
  }
}
