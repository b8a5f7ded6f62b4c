import Figures
import Testing

@testable import Notebooks

/// w is to be 2 at three rows; beyond a rate of some tenths its error grows without end.
private let line = """
  ```{data}
  x, y
  1, 2
  2, 4
  3, 6
  ```
  ```{model}
  input x
  parameter w = 1
  f = w*x
  ```

  """

private func training(_ options: String, _ loss: String = "loss = squared_error(f, y)") -> String {
  let lines = options.split(separator: "\n").map { "#| \($0)\n" }.joined()
  return "```{train}\n\(lines)#| non_finite: explain\n\(loss)\n```\n"
}

private func fast(_ more: String = "") -> String {
  training("name: fast\nepochs: 900\noptimizer: gradient_descent(rate: 1)\(more)")
}

extension Document {
  fileprivate var summaries: [TrainingSummary] {
    cells.flatMap { cell -> [TrainingSummary] in
      if case .training(let summaries) = cell.content { summaries } else { [] }
    }
  }

  fileprivate var chart: LineChart? {
    cells.compactMap { if case .curve(let chart) = $0.content { chart } else { nil } }.first
  }
}

@Suite("Trainings that break off and are explained")
struct BreakingOffTests {
  @Test("The training ends with the number that is not finite, and the notebook goes on")
  func end() throws {
    let document = try run(
      line + fast() + "```{check}\nnot (loss@fast < inf)\nabs(w@fast) > 1e100\n```\n"
        + "{= loss } {= loss@fast } {= epochs_to(loss, 0.1) }")
    let summary = document.summaries[0]
    #expect(summary.lastLoss == .infinity)
    #expect(summary.epochs > 100 && summary.epochs < 900)
    #expect(summary.nonFinite?.epoch == summary.epochs)
    let explanation = try #require(summary.nonFinite?.explanation.plainText)
    #expect(
      explanation.hasPrefix(
        "Broke off after \(summary.epochs) epochs, with a loss of ∞. In row "))
    #expect(explanation.contains(" of the data (x = "))
    #expect(summary.options.isEmpty)
    #expect(document.allChecksHeld)
    #expect(document.prose == "∞ ∞ ∞")
  }

  @Test("The explanation is the one that the mistake tells without the option")
  func explanation() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(line + fast().replacing("#| non_finite: explain\n", with: ""))
    }
    let told = try #require(error?.diagnostics.first?.advice?.split(separator: "\n").first)
    let document = try run(line + fast())
    let pieces = try #require(document.summaries[0].nonFinite?.explanation)
    #expect(pieces.plainText.replacing("∞", with: "inf").contains(" In row "))
    let place = told.prefix { $0 != ")" }
    #expect(pieces.plainText.contains(place))
    #expect(pieces.contains { if case .code = $0 { true } else { false } })
  }

  @Test("Epochs beyond the end are the end, up to those that were asked for")
  func epochsBeyond() throws {
    let document = try run(
      line + fast() + "{= w@fast == w@fast[900] } {= w@900 == w } {= w@1 == w } {= w@fast[0] }\n\n"
        + "```{table}\nf@[1, 900]\n```\n")
    #expect(document.prose == "1 1 0 1")
    try expectMistake(
      line: 22, column: 5, message: "epoch 901 was never reached: the training has 167"
    ) {
      _ = try run(line + fast() + "{= w@901 }")
    }
  }

  @Test(
    "A curve shows the epochs whose loss is finite, on both scales", arguments: ["linear", "log"])
  func curve(scale: String) throws {
    let document = try run(line + fast() + "```{curve}\n#| scale: \(scale)\nloss\n```\n")
    let chart = try #require(document.chart)
    let losses = chart.series[0].y
    #expect(losses.count == document.summaries[0].epochs + 1)
    #expect(losses.last == .infinity && losses.dropLast().allSatisfy(\.isFinite))
    #expect(chart.alternativeText.contains("1 value is left out: not "))
    // From the start on nothing is finite, and there is still a chart.
    let nothing = try run(
      line + training("epochs: 3", "loss = log(w - 1) * y")
        + "```{curve}\n#| scale: \(scale)\nloss\n```\n")
    #expect(nothing.chart?.series[0].y == [-.infinity])
    #expect(nothing.chart?.alternativeText.contains("no value that could be drawn") == true)
    #expect(
      nothing.summaries[0].nonFinite?.explanation.plainText
        == "Broke off before the first epoch, with a loss of −∞. "
        + "In row 1 of the data (y = 2), log(w - 1) is −∞ where w - 1 is 0.")
  }

  @Test("Of several values some break off and others do not")
  func each() throws {
    let rates =
      "name: rates\nepochs: 900\neach: rate = [0.1, 1]\noptimizer: gradient_descent(rate: ${rate})"
    let document = try run(
      line + training(rates)
        + "```{table}\n#| by: rates\nnot (loss < inf), w@900 == w, epochs_to(loss, 0.1)\n```\n"
        + "```{curve}\nloss\n```\n",
      front: "title: T\nparameters:\n  rate: 1")
    #expect(document.summaries.map { $0.nonFinite == nil } == [true, false])
    #expect(document.summaries[0].epochs == 900)
    let columns = try #require(document.tables.last).columns.map(\.cells)
    #expect(columns[1] == .numbers([0, 1]))
    #expect(columns[2] == .numbers([1, 1]))
    guard case .numbers(let epochs) = columns[3] else { return }
    #expect(epochs[0] < 10 && epochs[1] == .infinity)
  }

  @Test("Where all is finite the option changes nothing")
  func finite() throws {
    let calm = "epochs: 20\nbatch: 2\noptimizer: gradient_descent(rate: 0.01)\nvalidation: 0.4"
    let with = try run(line + training(calm) + "{= w }")
    let without = try run(
      line + training(calm).replacing("#| non_finite: explain\n", with: "") + "{= w }")
    #expect(with.summaries == without.summaries)
    #expect(with.prose == without.prose)
    try expectMistake(line: 24, column: 5, message: nil) {
      _ = try run(line + training(calm) + "\n{= w@21 }")
    }
  }

  @Test(
    "It goes with penalties, batches, rows held out, early stopping and beginning again",
    arguments: [
      "l2: 0.1", "batch: 1", "batch: 2\nl2: 0.01", "validation: 0.4", "stop: patience(1000)",
      "batch: 1\nvalidation: 0.4\nstop: patience(1000)", "restart: true",
      "batch: 2\nrestart: true\nseed: 4",
    ])
  func combinations(options: String) throws {
    let document = try run(
      line + "```{train}\n#| epochs: 3\nloss = squared_error(f, y)\n```\n"
        + training(
          "name: fast\nepochs: 900\noptimizer: gradient_descent(rate: 1)\n\(options)", "loss")
        + "```{check}\nnot (loss < inf)\nnot (loss@fast[900] < inf)\n```\n"
        + "```{curve}\nfast, w\n```\n")
    let summary = document.summaries[1]
    #expect(summary.nonFinite != nil)
    #expect(!summary.lastLoss.isFinite)
    #expect(document.allChecksHeld)
    // As many values of the parameter as of the loss.
    let lengths = try #require(document.chart).series.map(\.y.count)
    #expect(lengths.allSatisfy { $0 == summary.epochs + 1 })
  }

  @Test("A network whose parameters are NaN is shown by every cell, and none ends the page")
  func shown() throws {
    let document = try run(
      """
      ```{data}
      gate(OR)
      ```
      ```{model}
      input x1, x2
      parameter q = 1, W[3, 3] = 1
      hidden = tanh(dense([x1, x2], units: 3))
      f = sigmoid(dense(hidden, units: 1)[0])
      scores = softmax(q * [f, 1 - f])
      ```
      ```{train}
      #| name: broken
      #| epochs: 5
      #| optimizer: gradient_descent(rate: 1e300)
      #| non_finite: explain
      loss = 1e200 * cross_entropy(scores[1], OR) + sum(W * W)
      ```
      {= mean(f) } {= accuracy(f, OR) } {= loss@broken }

      ```{table}
      f@[0, 5], scores[0], f > 0.5
      ```
      ```{heatmap}
      #| resolution: 5
      f, hidden
      ```
      ```{heatmap}
      #| resolution: 5
      #| contour: 0.2
      q * x1 + x2
      ```
      ```{plot}
      #| at: x2 = 1
      f
      ```
      ```{curve}
      loss, q
      ```
      ```{parameters}
      ```
      ```{gradient}
      #| at: 1
      f
      ```
      ```{gradient}
      loss
      ```
      ```{graph}
      f
      ```
      ```{images}
      W
      ```
      ```{confusion}
      scores, OR
      ```
      ```{check}
      not (loss < inf)
      ```
      """)
    #expect(document.prose == "NaN NaN NaN")
    #expect(document.cells.count == 15)
  }
}
