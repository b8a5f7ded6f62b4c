extension Formula {
  /// The inputs and parameters that the formula depends on, in the order they were declared.
  public var leaves: [Formula] {
    parts.filter { $0.name != nil }
  }

  /// Everything that the formula is made of, itself included: operands before what uses them.
  public var parts: [Formula] {
    let isNeeded = graph.tape.needed(by: index)
    return isNeeded.indices.filter { isNeeded[$0] }.map { Formula(graph: graph, index: Int32($0)) }
  }

  /// The operations that the formula is made of, operands first.
  func nodesBelow() -> [Int] {
    let isNeeded = graph.tape.needed(by: index)
    return isNeeded.indices.filter {
      isNeeded[$0] && graph.tape.nodes[$0].operation.operandCount != 0
    }
  }
}
