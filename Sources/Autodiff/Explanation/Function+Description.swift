extension Function: CustomStringConvertible {
  /// The compiled function as numbered equations, those first that are the same for every sample.
  ///
  /// ```
  /// v1 = w1 * x1 + w2 * x2 + b1
  /// v2 = cross_entropy_logits(v1, AND)
  /// value = v2
  /// ```
  public var description: String {
    let equations = Equations(self)
    func name(_ operand: Operand, _ elements: Int) -> String {
      guard let index = equations.index(of: operand) else {
        return equations.leaf(operand, elements: elements)
      }
      let equation = equations.all[index]
      return "v\(index + 1)"
        + equations.part(Int(operand.offset) - equation.offset, elements, of: equation.elements)
    }
    let lines = equations.all.enumerated().map { index, equation in
      "v\(index + 1) = \(equations.text(equation, name: name))"
    }
    return (lines + ["value = \(name(output, shape.count))"]).joined(separator: "\n")
  }
}
