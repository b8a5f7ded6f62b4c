import Autodiff

/// The operands of nested operations that associativity makes one: a + b − c, a · b · c.
///
/// The operands are read from left to right without recursion, and no further than asked for: a
/// chain may be a million long, or, where formulas are shared, longer than could ever be read.
struct FormulaChain {
  struct Link {
    var formula: Formula
    /// Whether it is subtracted.
    var isSubtracted: Bool
  }

  private let root: Formula
  private let notation: FormulaNotation

  init(_ root: Formula, _ notation: FormulaNotation) {
    self.root = root
    self.notation = notation
  }

  /// Whether the operand of an operation is set in the same row as its own operands.
  static func continues(_ operation: Primitive, with operand: Primitive) -> Bool {
    switch operation {
    case .add, .subtract: operand == .add || operand == .subtract
    case .multiply, .and, .or, .min, .max: operand == operation
    default: false
    }
  }

  /// The first operands, up to a number of them.
  func links(atMost limit: Int) -> [Link] {
    var links: [Link] = []
    var pending = [Link(formula: root, isSubtracted: false)]
    while links.count < limit, let next = pending.popLast() {
      guard let (left, right) = operands(of: next) else {
        links.append(next)
        continue
      }
      pending.append(right)
      pending.append(left)
    }
    return links
  }

  /// The last operand.
  func lastLink() -> Link {
    var link = Link(formula: root, isSubtracted: false)
    while let (_, right) = operands(of: link) { link = right }
    return link
  }

  private func operands(of link: Link) -> (Link, Link)? {
    let formula = link.formula
    let operands = formula.operands
    let isOpen =
      formula == root
      || !notation.isOpaque(formula) && !link.isSubtracted
        && Self.continues(root.operation, with: formula.operation)
    guard isOpen, operands.count == 2 else { return nil }
    return (
      Link(formula: operands[0], isSubtracted: false),
      Link(formula: operands[1], isSubtracted: formula.operation == .subtract)
    )
  }
}
