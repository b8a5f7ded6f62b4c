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
  var node: Tape.Node { graph.tape.nodes[Int(index)] }

  /// What the formula's outermost node does.
  public var operation: Primitive { node.operation }

  /// The shape of its value.
  public var shape: Shape { graph.tape.shape(index) }

  /// What the outermost node works on: as many formulas as the operation takes operands.
  public var operands: [Formula] {
    graph.tape.operands(node).map { Formula(graph: graph, index: $0) }
  }

  /// The side of the window, if the formula is a pooling.
  public var window: Int? {
    operation == .maxPool || operation == .meanPool ? Int(node.right) : nil
  }

  /// The function that is applied, if it is one that a program added.
  public var function: ScalarFunction? {
    operation == .custom ? graph.tape.functions[Int(node.right)] : nil
  }

  /// The derivative of an added function that the formula's own derivatives need and no rule was
  /// given for; nil if there is none.
  public var missingDerivative: ScalarFunction? {
    parts.lazy.compactMap { $0.function?.derivative }.first { !$0.isGiven }
  }

  /// The number, if the formula is a constant.
  public var constant: Double? { graph.tape.constant(index) }

  /// The name, if the formula is an input or a parameter.
  public var name: String? { leaf?.name }

  /// The place among the inputs or among the parameters of the graph, if the formula is one.
  public var position: Int? { leaf == nil ? nil : Int(node.left) }

  /// Where a parameter's elements lie among those of all parameters of the graph; nil for others.
  public var elements: Range<Int>? {
    guard operation == .parameter, let leaf else { return nil }
    return leaf.start..<leaf.start + leaf.shape.count
  }

  private var leaf: Graph.Leaf? {
    switch operation {
    case .input: graph.inputLeaves[Int(node.left)]
    case .parameter: graph.parameterLeaves[Int(node.left)]
    default: nil
    }
  }
}
