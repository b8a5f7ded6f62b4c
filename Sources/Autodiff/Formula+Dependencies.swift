extension Formula {
  /// The inputs and parameters that the formula depends on, in the order they were declared.
  public var leaves: [Formula] {
    let isNeeded = markNeeded()
    return isNeeded.indices
      .filter { isNeeded[$0] }
      .map { Formula(graph: graph, index: Int32($0)) }
      .filter { $0.name != nil }
  }

  /// The operations that the formula is made of, operands first.
  func nodesBelow() -> [Int] {
    let isNeeded = markNeeded()
    return isNeeded.indices.filter { isNeeded[$0] && graph.nodes[$0].operation.operandCount > 0 }
  }

  /// For every node up to the formula's own, whether the formula depends on it.
  func markNeeded() -> [Bool] {
    let nodes = graph.nodes
    let last = Int(index)
    var isNeeded = [Bool](repeating: false, count: last + 1)
    isNeeded[last] = true
    for place in stride(from: last, through: 0, by: -1) where isNeeded[place] {
      let node = nodes[place]
      if node.operation.operandCount >= 1 { isNeeded[Int(node.left)] = true }
      if node.operation.operandCount == 2 { isNeeded[Int(node.right)] = true }
    }
    return isNeeded
  }
}
