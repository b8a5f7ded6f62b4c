import Autodiff
import Training

// Why a training broke off.
extension Session {
  /// Where it began that the loss, its gradient or a parameter is not finite; nil where nothing alone
  /// is to blame.
  func breakdown(
    of error: NonFiniteLoss, _ loss: Function, _ rows: TrainingRows
  ) -> Breakdown? {
    let batch: Batch
    var samples: [Int]?
    let places: [Int]
    switch error.samples {
    case .all: (batch, places) = (rows.training, rows.trainingRows)
    case .batch(let some): (batch, places, samples) = (rows.training, rows.trainingRows, some)
    case .validation: (batch, places) = (rows.validation ?? rows.training, rows.validationRows)
    }
    let cause = loss.firstNonFinite(batch, parameters: error.parameters, samples: samples)
    return cause.map { cause in
      Breakdown(
        cause: cause,
        // A loss that depends on no row fails in none of them.
        row: loss.inputNames.isEmpty
          ? nil : cause.sample.map { (places[$0] + 1, values(of: loss, inRow: places[$0])) })
    }
  }

  /// The numbers of a row that a function depends on.
  private func values(of function: Function, inRow row: Int) -> [(name: String, value: Double)] {
    function.inputNames.compactMap { name in
      guard let column = column(of: name), column.rowSize == 1 else { return nil }
      return (name, column.values[row])
    }
  }
}
