import Autodiff
import Kernels

/// A training to be run: descent on the mean of a loss over a data set, in mini-batches or with all
/// samples at once.
public struct Descent: Sendable {
  /// The loss of one sample.
  public var loss: Function
  /// The samples, with a column for every input of the loss.
  public var batch: Batch
  /// How a step changes the parameters.
  public var optimizer: Optimizer
  /// How the optimizer's rate changes from epoch to epoch.
  public var schedule: Schedule
  /// The number of times that all samples are gone through.
  public var epochs: Int
  /// The number of samples in each step; nil for all.
  ///
  /// Mini-batches are taken from the samples in a new random order in each epoch, and the last one is
  /// smaller where the number does not divide. Each step follows the mean over its own samples. A
  /// number as large as the data set is the same as nil: nothing is shuffled then.
  public var batchSize: Int?
  /// What fixes the order of the samples.
  public var seed: UInt64
  /// λ in the penalty λ·Σp² on the parameters, which draws them towards 0 (ridge regression, Hoerl and
  /// Kennard, 1970; Keras's `l2`).
  ///
  /// It counts for every parameter that the loss uses, biases too, and adds 2·λ·p to its derivative. The
  /// losses that are reported leave it out, so that curves with and without it can be compared.
  public var l2: Double
  /// Samples to validate with after each epoch, which no step uses.
  public var validation: Batch?
  /// When to end before the last epoch.
  public var stopping: Stopping?
  /// The epochs after which the parameters are kept, besides the first, the last and the result.
  public var keptEpochs: Set<Int>
  /// The places of those elements of parameters whose value is recorded after every epoch.
  public var followedElements: [Int]
  /// The threads that share the work; nil for one on each processor.
  ///
  /// The result is the same to the last bit whatever their number.
  public var threads: Int?

  /// Makes a training.
  ///
  /// Traps if a number is outside its range, a batch is empty or an argument of the optimizer or the
  /// schedule makes no sense; `validate()` of these throws it instead.
  public init(
    loss: Function, batch: Batch, optimizer: Optimizer, epochs: Int, keptEpochs: Set<Int> = [],
    followedElements: [Int] = [], schedule: Schedule = .constant, batchSize: Int? = nil,
    seed: UInt64 = 0, l2: Double = 0,
    validation: Batch? = nil, stopping: Stopping? = nil, threads: Int? = nil
  ) {
    require(epochs >= 0, "a training takes 0 epochs or more, not \(epochs)")
    require(batch.count > 0, "a training needs at least one sample")
    require(validation?.count != 0, "a validation needs at least one sample")
    require(batchSize ?? 1 > 0, "a mini-batch has 1 sample or more, not \(batchSize ?? 1)")
    require(l2 >= 0 && l2.isFinite, "an L2 penalty is finite and 0 or more, not \(l2)")
    require(threads ?? 1 > 0, "a training needs 1 thread or more, not \(threads ?? 1)")
    do {
      try optimizer.validate()
      try schedule.validate()
    } catch {
      fatalError("\(error)")
    }
    self.loss = loss
    self.batch = batch
    self.optimizer = optimizer
    self.schedule = schedule
    self.epochs = epochs
    self.batchSize = batchSize
    self.seed = seed
    self.l2 = l2
    self.validation = validation
    self.stopping = stopping
    self.keptEpochs = keptEpochs
    self.followedElements = followedElements
    self.threads = threads
  }

  /// Trains from the given values on.
  ///
  /// - Parameters:
  ///   - parameters: The elements of all parameters of the loss's graph, in the order they were
  ///     declared; those that the loss does not use stay as they are to the last bit.
  ///   - progress: Called after every epoch with the number of epochs done; false ends the training.
  /// - Throws: When a loss, its gradient or a parameter is not finite for the first time.
  /// - Complexity: O(epochs × operations × samples) time. With all samples at once an epoch takes one
  ///   gradient; mini-batches take as long and a value of every sample besides, for the recorded
  ///   loss. Memory for one number an epoch, and one for each element that is
  ///   followed; a step allocates nothing.
  public func run(
    from parameters: [Double], progress: (Int) -> Bool = { _ in true }
  ) throws(NonFiniteLoss) -> History {
    var run = DescentRun(self, from: parameters)
    if let batchSize, batchSize < batch.count {
      try run.runInBatches(of: batchSize, among: batch.count, seed: seed, progress)
    } else {
      try run.runOnAllSamples(progress)
    }
    return run.history
  }
}
