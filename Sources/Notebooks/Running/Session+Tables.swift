import Autodiff
import Figures

extension Session {
  /// A column a formula, a row a sample.
  mutating func run(
    table entries: [Cell.Entry], rows: Int, digits: Int?
  ) throws(Diagnostic) -> CellContent {
    var columns: [Table.Column] = []
    // As in a truth table, the columns of the data that the formulas depend on stand on the left.
    var results: [(heading: String, values: [Double], inputs: [Formula])] = []
    let failuresBefore = failureCount
    for entry in try expanded(entries) {
      attempt { session throws(Diagnostic) in
        let formula = try session.resolve(entry.syntax, in: .rows)
        let values = try session.rowValues(formula, session.parameters, at: entry.syntax.range)
        let inputs = formula.leaves.filter { $0.operation == .input }
        results.append((entry.heading, values, inputs))
      }
    }
    try requireNoFailure(since: failuresBefore, at: entries[0].syntax.range)
    for name in leadingInputs(results.flatMap(\.inputs)) {
      // An image is no number to stand in a table.
      guard !results.contains(where: { $0.heading == name }), let column = column(of: name),
        column.rowSize == 1
      else { continue }
      columns.append(Table.Column(heading: name, numbers: Array(column.values.prefix(rows))))
    }
    for result in results {
      columns.append(
        Table.Column(
          heading: result.heading, numbers: Array(result.values.prefix(rows)), digits: digits))
    }
    return .table(Table(columns: columns))
  }

  /// The declared inputs among those that formulas depend on, in the order of the data's columns.
  private func leadingInputs(_ used: [Formula]) -> [String] {
    let names = Set(used.compactMap(\.name))
    let declared = inputs.filter(names.contains)
    return (data?.columns ?? []).flatMap { column in
      declared.filter { (columnNames[$0]?.name ?? $0) == column.name }
    }
  }

  /// Entries with lists of epochs opened: one entry an epoch, each with a heading.
  func expanded(_ entries: [Cell.Entry]) throws(Diagnostic) -> [(heading: String, syntax: Syntax)] {
    var result: [(heading: String, syntax: Syntax)] = []
    for entry in entries {
      let syntax = entry.syntax
      let text = entry.heading ?? source.text(syntax.range)
      guard case .moment(let inner, let moment) = syntax.nodes[syntax.root].kind else {
        result.append((text, syntax))
        continue
      }
      let name = entry.heading ?? source.text(syntax.nodes[inner].range)
      let isTitled = entry.heading != nil && !moment.isList
      var shown: Set<Int> = []
      for epoch in moment.epochs ?? [] where shown.insert(epoch).inserted {
        var single = syntax
        var then = moment
        then.epochs = [epoch]
        then.isList = false
        single.nodes[single.root].kind = .moment(inner, then)
        result.append((isTitled ? name : "\(name), epoch \(epoch)", single))
      }
      if moment.epochs == nil { result.append((text, syntax)) }
    }
    return result
  }

  /// Parameters before and after the last training.
  func run(parameters words: [Cell.Word], at range: Range<Int>) throws(Diagnostic) -> CellContent {
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
    let lines = chosen.flatMap(Self.lines)
    var columns = [Table.Column(heading: "parameter", texts: lines.map(\.name))]
    let now = lines.map { $0.value(parameters) }
    if let before = runs.last?.history.parameters[0] {
      let values = zip(lines, now).map { line, value in
        line.elements.upperBound <= before.count ? line.value(before) : value
      }
      columns.append(Table.Column(heading: "before training", numbers: values))
      columns.append(Table.Column(heading: "after", numbers: now))
    } else {
      columns.append(Table.Column(heading: "value", numbers: now))
    }
    return .parameters(Table(columns: columns))
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
    let dimensions = parameter.shape.dimensions
    guard !dimensions.isEmpty else { return [Line(name: name, elements: elements)] }
    guard elements.count <= FigureDefaults.mostElements else {
      return [
        Line(name: "\(name), smallest", elements: elements, summary: { Swift.min($0, $1) }),
        Line(name: "\(name), largest", elements: elements, summary: { Swift.max($0, $1) }),
      ]
    }
    return elements.map { element in
      var rest = element - elements.lowerBound
      var indices: [Int] = []
      for dimension in dimensions.reversed() {
        indices.insert(rest % dimension, at: 0)
        rest /= dimension
      }
      return Line(name: "\(name)\(indices)", elements: element..<element + 1)
    }
  }
}
