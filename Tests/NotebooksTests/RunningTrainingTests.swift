import Figures
import Testing

@testable import Notebooks

/// A line through three points, trained with some options.
func trainedLine(_ options: String, loss: String = "(w*t - y)^2", extra: String = "") -> String {
  """
  ```{model}
  input t
  parameter w = 1
  ```
  ```{data}
  t, y
  1, 3
  2, 5
  3, 9
  ```
  ```{train}
  \(options)
  loss = \(loss)
  ```
  \(extra)
  """
}

extension Document {
  /// The trainings of the page, in order.
  fileprivate var trainings: [TrainingSummary] {
    cells.flatMap { cell -> [TrainingSummary] in
      if case .training(let summaries) = cell.content { summaries } else { [] }
    }
  }
}

@Suite("The options of a training")
struct RunningTrainingTests {
  /// One step from w = 1, where the gradient of the mean is −52/3.
  @Test(
    "Every optimizer takes its own first step",
    arguments: [
      ("gradient_descent(rate: 0.1)", 1 + 5.2 / 3),
      ("momentum(rate: 0.1)", 1 + 5.2 / 3),
      // v = 5.2/3, and the step 0.9·v + 5.2/3.
      ("nesterov(rate: 0.1)", 1 + 1.9 * 5.2 / 3),
      ("nesterov(rate: 0.1, momentum: 0.5)", 1 + 1.5 * 5.2 / 3),
      // The gradient over √0.1 of itself.
      ("rmsprop(rate: 0.1)", 1 + 0.1 * 3.1622776601683795),
      ("adam(rate: 0.1)", 1.1), ("adam", 1.001), ("adam()", 1.001),
      ("adam(rate: 0.1, beta1: 0.5, beta2: 0.5, epsilon: 1e-6)", 1.1),
      // Adam's step, and a decay of 0.1·0.5 of the parameter.
      ("adamw(rate: 0.1, decay: 0.5)", 1.05),
    ] as [(String, Double)])
  func optimizers(optimizer: String, expected: Double) throws {
    let document = try run(trainedLine("#| optimizer: \(optimizer)\n#| epochs: 1"))
    #expect(abs(document.parameters[0].values[0] - expected) < 1e-6)
  }

  /// Two steps from w = 1 on a loss whose derivative is w.
  @Test(
    "The arguments of an optimizer are those that it is given",
    arguments: [
      // v is −0.1, then −0.05 − 0.09.
      ("momentum(rate: 0.1, momentum: 0.5)", 0.76),
      // The mean squares are 0.25 and 0.1875 + 0.16.
      ("rmsprop(rate: 0.1, decay: 0.75)", 0.8 - 0.08 / 0.3475.squareRoot()),
      // The means are 1 and 0.7 / 0.75, those of squares 1 and 0.39 / 0.4375.
      (
        "adam(rate: 0.1, beta1: 0.5, beta2: 0.75)",
        0.9 - 0.07 / 0.75 / (0.39 / 0.4375).squareRoot()
      ),
      // The decay takes half of each value, and a step without means is 0.1.
      ("adamw(rate: 0.1, decay: 5, beta1: 0, beta2: 0)", (0.5 - 0.1) / 2 - 0.1),
    ] as [(String, Double)])
  func optimizerArguments(optimizer: String, expected: Double) throws {
    let options = "#| optimizer: \(optimizer)\n#| epochs: 2"
    let document = try run(trainedLine(options, loss: "w^2/2 + 0*t"))
    #expect(abs(document.parameters[0].values[0] - expected) < 1e-6)
  }

  @Test(
    "A schedule changes the rate from epoch to epoch",
    arguments: [
      ("constant", 3), ("step(every: 1, factor: 0.5)", 1.75), ("step(every: 2)", 2.1),
      ("exponential(factor: 0.5)", 1.75), ("linear(to: 0.25)", 2.25), ("cosine()", 2),
      ("warmup(epochs: 2)", 2.5),
    ] as [(String, Double)])
  func schedules(schedule: String, expected: Double) throws {
    // The gradient is −1 throughout, so three steps go as far as the sum of their rates.
    let options = """
      #| optimizer: gradient_descent(rate: 1)
      #| epochs: 3
      #| schedule: \(schedule)
      """
    let document = try run(trainedLine(options, loss: "-w + 0*t"))
    #expect(abs(document.parameters[0].values[0] - 1 - expected) < 1e-12)
  }

  @Test("L2 draws parameters towards 0, and the loss that is shown leaves it out")
  func penalty() throws {
    let options = "#| optimizer: gradient_descent(rate: 0.1)\n#| epochs: 1\n#| l2: 0.5"
    let document = try run(trainedLine(options, loss: "0*w*t"))
    // The derivative of 0.5·w² is w.
    #expect(document.parameters[0].values == [0.9])
    #expect(document.trainings[0].firstLoss == 0)
  }

  @Test("Mini-batches take a step each, in an order that the seed fixes")
  func batches() throws {
    func weight(_ options: String) throws -> Double {
      try run(trainedLine("#| optimizer: gradient_descent(rate: 0.01)\n#| epochs: 2\n\(options)"))
        .parameters[0].values[0]
    }
    let whole = try weight("#| batch: 3")
    #expect(try weight("#| l2: 0") == whole)
    let one = try weight("#| batch: 1")
    #expect(one != whole)
    #expect(try weight("#| batch: 1") == one)
    let others = try (2...5).map { try weight("#| batch: 1\n#| seed: \($0)") }
    #expect(others.contains { $0 != one })
  }

  @Test("A part of the rows is held out, watched and drawn beside the others")
  func validation() throws {
    let rows = (1...20).map { "\($0), \(2 * $0)" }.joined(separator: "\n")
    let document = try run(
      """
      ```{model}
      input t
      parameter w = 1
      ```
      ```{data}
      t, y
      \(rows)
      ```
      ```{train}
      #| epochs: 3
      #| optimizer: gradient_descent(rate: 0.001)
      #| validation: 0.25
      loss = (w*t - y)^2
      ```
      ```{curve}
      loss
      ```
      {= loss@0 }
      """)
    let training = document.trainings[0]
    #expect(training.sampleCount == 15)
    #expect(training.validation?.sampleCount == 5)
    // The means of t² over 15 and over 5 rows have 2870 as their sum; so does loss, over all.
    let sum = 15 * training.firstLoss + 5 * (training.validation?.firstLoss ?? 0)
    #expect(abs(sum - 2870) < 1e-9)
    #expect(document.prose == "143.5")
    guard case .curve(let chart) = document.cells[3].content else {
      Issue.record("no curve")
      return
    }
    #expect(chart.series.map(\.name) == ["loss, training", "loss, validation"])
    #expect(chart.series[1].y.first == training.validation?.firstLoss)
    #expect(chart.series[1].y.count == 4)
  }

  @Test("A training that gets no better stops, and its result is where it was best")
  func stopping() throws {
    // From w = 1 the steps of 4 lead to 5, 1, 5, …: only the first is any better.
    let options = """
      #| optimizer: gradient_descent(rate: 4)
      #| epochs: 50
      #| stop: patience(3)
      #| name: zigzag
      """
    let document = try run(
      trainedLine(
        options, loss: "abs(w - 4) + 0*t",
        extra: "{= w } {= w@1 } {= w@4 } {= loss } {= w@zigzag }"))
    let training = document.trainings[0]
    #expect(training.epochs == 4)
    #expect(training.keptEpoch == 1)
    #expect(training.lastLoss == 1)
    #expect(document.prose == "5 5 1 1 5")
  }

  @Test("A training may begin again, with a seed of its own")
  func restart() throws {
    func document(_ options: String) throws -> Document {
      try run(
        """
        ```{model}
        input t
        parameter w = 1, v[2] = normal(0, 1)
        ```
        ```{data}
        t
        1
        ```
        ```{train}
        #| epochs: 5
        loss = (w*t - 3)^2 + sum(v*v)
        ```
        ```{train}
        #| name: second
        #| epochs: 5
        \(options)
        loss
        ```
        {= w@second[0] } {= v@second[0][0] } {= loss }
        """)
    }
    let again = try document("#| restart: true")
    #expect(again.prose.hasPrefix("1 \(again.parameters[1].initial[0])".replacing("-", with: "−")))
    #expect(again.trainings[0].lastLoss == again.trainings[1].lastLoss)
    let onwards = try document("#| restart: false")
    #expect(onwards.trainings[1].firstLoss == onwards.trainings[0].lastLoss)
    let other = try document("#| restart: true\n#| seed: 9")
    #expect(other.prose.hasPrefix("1 "))
    #expect(other.trainings[1].firstLoss != again.trainings[1].firstLoss)
    let same = try document("#| restart: true\n#| seed: 1")
    #expect(same.trainings[1].firstLoss == again.trainings[1].firstLoss)
  }

  @Test("The summary tells the options as they are given, a front matter's name as its number")
  func summary() throws {
    let options = """
      #| optimizer: adam(rate: 0.01)
      #| batch: ${size}
      #| schedule: cosine
      #| l2: 1e-5
      #| validation: 0.4
      #| stop: patience(10)
      #| seed: 4
      #| epochs: 2
      """
    let document = try run(trainedLine(options), front: "title: T\nparameters:\n  size: 2")
    let training = document.trainings[0]
    #expect(training.optimizer == "adam(rate: 0.01)")
    #expect(
      training.options == [
        "batch: 2", "schedule: cosine", "l2: 1e-5", "validation: 0.4", "stop: patience(10)",
        "seed: 4",
      ])
  }
}
