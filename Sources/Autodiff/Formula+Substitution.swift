import Kernels

extension Formula {
  /// The formula with some of its inputs or parameters replaced by other formulas of its graph.
  ///
  /// What does not depend on a replaced leaf is shared with the original, not copied.
  ///
  /// - Parameter replacements: What to put in place of which leaf; traps if a key is no leaf, or if
  ///   a formula belongs to another graph.
  /// - Complexity: linear in the nodes of the graph up to the formula's.
  public func replacing(_ replacements: [Formula: Formula]) -> Formula {
    for (leaf, replacement) in replacements {
      require(leaf.name != nil, "only inputs and parameters can be replaced; \(leaf) is neither")
      require(
        leaf.graph === graph && replacement.graph === graph,
        "\(leaf) and what replaces it, \(replacement), must belong to the formula's own graph")
    }
    guard !replacements.isEmpty else { return self }

    let last = Int(index)
    var current = (0...last).map(Int32.init)
    for (leaf, replacement) in replacements where Int(leaf.index) <= last {
      current[Int(leaf.index)] = replacement.index
    }
    for place in nodesBelow() {
      let node = graph.nodes[place]
      let left = current[Int(node.left)]
      let right = node.operation.operandCount == 2 ? current[Int(node.right)] : node.right
      if left != node.left || right != node.right {
        current[place] = graph.append(node.operation, left, right).index
      }
    }
    return Formula(graph: graph, index: current[last])
  }
}
