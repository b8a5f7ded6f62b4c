import Autodiff

extension LanguageFunction {
  /// Losses by name, in the forms that neither overflow nor lose digits.
  static let losses: [LanguageFunction] = [
    LanguageFunction(
      .losses, "cross_entropy(p, y)",
      "−(y·log p + (1 − y)·log(1 − p)) of a probability p and a label y from 0 to 1, with 0·log 0 = 0"
    ) { session, call, _ throws(Diagnostic) in
      let (p, y) = try session.numberAndLabel(of: call)
      return crossEntropy(p, y)
    },
    LanguageFunction(
      .losses, "cross_entropy_logits(z, y)", "the same of p = sigmoid(z), without overflow"
    ) { session, call, _ throws(Diagnostic) in
      let (z, y) = try session.numberAndLabel(of: call)
      return crossEntropyLogits(z, y)
    },
    LanguageFunction(
      .losses, "softmax_cross_entropy(z, class)",
      "−log softmax(z)[class] of a vector with a number for each class, counted from 0"
    ) { session, call, _ throws(Diagnostic) in
      let values = try session.arguments(of: call, count: 2).values
      guard values[0].shape.dimensions.count == 1 else {
        throw session.mismatch(call, "the first is a vector of a number for each class")
      }
      guard values[1].shape.count == 1 else {
        throw session.mismatch(call, "the second is the number of a class")
      }
      return softmaxCrossEntropy(values[0], values[1].single)
    },
    LanguageFunction(
      .losses, "squared_error(a, b)", "(a − b)², summed over the elements"
    ) { session, call, _ throws(Diagnostic) in
      let values = try session.arguments(of: call, count: 2).values
      if values.allSatisfy({ $0.shape.count == 1 }) {
        return squaredError(values[0].single, values[1].single)
      }
      guard values[0].shape == values[1].shape else {
        throw session.mismatch(call, "they have to be the same")
      }
      return squaredError(values[0], values[1])
    },
  ]
}

extension Session {
  /// What a cross-entropy is of, and its label.
  fileprivate func numberAndLabel(of call: Call) throws(Diagnostic) -> (Formula, Formula) {
    let values = try arguments(of: call, count: 2).values
    let number = try oneNumber(values[0], at: call.arguments[0].range)
    let label = try oneNumber(values[1], at: call.arguments[1].range)
    try checkLabel(label, of: call.name, at: call.arguments[1].range)
    return (number, label)
  }
}
