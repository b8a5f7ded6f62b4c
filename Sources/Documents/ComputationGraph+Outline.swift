extension ComputationGraph {
  /// What is drawn of a graph: boxes, each of a node, and what each is made of.
  public struct Outline: Sendable, Equatable {
    /// A node that is drawn.
    public struct Item: Sendable, Equatable {
      /// The place of the node.
      public var place: Int
      /// The places of the parameters that only this layer uses, which are told in its box.
      public var parameters: [Int]
      /// The items that it is made of, by their places in the outline, each once.
      public var operands: [Int]
    }

    /// The items, operands before what uses them, the formula last.
    public var items: [Item]
    /// Whether nodes are left out because there are too many.
    public var isReduced: Bool
    /// How many nodes are neither drawn nor told in the box of a layer.
    public var omittedCount: Int
  }

  /// The most nodes that are drawn, or listed.
  public static let mostNodes = 60

  /// What is drawn.
  ///
  /// The parameters of a layer belong to its node. If there are more than ``mostNodes`` even so,
  /// only inputs, arrays that are computed, formulas with a name, and the formula itself are drawn,
  /// and an arrow stands for all that is computed in between; of these the last ones, if need be.
  ///
  /// - Complexity: O(n) for n nodes with few operands.
  public var outline: Outline {
    let owned = layerParameters
    let folded = Set(owned.joined())
    var drawn = nodes.indices.filter { !folded.contains($0) }
    let isReduced = drawn.count > Self.mostNodes
    if isReduced {
      drawn = Array(drawn.filter(isLandmark).suffix(Self.mostNodes))
    }
    let told = drawn.reduce(drawn.count) { $0 + owned[$1].count }
    return Outline(
      items: items(drawn, owned), isReduced: isReduced, omittedCount: nodes.count - told)
  }

  private func items(_ drawn: [Int], _ owned: [[Int]]) -> [Outline.Item] {
    var number: [Int: Int] = [:]
    for (index, place) in drawn.enumerated() { number[place] = index }
    // The items that each node leads back to without passing another.
    var origins: [[Int]] = []
    var items: [Outline.Item] = []
    for place in nodes.indices {
      var found: Set<Int> = []
      for case .node(let operand) in nodes[place].operands { found.formUnion(origins[operand]) }
      if let index = number[place] {
        items.append(
          Outline.Item(place: place, parameters: owned[place], operands: found.sorted()))
        origins.append([index])
      } else {
        origins.append(found.sorted())
      }
    }
    return items
  }

  /// The parameters that belong to each node: arrays that a layer alone uses.
  private var layerParameters: [[Int]] {
    var useCounts = nodes.map { _ in 0 }
    for node in nodes {
      for case .node(let operand) in node.operands { useCounts[operand] += 1 }
    }
    return nodes.map { node in
      guard node.isLayer else { return [] }
      return node.operands.compactMap { operand in
        guard case .node(let place) = operand, nodes[place].kind == .parameter,
          useCounts[place] == 1
        else { return nil }
        return place
      }
    }
  }

  private func isLandmark(_ place: Int) -> Bool {
    let node = nodes[place]
    let isFound = node.isNamed || !node.value.shape.isEmpty || place == nodes.count - 1
    return node.kind == .input || node.kind == .operation && isFound
  }
}
