import Autodiff
import Figures

extension Session {
  /// Parameters before and after their last training; after a training for several values, of each.
  mutating func run(parameters words: [Cell.Word], at range: Range<Int>) throws(Diagnostic)
    -> CellContent
  {
    let chosen = try parameters(words, at: range)
    let lines = chosen.flatMap(Self.lines)
    let runs = Set(chosen.compactMap { $0.position.flatMap { latestRuns[$0] } })
    var columns = [Table.Column(heading: "parameter", texts: lines.map(\.name), isCode: true)]
    func add(_ heading: String, _ parameters: [Double]) {
      columns.append(Table.Column(heading: heading, numbers: lines.map { $0.value(parameters) }))
    }
    let several = runs.sorted().filter { self.runs[$0].branches.count > 1 }
    guard !runs.isEmpty else {
      add("value", parameters)
      return .parameters(Table(columns: columns))
    }
    guard let run = several.first else {
      add("before training", before)
      add("after", parameters)
      return .parameters(Table(columns: columns))
    }
    guard several.count == 1 else {
      throw diagnostic(
        .severalTrainings(several.map { self.runs[$0].title }, formula: "parameters"), range)
    }
    let starts = self.runs[run].branches.map { $0.history.parameters[0] ?? [] }
    let isOneStart = starts.allSatisfy { $0 == starts[0] }
    if isOneStart { add("before training", before) }
    for (index, branch) in self.runs[run].branches.enumerated() {
      let value = self.runs[run].heading(index) ?? ""
      let place = BranchPlace(run: run, index: index)
      if !isOneStart { add("before, \(value)", parameters(of: place, starts[index])) }
      add("after, \(value)", parameters(of: place, branch.history.result))
    }
    return .parameters(Table(columns: columns))
  }

  /// The parameters that are named, or all.
  private func parameters(
    _ words: [Cell.Word], at range: Range<Int>
  ) throws(Diagnostic) -> [Formula] {
    var chosen: [Formula] = []
    for word in words {
      guard case .parameter(let parameter)? = scope[word.name] else {
        let names = scope.graph.parameters.compactMap(\.name)
        throw diagnostic(
          .notAParameter(word.name, nearest: nearestName(to: word.name, among: names)), word.range)
      }
      chosen.append(parameter)
    }
    if words.isEmpty { chosen = scope.graph.parameters }
    guard !chosen.isEmpty else { throw diagnostic(.noParameters, range) }
    return chosen
  }

  /// Each parameter as it was before the last training that reached it.
  private var before: [Double] {
    var result = parameters
    for leaf in scope.graph.parameters {
      guard let position = leaf.position, let run = latestRuns[position],
        let start = runs[run].branches[0].history.parameters[0], let elements = leaf.elements,
        elements.upperBound <= start.count
      else { continue }
      result.replaceSubrange(elements, with: start[elements])
    }
    return result
  }

  /// A line of a table of parameters: what it says of some elements.
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
        Line(name: "\(name), smallest", elements: elements, summary: { Swift.min($0, $1) }),
        Line(name: "\(name), largest", elements: elements, summary: { Swift.max($0, $1) }),
      ]
    }
    return zip(elements, parameter.shape.indices).map { element, indices in
      Line(name: name + indices, elements: element..<element + 1)
    }
  }
}
