import Kernels

/// When a training ends before its last epoch: as soon as it has stopped getting better.
///
/// It watches the validation loss, or the training loss if there is nothing to validate with. The
/// training ends when that loss has not fallen below its lowest value for `patience` epochs in a row;
/// and whether it ends early or not, its result are the parameters of the epoch with the lowest
/// (early stopping that restores the best weights, as Keras calls it). The state before the first
/// epoch counts as well.
public struct Stopping: Sendable, Equatable {
  /// The number of epochs without a new lowest loss after which the training ends, 1 or more.
  public let patience: Int

  /// Makes a rule; traps if the patience is below 1.
  public init(patience: Int) {
    require(patience >= 1, "a training is stopped after 1 epoch or more, not \(patience)")
    self.patience = patience
  }
}

extension Stopping: CustomStringConvertible {
  /// The rule as a `train` cell writes it: `patience(10)`.
  public var description: String { "patience(\(patience))" }
}
