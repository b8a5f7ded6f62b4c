import Autodiff
import Kernels
import Training

// The `confusion` cell: how often each class was taken for which.
extension Session {
  /// Counts the rows of the data by their class and by the class that a formula predicts.
  mutating func run(
    confusion prediction: Cell.Entry, _ label: Cell.Entry
  ) throws(Diagnostic) -> CellContent {
    try requireOneBranch(prediction.syntax)
    try requireOneBranch(label.syntax)
    let predicted = try resolve(prediction.syntax, in: .rows)
    let actual = try resolve(label.syntax, in: .rows)
    let isScores = predicted.shape.count > 1
    let predictedValues = try predictedClasses(predicted, at: prediction.syntax.range)
    let actualValues = try rowValues(actual, parameters, at: label.syntax.range)
    var pairs: [(actual: Double, predicted: Double)] = []
    for (row, value) in actualValues.enumerated() {
      guard value.isFinite, predictedValues[row].isFinite else { continue }
      guard value == value.rounded() else {
        throw diagnostic(
          .notAClass(value, row: row + 1, formula: source.text(label.syntax.range)),
          label.syntax.range)
      }
      pairs.append((value, predictedValues[row]))
    }
    let column = column(of: actual)
    var known = (column?.labels ?? []).indices.map(Double.init)
    if known.isEmpty, isScores { known = (0..<predicted.shape.count).map(Double.init) }
    if known.isEmpty, predicted.isBetweenZeroAndOne { known = [0, 1] }
    let classes = Set(known + pairs.flatMap { [$0.actual, $0.predicted] }).sorted()
    guard classes.count <= FigureDefaults.mostClasses else {
      throw diagnostic(
        .tooManyClasses(classes.count, limit: FigureDefaults.mostClasses), label.syntax.range)
    }
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    var counts = classes.map { _ in classes.map { _ in 0 } }
    for pair in pairs {
      guard let row = places[pair.actual], let column = places[pair.predicted] else { continue }
      counts[row][column] += 1
    }
    return .confusion(
      ConfusionMatrix(
        prediction: prediction.heading ?? source.text(prediction.syntax.range),
        label: label.heading ?? source.text(label.syntax.range),
        classes: classes.map { column?.text(of: $0) ?? $0.spelling }, counts: counts,
        leftOutCount: actualValues.count - pairs.count))
  }
}
