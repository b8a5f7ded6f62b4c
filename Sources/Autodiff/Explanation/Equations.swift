import Kernels

/// The steps of a function as equations, and names for everything that they work on.
struct Equations {
  /// A step of one of the two programs.
  struct Equation {
    let step: Step
    let isUniform: Bool
    /// The place of the result's first element.
    let offset: Int
    let elements: Int
    let operands: [(operand: Operand, elements: Int)]
  }

  private let function: Function
  private(set) var all: [Equation] = []

  init(_ function: Function) {
    self.function = function
    append(function.uniform, isUniform: true)
    append(function.varying, isUniform: false)
  }

  /// The equation whose result an operand is a part of; nil if it is a leaf.
  func index(of operand: Operand) -> Int? {
    // The equations of each program lie in the order of their results.
    var low = operand.isUniform ? 0 : function.uniform.steps.count
    var high = operand.isUniform ? function.uniform.steps.count : all.count
    guard low < high, all[low].offset <= Int(operand.offset) else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if all[middle].offset <= Int(operand.offset) { low = middle } else { high = middle }
    }
    return low
  }

  /// The right side of an equation, with the names that `name` gives to the operands.
  func text(_ equation: Equation, name: (Operand, _ elements: Int) -> String) -> String {
    let names = equation.operands.map { name($0.operand, $0.elements) }
    let operation = equation.step.operation
    switch operation {
    case .neuron:
      var names = names[...]
      let program = equation.isUniform ? function.uniform : function.varying
      return program.terms(of: equation.step).map { term in
        let first = names.removeFirst()
        return term.operands.count == 1 ? first : "\(first) * \(names.removeFirst())"
      }.joined(separator: " + ")
    case .custom:
      let name = function.varying.functions[Int(equation.step.right)].name
      return operation.text(names, name: name)
    case .maxPool, .meanPool:
      let window = function.varying.details[Int(equation.step.detail)].window
      return operation.text(names, window: Int(window))
    default: return operation.text(names)
    }
  }

  /// The name of a leaf, or the number of a constant, with the element's place if it is one of
  /// several.
  func leaf(_ operand: Operand, elements: Int) -> String {
    let offset = Int(operand.offset)
    if operand.isUniform, let constant = function.constants.first(where: { $0.offset == offset }) {
      return constant.value.spelling
    }
    let leaves = operand.isUniform ? function.parameters : function.inputs
    guard let leaf = leaves.last(where: { $0.offset <= offset }) else { return "?" }
    return leaf.name + part(offset - leaf.offset, elements, of: leaf.count)
  }

  /// `[3]` for the fourth element alone of several.
  func part(_ place: Int, _ elements: Int, of count: Int) -> String {
    elements == count ? "" : "[\(place)]"
  }

  private mutating func append(_ program: Program, isUniform: Bool) {
    var offset = program.leafSize
    for step in program.steps {
      let detail = program.details[Int(step.detail)]
      all.append(
        Equation(
          step: step, isUniform: isUniform, offset: offset, elements: Int(detail.elements),
          operands: operands(step, detail, program, isUniform: isUniform)))
      offset += step.size(program.details)
    }
  }

  private func operands(
    _ step: Step, _ detail: Detail, _ program: Program, isUniform: Bool
  ) -> [(operand: Operand, elements: Int)] {
    func whole(_ operand: Operand) -> Operand {
      Operand(
        offset: operand.offset, isUniform: isUniform || operand.isUniform,
        isActive: operand.isActive)
    }
    if step.operation == .neuron {
      return program.terms(of: step).flatMap { $0.operands.map { (whole($0), 1) } }
    }
    if step.operation.hasList {
      let list = UnsafeBufferPointer(
        start: program.operands + Int(detail.first), count: Int(detail.count))
      guard step.operation == .dense || step.operation == .convolution else {
        return list.map { (whole($0), Int(detail.leftElements)) }
      }
      let outputs =
        step.operation == .dense ? Int(detail.elements) : Int(detail.rightElements)
      let inputs =
        step.operation == .dense
        ? Int(detail.leftElements) : Int(detail.channels * detail.window * detail.window)
      return zip(list, [Int(detail.leftElements), outputs * inputs, outputs]).map {
        (whole($0), $1)
      }
    }
    let left = Operand(offset: step.left, isUniform: step.flags.contains(.leftIsUniform))
    let right = Operand(offset: step.right, isUniform: step.flags.contains(.rightIsUniform))
    let both = [
      (whole(left), Int(detail.leftElements)), (whole(right), Int(detail.rightElements)),
    ]
    return step.operation.operandCount == 1 ? [both[0]] : both
  }
}

extension Term {
  /// The value, or the factors, that which is the same for all samples first.
  fileprivate var operands: [Operand] {
    let first = Operand(offset: varying, isActive: varyingIsActive)
    let second = Operand(
      offset: uniform, isUniform: kind == .scaled || kind == .uniform,
      isActive: uniformIsActive)
    return switch kind {
    case .varying: [first]
    case .uniform: [second]
    case .scaled, .product: [second, first]
    }
  }
}

extension Program {
  /// The terms of a neuron.
  fileprivate func terms(of step: Step) -> UnsafeBufferPointer<Term> {
    UnsafeBufferPointer(start: terms + Int(step.left), count: Int(step.right))
  }
}
