import Autodiff
import Training

// The classes that a formula predicts for the rows of the data.
extension Session {
  /// The class for each row, 0 without a sign; not finite where there is none.
  ///
  /// As in `accuracy`, halves go down: a probability counts as class 1 above 0.5. A vector of a number
  /// for each class stands for the class that has the largest, and for none if one of them is NaN.
  func predictedClasses(
    _ formula: Formula, at range: Range<Int>, through sight: Sight
  ) throws(Diagnostic) -> [Double] {
    let isScores = formula.shape.count > 1
    return try rowValues(
      isScores ? argmax(formula) : formula, at: range, through: sight
    ).map { ($0 - 0.5).rounded(.up) + 0 }
  }
}

extension DataSet.Column {
  /// A value as it is written in the data: the text that it stands for, or its digits.
  func text(of value: Double) -> String {
    guard let number = Int(exactly: value), labels.indices.contains(number) else {
      return value.spelling
    }
    return labels[number]
  }
}
