/// A handle on one node of a graph: a constant, an input, a parameter, or an operation on formulas.
///
/// Formulas are combined with operators and functions as in mathematics, numbers on either side;
/// each combination appends a node to the graph. `==` tells whether two handles are the same node;
/// the comparison that a model computes is `.==`.
public struct Formula: Hashable {
  /// The graph that records the formula.
  public let graph: Graph
  let index: Int32

  init(graph: Graph, index: Int32) {
    self.graph = graph
    self.index = index
  }

  /// Whether two handles are the same node of the same graph.
  public static func == (a: Formula, b: Formula) -> Bool {
    a.graph === b.graph && a.index == b.index
  }

  /// Hashes the graph's identity and the node's place in it.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(graph))
    hasher.combine(index)
  }
}

// MARK: - What a formula is made of

extension Formula {
  private var node: Graph.Node { graph.nodes[Int(index)] }

  /// What the formula's outermost node does.
  public var operation: Primitive { node.operation }

  /// What it does it with: as many formulas as the operation takes operands.
  public var operands: [Formula] {
    switch operation.operandCount {
    case 0: []
    case 1: [Formula(graph: graph, index: node.left)]
    default:
      [Formula(graph: graph, index: node.left), Formula(graph: graph, index: node.right)]
    }
  }

  /// The number, if the formula is a constant.
  public var constant: Double? {
    operation == .constant ? graph.constants[Int(node.left)] : nil
  }

  /// The name, if the formula is an input or a parameter.
  public var name: String? {
    switch operation {
    case .input: graph.inputNames[Int(node.left)]
    case .parameter: graph.parameterNames[Int(node.left)]
    default: nil
    }
  }

  /// The place among the inputs or among the parameters of the graph, if the formula is one.
  public var position: Int? {
    operation == .input || operation == .parameter ? Int(node.left) : nil
  }
}
