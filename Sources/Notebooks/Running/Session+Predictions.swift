import Autodiff
import Training

// The classes that a formula predicts for the rows of the data.
extension Session {
  /// The class for each row, 0 without a sign; not finite where there is none.
  ///
  /// As in `accuracy`, halves go down: a probability counts as class 1 above 0.5. A vector of a number
  /// for each class stands for the class that has the largest, and for none if one of them is NaN.
  func predictedClasses(
    _ formula: Formula, at range: Range<Int>
  ) throws(Diagnostic) -> [Double] {
    let isScores = formula.shape.count > 1
    return try rowValues(
      isScores ? argmax(formula) + 0 * min(formula) : formula, parameters, at: range
    ).map { ($0 - 0.5).rounded(.up) + 0 }
  }

  /// What a formula says of each row, beside the label of the data.
  mutating func verdicts(
    of prediction: Syntax, isOfRows: Bool
  ) throws(Diagnostic) -> [ImageGrid.Verdict] {
    try requireOneBranch(prediction)
    let formula = try resolve(prediction, in: .rows)
    guard isOfRows, let label = labelColumn else {
      throw diagnostic(
        .wrongOption(
          key: "prediction", found: source.text(prediction.range),
          expected: isOfRows
            ? "a formula for rows with a label, the only column that no model declares"
            : "a formula for pictures of the rows of the data"), prediction.range)
    }
    return zip(label.values, try predictedClasses(formula, at: prediction.range)).map {
      ImageGrid.Verdict(
        label: label.text(of: $0), prediction: label.text(of: $1), isRight: $0 == $1)
    }
  }
}
