import Autodiff
import Kernels
import Training

// The labels of cross-entropies, which are probabilities.
extension Session {
  /// Throws if the label of a cross-entropy lies outside 0 to 1 in a row of the data.
  ///
  /// A row in which the formula does not depend on the cross-entropy may have any label: that is how
  /// rows without one are left out, by a factor of 0 or in a branch that is cut off.
  func checkLabels(
    of formula: Formula, _ parameters: [Double], in data: DataSet, at range: Range<Int>,
    through sight: Sight
  ) throws(Diagnostic) {
    let losses = formula.parts.filter {
      $0.operation == .crossEntropy || $0.operation == .crossEntropyLogits
    }
    guard !losses.isEmpty else { return }
    let parameters = self.parameters.completing(parameters)
    let batch = batch(of: data, through: sight)
    for loss in losses {
      let label = loss.operands[1]
      let values = Function(label).values(batch, parameters: parameters)
      let size = label.shape.count
      for (place, value) in values.enumerated() where value < 0 || value > 1 {
        let row = place / size
        let sample = self.batch(of: data.selecting(rows: [row]), through: sight)
        let adjoint = formula.trace(sample, parameters: parameters).adjoint(of: loss) ?? []
        guard adjoint.contains(where: { $0 != 0 }) else { continue }
        throw diagnostic(
          .labelOutside(label.name, value, row: row + 1, of: loss.operationName, Set(values)), range
        )
      }
    }
  }

  /// Throws if a label that is the same in every row lies outside 0 to 1.
  func checkLabel(_ label: Formula, of loss: String, at range: Range<Int>) throws(Diagnostic) {
    guard label.leaves.isEmpty else { return }
    let none = [Double](repeating: 0, count: names.graph.parameterCount)
    guard let value = Function(label).values(Batch(), parameters: none).first,
      value < 0 || value > 1
    else { return }
    throw diagnostic(.labelOutside(nil, value, row: nil, of: loss, [value]), range)
  }
}

extension Problem {
  /// - Parameters:
  ///   - name: The label's name; nil if it is a formula.
  ///   - row: The row of the data in which it has the value; nil if it has that in all.
  ///   - values: All values that it has.
  static func labelOutside(
    _ name: String?, _ value: Double, row: Int?, of loss: String, _ values: Set<Double>
  ) -> Problem {
    let label = name ?? "y"
    let isClass = values.allSatisfy { $0 >= 0 && $0 == $0.rounded() }
    let advice =
      if values.count == 2, let largest = values.max() {
        "Write `\(label) == \(largest.spelling)`, which is 1 or 0."
      } else if isClass {
        "Write a condition such as `\(label) == 1`, or use softmax_cross_entropy, which takes classes "
          + "counted from 0."
      } else {
        "Scale it, or write a condition such as `\(label) > 0`, which is 1 or 0."
      }
    return Problem(
      "label-outside",
      "the label of \(loss) has to lie between 0 and 1, and \(name ?? "it") is \(value.spelling)"
        + (row.map { " in row \($0) of the data" } ?? ""),
      advice: advice, lacks: [.training])
  }
}
