// Products of which a part is cut off, or whose derivative would be 0·∞.
extension Simplifier {
  /// The form of a product or a quotient in which a factor that is a truth value only chooses, and
  /// powers of the same base are one power.
  mutating func productForm(
    _ operation: Primitive, _ shape: UInt16, _ left: Int32, _ right: Int32
  ) -> Int32? {
    switch operation {
    case .multiply:
      gated(shape, left, by: .multiply, right) ?? gated(shape, right, by: .multiply, left)
        ?? commonPower(shape, left, right) ?? commonPower(shape, right, left)
    case .divide: gated(shape, left, by: .divide, right)
    default: nil
    }
  }

  // MARK: - Truth values as factors

  /// (a > b)·x, which is 0 where the comparison does not hold, were x infinite or NaN: the product
  /// is a definition by cases.
  private mutating func gated(
    _ shape: UInt16, _ factor: Int32, by operation: Primitive, _ other: Int32
  ) -> Int32? {
    let node = tape.nodes[Int(factor)]
    switch node.operation {
    case .negate:
      return gated(shape, node.left, by: operation, other).map { add(.negate, shape, $0) }
    case .gate where isTruthValue(node.right):
      return add(.gate, shape, add(operation, shape, node.left, other), node.right)
    case _ where isTruthValue(factor):
      let chosen = operation == .multiply ? other : quotient(constant(1), other)
      return add(.gate, shape, chosen, factor)
    default: return nil
    }
  }

  /// Whether a node is 1 or 0, or NaN: a comparison, or the least or the largest of some.
  private func isTruthValue(_ index: Int32) -> Bool {
    let node = tape.nodes[Int(index)]
    switch node.operation {
    case .minimum, .maximum: return isTruthValue(node.left)
    case .stack: return tape.lists[Int(node.left)].allSatisfy(isTruthValue)
    default: return node.operation.isTruthValue
    }
  }

  private mutating func quotient(_ left: Int32, _ right: Int32) -> Int32 {
    add(.divide, tape.nodes[Int(right)].shape, left, right)
  }

  // MARK: - Powers of the same base

  /// x·xᶜ = xᶜ⁺¹ for 0 < c < 1, also with more factors: the derivative of the product at 0 is 0,
  /// and by the product rule it would be 0·∞.
  private mutating func commonPower(_ shape: UInt16, _ left: Int32, _ right: Int32) -> Int32? {
    let root = power(right)
    guard root.exponent > 0, root.exponent < 1 else { return nil }
    return raising(left, root.base, by: root.exponent, depth: 0)
  }

  /// A product with one power of a base raised further; nil if it has none.
  private mutating func raising(
    _ product: Int32, _ base: Int32, by exponent: Double, depth: Int
  ) -> Int32? {
    let factor = power(product)
    let sum = factor.exponent + exponent
    // For a whole number the power of a negative base would be a number.
    if factor.base == base, factor.exponent > 0, sum > 1, sum != sum.rounded() {
      return add(.power, tape.nodes[Int(base)].shape, base, constant(sum))
    }
    let node = tape.nodes[Int(product)]
    guard depth < 8 else { return nil }
    if node.operation == .negate {
      return raising(node.left, base, by: exponent, depth: depth + 1).map {
        add(.negate, node.shape, $0)
      }
    }
    guard node.operation == .multiply else { return nil }
    if let raised = raising(node.right, base, by: exponent, depth: depth + 1) {
      return add(.multiply, node.shape, node.left, raised)
    }
    return raising(node.left, base, by: exponent, depth: depth + 1).map {
      add(.multiply, node.shape, $0, node.right)
    }
  }

  /// A node as the power of another: roots, squares, and every node as the first power of itself.
  private func power(_ index: Int32) -> (base: Int32, exponent: Double) {
    let node = tape.nodes[Int(index)]
    switch node.operation {
    case .sqrt: return (node.left, 0.5)
    case .multiply where node.left == node.right: return (node.left, 2)
    case .power:
      return tape.constant(node.right).map { (node.left, $0) } ?? (index, 1)
    default: return (index, 1)
    }
  }
}
