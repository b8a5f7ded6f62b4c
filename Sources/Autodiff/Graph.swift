import Kernels

/// The record of a model: every constant, input, parameter and operation in the order they were
/// made.
///
/// The nodes form an append-only array whose operands are indices of earlier nodes, so the array is
/// sorted topologically by construction: evaluating, differentiating and freeing a graph are loops,
/// and a chain of a million operations needs no deep stack. (Node objects that own their operands
/// overflow the stack when they are freed, a few thousand deep.)
///
/// ```swift
/// let graph = Graph()
/// let m = graph.parameter("m"), x = graph.input("x")
/// let f = Function(m * x)
/// f([m: 3, x: 5])           // 15.0
/// f.gradient([m: 3, x: 5])  // [m: 5.0]
/// ```
public final class Graph {
  /// An operation and the indices of its operands; a leaf keeps its place among its kind in `left`.
  struct Node {
    var operation: Primitive
    var left: Int32
    var right: Int32
  }

  /// Tells graphs apart for as long as anything compiled from one lives.
  final class Identity: Sendable {}

  let identity = Identity()
  private(set) var nodes: [Node] = []
  private(set) var constants: [Double] = []
  /// The nodes of the inputs, in the order they were declared.
  private(set) var inputNodes: [Int32] = []
  /// The nodes of the parameters, in the order they were declared.
  private(set) var parameterNodes: [Int32] = []
  private(set) var inputNames: [String] = []
  private(set) var parameterNames: [String] = []
  private var leaves: [String: Int32] = [:]

  /// Makes an empty graph.
  public init() {}

  /// The inputs in the order they were declared.
  public var inputs: [Formula] { inputNodes.map { Formula(graph: self, index: $0) } }

  /// The parameters in the order they were declared, which is the order of their values wherever
  /// parameters are given as an array.
  public var parameters: [Formula] { parameterNodes.map { Formula(graph: self, index: $0) } }

  /// Declares an input: a value that differs from sample to sample.
  ///
  /// Traps if the graph has an input or a parameter of that name.
  public func input(_ name: String) -> Formula {
    inputNames.append(name)
    let leaf = append(.input, Int32(inputNodes.count))
    inputNodes.append(leaf.index)
    declare(name, leaf)
    return leaf
  }

  /// Declares a parameter: a value that is the same for every sample and that training changes.
  ///
  /// Traps if the graph has an input or a parameter of that name.
  public func parameter(_ name: String) -> Formula {
    parameterNames.append(name)
    let leaf = append(.parameter, Int32(parameterNodes.count))
    parameterNodes.append(leaf.index)
    declare(name, leaf)
    return leaf
  }

  /// A number as a formula of this graph.
  public func constant(_ value: Double) -> Formula {
    constants.append(value)
    return append(.constant, Int32(constants.count - 1))
  }

  func append(_ operation: Primitive, _ left: Int32, _ right: Int32 = -1) -> Formula {
    require(
      nodes.count < Int32.max, "a graph holds at most \(Int32.max) nodes; this one is full")
    nodes.append(Node(operation: operation, left: left, right: right))
    return Formula(graph: self, index: Int32(nodes.count - 1))
  }

  private func declare(_ name: String, _ leaf: Formula) {
    let earlier = leaves.updateValue(leaf.index, forKey: name)
    require(earlier == nil, "the graph already has an input or a parameter named \"\(name)\"")
  }
}
