import Autodiff
import Training

/// `{confusion}`: how often each class was taken for which.
struct ConfusionCell: CellKind {
  static let name = "confusion", countedAs: Reference.Kind? = .table
  static let summary = (
    body: "a prediction and a class", shows: "how often each class was taken for which"
  )
  static let options: [any OptionDeclaration] = [over]

  private static let over = Option<Word?>.over(
    "the name of the data, such as the rows held out by `split`")
  /// The most classes that are shown.
  private static let mostClasses = 100

  private let prediction, label: Entry
  private let over: Word?

  var formulas: [Syntax] { [prediction.syntax, label.syntax] }

  init(_ body: CellBody) throws(Diagnostic) {
    over = try body[Self.over]
    let entries = try body.entries()
    guard entries.count == 2 else {
      let range = entries[entries.count > 2 ? 2 : 0].syntax.range
      throw body.diagnostic(.confusionEntries(entries.count), range)
    }
    (prediction, label) = (entries[0], entries[1])
  }

  /// Counts the rows of the data by their class and by the class that a formula predicts.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    let sight = try session.sight(over: over, from: session.sight)
    let (predictionRange, labelRange) = (prediction.syntax.range, label.syntax.range)
    try session.requireOneBranch(prediction.syntax, through: sight)
    try session.requireOneBranch(label.syntax, through: sight)
    let predicted = try session.resolve(prediction.syntax, in: .rows, through: sight)
    let actual = try session.resolve(label.syntax, in: .rows, through: sight)
    try session.requireSameClasses(
      sight.column(of: predicted), sight.column(of: actual),
      at: predictionRange.lowerBound..<labelRange.upperBound)
    let predictedValues = try session.predictedClasses(
      predicted, at: predictionRange, through: sight)
    let actualValues = try session.rowValues(actual, at: labelRange, through: sight)
    let labelText = session.source.text(labelRange)
    var pairs: [Pair] = []
    for (row, value) in actualValues.enumerated() {
      guard value.isFinite, predictedValues[row].isFinite else { continue }
      guard value == value.rounded() else {
        throw session.diagnostic(
          .notAClass(value, row: row + 1, formula: labelText), labelRange)
      }
      pairs.append(Pair(actual: value, predicted: predictedValues[row]))
    }
    let column = sight.column(of: actual)
    let known = Self.knownClasses(column, predicted)
    let classes = Set(known + pairs.flatMap { [$0.actual, $0.predicted] }).sorted()
    guard classes.count <= Self.mostClasses else {
      throw session.diagnostic(
        .tooManyClasses(classes.count, limit: Self.mostClasses), labelRange)
    }
    return .confusion(
      ConfusionMatrix(
        prediction: prediction.heading ?? session.source.text(predictionRange),
        label: label.heading ?? labelText,
        classes: classes.map { column?.text(of: $0) ?? $0.spelling },
        counts: Self.counts(of: pairs, classes),
        leftOutCount: actualValues.count - pairs.count))
  }

  /// A row: the class that it has, and the one that was predicted.
  private struct Pair {
    var actual: Double
    var predicted: Double
  }

  /// The classes that there are whether or not a row has them.
  private static func knownClasses(_ column: DataSet.Column?, _ predicted: Formula) -> [Double] {
    if let labels = column?.labels, !labels.isEmpty { return labels.indices.map(Double.init) }
    if predicted.shape.count > 1 { return (0..<predicted.shape.count).map(Double.init) }
    return predicted.isBetweenZeroAndOne ? [0, 1] : []
  }

  /// For each class, how often each was predicted for it.
  private static func counts(of pairs: [Pair], _ classes: [Double]) -> [[Int]] {
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    var counts = classes.map { _ in classes.map { _ in 0 } }
    for pair in pairs {
      guard let row = places[pair.actual], let column = places[pair.predicted] else { continue }
      counts[row][column] += 1
    }
    return counts
  }
}

extension Problem {
  static func confusionEntries(_ count: Int) -> Problem {
    Problem(
      "confusion-entries",
      "a confusion matrix is of a prediction and a class, and here "
        + (count == 1 ? "is one formula" : "are \(count) formulas"),
      advice: "Write both, as in `digit, label`.")
  }

  static func notAClass(_ value: Double, row: Int, formula: String) -> Problem {
    Problem(
      "not-a-class", "\"\(formula)\" is \(value) in row \(row), which is no class",
      advice: "Classes are whole numbers.")
  }

  static func tooManyClasses(_ count: Int, limit: Int) -> Problem {
    Problem(
      "too-many-classes",
      "there are \(count) classes, and a confusion matrix shows at most \(limit)",
      advice: "Group them, or show the accuracy alone.")
  }
}
