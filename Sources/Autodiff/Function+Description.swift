extension Function: CustomStringConvertible {
  /// The compiled function as numbered equations.
  ///
  /// ```
  /// v0 = input x
  /// v1 = parameter m
  /// v2 = multiply v1 v0
  /// ```
  ///
  /// The last line is the output.
  public var description: String {
    var lines = inputs.map { "input \($0.name)" }
    lines += parameters.map { "parameter \($0.name)" }
    lines += constants.map { "constant \($0)" }
    lines += steps.map { step in
      let operands = step.operation.operandCount == 2 ? [step.left, step.right] : [step.left]
      return "\(step.operation)" + operands.map { " v\($0)" }.joined()
    }
    return lines.enumerated().map { "v\($0) = \($1)" }.joined(separator: "\n")
  }
}

extension Formula: CustomStringConvertible {
  /// The formula's name if it is an input or a parameter, its number if it is a constant, otherwise
  /// its operation.
  public var description: String {
    name ?? constant.map { "\($0)" } ?? "\(operation)(…)"
  }
}
