/// The neurons that a tape spells out: sums such as `w1*x1 + w2*x2 + b` of scalars, each of which
/// one step can do.
///
/// The terms are added in the order in which they were written, so that fusing changes no bit.
struct Neurons {
  /// A product, or a term by itself.
  struct Term {
    var left: Int32
    var right: Int32?
  }

  /// The terms of all sums, the last sum first, and each from its last term to its first.
  private var terms: [Term] = []
  /// The nodes at which sums end, the last one first, each with its number of terms.
  private var roots: [(node: Int, count: Int)] = []
  /// Whether a node is a part of a neuron and of nothing else.
  private(set) var isAbsorbed: [Bool]

  /// No neurons: every node stands for itself.
  init(nodeCount: Int) {
    isAbsorbed = [Bool](repeating: false, count: nodeCount)
  }

  /// - Parameters:
  ///   - isNeeded: The nodes that the output depends on.
  ///   - isVarying: The nodes that differ from sample to sample.
  init(_ tape: Tape, isNeeded: [Bool], isVarying: [Bool]) {
    isAbsorbed = [Bool](repeating: false, count: isNeeded.count)
    var uses = [UInt8](repeating: 0, count: isNeeded.count)
    for index in isNeeded.indices where isNeeded[index] {
      tape.forEachOperand(of: tape.nodes[index]) { uses[Int($0)] = Swift.min(2, uses[Int($0)] + 1) }
    }
    func isPart(_ index: Int32, _ operation: Primitive, of root: Int) -> Bool {
      let node = tape.nodes[Int(index)]
      // What is the same for all samples is not computed for each of them.
      return node.operation == operation && node.shape == 0
        && isVarying[Int(index)] == isVarying[root] && uses[Int(index)] == 1
        && tape.shape(node.left) == .scalar
        && tape.shape(node.right) == .scalar
    }
    var absorbed: [Int32] = []
    for index in isNeeded.indices.reversed() where isNeeded[index] && !isAbsorbed[index] {
      let root = tape.nodes[index]
      guard root.operation == .add, root.shape == 0, tape.shape(root.left) == .scalar,
        tape.shape(root.right) == .scalar
      else { continue }
      let first = terms.count
      absorbed.removeAll(keepingCapacity: true)
      func take(_ term: Int32) {
        if isPart(term, .multiply, of: index) {
          absorbed.append(term)
          let product = tape.nodes[Int(term)]
          terms.append(Term(left: product.left, right: product.right))
        } else {
          terms.append(Term(left: term, right: nil))
        }
      }
      var sum = root
      take(sum.right)
      while isPart(sum.left, .add, of: index) {
        absorbed.append(sum.left)
        sum = tape.nodes[Int(sum.left)]
        take(sum.right)
      }
      take(sum.left)
      guard !absorbed.isEmpty else {
        terms.removeLast(terms.count - first)
        continue
      }
      for part in absorbed { isAbsorbed[Int(part)] = true }
      roots.append((index, terms.count - first))
    }
  }

  /// Takes the terms of the sum that ends at a node, if one does; the nodes have to be asked for in
  /// their order.
  mutating func takeTerms(at node: Int) -> [Term]? {
    guard let root = roots.last, root.node == node else { return nil }
    roots.removeLast()
    defer { terms.removeLast(root.count) }
    return terms.suffix(root.count).reversed()
  }
}
