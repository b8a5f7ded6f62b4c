/// The loss, its gradient or a parameter stopped being a finite number.
///
/// It has what is needed to find the operation that was the first: running the loss over `samples`
/// with `parameters` meets it again.
public struct NonFiniteLoss: Error, Equatable, Sendable {
  /// Which samples were being computed when it happened.
  public enum Samples: Equatable, Sendable {
    /// All training samples.
    case all
    /// A mini-batch of these rows of the training samples.
    case batch([Int])
    /// All validation samples.
    case validation
  }

  /// The number of epochs done when it happened.
  public let epoch: Int
  /// The number of steps done within the next epoch: 0, or the number of the mini-batch.
  public let step: Int
  /// The mean loss over the samples; finite if it was the gradient or a parameter that overflowed.
  public let loss: Double
  /// The samples.
  public let samples: Samples
  /// The parameters with which it happened.
  public let parameters: [Double]
  /// The training up to there, its result the last epoch that was done; where it was the mean loss
  /// after that epoch that is not finite, the last of its losses is that.
  public let history: History
}
