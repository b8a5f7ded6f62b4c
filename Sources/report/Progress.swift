import Notebooks

/// Tells how far a notebook is, on standard error.
final class Progress {
  /// What is told.
  enum Manner {
    /// Nothing.
    case silent
    /// A line that is drawn again and again while a training lasts.
    case bar
    /// A line for each cell that begins, and now and then one for a training that lasts.
    case lines
    /// A line for each cell that has ended, with the time it took, and a bar where there can be one.
    case times(hasBar: Bool)
  }

  private let name: String
  private let manner: Manner
  private let terminal: Terminal
  private let clock = ContinuousClock()
  /// The cell that runs.
  private var cell: (kind: String, line: Int, began: ContinuousClock.Instant)?
  /// The training that runs, from the first time that it was looked at.
  private var training: Training?
  /// Asking for the time takes as long as an epoch of a small model: after how many it is asked for.
  private var stride = 1
  private var asked: ContinuousClock.Instant?

  private struct Training {
    /// The epochs that were done when it was first looked at, and when that was.
    var first: Int
    var began: ContinuousClock.Instant
    /// The epochs that were done when it was last looked at.
    var seen: Int
    /// When its progress was last told.
    var told: ContinuousClock.Instant
  }

  /// A training that lasts no longer than this is not told about.
  private static let patience = Duration.milliseconds(500)

  /// Makes the progress of a notebook.
  init(of name: String, _ manner: Manner, on terminal: Terminal = .standardError) {
    self.name = name
    self.manner = manner
    self.terminal = terminal
  }

  /// Notes what the run is doing.
  func note(_ event: RunEvent) {
    switch event {
    case .cell(let kind, let line, let number, let count):
      begin(kind: kind, line: line, number: number, of: count)
    case .epoch(let epoch, let epochs): note(epoch: epoch, of: epochs)
    }
  }

  /// Notes that a cell begins.
  private func begin(kind: String, line: Int, number: Int, of count: Int) {
    end()
    cell = (kind, line, clock.now)
    if case .lines = manner { Console.say("\(name):\(line): \(kind), cell \(number) of \(count)") }
  }

  /// Notes that so many epochs of the training are done.
  private func note(epoch: Int, of epochs: Int) {
    if case .silent = manner { return }
    guard epoch.isMultiple(of: stride) || epoch == epochs || training == nil else { return }
    let now = clock.now
    guard var training, epoch > training.seen else {
      // A cell may train more than once.
      self.training = Training(first: epoch, began: now, seen: epoch, told: now)
      (asked, stride) = (now, 1)
      return
    }
    adjustStride(now)
    training.seen = epoch
    let isDue = now - training.told >= interval && now - training.began >= Self.patience
    if isDue { training.told = now }
    self.training = training
    guard isDue else { return }
    let progress = TrainingProgress(
      epoch: epoch, epochs: epochs, first: training.first, elapsed: now - training.began)
    let place = cell.map { "\(name):\($0.line): \($0.kind)" } ?? name
    switch manner {
    case .bar, .times(hasBar: true):
      Console.draw(progress.line(place, width: terminal.width))
    default: Console.say("\(place): \(progress.words)")
    }
  }

  /// Notes that the last cell has ended.
  func end() {
    Console.removeTransientLine()
    if case .times = manner, let cell {
      let took = TrainingProgress.seconds(clock.now - cell.began)
      Console.say("\(name):\(cell.line): \(cell.kind) took \(took)")
    }
    (cell, training) = (nil, nil)
  }

  /// How much time passes between two lines, or between two drawings of one.
  private var interval: Duration {
    switch manner {
    case .bar, .times(hasBar: true): .milliseconds(100)
    default: .seconds(10)
    }
  }

  /// Chooses how many epochs pass before the time is asked for again: about a hundredth of a second.
  private func adjustStride(_ now: ContinuousClock.Instant) {
    guard let last = asked else { return }
    asked = now
    if now - last < .milliseconds(5) {
      stride = min(2 * stride, 4096)
    } else if now - last > .milliseconds(20) {
      stride = max(stride / 2, 1)
    }
  }
}
