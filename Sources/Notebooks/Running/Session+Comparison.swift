import Autodiff

// The `gradient` cell: every partial derivative in three ways.
extension Session {
  /// Compares the partial derivatives of a formula by all elements of its parameters.
  mutating func run(gradient syntax: Syntax, _ at: Cell.At?) throws(Diagnostic) -> CellContent {
    try momentary(syntax) { session, formula, parameters throws(Diagnostic) in
      .gradient(try session.compare(formula, parameters, syntax, at))
    }
  }

  private mutating func compare(
    _ formula: Formula, _ parameters: [Double], _ syntax: Syntax, _ at: Cell.At?
  ) throws(Diagnostic) -> GradientComparison {
    let function = Function(formula)
    guard !function.parameterNames.isEmpty else {
      throw diagnostic(.noGradient(source.text(syntax.range)), syntax.range)
    }
    let (batch, place) = try samples(of: function, syntax, at)
    let used = scope.graph.parameters.filter { function.parameterNames.contains($0.name ?? "") }
    let shown = Self.shownElements(of: used)
    let compared = Self.comparedElements(of: used, shown: shown, rowCount: batch.count)
    let checks = function.checkGradient(batch, parameters: parameters, elements: compared)
    let names = used.flatMap { parameter in
      parameter.shape.indices.map { (parameter.name ?? "") + $0 }
    }
    let places = used.flatMap { $0.elements ?? 0..<0 }
    let nameOfElement = Dictionary(uniqueKeysWithValues: zip(places, names))
    let partials = zip(compared, checks).map { element, check in
      GradientComparison.Partial(
        name: nameOfElement[element] ?? check.parameter, reverse: check.reverse,
        forward: check.forward, centralDifference: check.centralDifference)
    }
    let isShown = Set(shown)
    return GradientComparison(
      formula: source.text(syntax.range), place: place,
      partials: zip(compared, partials).filter { isShown.contains($0.0) }.map(\.1),
      comparedCount: compared.count, elementCount: places.count,
      greatestDifference: GradientComparison.Partial.greatest(partials.map(\.greatestDifference)))
  }

  /// One sample if there is an option, or if nothing differs from row to row; all rows for a loss.
  private mutating func samples(
    of function: Function, _ syntax: Syntax, _ at: Cell.At?
  ) throws(Diagnostic) -> (batch: Batch, place: SamplePlace) {
    let isOfRows =
      isLoss(syntax, syntax.root) || function.inputNames.contains { scope.columns.contains($0) }
    guard at == nil, isOfRows, !function.inputNames.isEmpty, let data else {
      return try sample(of: function, syntax, at, takesFirstRow: false)
    }
    for input in function.inputNames where column(of: input) == nil {
      throw noColumn(for: input, at: syntax.range)
    }
    return (batch(of: data), .mean(rowCount: data.count))
  }

  /// The elements that get a row of the table: of an array with many, the first ones.
  private static func shownElements(of parameters: [Formula]) -> [Int] {
    let mostRows = 40, first = 4
    let elements = parameters.compactMap(\.elements).flatMap { elements in
      elements.count <= FigureDefaults.mostElements ? elements : elements.prefix(first)
    }
    return Array(elements.prefix(mostRows))
  }

  /// The elements that are compared: all where that is quick, otherwise those shown and as many
  /// others, evenly chosen, as there is time for.
  private static func comparedElements(
    of parameters: [Formula], shown: [Int], rowCount: Int
  ) -> [Int] {
    let all = parameters.compactMap(\.elements).flatMap(\.self)
    // Each comparison runs over all rows, in which every element of a parameter counts once or more.
    let mostOperations = 1_000_000_000.0
    let most = Int(mostOperations / (Double(all.count) * Double(rowCount)))
    guard most < all.count else { return all }
    let others = (0..<Swift.max(most, 1)).map { all[$0 * all.count / Swift.max(most, 1)] }
    return Set(shown + others).sorted()
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
