/// Lays the nodes of a simplified tape out in memory and makes steps of them.
struct Compiler {
  private let tape: Tape
  /// Whether every node stays a value of its own with a derivative of its own, all of them in the
  /// program of what is the same for all samples.
  private let isVerbatim: Bool
  private var neurons: Neurons
  /// Where the value of each node lies.
  private var locations: [Operand]
  private var details: [Detail: UInt16] = [:]
  private(set) var uniform = Program.Draft()
  private(set) var varying = Program.Draft()
  private(set) var constants: [(offset: Int, value: Double)] = []
  /// The leaves that are needed, with their place in the memory.
  private(set) var inputs: [Function.Leaf] = []
  private(set) var parameters: [Function.Leaf] = []

  /// The place of the output, and the shape of its value.
  let shape: Shape
  private(set) var output: Operand

  init(_ formula: Formula) {
    let (tape, last) = Simplifier.simplify(formula.graph.tape, output: formula.index)
    self.init(tape, output: last, of: formula.graph, isVerbatim: false)
  }

  /// Compiles each node that a formula is made of as it was recorded, for one sample.
  init(verbatim formula: Formula) {
    self.init(
      formula.graph.tape.withoutViews, output: formula.index, of: formula.graph, isVerbatim: true)
  }

  private init(_ tape: Tape, output last: Int32, of graph: Graph, isVerbatim: Bool) {
    let isNeeded = tape.needed(by: last)
    var isVarying = [Bool](repeating: false, count: isNeeded.count)
    for index in isNeeded.indices where isNeeded[index] && !isVerbatim {
      let node = tape.nodes[index]
      if node.operation == .input { isVarying[index] = true }
      tape.forEachOperand(of: node) { if isVarying[Int($0)] { isVarying[index] = true } }
    }
    self.tape = tape
    self.isVerbatim = isVerbatim
    neurons =
      isVerbatim
      ? Neurons(nodeCount: isNeeded.count)
      : Neurons(tape, isNeeded: isNeeded, isVarying: isVarying)
    (uniform.functions, varying.functions) = (tape.functions, tape.functions)
    locations = [Operand](repeating: Operand(offset: -1), count: isNeeded.count)
    shape = tape.shape(last)
    output = Operand(offset: 0)

    let needed = isNeeded.indices.filter { isNeeded[$0] && !neurons.isAbsorbed[$0] }
    placeLeaves(needed, of: graph)
    for index in needed where tape.nodes[index].operation.operandCount != 0 {
      let node = tape.nodes[index]
      if !isVerbatim, let alias = alias(node) {
        locations[index] = alias
      } else if let terms = neurons.takeTerms(at: index) {
        locations[index] = appendNeuron(terms, isVarying: isVarying[index])
      } else {
        locations[index] = append(node, index, isVarying: isVarying[index])
      }
    }
    output = locations[Int(last)]
  }

  // MARK: - Leaves

  private mutating func placeLeaves(_ needed: [Int], of graph: Graph) {
    func leaves(_ operation: Primitive) -> [Int] {
      needed.filter { tape.nodes[$0].operation == operation }
    }
    func add(_ index: Int, _ leaf: Graph.Leaf, to program: inout Program.Draft) -> Function.Leaf {
      defer { program.size += leaf.shape.count }
      return Function.Leaf(
        place: Int(tape.nodes[index].left), name: leaf.name, count: leaf.shape.count,
        start: leaf.start, offset: program.size)
    }
    for index in leaves(.input).sorted(by: { tape.nodes[$0].left < tape.nodes[$1].left }) {
      let leaf = graph.inputLeaves[Int(tape.nodes[index].left)]
      if isVerbatim {
        locations[index] = Operand(offset: Int32(uniform.size), isUniform: true, isActive: true)
        inputs.append(add(index, leaf, to: &uniform))
      } else {
        locations[index] = Operand(offset: Int32(varying.size))
        inputs.append(add(index, leaf, to: &varying))
      }
    }
    for index in leaves(.parameter).sorted(by: { tape.nodes[$0].left < tape.nodes[$1].left }) {
      let leaf = graph.parameterLeaves[Int(tape.nodes[index].left)]
      locations[index] = Operand(offset: Int32(uniform.size), isUniform: true, isActive: true)
      parameters.append(add(index, leaf, to: &uniform))
    }
    for index in leaves(.constant) {
      locations[index] = place(constant: tape.constants[Int(tape.nodes[index].left)])
    }
    varying.leafSize = varying.size
    uniform.leafSize = uniform.size
  }

  private mutating func place(constant value: Double) -> Operand {
    defer { uniform.size += 1 }
    constants.append((uniform.size, value))
    return Operand(offset: Int32(uniform.size), isUniform: true, isActive: isVerbatim)
  }

  /// Where the value of a node lies.
  func location(of index: Int32) -> Operand { locations[Int(index)] }

  // MARK: - Steps

  /// The place of a node's value inside that of its operand, if it is only another view of it.
  private func alias(_ node: Tape.Node) -> Operand? {
    switch node.operation {
    case .flatten: return locations[Int(node.left)]
    case .element:
      guard let place = tape.constant(node.right), place >= 0, place == place.rounded(.down),
        place < Double(tape.shape(node.left).count)
      else { return nil }
      var location = locations[Int(node.left)]
      location.offset += Int32(place)
      return location
    case .stack:
      // Parts that lie one behind the other are a list already.
      let parts = tape.lists[Int(node.left)]
      let count = Int32(tape.shape(parts[0]).count)
      var expected = locations[Int(parts[0])]
      for part in parts {
        guard locations[Int(part)] == expected else { return nil }
        expected.offset += count
      }
      return locations[Int(parts[0])]
    default: return nil
    }
  }

  private mutating func appendNeuron(_ terms: [Neurons.Term], isVarying: Bool) -> Operand {
    let parts = terms.map { term in
      Term(
        local(locations[Int(term.left)], isVarying: isVarying),
        term.right.map { local(locations[Int($0)], isVarying: isVarying) })
    }
    let first = isVarying ? varying.terms.count : uniform.terms.count
    if isVarying { varying.terms += parts } else { uniform.terms += parts }
    let isActive = parts.contains { $0.varyingIsActive || $0.uniformIsActive }
    let step = Step(
      operation: .neuron, flags: isActive ? [.leftIsActive] : [], detail: 0, left: Int32(first),
      right: Int32(terms.count))
    return append(step, size: 1, isVarying: isVarying, isActive: isActive)
  }

  /// An operand as its program sees it: to the program of what is the same for all samples, that is
  /// its own memory, and nothing else is uniform.
  private func local(_ operand: Operand, isVarying: Bool) -> Operand {
    Operand(
      offset: operand.offset, isUniform: isVarying && operand.isUniform, isActive: operand.isActive)
  }

  private mutating func append(_ node: Tape.Node, _ index: Int, isVarying: Bool) -> Operand {
    var step = Step(operation: node.operation, flags: [], detail: 0, left: 0, right: 0)
    var detail = Detail()
    detail.elements = Int32(tape.shapes[Int(node.shape)].count)
    let operands = tape.operands(node).map { local(locations[Int($0)], isVarying: isVarying) }
    let isActive = node.operation.isDifferentiable && operands.contains(where: \.isActive)
    detail.size = detail.elements * (node.operation.keepsSlope ? 2 : 1)

    if node.operation.hasList {
      describeList(of: node, operands, &detail, isVarying: isVarying)
    } else {
      let left = tape.shape(node.left)
      detail.leftElements = Int32(left.count)
      step.left = operands[0].offset
      if operands[0].isUniform { step.flags.insert(.leftIsUniform) }
      if operands[0].isActive, isActive { step.flags.insert(.leftIsActive) }
      if operands.count == 2 {
        detail.rightElements = Int32(tape.shape(node.right).count)
        step.right = operands[1].offset
        if operands[1].isUniform { step.flags.insert(.rightIsUniform) }
        if operands[1].isActive, isActive { step.flags.insert(.rightIsActive) }
      } else if node.operation == .custom {
        step.right = node.right
      } else if node.operation == .maxPool || node.operation == .meanPool, let image = left.image {
        detail.setImage(image, window: node.right)
      } else if node.operation == .logSumExp {
        // Beside the value, what becomes the derivative by each element.
        detail.size = 1 + detail.leftElements
      }
    }
    var scalar = Detail()
    scalar.size = detail.size
    // A sum of exponentials keeps a derivative for each element, even for one.
    if detail != scalar || node.operation == .logSumExp { step.detail = place(detail) }
    return append(
      step, size: Int(detail.size), isVarying: isVarying, isActive: isActive || isVerbatim)
  }

  private mutating func describeList(
    of node: Tape.Node, _ operands: [Operand], _ detail: inout Detail, isVarying: Bool
  ) {
    let shapes = tape.operands(node).map { tape.shape($0) }
    detail.leftElements = Int32(shapes[0].count)
    detail.count = Int32(operands.count)
    if node.operation == .convolution, let image = shapes[0].image {
      detail.setImage(image, window: Int32(shapes[1].dimensions[2]))
      detail.rightElements = Int32(shapes[1].dimensions[0])
    }
    if node.operation == .choose || node.operation == .powerDerivative {
      detail.rightElements = Int32(shapes[1].count)
      detail.thirdElements = Int32(shapes[2].count)
    }
    if node.operation == .powerDerivative {
      let orders = tape.operands(node)[2...].map { Int32(tape.constant($0) ?? 0) }
      (detail.baseOrder, detail.exponentOrder) = (orders[0], orders[1])
    }
    if isVarying {
      detail.first = Int32(varying.operands.count)
      varying.operands += operands
    } else {
      detail.first = Int32(uniform.operands.count)
      uniform.operands += operands
    }
  }

  private mutating func place(_ detail: Detail) -> UInt16 {
    if let place = details[detail] { return place }
    guard varying.details.count <= UInt16.max else {
      fatalError("a function has at most \(UInt16.max) layers and kinds of arrays")
    }
    // Both programs have the same details, so that there is one table of them.
    varying.details.append(detail)
    uniform.details.append(detail)
    details[detail] = UInt16(varying.details.count - 1)
    return UInt16(varying.details.count - 1)
  }

  private mutating func append(
    _ step: Step, size: Int, isVarying: Bool, isActive: Bool
  ) -> Operand {
    func append(to program: inout Program.Draft) -> Int32 {
      defer { program.size += size }
      program.steps.append(step)
      return Int32(program.size)
    }
    let offset = isVarying ? append(to: &varying) : append(to: &uniform)
    return Operand(offset: offset, isUniform: !isVarying, isActive: isActive)
  }
}

extension Detail {
  fileprivate mutating func setImage(
    _ image: (channels: Int, height: Int, width: Int), window: Int32
  ) {
    channels = Int32(image.channels)
    height = Int32(image.height)
    width = Int32(image.width)
    self.window = window
  }
}
