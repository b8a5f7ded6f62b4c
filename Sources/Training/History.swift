/// What a training leaves behind.
public struct History: Sendable, Equatable {
  /// The mean loss after 0, 1, 2, … epochs: one number more than there were epochs.
  public internal(set) var losses: [Double] = []
  /// The parameters after those epochs that were to be kept; always the first and the last.
  public internal(set) var parameters: [Int: [Double]]

  init(initial: [Double]) {
    parameters = [0: initial]
  }

  /// The number of epochs done.
  public var epochs: Int { losses.count - 1 }
}
