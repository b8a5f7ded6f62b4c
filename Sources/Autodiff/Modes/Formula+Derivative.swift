import Kernels

extension Formula {
  /// The partial derivative by an input, a parameter or an element of one, as a formula.
  ///
  /// The compiled formula is run on dual numbers whose parts are formulas themselves, so that the
  /// rules of forward mode write the derivative down. A layer becomes as many nodes as it does
  /// multiplications.
  ///
  /// - Parameters:
  ///   - leaf: An input or a parameter of the formula's graph; traps for any other formula.
  ///   - element: The element of it, counted row by row.
  /// - Returns: A formula of the same shape.
  /// - Complexity: O(operations of the compiled formula).
  public func derivative(by leaf: Formula, element: Int = 0) -> Formula {
    require(
      leaf.name != nil && leaf.graph === graph,
      "a derivative is taken by an input or a parameter of the same graph, not by \(leaf)")
    require(
      element >= 0 && element < leaf.shape.count,
      "\(leaf) is \(leaf.shape) and has no element \(element)")
    let function = Function(self)
    typealias Number = Dual<Guarded<Symbol>>
    let uniform = Memory<Number>(size: function.uniform.size, differentiates: false)
    let varying = Memory<Number>(size: function.varying.size, differentiates: false)

    func place(_ leaves: [Function.Leaf], _ formulas: [Formula], in memory: Memory<Number>) {
      for part in leaves {
        let formula = formulas[part.place]
        for place in 0..<part.count {
          let value =
            formula.shape == .scalar
            ? formula : formula.element(at: graph.constant(Double(place)))
          let isVariable = formula == leaf && place == element
          memory.values[part.offset + place] = Dual(
            Guarded(value: .formula(value)), isVariable ? .one : nil)
        }
      }
    }
    place(function.parameters, graph.parameters, in: uniform)
    place(function.inputs, graph.inputs, in: varying)
    for constant in function.constants { uniform.values[constant.offset] = Dual(constant.value) }
    for (program, memory) in [(function.uniform, uniform), (function.varying, varying)] {
      Block<Number, OneVector>(program, memory, uniforms: uniform.values).evaluate()
    }

    let values = function.output.isUniform ? uniform.values : varying.values
    let parts = (0..<shape.count).map { place in
      let dual = values[Int(function.output.offset) + place]
      return (dual.tangent?.value ?? .zero).formula(in: graph)
    }
    return shape == .scalar ? parts[0] : Formula.shaped(parts, as: shape)
  }
}
