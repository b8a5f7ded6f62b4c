import Autodiff
import Kernels

/// A training as it runs: the parameters, the memory for their gradient, and what is noted on the way.
///
/// A small model's epoch takes some dozen nanoseconds, so nothing here is allocated, copied, hashed
/// or counted more often than once an epoch, and little of it then.
struct DescentRun: ~Copyable {
  private let epochs: Int
  private let rate: Double
  private let schedule: Schedule?
  private let l2: Double
  private let workspace: Workspace
  private let validation: Workspace?
  private let ranges: ParameterRanges
  private var state: OptimizerState
  private var parameters: [Double]
  private var gradient: [Double]
  /// The parameters before the mini-batches of an epoch, for when one of these breaks off.
  private var epochStart: [Double] = []
  private var record: DescentRecord

  init(_ descent: Descent, from parameters: [Double]) {
    epochs = descent.epochs
    rate = descent.optimizer.rate
    schedule = descent.schedule == .constant ? nil : descent.schedule
    l2 = descent.l2
    self.parameters = parameters
    workspace = Workspace(descent.loss, batch: descent.batch, threads: descent.threads)
    if let samples = descent.validation {
      validation = Workspace(descent.loss, batch: samples, threads: descent.threads)
    } else {
      validation = nil
    }
    ranges = ParameterRanges(descent.loss.usedElements, of: parameters.count)
    state = OptimizerState(descent.optimizer, count: parameters.count)
    gradient = [Double](repeating: 0, count: parameters.count)
    record = DescentRecord(descent, from: parameters)
  }

  var history: History { record.history }

  /// Takes one step an epoch, with the gradient that the recorded loss gives anyway.
  mutating func runOnAllSamples(_ progress: (Int) -> Bool) throws(NonFiniteLoss) {
    for epoch in 0...epochs {
      let loss = workspace.meanGradient(parameters: parameters, gradient: &gradient)
      let goesOn = try note(loss, epoch)
      guard goesOn, epoch == 0 || progress(epoch), epoch < epochs else { break }
      step(rate: rate(epoch))
    }
    record.finish(parameters)
  }

  /// Takes one step a mini-batch, and computes the loss over all samples after each epoch.
  mutating func runInBatches(
    of size: Int, among count: Int, seed: UInt64, _ progress: (Int) -> Bool
  ) throws(NonFiniteLoss) {
    var generator = RandomGenerator(seed: seed, stream: "mini-batches")
    var order = Array(0..<Int32(count))
    epochStart = [Double](repeating: 0, count: parameters.count)
    var goesOn = try note(workspace.mean(parameters: parameters), 0)
    var epoch = 0
    while goesOn, epoch < epochs {
      generator.shuffle(&order)
      try order.withUnsafeBufferPointer { order throws(NonFiniteLoss) in
        try runEpoch(epoch, order, size: size)
      }
      epoch += 1
      goesOn = try note(workspace.mean(parameters: parameters), epoch)
      guard progress(epoch) else { break }
    }
    record.finish(parameters)
  }

  private mutating func runEpoch(
    _ epoch: Int, _ order: UnsafeBufferPointer<Int32>, size: Int
  ) throws(NonFiniteLoss) {
    let rate = rate(epoch)
    copy(parameters, to: &epochStart, count: parameters.count)
    for start in stride(from: 0, to: order.count, by: size) {
      let end = Swift.min(start + size, order.count)
      let samples = UnsafeBufferPointer(rebasing: order[start..<end])
      let loss = workspace.meanGradient(
        parameters: parameters, samples: samples, gradient: &gradient)
      guard loss.isFinite, isFinite else {
        throw failure(
          epoch: epoch, step: start / size, loss: loss, samples: .batch(samples.map(Int.init)),
          after: epochStart)
      }
      step(rate: rate)
    }
  }

  private func rate(_ epoch: Int) -> Double {
    guard let schedule else { return rate }
    return rate * schedule.factor(epoch: epoch, of: epochs)
  }

  private mutating func step(rate: Double) {
    if l2 != 0 { ranges.addPenalty(l2, of: &parameters, to: &gradient) }
    state.step(&parameters, gradient: &gradient, ranges: ranges, rate: rate)
  }

  /// Whether the gradient and the parameters it was taken at are.
  private var isFinite: Bool {
    mutating get { ranges.areFinite(&parameters, &gradient) }
  }

  /// Notes how things stand after an epoch; false if the training is to end.
  @inline(__always)
  private mutating func note(_ loss: Double, _ epoch: Int) throws(NonFiniteLoss) -> Bool {
    let validationLoss = validation?.mean(parameters: parameters)
    let goesOn = record.note(loss, validationLoss, epoch, parameters)
    guard loss.isFinite, isFinite else {
      throw failure(epoch: epoch, loss: loss, samples: .all)
    }
    if let validationLoss, !validationLoss.isFinite {
      throw failure(epoch: epoch, loss: validationLoss, samples: .validation)
    }
    return goesOn
  }

  @inline(never)
  private mutating func failure(
    epoch: Int, step: Int = 0, loss: Double, samples: NonFiniteLoss.Samples,
    after epochStart: [Double]? = nil
  ) -> NonFiniteLoss {
    record.breakOff(epochStart ?? parameters)
    return NonFiniteLoss(
      epoch: epoch, step: step, loss: loss, samples: samples, parameters: parameters,
      history: record.history)
  }
}
