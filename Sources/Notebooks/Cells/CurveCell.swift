import Autodiff
import Figures
import Training

/// `{curve}`: what a training came to, epoch by epoch.
struct CurveCell: CellKind {
  static let name = "curve", countedAs: Reference.Kind? = .figure
  static let summary = (
    body: "names of losses or parameters", shows: "the loss, or the parameter, by epoch"
  )
  static let options: [any OptionDeclaration] = [scale]

  private static let scale = Option(
    "scale", .scale, usual: .linear, "`linear` or `log`")

  private let words: [Word]
  private let scale: LineChart.Scale

  var formulas: [Syntax] { [] }
  var followedNames: [String] { words.map(\.value) }

  init(_ body: CellBody) throws(Diagnostic) {
    words = try body.words("the name of a loss")
    scale = try body[Self.scale]
  }

  /// The loss of every epoch, or the value of a parameter.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    var curves: [Curve] = []
    for word in words {
      if let training = session.trainings.training(namedOrOfLoss: word.value) {
        curves += training.branches.enumerated().map { index, branch in
          Curve(
            name: Self.name(word.value, training.heading(index)),
            values: branch.history.losses, heldOut: branch.history.validationLosses)
        }
      } else {
        curves += try parameterCurves(word, in: session)
      }
    }
    return .curve(
      LineChart(
        series: Curve.series(of: curves), xTitle: "epoch", yTitle: title(in: session),
        scale: scale))
  }

  /// What the vertical axis is called.
  private func title(in session: Session) -> String {
    let areLosses = !words.contains { session.parameter(named: $0.value) != nil }
    switch (words.count, areLosses) {
    case (1, true):
      let training = session.trainings.training(namedOrOfLoss: words[0].value)
      return "mean \(training?.lossName ?? "loss")"
    case (1, false): return words[0].value
    case (_, true): return "mean loss"
    case (_, false): return "value"
    }
  }

  private static func name(_ name: String, _ heading: String?) -> String {
    [name, heading].compactMap(\.self).joined(separator: ", ")
  }

  /// The way of each element of a parameter through the last training that reached it.
  private func parameterCurves(
    _ word: Word, in session: Session
  ) throws(Diagnostic) -> [Curve] {
    let trainings = session.trainings
    guard let parameter = session.parameter(named: word.value), let elements = parameter.elements,
      let training = parameter.position.flatMap({ trainings.latest[$0] }).map({ trainings[$0] })
    else {
      let names =
        trainings.allNames
        + session.names.graph.parameters.compactMap(\.name)
      throw session.diagnostic(
        .notALoss(word.value, nearest: nearestName(to: word.value, among: names), known: names),
        word.range)
    }
    guard elements.count <= FigureDefaults.mostElements else {
      throw session.diagnostic(
        .tooManyLines(word.value, elements.count, limit: FigureDefaults.mostElements), word.range)
    }
    return training.branches.enumerated().flatMap { branch, content in
      zip(elements, parameter.shape.indices).map { element, index in
        Curve(
          name: Self.name(word.value + index, training.heading(branch)),
          values: content.history.way(of: element) ?? [], heldOut: [])
      }
    }
  }
}

extension Session {
  /// A parameter by its name, also one of a layer.
  fileprivate func parameter(named name: String) -> Formula? {
    names.graph.parameters.first { $0.name == name }
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

extension Problem {
  static func tooManyLines(_ name: String, _ count: Int, limit: Int) -> Problem {
    Problem(
      "too-many-lines",
      "\"\(name)\" has \(count) elements, and a curve shows a parameter of at most \(limit)",
      advice: "Its smallest and largest element stand in a `parameters` cell.")
  }
}
