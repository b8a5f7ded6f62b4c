import Autodiff

/// A formula that takes its values wherever the axes of a figure reach: over inputs, or over elements
/// of parameters, where it is the mean over the rows of the data.
struct Sampler {
  private enum Ground {
    case inputs([Formula], Function)
    /// A function for each element of the formula, since a mean is of one number.
    case parameters([Int], [Function], Batch)
  }

  let shape: Shape
  /// The rows that each value is a mean over; nil if it is that of the formula alone.
  let rowCount: Int?
  /// Whether the formula is known to have one value, whatever the axes say.
  let isConstant: Bool
  private let ground: Ground
  private let parameters: [Double]

  /// Makes a sampler over inputs, the only ones that the function needs.
  fileprivate init(
    _ function: Function, over inputs: [Formula], parameters: [Double], isConstant: Bool
  ) {
    shape = function.shape
    self.isConstant = isConstant
    rowCount = nil
    ground = .inputs(inputs, function)
    self.parameters = parameters
  }

  /// Makes a sampler over elements of parameters, from a function for each element of a formula.
  fileprivate init(
    _ functions: [Function], shape: Shape, over elements: [Int], _ batch: Batch,
    parameters: [Double], isConstant: Bool
  ) {
    self.shape = shape
    self.isConstant = isConstant
    rowCount = functions.allSatisfy(\.inputNames.isEmpty) ? nil : batch.count
    ground = .parameters(elements, functions, batch)
    self.parameters = parameters
  }

  /// The elements of the formula's value at every place, one place after the other.
  ///
  /// - Parameter coordinates: For each axis the coordinates of all places.
  func values(_ coordinates: [[Double]]) -> [Double] {
    let count = coordinates[0].count
    if count == 0 { return [] }
    switch ground {
    case .inputs(let inputs, let function):
      let columns = Dictionary(uniqueKeysWithValues: zip(inputs, coordinates))
      return function.values(Batch(count: count, columns: columns), parameters: parameters)
    case .parameters(let elements, let functions, let batch):
      let means = functions.map {
        $0.means(batch, parameters: parameters, varying: elements, settings: coordinates)
      }
      if means.count == 1 { return means[0] }
      return (0..<count).flatMap { place in means.map { $0[place] } }
    }
  }
}

extension Session {
  /// A formula that a figure shows, ready to be taken anywhere over its axes.
  ///
  /// - Parameters:
  ///   - at: What the figure sets of the inputs that are no axis.
  ///   - range: Where the formula stands.
  ///   - places: How often it will be taken.
  ///   - problem: What is wrong if it depends on inputs that are no axes, and on which.
  mutating func sampler(
    of formula: Formula, over axes: [ChosenAxis], at: AtOption?, range: Range<Int>, places: Int,
    through sight: Sight, _ problem: (_ free: [String], _ formula: String) -> Problem
  ) throws(Diagnostic) -> Sampler {
    let inputs = axes.compactMap { axis -> Formula? in
      if case .input(let input) = axis.subject { input } else { nil }
    }
    let formula = try setting(at, in: formula, except: inputs.compactMap(\.name), through: sight)
    let parameters = parameters.completing(sight.parameters)
    guard inputs.isEmpty else {
      let function = Function(formula)
      let names = inputs.map(\.name)
      let free = function.inputNames.filter { !names.contains($0) }
      guard free.isEmpty else { throw diagnostic(problem(free, source.text(range)), range) }
      return Sampler(
        function, over: inputs, parameters: parameters,
        isConstant: !formula.varies { inputs.contains($0) })
    }
    let elements =
      formula.shape == .scalar
      ? [formula]
      : (0..<formula.shape.count).map { formula.element(at: names.graph.constant(Double($0))) }
    let overRows = try elements.map { element throws(Diagnostic) in
      try self.overRows(element, parameters, at: range, through: sight)
    }
    let functions = overRows.map(\.0)
    // What depends on no row is computed once, not for each of them.
    let batch = functions.allSatisfy(\.inputNames.isEmpty) ? Batch() : overRows[0].1
    try checkNumbers(
      functions.count * places * batch.count, "the rows at the nodes of this figure", at: range)
    return Sampler(
      functions, shape: formula.shape, over: axes.compactMap(\.element), batch,
      parameters: parameters,
      isConstant: !formula.varies { leaf in
        axes.compactMap(\.element).contains { leaf.elements?.contains($0) == true }
      })
  }
}
