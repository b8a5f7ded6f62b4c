import Kernels

extension Formula {
  /// The formula with some of its inputs or parameters replaced by other formulas of its graph.
  ///
  /// What does not depend on a replaced leaf is shared with the original, not copied.
  ///
  /// - Parameter replacements: What to put in place of which leaf, of the same shape; traps if a key
  ///   is no leaf, or if a formula belongs to another graph.
  /// - Complexity: linear in the nodes of the graph up to the formula's.
  public func replacing(_ replacements: [Formula: Formula]) -> Formula {
    for (leaf, replacement) in replacements {
      require(leaf.name != nil, "only inputs and parameters can be replaced; \(leaf) is neither")
      require(
        leaf.graph === graph && replacement.graph === graph,
        "\(leaf) and what replaces it, \(replacement), must belong to the formula's own graph")
      require(
        leaf.shape == replacement.shape,
        "\(leaf) is \(leaf.shape); what replaces it, \(replacement), is \(replacement.shape)")
    }
    guard !replacements.isEmpty else { return self }

    let last = Int(index)
    var current = (0...last).map(Int32.init)
    for (leaf, replacement) in replacements where Int(leaf.index) <= last {
      current[Int(leaf.index)] = replacement.index
    }
    for place in nodesBelow() {
      var node = graph.tape.nodes[place]
      switch node.operation.operandCount {
      case 1: node.left = current[Int(node.left)]
      case 2:
        node.left = current[Int(node.left)]
        node.right = current[Int(node.right)]
      default:
        let list = graph.tape.lists[Int(node.left)]
        let replaced = list.map { current[Int($0)] }
        if replaced != list { node.left = graph.tape.append(list: replaced) }
      }
      if node != graph.tape.nodes[place] { current[place] = graph.tape.append(node) }
    }
    return Formula(graph: graph, index: current[last])
  }
}
