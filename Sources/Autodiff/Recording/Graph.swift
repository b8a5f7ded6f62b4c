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
  /// Tells graphs apart for as long as anything compiled from one lives.
  final class Identity: Sendable {}

  /// An input or a parameter.
  struct Leaf: Sendable {
    var name: String
    var shape: Shape
    var node: Int32
    /// For a parameter, the place of its first element among the elements of all parameters.
    var start: Int
  }

  let identity = Identity()
  var tape = Tape()
  private(set) var inputLeaves: [Leaf] = []
  private(set) var parameterLeaves: [Leaf] = []
  private var names: Set<String> = []

  /// The number of elements of all parameters: the length of an array of parameter values.
  public private(set) var parameterCount = 0

  /// Makes an empty graph.
  public init() {}

  /// The inputs in the order they were declared.
  public var inputs: [Formula] { inputLeaves.map { Formula(graph: self, index: $0.node) } }

  /// The parameters in the order they were declared, which is the order of their elements wherever
  /// the values of parameters are given as an array.
  public var parameters: [Formula] { parameterLeaves.map { Formula(graph: self, index: $0.node) } }

  /// Declares an input: a value that differs from sample to sample.
  ///
  /// Traps if the graph has an input or a parameter of that name.
  public func input(_ name: String, _ shape: Shape = .scalar) -> Formula {
    let leaf = declare(.input, name, shape, place: inputLeaves.count)
    inputLeaves.append(Leaf(name: name, shape: shape, node: leaf.index, start: 0))
    return leaf
  }

  /// Declares a parameter: a value that is the same for every sample and that training changes.
  ///
  /// Traps if the graph has an input or a parameter of that name.
  public func parameter(_ name: String, _ shape: Shape = .scalar) -> Formula {
    let leaf = declare(.parameter, name, shape, place: parameterLeaves.count)
    parameterLeaves.append(
      Leaf(name: name, shape: shape, node: leaf.index, start: parameterCount))
    parameterCount += shape.count
    return leaf
  }

  /// The number of nodes: leaves and operations.
  public var nodeCount: Int { tape.nodes.count }

  /// A number as a formula of this graph.
  public func constant(_ value: Double) -> Formula {
    Formula(graph: self, index: tape.append(constant: value))
  }

  /// Several formulas of one shape as a list: scalars make a vector, vectors a matrix.
  ///
  /// - Throws: If the shapes differ, or if there are no formulas.
  public func stack(_ formulas: [Formula]) throws(ShapeMismatch) -> Formula {
    try Formula.applying(.stack, formulas)
  }

  private func declare(
    _ operation: Primitive, _ name: String, _ shape: Shape, place: Int
  ) -> Formula {
    require(
      names.insert(name).inserted,
      "the graph already has an input or a parameter named \"\(name)\"")
    let node = Tape.Node(
      operation: operation, shape: tape.place(of: shape), left: Int32(place), right: -1)
    return Formula(graph: self, index: tape.append(node))
  }
}
