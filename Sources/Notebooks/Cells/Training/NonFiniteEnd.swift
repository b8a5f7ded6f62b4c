import Autodiff
import Figures
import Training

extension Breakdown {
  /// Where it began that the loss, its gradient or a parameter is not finite; nil where nothing alone
  /// is to blame.
  init?(
    of error: NonFiniteLoss, _ loss: Function, _ rows: TrainingRows, through sight: Sight
  ) {
    let batch: Batch
    var samples: [Int]?
    let places: [Int]
    switch error.samples {
    case .all: (batch, places) = (rows.training, rows.trainingRows)
    case .batch(let some): (batch, places, samples) = (rows.training, rows.trainingRows, some)
    case .validation: (batch, places) = (rows.validation ?? rows.training, rows.validationRows)
    }
    guard
      let cause = loss.firstNonFinite(batch, parameters: error.parameters, samples: samples)
    else { return nil }
    // A loss that depends on no row fails in none of them.
    let sample = loss.inputNames.isEmpty ? nil : cause.sample
    self.init(cause: cause, row: sample.map { Row(of: loss, places[$0], through: sight) })
  }
}

extension Breakdown.Row {
  /// The numbers of a row, counted from 0, that a function depends on.
  fileprivate init(of function: Function, _ row: Int, through sight: Sight) {
    number = row + 1
    values = function.inputNames.compactMap { name in
      guard let column = sight.column(of: name), column.rowSize == 1 else { return nil }
      let value = column.values[row]
      return Value(
        name: name, value: value, word: column.labels.isEmpty ? nil : column.text(of: value))
    }
  }
}

extension TrainingSummary.NonFiniteEnd {
  /// Tells of a training that broke off.
  init(_ error: NonFiniteLoss, _ breakdown: Breakdown?, _ history: History) {
    let time =
      error.step > 0
      ? "in epoch \(error.epoch + 1), after \(counted(error.step, "step"))"
      : error.epoch > 0
        ? "after \(counted(error.epoch, "epoch"))" : "before the first epoch"
    let sentence = "Broke off \(time)"
    var explanation: [Inline]
    if error.loss.isFinite {
      let what = breakdown?.isOfParameter == true ? "parameter" : "gradient"
      explanation = [.text(sentence + ", with a \(what) that is not finite. ")]
    } else {
      explanation = [
        .text(sentence + ", with a loss of "), .value(NumberFormat.shortest.text(error.loss)),
        .text(error.samples == .validation ? " on the rows held out. " : ". "),
      ]
    }
    explanation += (breakdown?.pieces ?? []).map { piece in
      switch piece {
      case .words(let text): .text(text)
      case .code(let text): .code(text)
      case .number(let number): .value(NumberFormat.general(6).text(number))
      }
    }
    self.init(epoch: history.epochs, explanation: explanation)
  }
}
