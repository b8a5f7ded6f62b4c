import Autodiff
import Figures

/// `{parameters}`: parameters before and after their last training.
struct ParametersCell: CellKind {
  static let name = "parameters", countedAs: Reference.Kind? = .table
  static let summary = (
    body: "names, or nothing for all", shows: "their values before and after training"
  )
  static let options: [any OptionDeclaration] = []
  static let mayBeEmpty = true

  private let words: [Word]
  private let kindRange: Range<Int>

  var formulas: [Syntax] { [] }

  init(_ body: CellBody) throws(Diagnostic) {
    words = try body.words("the name of a parameter")
    kindRange = body.kind.range
  }

  /// Parameters before and after their last training; after a training for several values, of each.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    let chosen = try chosen(in: session)
    let lines = chosen.flatMap(Self.lines)
    let trainings = session.trainings
    let reaching = Set(chosen.compactMap { $0.position.flatMap { trainings.latest[$0] } })
    var columns = [Table.Column(heading: "parameter", texts: lines.map(\.name), isCode: true)]
    func add(_ heading: String, _ parameters: [Double]) {
      columns.append(Table.Column(heading: heading, numbers: lines.map { $0.value(parameters) }))
    }
    let several = reaching.sorted().filter { trainings[$0].isSeveral }
    guard !reaching.isEmpty else {
      add("value", session.parameters.now)
      return .parameters(Table(columns: columns))
    }
    guard let training = several.first else {
      add("before training", Self.before(in: session))
      add("after", session.parameters.now)
      return .parameters(Table(columns: columns))
    }
    guard several.count == 1 else {
      throw session.diagnostic(
        .severalTrainings(several.map { trainings[$0].title }, formula: "parameters"), kindRange)
    }
    let branches = trainings[training].branches
    let starts = branches.map { $0.history.parameters[0] ?? [] }
    let isOneStart = starts.allSatisfy { $0 == starts[0] }
    if isOneStart { add("before training", Self.before(in: session)) }
    for (index, branch) in branches.enumerated() {
      let place = BranchPlace(training: training, index: index)
      let value = session.heading(of: place) ?? ""
      func parameters(_ then: [Double]) -> [Double] {
        session.parameters(of: place, then, from: session.sight)
      }
      if !isOneStart { add("before, \(value)", parameters(starts[index])) }
      add("after, \(value)", parameters(branch.history.result))
    }
    return .parameters(Table(columns: columns))
  }

  /// The parameters that are named, or all.
  private func chosen(in session: Session) throws(Diagnostic) -> [Formula] {
    var chosen: [Formula] = []
    for word in words {
      guard case .parameter(let parameter)? = session.names[word.value, through: session.sight]
      else {
        let names = session.names.graph.parameters.compactMap(\.name)
        throw session.diagnostic(
          .notAParameter(word.value, nearest: nearestName(to: word.value, among: names)),
          word.range)
      }
      chosen.append(parameter)
    }
    if words.isEmpty { chosen = session.names.graph.parameters }
    guard !chosen.isEmpty else { throw session.diagnostic(.noParameters, kindRange) }
    return chosen
  }

  /// Each parameter as it was before the last training that reached it.
  private static func before(in session: Session) -> [Double] {
    var result = session.parameters.now
    for leaf in session.names.graph.parameters {
      guard let position = leaf.position, let training = session.trainings.latest[position],
        let start = session.trainings[training].branches[0].history.parameters[0],
        let elements = leaf.elements, elements.upperBound <= start.count
      else { continue }
      result.replaceSubrange(elements, with: start[elements])
    }
    return result
  }

  /// A line of the table: what it says of some elements.
  private struct Line {
    var name: String
    var elements: Range<Int>
    var summary: (Double, Double) -> Double = { first, _ in first }

    func value(_ parameters: [Double]) -> Double {
      parameters[elements].dropFirst().reduce(parameters[elements.lowerBound], summary)
    }
  }

  /// An element a line; of an array with many elements, the smallest and the largest.
  private static func lines(of parameter: Formula) -> [Line] {
    guard let name = parameter.name, let elements = parameter.elements else { return [] }
    guard elements.count <= FigureDefaults.mostElements else {
      return [
        Line(
          name: "\(name), smallest", elements: elements,
          summary: { $0.isNaN ? $0 : $1 >= $0 ? $0 : $1 }),
        Line(
          name: "\(name), largest", elements: elements,
          summary: { $0.isNaN ? $0 : $1 <= $0 ? $0 : $1 }),
      ]
    }
    return zip(elements, parameter.shape.indices).map { element, indices in
      Line(name: name + indices, elements: element..<element + 1)
    }
  }
}

extension Problem {
  static let noParameters = Problem(
    "no-parameters", "there are no parameters to show",
    advice: "Declare some in a model cell above.", lacks: [.anyName])

  static func notAParameter(_ name: String, nearest: String?) -> Problem {
    Problem(
      "not-a-parameter", "\"\(name)\" is no parameter", advice: suggestion(nearest),
      lacks: [.name(name)])
  }
}
