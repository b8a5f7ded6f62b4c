/// A formula compiled for evaluation: immutable, safe to share between threads, and independent of
/// its graph.
///
/// Only what the value needs is kept. Constants are folded, equal terms computed once, sums of
/// products done in one step, and forms that overflow replaced by forms that do not. `description`
/// shows what became of a formula.
public struct Function: Sendable {
  /// An input or a parameter that the function needs.
  struct Leaf: Sendable {
    /// Its place among the graph's inputs or parameters.
    var place: Int
    var name: String
    /// The number of its elements.
    var count: Int
    /// For a parameter, the place of its first element among those of all parameters.
    var start: Int
    /// The place of its first element in the memory.
    var offset: Int
  }

  let graph: Graph.Identity
  let inputs: [Leaf]
  let parameters: [Leaf]
  let constants: [(offset: Int, value: Double)]
  /// What is the same for every sample.
  let uniform: Program
  /// What differs from sample to sample.
  let varying: Program
  let output: Operand
  /// The shape of the value.
  public let shape: Shape
  /// The number of elements of all parameters that the graph had when the function was compiled.
  public let parameterCount: Int

  /// Compiles a formula.
  ///
  /// - Complexity: linear in the nodes of the graph up to the formula's.
  public init(_ formula: Formula) {
    let compiler = Compiler(formula)
    graph = formula.graph.identity
    inputs = compiler.inputs
    parameters = compiler.parameters
    constants = compiler.constants
    uniform = Program(compiler.uniform)
    varying = Program(compiler.varying)
    output = compiler.output
    shape = compiler.shape
    parameterCount = formula.graph.parameterCount
  }

  /// The names of the inputs that the value depends on, in the order they were declared.
  public var inputNames: [String] { inputs.map(\.name) }

  /// The names of the parameters that the value depends on, in the order they were declared.
  public var parameterNames: [String] { parameters.map(\.name) }

  /// Where the elements of the parameters that the value depends on lie among those of all
  /// parameters of the graph.
  public var usedElements: [Range<Int>] {
    parameters.map { $0.start..<$0.start + $0.count }
  }
}
