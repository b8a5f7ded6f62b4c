/// What a training leaves behind.
public struct History: Sendable, Equatable {
  /// The mean loss over all training samples after 0, 1, 2, … epochs: one number more than there were
  /// epochs.
  ///
  /// Each is computed with the parameters as they were then, in mini-batches too, so it is what the
  /// loss comes to in any formula that uses the parameters after that epoch. It has no part for L2.
  public internal(set) var losses: [Double] = []
  /// The mean loss over the validation samples, after as many epochs; empty if there are none.
  public internal(set) var validationLosses: [Double] = []
  /// The parameters after those epochs that were to be kept; always the first, the last and the one
  /// that is the result.
  public internal(set) var parameters: [Int: [Double]]
  /// The elements of parameters whose way was to be followed, by their place among all elements.
  public internal(set) var followedElements: [Int] = []
  /// For each of them, its value after 0, 1, 2, … epochs.
  var ways: [[Double]] = []
  /// The epoch whose parameters are the result of the training: the last, or with a rule for stopping
  /// the one with the lowest loss.
  public internal(set) var resultEpoch = 0
  /// Whether the training was ended by its rule for stopping.
  public internal(set) var stoppedEarly = false

  init(initial: [Double]) {
    parameters = [0: initial]
  }

  /// The values of an element after 0, 1, 2, … epochs; nil unless it was followed.
  public func way(of element: Int) -> [Double]? {
    followedElements.firstIndex(of: element).map { ways[$0] }
  }

  /// The number of epochs done.
  public var epochs: Int { losses.count - 1 }

  /// The parameters that are the result of the training.
  public var result: [Double] { parameters[resultEpoch] ?? [] }
}
