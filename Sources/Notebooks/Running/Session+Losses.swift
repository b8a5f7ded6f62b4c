import Autodiff

// Losses by name, in the forms that neither overflow nor lose digits.
extension Session {
  func loss(_ loss: Builtin.Loss, _ call: Call) throws(Diagnostic) -> Formula {
    let values = try arguments(of: call, count: 2, labels: []).values
    let ranges = call.arguments.map(\.range)
    switch loss {
    case .crossEntropy:
      return crossEntropy(
        try oneNumber(values[0], at: ranges[0]), try oneNumber(values[1], at: ranges[1]))
    case .crossEntropyLogits:
      return crossEntropyLogits(
        try oneNumber(values[0], at: ranges[0]), try oneNumber(values[1], at: ranges[1]))
    case .softmaxCrossEntropy:
      guard values[0].shape.dimensions.count == 1 else {
        throw mismatch(call, "the first is a vector of a number for each class")
      }
      guard values[1].shape.count == 1 else {
        throw mismatch(call, "the second is the number of a class")
      }
      return softmaxCrossEntropy(values[0], values[1].single)
    case .squaredError:
      if values.allSatisfy({ $0.shape.count == 1 }) {
        return squaredError(values[0].single, values[1].single)
      }
      guard values[0].shape == values[1].shape else {
        throw mismatch(call, "they have to be the same")
      }
      return squaredError(values[0], values[1])
    }
  }

  private func mismatch(_ call: Call, _ expectation: String) -> Diagnostic {
    diagnostic(
      .shapeMismatch(
        operation: call.name, call.values.map(\.shape), expectation: expectation), call.range)
  }
}
