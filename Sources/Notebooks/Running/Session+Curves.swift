import Autodiff
import Figures
import Training

// The `curve` cell: what a training came to, epoch by epoch.
extension Session {
  /// The loss of every epoch, or the value of a parameter.
  func run(curve words: [Cell.Word], _ scale: LineChart.Scale) throws(Diagnostic) -> CellContent {
    var curves: [Curve] = []
    for word in words {
      if let run = run(named: word.name) {
        curves += run.branches.enumerated().map { index, branch in
          Curve(
            name: [word.name, run.heading(index)].compactMap(\.self).joined(separator: ", "),
            values: branch.history.losses, heldOut: branch.history.validationLosses)
        }
      } else {
        curves += try parameterCurves(word)
      }
    }
    let areLosses = !words.contains { parameter(named: $0.name) != nil }
    let title: String
    switch (words.count, areLosses) {
    case (1, true): title = "mean \(run(named: words[0].name)?.lossName ?? "loss")"
    case (1, false): title = words[0].name
    case (_, true): title = "mean loss"
    case (_, false): title = "value"
    }
    return .curve(
      LineChart(
        series: Curve.series(of: curves), xTitle: "epoch", yTitle: title, scale: scale))
  }

  /// The last training of a loss, or one by its own name.
  private func run(named name: String) -> Run? {
    runs.last { $0.lossName == name || $0.name == name }
  }

  /// A parameter by its name, also one of a layer.
  private func parameter(named name: String) -> Formula? {
    scope.graph.parameters.first { $0.name == name }
  }

  /// The way of each element of a parameter through the last training that reached it.
  private func parameterCurves(_ word: Cell.Word) throws(Diagnostic) -> [Curve] {
    guard let parameter = parameter(named: word.name), let elements = parameter.elements,
      let run = parameter.position.flatMap({ latestRuns[$0] }).map({ runs[$0] })
    else {
      let names =
        runs.flatMap { [$0.lossName, $0.name].compactMap(\.self) }
        + scope.graph.parameters.compactMap(\.name)
      throw diagnostic(
        .notALoss(word.name, nearest: nearestName(to: word.name, among: names), known: names),
        word.range)
    }
    guard elements.count <= FigureDefaults.mostElements else {
      throw diagnostic(
        .tooManyLines(word.name, elements.count, limit: FigureDefaults.mostElements), word.range)
    }
    return run.branches.enumerated().flatMap { branch, content in
      elements.map { element in
        let index =
          parameter.shape == .scalar ? "" : parameter.shape.indices[element - elements.lowerBound]
        return Curve(
          name: [word.name + index, run.heading(branch)].compactMap(\.self)
            .joined(separator: ", "),
          values: content.history.way(of: element) ?? [], heldOut: [])
      }
    }
  }

  /// The elements of a loss's parameters that curves and paths show.
  func followedElements(
    of loss: Formula, _ body: Cell.TrainBody
  ) throws(Diagnostic) -> [Int] {
    let parameters = loss.leaves.filter { $0.operation == .parameter }
    let shown = parameters.filter { leaf in
      leaf.name.map(curveNames.contains) == true
        && leaf.shape.count <= FigureDefaults.mostElements
    }
    var followed = Set(shown.compactMap(\.elements).flatMap(\.self))
    for axis in pathAxes {
      guard let leaf = parameters.first(where: { $0.name == axis.name }),
        let place = leaf.shape.place(of: axis.indices ?? leaf.shape.dimensions.map { _ in 0 })
      else { continue }
      followed.insert((leaf.elements?.lowerBound ?? 0) + place)
    }
    let elements = followed.sorted()
    try checkNumbers(
      elements.count * body.epochs, "the numbers of its curves", at: body.formula.range)
    return elements
  }
}

/// Numbers by epoch.
private struct Curve {
  var name: String
  var values: [Double]
  /// The same over the rows that were held out; none if there are none.
  var heldOut: [Double]

  /// The lines of curves.
  ///
  /// What was held out is marked by dots along its line. It has the colour of its training where
  /// there are several.
  static func series(of curves: [Curve]) -> [LineChart.Series] {
    curves.enumerated().flatMap { index, curve in
      let epochs = curve.values.indices.map(Double.init)
      guard !curve.heldOut.isEmpty else {
        return [LineChart.Series(name: curve.name, x: epochs, y: curve.values, style: index)]
      }
      return [
        LineChart.Series(
          name: "\(curve.name), training", x: epochs, y: curve.values, style: index),
        LineChart.Series(
          name: "\(curve.name), validation", x: epochs, y: curve.heldOut,
          style: curves.count == 1 ? 1 : index, hasDots: true),
      ]
    }
  }
}
