extension Descent {
  /// Trains from the given values on, as far as the loss, its gradient and the parameters are finite.
  ///
  /// - Parameters:
  ///   - parameters: The elements of all parameters of the loss's graph, as `run` takes them.
  ///   - progress: Called after every epoch with the number of epochs done; false ends the training.
  /// - Returns: The training, and what broke it off; nil if nothing did. The result of one that broke
  ///   off are the parameters with which that happened. If it did so between two mini-batches, the
  ///   epoch that was begun is the last one.
  /// - Complexity: That of `run`.
  public func runWhileFinite(
    from parameters: [Double], progress: (Int) -> Bool = { _ in true }
  ) -> (history: History, end: NonFiniteLoss?) {
    do {
      return (try run(from: parameters, progress: progress), nil)
    } catch {
      return (history(endingWith: error), error)
    }
  }

  /// The epochs done, and the one that was begun.
  private func history(endingWith end: NonFiniteLoss) -> History {
    var history = end.history
    guard end.step > 0 else { return history }
    history.losses.append(loss.mean(batch, parameters: end.parameters))
    if let validation {
      history.validationLosses.append(loss.mean(validation, parameters: end.parameters))
    }
    for (place, element) in history.followedElements.enumerated() {
      history.ways[place].append(end.parameters[element])
    }
    history.parameters[history.epochs] = end.parameters
    history.resultEpoch = history.epochs
    return history
  }
}
