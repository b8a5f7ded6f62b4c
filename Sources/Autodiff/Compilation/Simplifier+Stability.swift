// Forms that overflow or lose their digits, and the forms that take their place.
extension Simplifier {
  /// The form of an operation that neither overflows nor cancels; nil if it is such already.
  mutating func stableForm(
    _ operation: Primitive, _ shape: UInt16, _ left: Int32, _ right: Int32
  ) -> Int32? {
    switch operation {
    case .log: stableLogarithm(shape, left)
    case .log1p: stableLogarithm(shape, onePlus: left)
    case .subtract: oneMinusSquaredTanh(shape, left, right) ?? crossEntropy(minus: left, right)
    case .negate: crossEntropy(negated: left)
    case .crossEntropy: crossEntropy(shape, left, right)
    default: nil
    }
  }

  /// log σ(z) = −softplus(−z), log(1 − σ(z)) = −softplus(z), log(1 + eᶻ) = softplus(z),
  /// log(eᵃ + eᵇ), log Σeˣ, log softmax(x) = x − log Σeˣ and its elements.
  private mutating func stableLogarithm(_ shape: UInt16, _ operand: Int32) -> Int32? {
    let node = tape.nodes[Int(operand)]
    switch node.operation {
    case .sigmoid:
      let negated = add(.negate, shape, node.left)
      return add(.negate, shape, add(.softplus, shape, negated))
    case .subtract where number(node.left) == 1:
      guard let z = argument(node.right, of: .sigmoid) else { return nil }
      return add(.negate, shape, add(.softplus, shape, z))
    case .add:
      if number(node.left) == 1 { return stableLogarithm(shape, onePlus: node.right) }
      if number(node.right) == 1 { return stableLogarithm(shape, onePlus: node.left) }
      guard let a = argument(node.left, of: .exp), let b = argument(node.right, of: .exp) else {
        return nil
      }
      return add(.logAddExp, shape, a, b)
    case .sum:
      return argument(node.left, of: .exp).map { add(.logSumExp, shape, $0) }
    case .softmax:
      return add(.subtract, shape, node.left, add(.logSumExp, 0, node.left))
    case .element:
      guard let x = argument(node.left, of: .softmax) else { return nil }
      return add(.subtract, 0, add(.element, 0, x, node.right), add(.logSumExp, 0, x))
    default: return nil
    }
  }

  /// log(1 + eᶻ) = softplus(z) and log(1 − σ(z)) = −softplus(z).
  private mutating func stableLogarithm(_ shape: UInt16, onePlus operand: Int32) -> Int32? {
    if let z = argument(operand, of: .exp) { return add(.softplus, shape, z) }
    guard let negated = argument(operand, of: .negate), let z = argument(negated, of: .sigmoid)
    else { return nil }
    return add(.negate, shape, add(.softplus, shape, z))
  }

  /// 1 − tanh²z = 4σ(2z)σ(−2z), where the left side is 0 from z = 19 on.
  private mutating func oneMinusSquaredTanh(
    _ shape: UInt16, _ left: Int32, _ right: Int32
  ) -> Int32? {
    let square = tape.nodes[Int(right)]
    guard number(left) == 1, square.operation == .multiply, square.left == square.right,
      let z = argument(square.left, of: .tanh)
    else { return nil }
    let doubled = add(.multiply, shape, constant(2), z)
    let upper = add(.sigmoid, shape, doubled)
    let lower = add(.sigmoid, shape, add(.negate, shape, doubled))
    return add(.multiply, shape, constant(4), add(.multiply, shape, upper, lower))
  }

  // MARK: - The cross-entropy of a sigmoid or of a part of a softmax

  /// From the logit of the probability, or from its logarithm, if either is known.
  private mutating func crossEntropy(_ shape: UInt16, _ p: Int32, _ y: Int32) -> Int32? {
    if let z = logit(of: p) { return add(.crossEntropyLogits, shape, z, y) }
    guard isOfSoftmax(p), let logarithm = stableLogarithm(tape.nodes[Int(p)].shape, p) else {
      return nil
    }
    let rest = add(.subtract, tape.nodes[Int(y)].shape, constant(1), y)
    let first = left(logarithm, outWhere: y, isZeroAnd: -.infinity, shape)
    let other = left(p, outWhere: rest, isZeroAnd: 1, shape)
    let second = add(.log1p, shape, add(.negate, shape, other))
    return add(
      .add, shape, add(.multiply, shape, y, add(.negate, shape, first)),
      add(.multiply, shape, rest, add(.negate, shape, second)))
  }

  /// A value, and 0 where a factor is 0 and the value is the one that it would not count with.
  private mutating func left(
    _ value: Int32, outWhere factor: Int32, isZeroAnd excluded: Double, _ shape: UInt16
  ) -> Int32 {
    let counts = add(.notEqual, tape.nodes[Int(factor)].shape, factor, constant(0))
    let isOther = add(.notEqual, tape.nodes[Int(value)].shape, value, constant(excluded))
    return add(.gate, shape, value, add(.or, shape, counts, isOther))
  }

  /// z, where a node is σ(z) or 1 − σ(−z).
  private mutating func logit(of node: Int32) -> Int32? {
    if let z = argument(node, of: .sigmoid) { return z }
    let difference = tape.nodes[Int(node)]
    guard difference.operation == .subtract, number(difference.left) == 1,
      let z = argument(difference.right, of: .sigmoid)
    else { return nil }
    return add(.negate, difference.shape, z)
  }

  private func isOfSoftmax(_ node: Int32) -> Bool {
    let whole = argument(node, of: .element) ?? node
    return argument(whole, of: .softmax) != nil
  }

  /// −(y·log σ(z) + (1 − y)·log(1 − σ(z))), whose logarithms are stable already.
  private mutating func crossEntropy(negated sum: Int32) -> Int32? {
    let node = tape.nodes[Int(sum)]
    guard node.operation == .add else { return nil }
    return crossEntropy(node.left, node.right) ?? crossEntropy(node.right, node.left)
  }

  /// −y·log σ(z) − (1 − y)·log(1 − σ(z)), the same without brackets.
  private mutating func crossEntropy(minus left: Int32, _ right: Int32) -> Int32? {
    let first = tape.nodes[Int(left)]
    // Unary minus binds tighter than a product: (−y)·log σ(z).
    if first.operation == .multiply, let y = argument(first.left, of: .negate) {
      return crossEntropy(add(.multiply, first.shape, y, first.right), right)
    }
    return argument(left, of: .negate).flatMap { crossEntropy($0, right) }
  }

  /// From y·(−softplus(−z)) and (1 − y)·(−softplus(z)).
  private mutating func crossEntropy(_ positive: Int32, _ negative: Int32) -> Int32? {
    for (y, first) in factors(positive) {
      for (rest, second) in factors(negative) {
        let complement = tape.nodes[Int(rest)]
        guard complement.operation == .subtract, complement.right == y,
          number(complement.left) == 1,
          let a = negatedSoftplus(first), let z = negatedSoftplus(second),
          argument(a, of: .negate) == z || argument(z, of: .negate) == a
        else { continue }
        return add(.crossEntropyLogits, tape.nodes[Int(positive)].shape, z, y)
      }
    }
    return nil
  }

  private func factors(_ product: Int32) -> [(Int32, Int32)] {
    let node = tape.nodes[Int(product)]
    guard node.operation == .multiply else { return [] }
    return [(node.left, node.right), (node.right, node.left)]
  }

  private func negatedSoftplus(_ node: Int32) -> Int32? {
    argument(node, of: .negate).flatMap { argument($0, of: .softplus) }
  }

  /// The operand of a node, if it is of that operation.
  private func argument(_ index: Int32, of operation: Primitive) -> Int32? {
    let node = tape.nodes[Int(index)]
    return node.operation == operation ? node.left : nil
  }
}
