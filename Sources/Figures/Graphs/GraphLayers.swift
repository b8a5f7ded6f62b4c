/// Which layer every node stands in, and where the arrows pass the layers between.
///
/// The first two steps of K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of
/// hierarchical system structures", 1981.
struct GraphLayers {
  /// A place in a layer: that of a node, or one that an arrow to a farther layer passes.
  struct Slot {
    let layer: Int
    /// The node whose place it is, or at which the arrow begins.
    let source: Int
    let isNode: Bool
    /// The neighbouring slots in the layer above and in the one below.
    var above: [Int] = []
    var below: [Int] = []
  }

  /// The slots: first those of the nodes, in their order.
  private(set) var slots: [Slot] = []
  /// The arrows: the slots of each from its source to its target.
  private(set) var arrows: [[Int]] = []
  /// The slots of each layer from left to right.
  var layers: [[Int]] = []

  init(operands: [[Int]]) {
    let distinct = operands.map { Set($0).sorted() }
    let depths = Self.depths(distinct)
    layers = Array(repeating: [], count: (depths.max() ?? -1) + 1)
    for place in operands.indices { addSlot(depths[place], place, isNode: true) }
    for (target, sources) in distinct.enumerated() {
      for source in sources {
        var arrow = [source]
        for layer in (depths[source] + 1)..<depths[target] {
          arrow.append(slots.count)
          addSlot(layer, source, isNode: false)
        }
        arrow.append(target)
        for (upper, lower) in zip(arrow, arrow.dropFirst()) {
          slots[upper].below.append(lower)
          slots[lower].above.append(upper)
        }
        arrows.append(arrow)
      }
    }
  }

  private mutating func addSlot(_ layer: Int, _ source: Int, isNode: Bool) {
    layers[layer].append(slots.count)
    slots.append(Slot(layer: layer, source: source, isNode: isNode))
  }

  /// The layer of each node: one below its lowest operand, or lower where that makes the arrows
  /// shorter, one above the highest node that uses it.
  private static func depths(_ operands: [[Int]]) -> [Int] {
    var depths = operands.map { _ in 0 }
    var users: [[Int]] = operands.map { _ in [] }
    for (place, sources) in operands.enumerated() {
      depths[place] = (sources.map { depths[$0] }.max() ?? -1) + 1
      for source in sources { users[source].append(place) }
    }
    for place in operands.indices.reversed() where operands[place].count <= users[place].count {
      if let highest = users[place].map({ depths[$0] }).min() { depths[place] = highest - 1 }
    }
    return depths
  }
}
