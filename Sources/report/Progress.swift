import Foundation

/// Tells how far a long training is, on standard error, once a second at most.
final class Progress {
  private let name: String
  private var last = ContinuousClock.now

  /// Makes the progress of a notebook.
  init(of name: String) {
    self.name = name
  }

  /// Notes that so many epochs are done.
  func note(epoch: Int, of epochs: Int) {
    // Asking for the time takes as long as an epoch of a small model.
    guard epoch.isMultiple(of: 256) || epoch == epochs else { return }
    let now = ContinuousClock.now
    guard now - last >= .seconds(1) else { return }
    last = now
    Console.say("\(name): epoch \(epoch) of \(epochs)")
  }
}
