import Autodiff
import Training

/// `{gradient}`: every partial derivative of a formula in three ways.
struct GradientCell: CellKind {
  static let name = "gradient", countedAs: Reference.Kind? = .table
  static let summary = (
    body: "one formula", shows: "its derivative by each parameter, computed in three ways"
  )
  static let options: [any OptionDeclaration] = [at]

  private static let at = Option<AtOption?>(
    "at", .at, "inputs, `x1 = 1, x2 = 0`, or a row of the data, `3`",
    otherwise: "the mean over all rows")

  private let formula: Syntax
  private let at: AtOption?

  var formulas: [Syntax] { [formula] + (at?.formulas ?? []) }

  init(_ body: CellBody) throws(Diagnostic) {
    formula = try body.formula()
    at = try body[Self.at]
  }

  /// Compares the partial derivatives of a formula by all elements of its parameters.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    let moment = try session.momentary(formula)
    let text = session.source.text(formula.range)
    let function = Function(moment.formula)
    guard !function.parameterNames.isEmpty else {
      throw session.diagnostic(.noGradient(text), formula.range)
    }
    try session.requireDerivatives(of: moment.formula, at: formula.range)
    let (batch, place) = try samples(of: function, moment, in: &session)
    let used = session.names.graph.parameters.filter {
      function.parameterNames.contains($0.name ?? "")
    }
    let shown = Self.shownElements(of: used)
    let compared = Self.comparedElements(of: used, shown: shown, rowCount: batch.count)
    let checks = function.checkGradient(
      batch, parameters: moment.parameters, elements: compared)
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
    return .gradient(
      GradientComparison(
        formula: text, place: place,
        partials: zip(compared, partials).filter { isShown.contains($0.0) }.map(\.1),
        comparedCount: compared.count, elementCount: places.count,
        greatestDifference: GradientComparison.Partial.greatest(
          partials.map(\.greatestDifference))))
  }

  /// One sample if there is an option, or if nothing differs from row to row; all rows for a loss.
  private func samples(
    of function: Function, _ moment: MomentaryFormula, in session: inout Session
  ) throws(Diagnostic) -> (batch: Batch, place: SamplePlace) {
    let sight = moment.sight
    let isOfRows =
      session.isLoss(formula, formula.root)
      || function.inputNames.contains { session.names.columns.contains($0) }
    guard at == nil, isOfRows, !function.inputNames.isEmpty, let data = sight.data else {
      return try session.sample(
        of: function, formula, at, takesFirstRow: false, through: sight)
    }
    try session.requireColumns(of: function, at: formula.range, through: sight)
    try session.checkLabels(
      of: moment.formula, moment.parameters, in: data, at: formula.range, through: sight)
    return (session.batch(of: data, through: sight), .mean(rowCount: data.count))
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

extension Problem {
  static func noGradient(_ formula: String) -> Problem {
    Problem(
      "no-gradient", "\"\(formula)\" depends on no parameter, so it has no gradient",
      advice: "Declare what to differentiate by as a parameter.")
  }
}
