import Kernels

/// Nodes in the order they were made: every operand stands before what uses it.
///
/// A graph records one, and compiling a function makes another that is simpler.
struct Tape {
  /// An operation and its operands, in twelve bytes.
  ///
  /// `left` and `right` are the indices of the operands. A leaf has its place among its kind in
  /// `left` instead; an operation with a list of operands, the list's place; and pooling, the side
  /// of its window in `right`, where a function that a program added has its place.
  struct Node: Hashable {
    var operation: Primitive
    /// The place of the result's shape in the tape's table.
    var shape: UInt16
    var left: Int32
    var right: Int32
  }

  private(set) var nodes: [Node] = []
  private(set) var constants: [Double] = []
  private(set) var lists: [[Int32]] = []
  private(set) var shapes: [Shape] = [.scalar]
  private var places: [Shape: UInt16] = [.scalar: 0]
  /// The functions that a program added, each once.
  private(set) var functions: [ScalarFunction] = []
  private var functionPlaces: [ScalarFunction: Int32] = [:]

  init() {}

  /// A tape without nodes, on which the functions of another have their places.
  init(functionsOf other: Tape) {
    functions = other.functions
    functionPlaces = other.functionPlaces
  }

  func shape(_ index: Int32) -> Shape { shapes[Int(nodes[Int(index)].shape)] }

  /// The number that a node is, if it is a constant.
  func constant(_ index: Int32) -> Double? {
    let node = nodes[Int(index)]
    return node.operation == .constant ? constants[Int(node.left)] : nil
  }

  /// The indices of a node's operands.
  func operands(_ node: Node) -> [Int32] {
    switch node.operation.operandCount {
    case 0: []
    case 1: [node.left]
    case 2: [node.left, node.right]
    default: lists[Int(node.left)]
    }
  }

  /// Calls `body` with the index of every operand of a node, without an array for it.
  @inline(__always)
  func forEachOperand(of node: Node, _ body: (Int32) -> Void) {
    switch node.operation.operandCount {
    case 0: break
    case 1: body(node.left)
    case 2:
      body(node.left)
      body(node.right)
    default: lists[Int(node.left)].forEach(body)
    }
  }

  mutating func append(_ node: Node) -> Int32 {
    require(
      nodes.count < Int32.max, "a graph holds at most \(Int32.max) nodes; this one is full")
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  mutating func append(constant value: Double) -> Int32 {
    constants.append(value)
    return append(
      Node(operation: .constant, shape: 0, left: Int32(constants.count - 1), right: -1))
  }

  /// Makes a node a constant, whatever it was.
  mutating func replace(_ index: Int32, by value: Double) {
    constants.append(value)
    nodes[Int(index)] = Node(
      operation: .constant, shape: 0, left: Int32(constants.count - 1), right: -1)
  }

  mutating func append(list: [Int32]) -> Int32 {
    lists.append(list)
    return Int32(lists.count - 1)
  }

  mutating func place(of shape: Shape) -> UInt16 {
    if let place = places[shape] { return place }
    require(shapes.count < UInt16.max, "a graph has at most \(UInt16.max) different shapes")
    shapes.append(shape)
    places[shape] = UInt16(shapes.count - 1)
    return UInt16(shapes.count - 1)
  }

  mutating func place(of function: ScalarFunction) -> Int32 {
    if let place = functionPlaces[function] { return place }
    functions.append(function)
    functionPlaces[function] = Int32(functions.count - 1)
    return Int32(functions.count - 1)
  }

  /// The same nodes at the same places, none of which is only another view of its operand: what is
  /// flattened becomes a list of one part, which has as many elements.
  var withoutViews: Tape {
    var tape = self
    for index in nodes.indices where nodes[index].operation == .flatten {
      let list = tape.append(list: [nodes[index].left])
      tape.nodes[index].operation = .stack
      tape.nodes[index].left = list
    }
    return tape
  }

  /// For every node up to the one given, whether that one depends on it.
  func needed(by last: Int32) -> [Bool] {
    var isNeeded = [Bool](repeating: false, count: Int(last) + 1)
    isNeeded[Int(last)] = true
    for index in stride(from: Int(last), through: 0, by: -1) where isNeeded[index] {
      forEachOperand(of: nodes[index]) { isNeeded[Int($0)] = true }
    }
    return isNeeded
  }
}
