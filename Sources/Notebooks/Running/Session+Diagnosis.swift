import Autodiff
import Training

/// Where a loss stopped being a number: the operation, and the row of the data it worked on.
struct Breakdown: Sendable, Equatable {
  var cause: NonFiniteValue
  /// The row, from 1, and the numbers in it that the loss depends on; nil if no row alone is to
  /// blame.
  var row: (number: Int, values: [(name: String, value: Double)])?

  static func == (a: Breakdown, b: Breakdown) -> Bool {
    a.cause == b.cause && a.row?.number == b.row?.number
      && (a.row?.values ?? []).elementsEqual(b.row?.values ?? [], by: ==)
  }
}

// Why a training broke off.
extension Session {
  /// The loss or its gradient is not finite: where that began.
  func diagnosis(
    of error: NonFiniteLoss, _ loss: Function, _ rows: TrainingRows, at range: Range<Int>
  ) -> Diagnostic {
    let batch: Batch
    var samples: [Int]?
    let places: [Int]
    switch error.samples {
    case .all: (batch, places) = (rows.training, rows.trainingRows)
    case .batch(let some): (batch, places, samples) = (rows.training, rows.trainingRows, some)
    case .validation: (batch, places) = (rows.validation ?? rows.training, rows.validationRows)
    }
    let cause = loss.firstNonFinite(batch, parameters: error.parameters, samples: samples)
    let breakdown = cause.map { cause in
      Breakdown(
        cause: cause,
        // A loss that depends on no row fails in none of them.
        row: loss.inputNames.isEmpty
          ? nil : cause.sample.map { (places[$0] + 1, values(of: loss, inRow: places[$0])) })
    }
    return diagnostic(
      .nonFiniteLoss(epoch: error.epoch, loss: error.loss, breakdown), range)
  }

  /// The numbers of a row that a function depends on.
  private func values(of function: Function, inRow row: Int) -> [(name: String, value: Double)] {
    function.inputNames.compactMap { name in
      guard let column = column(of: name), column.rowSize == 1 else { return nil }
      return (name, column.values[row])
    }
  }
}

extension Breakdown {
  /// Whether an element was taken where there is none.
  var isMissingElement: Bool { cause.formula.hasSuffix("]") && cause.value.isNaN }

  /// What happened, as whole sentences.
  var explanation: String {
    // A parameter that is not finite is nobody's fault but the last step's.
    guard !cause.operands.isEmpty || cause.formula == "mean" else {
      return "\(cause.formula) is \(cause.value) by then."
    }
    let what =
      cause.derivative.map { "the derivative of \(cause.formula) by \($0)" } ?? cause.formula
    let operands = cause.operands.map { "\($0.formula) is \($0.value.shortText)" }
    let place =
      row.map { row in
        let values = row.values.prefix(8).map { "\($0.name) = \($0.value.shortText)" }
        let list = values.joined(separator: ", ") + (row.values.count > 8 ? ", …" : "")
        return "In row \(row.number) of the data" + (list.isEmpty ? ", " : " (\(list)), ")
      } ?? (cause.formula == "mean" ? "Over all rows, " : "")
    let condition = operands.isEmpty ? "" : " where \(operands.list)"
    return "\(place)\(what) is \(cause.value)\(condition)."
  }
}
