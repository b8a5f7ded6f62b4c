import Figures
import Testing

@testable import Notebooks

/// A line through three points, trained with some options.
private func line(_ options: String, loss: String = "(w*t - y)^2", extra: String = "") -> String {
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
    cells.compactMap { if case .training(let summary) = $0.content { summary } else { nil } }
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
    let document = try run(line("#| optimizer: \(optimizer)\n#| epochs: 1"))
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
    let document = try run(line(options, loss: "-w + 0*t"))
    #expect(abs(document.parameters[0].values[0] - 1 - expected) < 1e-12)
  }

  @Test("L2 draws parameters towards 0, and the loss that is shown leaves it out")
  func penalty() throws {
    let options = "#| optimizer: gradient_descent(rate: 0.1)\n#| epochs: 1\n#| l2: 0.5"
    let document = try run(line(options, loss: "0*w*t"))
    // The derivative of 0.5·w² is w.
    #expect(document.parameters[0].values == [0.9])
    #expect(document.trainings[0].firstLoss == 0)
  }

  @Test("Mini-batches take a step each, in an order that the seed fixes")
  func batches() throws {
    func weight(_ options: String) throws -> Double {
      try run(line("#| optimizer: gradient_descent(rate: 0.01)\n#| epochs: 2\n\(options)"))
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
      """
    let document = try run(
      line(options, loss: "abs(w - 4) + 0*t", extra: "{= w } {= w@1 } {= w@4 } {= loss }"))
    let training = document.trainings[0]
    #expect(training.epochs == 4)
    #expect(training.keptEpoch == 1)
    #expect(training.lastLoss == 1)
    #expect(document.prose == "5 5 1 1")
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
    let document = try run(line(options), front: "title: T\nparameters:\n  size: 2")
    let training = document.trainings[0]
    #expect(training.optimizer == "adam(rate: 0.01)")
    #expect(
      training.options == [
        "batch: 2", "schedule: cosine", "l2: 1e-5", "validation: 0.4", "stop: patience(10)",
        "seed: 4",
      ])
  }

  @Test(
    "A bad option is told with its place, and with what there is",
    arguments: [
      (
        "optimizer: adm(rate: 1)", 15, "there is no optimizer named \"adm\"",
        "Did you mean \"adam\"?"
      ),
      (
        "optimizer: sgd(rate: 1)", 15, "there is no optimizer named \"sgd\"",
        "Known are gradient_descent, momentum, nesterov, rmsprop, adam and adamw."
      ),
      (
        "optimizer: 3", 15,
        "expected an optimizer, such as gradient_descent(rate: 0.1), found \"3\"", nil
      ),
      (
        "optimizer: gradient_descent", 31,
        "expected \"(\" and the rate, as in gradient_descent(rate: 0.1), found the end of the formula",
        nil
      ),
      (
        "optimizer: momentum(momentum: 0.5)", 15, "\"momentum\" needs `rate:`",
        "Write rate: and a number."
      ),
      (
        "optimizer: adam(lr: 0.1)", 20, "\"adam\" has no argument named \"lr\"",
        "It has rate, beta1, beta2 and epsilon."
      ),
      (
        "optimizer: adam(beta: 0.1)", 20, "\"adam\" has no argument named \"beta\"",
        "Did you mean \"beta1\"?"
      ),
      (
        "optimizer: adam(rate: 1, rate: 2)", 29, "two arguments are named \"rate\"",
        "Choose another name."
      ),
      (
        "optimizer: adam(rate: -1)", 26, "\"rate\" takes a finite number above 0, not \"-1\"", nil
      ),
      (
        "optimizer: adam(beta1: 1)", 27,
        "\"beta1\" takes a number from 0 up to but not 1, not \"1\"", nil
      ),
      (
        "optimizer: adam(0.1)", 20, "expected `rate:`, found \"0.1\"", nil
      ),
      ("optimizer: adam(rate 0.1)", 25, "expected \":\" after `rate`, found \"0.1\"", nil),
      ("optimizer: adam() 3", 22, "expected the end of the option, found \"3\"", nil),
      (
        "schedule: cosin()", 14, "there is no schedule named \"cosin\"", "Did you mean \"cosine\"?"
      ),
      ("schedule: step(every: 2.5)", 26, "\"every\" takes a whole number from 1, not \"2.5\"", nil),
      (
        "schedule: exponential()", 14, "\"exponential\" needs `factor:`",
        "Write factor: and a number."
      ),
      ("batch: 0", 11, "\"batch\" takes a whole number from 1 to 1000000000, not \"0\"", nil),
      ("l2: -1", 8, "\"l2\" takes a number from 0, not \"-1\"", nil),
      (
        "validation: 1.5", 16,
        "\"validation\" takes a part of the rows between 0 and 1, not \"1.5\"", nil
      ),
      (
        "validation: 0.1", 16,
        "\"validation\" takes a fraction that leaves at least one of 3 rows on either side, not \"0.1\"",
        nil
      ),
      (
        "stop: never", 10, "there is no rule for stopping named \"never\"", "Known is patience."
      ),
      (
        "stop: patience(0)", 19, "\"patience\" takes a whole number of epochs from 1, not \"0\"",
        nil
      ),
      ("restart: yes", 13, "\"restart\" takes `true`, `false`, not \"yes\"", nil),
      (
        "epoch: 3", 4, "a train cell has no option \"epoch\"", "Did you mean \"epochs\"?"
      ),
    ] as [(String, Int, String, String?)])
  func mistakes(option: String, column: Int, message: String, advice: String?) throws {
    let error = #expect(throws: NotebookError.self) { try run(line("#| \(option)")) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.message == message)
    #expect(first.advice == advice)
    #expect(first.place == SourceText.Place(line: 15, column: column))
  }
}
