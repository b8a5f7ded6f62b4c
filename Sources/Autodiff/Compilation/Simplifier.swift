/// Builds a tape from another, node by node, and simplifies as it goes: folds constants, shares
/// equal terms, rewrites what would overflow.
///
/// What comes to a number keeps its operation until everything is built, so that a form is as stable of
/// constants as it is of variables: log(sigmoid(-800)) is −800, not the logarithm of 0.
///
/// No step changes a special value: 0·y stays, since it is NaN where y is, and so does x − x. Only a
/// truth value as a factor leaves nothing of what it cuts off.
struct Simplifier {
  private(set) var tape: Tape
  private var shared = SharedNodes()
  private var sharedLists: [[Int32]: Int32] = [:]
  private var constants: [UInt64: Int32] = [:]
  /// The values of operations on constants.
  private var folded: [Int32: Double] = [:]

  /// The tape of what a node needs, with the place of that node in it.
  static func simplify(_ source: Tape, output: Int32) -> (tape: Tape, output: Int32) {
    var (tape, output) = (source, output)
    var isFolded: Bool
    repeat { (tape, output, isFolded) = simplifyOnce(tape, output: output) } while isFolded
    return (tape, output)
  }

  /// The same, and whether operations have become constants, which equal ones may stand for.
  private static func simplifyOnce(
    _ source: Tape, output: Int32
  ) -> (tape: Tape, output: Int32, isFolded: Bool) {
    var simplifier = Simplifier(tape: Tape(functionsOf: source))
    let isNeeded = source.needed(by: output)
    var places = [Int32](repeating: -1, count: isNeeded.count)
    for index in isNeeded.indices where isNeeded[index] {
      places[index] = simplifier.copy(source.nodes[index], from: source, places)
    }
    for (place, value) in simplifier.folded { simplifier.tape.replace(place, by: value) }
    return (simplifier.tape, places[Int(output)], !simplifier.folded.isEmpty)
  }

  private mutating func copy(_ node: Tape.Node, from source: Tape, _ places: [Int32]) -> Int32 {
    let shape = tape.place(of: source.shapes[Int(node.shape)])
    switch node.operation.operandCount {
    case 0:
      if node.operation == .constant { return constant(source.constants[Int(node.left)]) }
      return share(Tape.Node(operation: node.operation, shape: shape, left: node.left, right: -1))
    case 1:
      // A pooling keeps its window on the right, a function that was added its place.
      return add(node.operation, shape, places[Int(node.left)], node.right)
    case 2:
      return add(node.operation, shape, places[Int(node.left)], places[Int(node.right)])
    default:
      let operands = source.lists[Int(node.left)].map { places[Int($0)] }
      let list = sharedLists[operands] ?? tape.append(list: operands)
      sharedLists[operands] = list
      return share(Tape.Node(operation: node.operation, shape: shape, left: list, right: -1))
    }
  }

  /// The simplest node that does an operation.
  mutating func add(
    _ operation: Primitive, _ shape: UInt16, _ left: Int32, _ right: Int32 = -1
  ) -> Int32 {
    if operation == .element, let part = part(of: left, at: right) { return part }
    if let simpler = withoutEffect(operation, shape, left, right) { return simpler }
    if let product = productForm(operation, shape, left, right) { return product }
    if let stable = stableForm(operation, shape, left, right) { return stable }
    let place = share(Tape.Node(operation: operation, shape: shape, left: left, right: right))
    if let value = fold(operation, left, right) { folded[place] = value }
    return place
  }

  /// The number that a node comes to, if that is known.
  func number(_ index: Int32) -> Double? {
    tape.constant(index) ?? (folded.isEmpty ? nil : folded[index])
  }

  mutating func constant(_ value: Double) -> Int32 {
    if let place = constants[value.bitPattern] { return place }
    let place = tape.append(constant: value)
    constants[value.bitPattern] = place
    return place
  }

  private mutating func share(_ node: Tape.Node) -> Int32 {
    if let place = shared.find(node, in: tape.nodes) { return place }
    if node.operation.isCommutative {
      var swapped = node
      (swapped.left, swapped.right) = (node.right, node.left)
      if let place = shared.find(swapped, in: tape.nodes) { return place }
    }
    let place = tape.append(node)
    shared.insert(place, in: tape.nodes)
    return place
  }

  /// The value of an operation on constants.
  private func fold(_ operation: Primitive, _ left: Int32, _ right: Int32) -> Double? {
    guard operation.isElementwise, !operation.hasList, let x = number(left) else { return nil }
    if operation == .custom { return tape.functions[Int(right)](x) }
    guard operation.operandCount == 2 else { return operation.value(x) }
    return number(right).map { operation.value(x, $0) }
  }

  /// An element of a list, or of what was computed of arrays of one element: then the operation is
  /// done on the elements, which shows its stable forms.
  private mutating func part(of array: Int32, at place: Int32) -> Int32? {
    let node = tape.nodes[Int(array)]
    guard let place = number(place).flatMap(Int.init(exactly:)) else { return nil }
    if node.operation == .stack {
      let list = tape.lists[Int(node.left)]
      guard list.indices.contains(place), tape.shape(list[place]) == .scalar else { return nil }
      return list[place]
    }
    guard place == 0, node.operation.isElementwise, !node.operation.hasList,
      tape.shapes[Int(node.shape)].count == 1
    else { return nil }
    let parts = tape.operands(node).map { operand in
      tape.shape(operand) == .scalar ? operand : add(.element, 0, operand, constant(0))
    }
    return add(node.operation, 0, parts[0], parts.count == 2 ? parts[1] : node.right)
  }

  /// An operand, where the operation does nothing to it, or a cheaper operation.
  ///
  /// Only what was a constant from the start counts here: tanh(20)² would lose its square.
  private mutating func withoutEffect(
    _ operation: Primitive, _ shape: UInt16, _ left: Int32, _ right: Int32
  ) -> Int32? {
    let node = tape.nodes[Int(left)]
    switch operation {
    case .negate where node.operation == .negate: return node.left
    case .multiply where tape.constant(right) == 1 && node.shape == shape: return left
    case .multiply where tape.constant(left) == 1 && tape.nodes[Int(right)].shape == shape:
      return right
    case .divide where tape.constant(right) == 1 && node.shape == shape: return left
    case .power where tape.constant(right) == 1 && node.shape == shape: return left
    // Correctly rounded, as a power is not quite.
    case .power where tape.constant(right) == 2 && node.shape == shape:
      return add(.multiply, shape, left, left)
    default: return nil
    }
  }
}

extension Primitive {
  /// Whether exchanging the operands changes no bit of the result.
  var isCommutative: Bool {
    switch self {
    case .add, .multiply, .equal, .notEqual, .and, .or, .min, .max: true
    default: false
    }
  }
}
