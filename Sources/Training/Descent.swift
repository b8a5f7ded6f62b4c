import Autodiff
import Kernels

/// A training to be run: full-batch descent on the mean of a loss over a data set.
public struct Descent: Sendable {
  /// The loss of one sample.
  public var loss: Function
  /// The samples, with a column for every input of the loss.
  public var batch: Batch
  /// How a step changes the parameters.
  public var optimizer: Optimizer
  /// The number of steps; an epoch is one step, since every step sees the whole batch.
  public var epochs: Int
  /// The epochs after which the parameters are kept, besides the first and the last.
  public var keptEpochs: Set<Int>

  /// Makes a training; traps if the number of epochs is negative or the batch is empty.
  public init(
    loss: Function, batch: Batch, optimizer: Optimizer, epochs: Int, keptEpochs: Set<Int> = []
  ) {
    require(epochs >= 0, "a training takes 0 epochs or more, not \(epochs)")
    require(batch.count > 0, "a training needs at least one sample")
    self.loss = loss
    self.batch = batch
    self.optimizer = optimizer
    self.epochs = epochs
    self.keptEpochs = keptEpochs
  }

  /// Trains from the given values on.
  ///
  /// - Parameters:
  ///   - parameters: A value for every parameter of the loss's graph, in the order they were
  ///     declared; those that the loss does not use stay as they are.
  ///   - progress: Called after every epoch with the number of epochs done.
  /// - Throws: At the first epoch whose loss or gradient is not finite.
  /// - Complexity: O(epochs × operations × samples) time, memory for one number an epoch.
  public func run(
    from parameters: [Double], progress: (Int) -> Void = { _ in }
  ) throws(NonFiniteLoss) -> History {
    let workspace = Workspace(loss, batch: batch)
    var parameters = parameters
    var gradient = [Double](repeating: 0, count: parameters.count)
    var history = History(initial: parameters)
    history.losses.reserveCapacity(epochs + 1)
    for epoch in 0...epochs {
      let mean = workspace.meanGradient(parameters: parameters, gradient: &gradient)
      history.losses.append(mean)
      if epoch == epochs || keptEpochs.contains(epoch) { history.parameters[epoch] = parameters }
      guard mean.isFinite, gradient.allSatisfy(\.isFinite) else {
        throw NonFiniteLoss(epoch: epoch, loss: mean)
      }
      guard epoch < epochs else { break }
      optimizer.step(&parameters, gradient: gradient)
      progress(epoch + 1)
    }
    return history
  }
}

/// The loss or its gradient stopped being a finite number.
public struct NonFiniteLoss: Error, Equatable {
  /// The number of epochs done when it happened.
  public let epoch: Int
  /// The mean loss there; finite if it was the gradient that overflowed.
  public let loss: Double
}
