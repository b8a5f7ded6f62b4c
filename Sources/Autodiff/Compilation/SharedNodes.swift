/// Finds a node that has been made before: a hash table of a tape's nodes that stores only their
/// places.
struct SharedNodes {
  private var slots: [Int32]
  private var count = 0
  private var mask: Int

  init() {
    slots = [Int32](repeating: -1, count: 64)
    mask = 63
  }

  /// The place of an equal node, or where it would go.
  func find(_ node: Tape.Node, in nodes: [Tape.Node]) -> Int32? {
    var slot = Self.hash(node) & mask
    while slots[slot] >= 0 {
      if nodes[Int(slots[slot])] == node { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Remembers the node at a place.
  mutating func insert(_ place: Int32, in nodes: [Tape.Node]) {
    count += 1
    if count * 2 > slots.count { grow(nodes) }
    put(place, nodes[Int(place)])
  }

  private mutating func put(_ place: Int32, _ node: Tape.Node) {
    var slot = Self.hash(node) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = place
  }

  private mutating func grow(_ nodes: [Tape.Node]) {
    let old = slots
    slots = [Int32](repeating: -1, count: old.count * 2)
    mask = slots.count - 1
    for place in old where place >= 0 { put(place, nodes[Int(place)]) }
  }

  /// A product and a shift for every bit of the node to reach every bit of the slot (the finalizer
  /// of Appleby's MurmurHash3).
  @inline(__always)
  private static func hash(_ node: Tape.Node) -> Int {
    let operands =
      UInt64(UInt32(bitPattern: node.left)) | UInt64(UInt32(bitPattern: node.right)) << 32
    let rest = UInt64(node.operation.rawValue) | UInt64(node.shape) << 8
    var mixed = operands ^ (rest &* 0x9E37_79B9_7F4A_7C15)
    mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 33))
  }
}
