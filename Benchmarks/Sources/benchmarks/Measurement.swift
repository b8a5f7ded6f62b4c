import Foundation

/// Several samples of one figure, printed as a line of JSON.
///
/// ```
/// {"peer": "Gradbook", "workload": "W1", "metric": "train total", "value": 0.15, "unit": "ms",
///   "min": 0.14, "max": 0.19, "n": 21}
/// ```
///
/// The value is the median. The line is one line; programs that measure other libraries print the
/// same.
struct Measurement {
  /// What a sample is, computed from the seconds that the work took.
  enum Unit {
    case milliseconds
    /// Nanoseconds for each of a number of things.
    case nanoseconds(per: Int)
    /// How many things a second, of a number that the work did.
    case perSecond(Int, String)

    var name: String {
      switch self {
      case .milliseconds: "ms"
      case .nanoseconds: "ns"
      case .perSecond(_, let things): "\(things)/s"
      }
    }

    func value(seconds: Double) -> Double {
      switch self {
      case .milliseconds: seconds * 1e3
      case .nanoseconds(let count): seconds * 1e9 / Double(count)
      case .perSecond(let count, _): Double(count) / seconds
      }
    }
  }

  var workload: String
  var metric: String
  var unit: String
  var samples: [Double]

  func write() {
    let sorted = samples.sorted()
    let middle = sorted.count / 2
    let median =
      sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    let numbers = [median, sorted[0], sorted[sorted.count - 1]].map { String(format: "%.9g", $0) }
    let line = """
      {"peer": "Gradbook", "workload": "\(workload)", "metric": "\(metric)", \
      "value": \(numbers[0]), "unit": "\(unit)", "min": \(numbers[1]), "max": \(numbers[2]), \
      "n": \(samples.count)}

      """
    // Past the buffer of `print`, so that a reader at a pipe sees each line when it is measured.
    FileHandle.standardOutput.write(Data(line.utf8))
  }

  /// Prints a figure that is no time: a loss, an accuracy.
  static func write(_ workload: String, _ metric: String, _ value: Double, unit: String) {
    Measurement(workload: workload, metric: metric, unit: unit, samples: [value]).write()
  }

  /// Does some work once to warm up, then times it, checks what each time comes out of it, and prints
  /// the figures.
  ///
  /// - Parameters:
  ///   - rounds: How often the work is done in each sample, where once is too short for the clock.
  ///   - check: Throws for a wrong result; it is not timed.
  static func take<Result>(
    _ workload: String, _ metric: String, unit: Unit = .milliseconds, repetitions: Int,
    rounds: Int = 1, work: () throws -> Result, check: (Result) throws -> Void
  ) throws {
    let clock = ContinuousClock()
    try check(work())
    var samples: [Double] = []
    for _ in 0..<repetitions {
      let start = clock.now
      for _ in 1..<rounds { _ = try work() }
      let result = try work()
      let seconds = start.duration(to: clock.now) / .seconds(1) / Double(rounds)
      samples.append(unit.value(seconds: seconds))
      try check(result)
    }
    Measurement(workload: workload, metric: metric, unit: unit.name, samples: samples).write()
  }
}
