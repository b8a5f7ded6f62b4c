import Kernels

/// What is noted of a training after each epoch, and the decision when to end it.
struct DescentRecord {
  private(set) var history: History
  /// The epochs to keep, in order: a set would be hashed into at every epoch.
  private let kept: [Int]
  private var keptPlace = 0
  private let stopping: Stopping?
  private let epochs: Int
  /// The lowest loss so far, the epoch it came after and the parameters then.
  private var lowest = Double.infinity
  private var bestEpoch = 0
  private var best: [Double]

  init(_ descent: Descent, from parameters: [Double]) {
    history = History(initial: parameters)
    // A training that stops early may be asked for any number of epochs.
    history.losses.reserveCapacity(Swift.min(descent.epochs, 1 << 16) + 1)
    history.followedElements = descent.followedElements
    history.ways = descent.followedElements.map { [parameters[$0]] }
    kept = descent.keptEpochs.filter { $0 > 0 && $0 <= descent.epochs }.sorted()
    stopping = descent.stopping
    epochs = descent.epochs
    best = parameters
  }

  /// Notes the losses and the parameters after an epoch; false if the training is to end.
  @inline(__always)
  mutating func note(
    _ loss: Double, _ validationLoss: Double?, _ epoch: Int, _ parameters: [Double]
  ) -> Bool {
    history.losses.append(loss)
    // The loss before the first step is noted too, when its parameters stand there already.
    if epoch > 0 {
      for (place, element) in history.followedElements.enumerated() {
        history.ways[place].append(parameters[element])
      }
    }
    if let validationLoss { history.validationLosses.append(validationLoss) }
    if keptPlace < kept.count, kept[keptPlace] == epoch {
      history.parameters[epoch] = parameters
      keptPlace += 1
    }
    guard let stopping else { return true }
    return improves(validationLoss ?? loss, epoch, parameters, stopping.patience)
  }

  /// Keeps the best parameters; false if there have been none for too long.
  private mutating func improves(
    _ loss: Double, _ epoch: Int, _ parameters: [Double], _ patience: Int
  ) -> Bool {
    if loss < lowest {
      lowest = loss
      bestEpoch = epoch
      copy(parameters, to: &best, count: best.count)
    }
    return epoch - bestEpoch < patience
  }

  /// Ends the notes with the result of a whole training.
  mutating func finish(_ parameters: [Double]) {
    let last = history.epochs
    history.parameters[last] = parameters
    history.resultEpoch = last
    guard stopping != nil else { return }
    history.parameters[bestEpoch] = best
    history.resultEpoch = bestEpoch
    history.stoppedEarly = last < epochs
  }

  /// Ends the notes of a training that failed, with the parameters after the last epoch done.
  mutating func breakOff(_ parameters: [Double]) {
    history.parameters[history.epochs] = parameters
    history.resultEpoch = history.epochs
  }
}

/// Copies in place; an assignment would share the memory, and the next step allocate anew.
@inline(__always)
func copy(_ source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, count: Int) {
  target.update(from: source, count: count)
}
