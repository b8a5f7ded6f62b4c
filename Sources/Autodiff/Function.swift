/// A formula compiled for evaluation: immutable, safe to share between threads, and independent of
/// its graph.
///
/// Only the nodes that the output needs are kept. They are laid out in rows: first the inputs, then
/// the parameters, then the constants, then one row for each operation in topological order; the
/// last operation's row, or the only leaf's, is the output.
public struct Function: Sendable {
  /// An operation on two rows; one of a single operand has it on both sides.
  struct Step: Sendable {
    var operation: Primitive
    var left: Int32
    var right: Int32
  }

  /// A leaf's place among the graph's inputs or parameters, and its name.
  struct Leaf: Sendable {
    var place: Int
    var name: String
  }

  let graph: Graph.Identity
  let inputs: [Leaf]
  let parameters: [Leaf]
  let constants: [Double]
  let steps: [Step]
  /// The row that holds the function's value.
  let output: Int
  /// The names of all parameters that the graph had when the function was compiled.
  let graphParameterNames: [String]

  /// Compiles a formula.
  ///
  /// - Complexity: linear in the nodes of the graph up to the formula's.
  public init(_ formula: Formula) {
    let nodes = formula.graph.nodes
    let last = Int(formula.index)
    let isNeeded = formula.markNeeded()

    var rows = [Int32](repeating: -1, count: last + 1)
    var rowCount: Int32 = 0
    func leaves(_ operation: Primitive) -> [Int] {
      var places: [Int] = []
      for index in 0...last where isNeeded[index] && nodes[index].operation == operation {
        rows[index] = rowCount
        rowCount += 1
        places.append(Int(nodes[index].left))
      }
      return places
    }
    let graph = formula.graph
    inputs = leaves(.input).map { Leaf(place: $0, name: graph.inputNames[$0]) }
    parameters = leaves(.parameter).map { Leaf(place: $0, name: graph.parameterNames[$0]) }
    constants = leaves(.constant).map { graph.constants[$0] }

    var steps: [Step] = []
    for index in 0...last where isNeeded[index] && nodes[index].operation.operandCount > 0 {
      let node = nodes[index]
      let left = rows[Int(node.left)]
      let right = node.operation.operandCount == 2 ? rows[Int(node.right)] : left
      rows[index] = rowCount
      rowCount += 1
      steps.append(Step(operation: node.operation, left: left, right: right))
    }
    self.steps = steps
    output = Int(rows[last])
    self.graph = graph.identity
    graphParameterNames = graph.parameterNames
  }

  /// The names of the inputs that the value depends on, in the order they were declared.
  public var inputNames: [String] { inputs.map(\.name) }

  /// The names of the parameters that the value depends on, in the order they were declared.
  public var parameterNames: [String] { parameters.map(\.name) }

  var leafCount: Int { inputs.count + parameters.count + constants.count }
  var rowCount: Int { leafCount + steps.count }
}
