/// The operation at which finite numbers turned into others, in a sample that has been run forward
/// and back.
struct Origin {
  private let equations: Equations
  private let memory: Evaluated
  private var equation: Equations.Equation?
  private var leaf: Operand?
  private var derivative: (operand: Operand, elements: Int)?
  private var value = 0.0

  /// The values and derivatives of one sample.
  private struct Evaluated {
    let uniform: Memory<Guarded<Double>>
    let varying: Memory<Guarded<Double>>

    func value(_ operand: Operand) -> Double {
      (operand.isUniform ? uniform : varying).values[Int(operand.offset)].value
    }

    func derivative(_ operand: Operand) -> Double {
      (operand.isUniform ? uniform : varying).adjoints?[Int(operand.offset)].value ?? 0
    }
  }

  private init(_ function: Function, _ memory: Evaluated) {
    equations = Equations(function)
    self.memory = memory
  }

  /// Nil if the value and the derivatives by all parameters are finite.
  static func find(
    _ function: Function, uniform: Memory<Guarded<Double>>, varying: Memory<Guarded<Double>>
  ) -> Origin? {
    var origin = Origin(function, Evaluated(uniform: uniform, varying: varying))
    if origin.findValue(function.output, function.shape.count) { return origin }
    // On its way to a parameter a derivative may be stopped, by a rectifier for one.
    let isFinite = function.parameters.allSatisfy { leaf in
      (0..<leaf.count).allSatisfy { uniform.adjoints?[leaf.offset + $0].value.isFinite ?? true }
    }
    return !isFinite && origin.findDerivative() ? origin : nil
  }

  /// Goes from the value back to an operation whose operands are all finite, or to a leaf.
  private mutating func findValue(_ output: Operand, _ elements: Int) -> Bool {
    guard var last = firstNonFinite(output, elements) else { return false }
    var index = equations.index(of: last)
    while let current = index, let next = firstNonFinite(amongOperandsOf: current) {
      last = next
      index = equations.index(of: next)
    }
    equation = index.map { equations.all[$0] }
    leaf = index == nil ? last : nil
    value = memory.value(last)
    return true
  }

  /// Goes the way back, on which the last equation comes first.
  ///
  /// What several equations work on has the sum of what they pass back, of which only one may have
  /// overflowed: an operand of a single equation is looked for first.
  private mutating func findDerivative() -> Bool {
    var uses: [Operand: Int] = [:]
    for equation in equations.all {
      for element in Set(elements(of: equation)) { uses[element, default: 0] += 1 }
    }
    return findDerivative { uses[$0] == 1 } || findDerivative { _ in true }
  }

  private mutating func findDerivative(where isMeant: (Operand) -> Bool) -> Bool {
    for equation in equations.all.reversed() {
      for (operand, elements) in equation.operands {
        for place in 0..<elements {
          let element = element(place, of: operand)
          guard !memory.derivative(element).isFinite, isMeant(element) else { continue }
          self.equation = equation
          derivative = (operand, elements)
          value = memory.derivative(element)
          return true
        }
      }
    }
    return false
  }

  /// The elements of all operands of an equation.
  private func elements(of equation: Equations.Equation) -> [Operand] {
    equation.operands.flatMap { operand, elements in
      (0..<elements).map { element($0, of: operand) }
    }
  }

  /// The place of an element of an operand.
  private func element(_ place: Int, of operand: Operand) -> Operand {
    Operand(offset: operand.offset + Int32(place), isUniform: operand.isUniform)
  }

  private func firstNonFinite(amongOperandsOf index: Int) -> Operand? {
    for (operand, elements) in equations.all[index].operands {
      if let bad = firstNonFinite(operand, elements) { return bad }
    }
    return nil
  }

  private func firstNonFinite(_ operand: Operand, _ elements: Int) -> Operand? {
    for place in 0..<elements {
      var element = operand
      element.offset += Int32(place)
      if !memory.value(element).isFinite { return element }
    }
    return nil
  }

  func explained(for sample: Int) -> NonFiniteValue {
    guard let equation else {
      let name = leaf.map { equations.leaf($0, elements: 1) } ?? "?"
      return NonFiniteValue(
        sample: sample, formula: name, operands: [], value: value, derivative: nil)
    }
    let operands = equation.operands.map { operand, elements in
      let bad = firstNonFinite(operand, elements) ?? operand
      return NonFiniteValue.Operand(
        formula: text(operand, elements, depth: 0), value: memory.value(bad), elementCount: elements
      )
    }
    var distinct: [NonFiniteValue.Operand] = []
    for operand in operands
    where Double(operand.formula) == nil
      && !distinct.contains(where: { $0.formula == operand.formula })
    {
      distinct.append(operand)
    }
    // Between the brackets of a call an operand needs none of its own.
    let isCall = equations.text(equation) { _, _ in "" }.hasSuffix(")")
    return NonFiniteValue(
      sample: sample,
      formula: equations.text(equation) { text($0, $1, depth: isCall ? 0 : 1) },
      operands: distinct, value: value,
      derivative: derivative.map { text($0.operand, $0.elements, depth: 0) })
  }

  /// An operand as a formula; what lies deeper than four operations is left out.
  private func text(_ operand: Operand, _ elements: Int, depth: Int) -> String {
    guard let index = equations.index(of: operand) else {
      return equations.leaf(operand, elements: elements)
    }
    guard depth < 4 else { return "…" }
    let equation = equations.all[index]
    let text = equations.text(equation) { self.text($0, $1, depth: depth + 1) }
    let part = equations.part(
      Int(operand.offset) - equation.offset, elements, of: equation.elements)
    // A call or a list needs no brackets of its own.
    let isClosed = text.hasSuffix(")") && !text.contains(" ") || text.hasSuffix("]")
    return isClosed || (depth == 0 && part.isEmpty) ? text + part : "(\(text))\(part)"
  }
}
