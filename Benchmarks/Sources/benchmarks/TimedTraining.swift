import Training

/// A training that is timed with every core, as a user gets it, and with one thread.
struct TimedTraining {
  var workload: String
  /// The beginning of the metric's name.
  var metric: String
  var descent: Descent
  /// The initial parameters.
  var start: [Double]
  var unit = Measurement.Unit.milliseconds
  /// What ends the metric's name.
  var ending = " total"
  var repetitions = 21
  /// The trainings in each sample.
  var rounds = 1

  /// - Parameter check: Throws if the training came out wrong.
  func measure(check: (History) throws -> Void) throws {
    for threads in [nil, 1] as [Int?] {
      var descent = descent
      descent.threads = threads
      try Measurement.take(
        workload, metric + (threads == nil ? "" : ", 1 thread") + ending, unit: unit,
        repetitions: repetitions, rounds: rounds,
        work: { [descent] in try descent.run(from: start) }, check: check)
    }
  }
}
