/// One line about a finished training.
public struct TrainingSummary: Sendable, Equatable {
  /// The name the cell gives it.
  public var name: String?
  /// The value that it was run for, such as "seed = 1"; nil for a single training.
  public var variant: String?
  /// The name of the loss.
  public var lossName: String
  /// The optimizer as the cell names it, such as `gradient_descent(rate: 0.3)`.
  public var optimizer: String
  /// The number of epochs done.
  public var epochs: Int
  /// The number of rows trained on; 0 for a loss that depends on none and was trained without data.
  public var sampleCount: Int
  /// The mean loss before the first epoch.
  public var firstLoss: Double
  /// The mean loss with the parameters that the training came to.
  public var lastLoss: Double
  /// The other options as the cell gives them, such as `batch: 32`, in their order.
  public var options: [String]
  /// What the loss came to on the rows that were held out; nil if there were none.
  public var validation: Validation?
  /// The epoch whose parameters the training came to, if it is not the last.
  public var keptEpoch: Int?
  /// How it broke off; nil if it did not.
  public var nonFinite: NonFiniteEnd?

  /// Tells of a finished training.
  public init(
    name: String? = nil, variant: String? = nil, lossName: String, optimizer: String, epochs: Int,
    sampleCount: Int, firstLoss: Double, lastLoss: Double, options: [String] = [],
    validation: Validation? = nil, keptEpoch: Int? = nil, nonFinite: NonFiniteEnd? = nil
  ) {
    self.name = name
    self.variant = variant
    self.lossName = lossName
    self.optimizer = optimizer
    self.epochs = epochs
    self.sampleCount = sampleCount
    self.firstLoss = firstLoss
    self.lastLoss = lastLoss
    self.options = options
    self.validation = validation
    self.keptEpoch = keptEpoch
    self.nonFinite = nonFinite
  }

  /// A number that is not finite, with which a training ended.
  public struct NonFiniteEnd: Sendable, Equatable {
    /// The epoch with whose parameters it happened: the last that the training has.
    public var epoch: Int
    /// What happened, where and with which numbers, as whole sentences.
    public var explanation: [Inline]

    /// Tells how a training broke off.
    public init(epoch: Int, explanation: [Inline]) {
      self.epoch = epoch
      self.explanation = explanation
    }
  }

  /// The rows that a training was watched with.
  public struct Validation: Sendable, Equatable {
    /// Their number.
    public var sampleCount: Int
    /// Their mean loss before the first epoch.
    public var firstLoss: Double
    /// Their mean loss with the parameters that the training came to.
    public var lastLoss: Double

    /// Tells what a training came to on the rows that were held out.
    public init(sampleCount: Int, firstLoss: Double, lastLoss: Double) {
      self.sampleCount = sampleCount
      self.firstLoss = firstLoss
      self.lastLoss = lastLoss
    }
  }
}
