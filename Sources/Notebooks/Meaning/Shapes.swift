import Autodiff

// Operations on shapes that fit, and what to say where they do not.
extension Session {
  /// An operation on formulas; a value of one element goes with any shape, as a number does.
  ///
  /// - Parameter range: Where the operator or the call stands.
  mutating func apply(
    _ operation: Primitive, _ operands: [Formula], window: Int = 1, at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    let operands = operation.isElementwise ? Self.fitting(operands) : operands
    return try taking(range) { () throws(ShapeMismatch) in
      try Formula.applying(operation, operands, window: window)
    }
  }

  /// The smallest or the largest of several formulas, element by element.
  mutating func extreme(
    _ operation: Primitive, of formulas: [Formula], at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    try taking(range) { () throws(ShapeMismatch) in
      try Formula.extreme(operation, of: Self.fitting(formulas))
    }
  }

  /// Formulas of one shape, or those of one element as numbers.
  private static func fitting(_ formulas: [Formula]) -> [Formula] {
    formulas.contains { $0.shape != formulas[0].shape } ? formulas.map(\.single) : formulas
  }

  /// A formula of operands that may not fit, whose shape is taken note of.
  private mutating func taking(
    _ range: Range<Int>, _ make: () throws(ShapeMismatch) -> Formula
  ) throws(Diagnostic) -> Formula {
    let result: Formula
    do {
      result = try make()
    } catch {
      let problem = Problem.shapeMismatch(
        operation: error.operation == .stack ? "[…]" : "\(error.operation)", error.shapes,
        expectation: error.expectation)
      throw diagnostic(problem, range)
    }
    try take(result.shape, at: range)
    return result
  }

  /// The largest number of shapes in a notebook.
  private static let mostShapes = 10_000

  /// Takes note of a shape; a graph, and the memory, have room for so much only.
  mutating func take(_ shape: Shape, at range: Range<Int>) throws(Diagnostic) {
    guard shape.count <= environment.limits.elements else {
      throw diagnostic(
        .tooManyElements(shape.dimensions, limit: environment.limits.elements), range)
    }
    guard !names.shapes.contains(shape) else { return }
    guard names.shapes.count < Self.mostShapes else {
      throw diagnostic(.tooManyShapes(limit: Self.mostShapes), range)
    }
    names.shapes.insert(shape)
  }

  /// A formula where one number is wanted.
  func oneNumber(_ formula: Formula, at range: Range<Int>) throws(Diagnostic) -> Formula {
    guard formula.shape.count == 1 else {
      throw diagnostic(
        .notOneNumber(formula: source.text(range), formula.shape), range)
    }
    return formula.single
  }

  /// `[a, b, c]`: numbers as a vector, vectors as a matrix.
  ///
  /// - Parameter isList: Whether each element is a list itself; if not, one of a single element
  ///   counts as a number.
  mutating func list(
    _ elements: [Formula], isList: [Bool], at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    let list = try apply(.stack, zip(elements, isList).map { $1 ? $0 : $0.single }, at: range)
    let dimensions = list.shape.dimensions
    guard dimensions.count <= Shape.mostDimensions else {
      throw diagnostic(.tooManyElements(dimensions, limit: environment.limits.elements), range)
    }
    return list
  }

  /// `W[0, 1]`: an element, by whole numbers or, in a vector, by a formula.
  func element(
    _ array: Formula, _ indices: [Located<Formula>], name: String,
    at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    let dimensions = array.shape.dimensions
    guard indices.count == dimensions.count else {
      throw diagnostic(.indexCount(indices.count, array.shape, name: name), range)
    }
    var places: [Int] = []
    for given in indices {
      let indexRange = given.range
      let index = try oneNumber(given.value, at: indexRange)
      guard index.constant != nil || index.leaves.isEmpty else {
        guard dimensions.count == 1 else {
          throw diagnostic(.computedIndex(array.shape), indexRange)
        }
        return array.element(at: index)
      }
      var value = index.constant
      if value == nil { value = try self.value(index, parameters.now, at: indexRange) }
      guard let place = value.flatMap(Int.init(exactly:)), place >= 0 else {
        throw diagnostic(.notAnIndex(source.text(indexRange)), indexRange)
      }
      places.append(place)
    }
    guard let element = array.element(at: places) else {
      throw diagnostic(.noElement(places, array.shape), range)
    }
    return element
  }

  /// Numbers as a formula of that shape.
  func constant(_ values: [Double], _ shape: Shape) -> Formula {
    array(values.map(names.graph.constant), shape)
  }

  /// Formulas of numbers, row by row, as one of that shape.
  func array(_ elements: [Formula], _ shape: Shape) -> Formula {
    var parts = elements
    for dimension in shape.dimensions.reversed() {
      parts = stride(from: 0, to: parts.count, by: dimension).map {
        .apply(.stack, list: Array(parts[$0..<$0 + dimension]))
      }
    }
    return parts[0]
  }

  /// A value of the shape that an input has.
  mutating func fitted(
    _ value: Formula, to input: Formula, at range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    if value.shape == input.shape { return value }
    guard value.shape.count == 1, input.shape.count == 1 else {
      throw diagnostic(.argumentShape(input.name ?? "", input.shape, given: value.shape), range)
    }
    // One element either way, in as many brackets as the input has.
    var result = value.shape == .scalar ? value : value.element(at: names.graph.constant(0))
    for _ in input.shape.dimensions { result = try apply(.stack, [result], at: range) }
    return result
  }
}

extension Formula {
  /// A value of one element as a number.
  var single: Formula {
    shape != .scalar && shape.count == 1 ? element(at: graph.constant(0)) : self
  }

  /// A list of formulas that are known to have one shape.
  fileprivate static func apply(_ operation: Primitive, list: [Formula]) -> Formula {
    do {
      return try applying(operation, list)
    } catch {
      fatalError("\(error)")
    }
  }
}

extension Formula {
  /// Whether the formula's last operation keeps its value between 0 and 1.
  var isBetweenZeroAndOne: Bool {
    var formula = self
    while formula.operation == .element || formula.operation == .flatten {
      formula = formula.operands[0]
    }
    let operation = formula.operation
    return operation == .sigmoid || operation == .softmax || operation.isTruthValue
  }
}

extension Formula {
  /// Whether the value may change with one of some leaves, as far as the formula tells: a product with
  /// 0 does not.
  ///
  /// - Complexity: O(nodes).
  func varies(with isChanging: (Formula) -> Bool) -> Bool {
    var known: [Formula: (varies: Bool, isZero: Bool)] = [:]
    var open = [self]
    while let formula = open.last {
      let operands = formula.operands
      let unknown = operands.filter { known[$0] == nil }
      guard unknown.isEmpty else {
        open += unknown
        continue
      }
      open.removeLast()
      let parts = operands.compactMap { known[$0] }
      if formula.operation == .multiply, parts.contains(where: \.isZero) {
        known[formula] = (false, true)
      } else {
        let isSum = [.add, .subtract, .negate].contains(formula.operation)
        known[formula] = (
          parts.contains(where: \.varies) || isChanging(formula),
          formula.constant == 0 || isSum && parts.allSatisfy(\.isZero)
        )
      }
    }
    return known[self]?.varies ?? true
  }
}

extension Shape {
  /// The indices of every element in brackets, row by row: `[0, 0]`, `[0, 1]`, …; for a number, one
  /// text without any.
  var indices: [String] {
    guard !dimensions.isEmpty else { return [""] }
    return (0..<count).map { element in
      var rest = element
      var indices: [Int] = []
      for dimension in dimensions.reversed() {
        indices.insert(rest % dimension, at: 0)
        rest /= dimension
      }
      return "\(indices)"
    }
  }
}

extension Shape {
  /// How many dimensions an array of a notebook has at most.
  static let mostDimensions = 4
}
