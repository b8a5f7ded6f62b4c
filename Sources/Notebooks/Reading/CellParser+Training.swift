import Training

extension CellParser {
  /// A loss with the options of its training.
  func trainBody(
    _ definition: Cell.Word?, _ formula: Syntax
  ) throws(Diagnostic) -> Cell.TrainBody {
    var body = Cell.TrainBody(
      name: try options.name("name", "a name for the training")?.name, definition: definition,
      formula: formula,
      epochs: try options.integer(
        "epochs", from: 0, limit: limits.epochs, "the epochs of a training")
        ?? TrainDefaults.epochs,
      optimizer: try options.optimizer() ?? TrainDefaults.optimizer,
      schedule: try options.schedule() ?? .constant,
      batchSize: try options.integer("batch", in: 1...TrainDefaults.largestBatch),
      l2: try number("l2", "a number from 0") { $0 >= 0 } ?? 0,
      stopping: try options.stopping(),
      seed: try options.integer("seed", in: -TrainDefaults.largestSeed...TrainDefaults.largestSeed),
      restarts: try options.flag("restart") ?? false,
      explainsNonFinite: try options.word("non_finite", among: ["explain"]) != nil, written: [])
    if let option = options["validation"] {
      let fraction = try number("validation", "a part of the rows between 0 and 1") {
        $0 > 0 && $0 < 1
      }
      body.validation = fraction.map { ($0, option.valueRange) }
    }
    body.written = written(body)
    return body
  }

  /// The options besides the optimizer that decide what comes out, as they are given.
  private func written(_ body: Cell.TrainBody) -> [String] {
    let values: [(key: String, text: String?)] = [
      ("batch", body.batchSize.map(String.init)), ("schedule", body.schedule.description),
      ("l2", "\(body.l2)"), ("validation", body.validation.map { "\($0.value)" }),
      ("stop", body.stopping?.description), ("seed", body.seed.map(String.init)),
      ("restart", body.restarts ? "true" : nil),
    ]
    return values.compactMap { key, text in
      guard let given = options.text(key), let text else { return nil }
      // A name of the front matter would tell a reader less than its number.
      return "\(key): \(given.contains("$") ? text : given)"
    }
  }

  /// One number that meets a condition.
  func number(
    _ key: String, _ expected: String, _ holds: (Double) -> Bool
  ) throws(Diagnostic) -> Double? {
    guard let values = try options.numbers(key) else { return nil }
    guard values.count == 1, holds(values[0]) else { throw options.wrong(key, expected) }
    return values[0]
  }
}
