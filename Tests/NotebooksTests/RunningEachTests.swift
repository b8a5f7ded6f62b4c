import Figures
import Testing

@testable import Notebooks

/// A perceptron and a table of two gates.
private let gates = """
  ```{model}
  input x1, x2
  parameter w1 = 1, w2 = 1, b1 = 0
  f = sigmoid(w1*x1 + w2*x2 + b1)
  ```
  ```{data}
  x1, x2, AND, OR
  0, 0, 0, 0
  0, 1, 0, 1
  1, 0, 0, 1
  1, 1, 1, 1
  ```

  """

private func training(_ options: String, _ loss: String) -> String {
  let lines = options.split(separator: "\n").map { "#| \($0)\n" }.joined()
  return "```{train}\n\(lines)loss = \(loss)\n```\n"
}

extension Document {
  fileprivate var headings: [[String]] { tables.map { $0.columns.map(\.heading) } }

  fileprivate func numbers(_ table: Int, _ heading: String) -> [Double] {
    guard let column = tables[table].columns.first(where: { $0.heading == heading }),
      case .numbers(let values) = column.cells
    else { return [] }
    return values
  }

  fileprivate var summaries: [TrainingSummary] {
    cells.flatMap { cell -> [TrainingSummary] in
      if case .training(let summaries) = cell.content { summaries } else { [] }
    }
  }
}

@Suite("Trainings for each of several values")
struct RunningEachTests {
  @Test("A label stands for one column after the other; a table has a column for each")
  func labels() throws {
    let each = try run(
      gates
        + training(
          "name: gates\nepochs: 20\neach: target = [AND, OR]", "cross_entropy(f, target)")
        + "```{table}\nf, f@0 as \"first\", abs(f - target)\n```\n"
        + "```{check}\nloss < 0.7\n```\n"
        + "{= loss@gates[target: OR] } {= loss@gates[target: OR, 3] } "
        + "{= accuracy(f, target)@gates[target: AND] }")
    #expect(
      each.headings.last == [
        "x1", "x2", "f, AND", "f, OR", "first, AND", "first, OR", "abs(f - target), AND",
        "abs(f - target), OR",
      ])
    let single = { (gate: String) in
      try run(
        gates + training("epochs: 20", "cross_entropy(f, \(gate))")
          + "```{table}\nf, abs(f - \(gate))\n```\n{= loss } {= loss@3 } {= accuracy(f, \(gate)) }")
    }
    let (and, or) = (try single("AND"), try single("OR"))
    #expect(each.numbers(1, "f, AND") == and.numbers(1, "f"))
    #expect(each.numbers(1, "f, OR") == or.numbers(1, "f"))
    #expect(each.numbers(1, "abs(f - target), OR") == or.numbers(1, "abs(f - OR)"))
    #expect(each.summaries.map(\.variant) == ["AND", "OR"])
    #expect(each.summaries.map(\.lastLoss) == [and, or].map { $0.summaries[0].lastLoss })
    #expect(each.checks.map(\.variant) == ["AND", "OR"])
    #expect(each.checks.map(\.sides?.left) == each.summaries.map(\.lastLoss))
    let words = or.prose.split(separator: " ")
    #expect(
      each.prose.split(separator: " ") == [words[0], words[1], and.prose.split(separator: " ")[2]])
  }

  @Test("What is told of each value is true of that value, whichever option it decides")
  func options() throws {
    func told(_ each: String, _ options: String) throws -> [[String]] {
      let document = try run(
        gates + training("\(each)\nepochs: 3\n\(options)", "cross_entropy(f, AND)"),
        front: "title: T\nparameters:\n  n: 4\n  l: 0.5\n  v: 0.25")
      return document.summaries.map { ["\($0.sampleCount)", $0.optimizer] + $0.options }
    }
    let plain = "gradient_descent(rate: 0.1)"
    #expect(
      try told("each: l = [0, 1e-5, 0.1]", "l2: ${l}") == [
        ["4", plain, "l2: 0"], ["4", plain, "l2: 1e-05"], ["4", plain, "l2: 0.1"],
      ])
    #expect(
      try told("each: n = [1, 2]", "batch: ${n}\nstop: patience(${n})") == [
        ["4", plain, "batch: 1", "stop: patience(1)"],
        ["4", plain, "batch: 2", "stop: patience(2)"],
      ])
    #expect(
      try told("each: v = [0.25, 0.5]", "validation: ${v}\nschedule: step(every: 2, factor: ${v})")
        == [
          ["3", plain, "schedule: step(every: 2, factor: 0.25)", "validation: 0.25"],
          ["2", plain, "schedule: step(every: 2, factor: 0.5)", "validation: 0.5"],
        ])
    // The seed of each value comes before one for all.
    #expect(
      try told("each: seed = [7, 8]", "seed: 5").map(\.last) == ["seed: 7", "seed: 8"])
  }

  @Test("The document tells what trainings were run for, each list once")
  func sweeps() throws {
    let targets = "each: target = [AND, OR]\nepochs: 1"
    let document = try run(
      gates + training(targets, "cross_entropy(f, target)")
        + "```{train}\n#| each: seed = [3, 4]\n#| epochs: 1\nother = cross_entropy(f, AND)\n```\n"
        + "```{train}\n#| \(targets.replacing("\n", with: "\n#| "))\n#| restart: true\n"
        + "third = cross_entropy(f, target)\n```\n")
    #expect(
      document.provenance.sweeps == [
        .init(name: "target", values: [.text("AND"), .text("OR")]),
        .init(name: "seed", values: [.number(3), .number(4)]),
      ])
  }

  @Test("Each seed begins anew, with its own initial values, as a training with that seed does")
  func seeds() throws {
    let model =
      "```{model}\ninput x1, x2\nparameter v[2] = normal(0, 1)\n"
      + "f = sigmoid(v[0]*x1 + v[1]*x2)\n```\n```{data}\ngate(OR)\n```\n"
    let loss = "cross_entropy(f, OR)"
    let each = try run(
      model + training("epochs: 3\nbatch: 2\neach: seed = [1, 2]", loss)
        + "```{parameters}\n```\n```{curve}\nloss\n```\n```{heatmap}\n#| resolution: 3\nf@[0, 3]\n```\n"
    )
    let second = try run(model + training("epochs: 3\nbatch: 2\nseed: 2\nrestart: true", loss))
    #expect(each.summaries[1].lastLoss == second.summaries[0].lastLoss)
    #expect(
      each.headings.last == [
        "parameter", "before, seed = 1", "after, seed = 1", "before, seed = 2", "after, seed = 2",
      ])
    let charts = each.cells.compactMap {
      if case .curve(let chart) = $0.content { chart } else { nil }
    }
    #expect(charts[0].series.map(\.name) == ["loss, seed = 1", "loss, seed = 2"])
    let titles = each.cells.flatMap { cell -> [String] in
      if case .heatmaps(let panel) = cell.content { panel.heatmaps.map(\.title) } else { [] }
    }
    #expect(
      titles == [
        "f, seed = 1, epoch 0", "f, seed = 1, epoch 3", "f, seed = 2, epoch 0",
        "f, seed = 2, epoch 3",
      ])
  }

  @Test("A parameter of the front matter takes one value after the other, in options and formulas")
  func settings() throws {
    let front = "title: T\nparameters:\n  rate: 0.1\n  goal: 1"
    let body = { (each: String) in
      gates
        + training("epochs: 5\n\(each)optimizer: gradient_descent(rate: ${rate})", "(f - goal)^2")
        + "```{parameters}\nw1\n```\n"
    }
    let rates = try run(body("each: rate = [0.1, 0.5]\n"), front: front)
    let half = try run(body(""), front: front.replacing("0.1", with: "0.5"))
    #expect(rates.numbers(1, "after, rate = 0.5") == half.numbers(1, "after"))
    #expect(rates.headings.last?[1] == "before training")
    let goals = try run(body("each: goal = [1, 0]\n"), front: front)
    let zero = try run(body(""), front: front.replacing("goal: 1", with: "goal: 0"))
    #expect(goals.numbers(1, "after, goal = 0") == zero.numbers(1, "after"))
    #expect(goals.summaries[1].firstLoss == zero.summaries[0].firstLoss)
  }

  @Test(
    "Two models keep what they were trained to, and an epoch is that of the model's own training")
  func models() throws {
    let document = try run(
      gates + training("epochs: 4", "cross_entropy(f, AND)")
        + "```{model}\nparameter q = 5\ng = q*x1\n```\n"
        + "```{train}\n#| name: second\n#| epochs: 9\nother = (g - OR)^2\n```\n"
        + "{= w1@0 } {= w1@4 == w1 } {= q@0 } {= q@9 == q } {= w1@second[0] == w1 }")
    #expect(document.prose == "1 1 5 1 1")
  }

  @Test("What a later training reaches has its result, whichever branch of an earlier one is shown")
  func laterTraining() throws {
    let document = try run(
      "```{data}\nx, y\n1, 2\n2, 3\n```\n```{model}\ninput x\nparameter w = 1, b = 0, v = 1\n"
        + "f = w*x + b\ng = w*x\nh = v*x\n```\n"
        + "```{train}\n#| each: seed = [1, 2]\nl = squared_error(f, y)\n```\n"
        + "```{train}\n#| restart: true\n#| epochs: 300\nm = squared_error(g, 10*x)\n```\n"
        // A model that shares nothing with it goes on as it likes.
        + "```{train}\nn = squared_error(h, y)\n```\n"
        + "```{check}\nabs(w - 10) < 1e-9\nw + b > 9\n```\n```{parameters}\nw\n```\n")
    #expect(document.allChecksHeld)
    #expect(document.checks.count == 3)
    #expect(document.headings.last == ["parameter", "before training", "after"])
  }

  @Test("A name for columns belongs to the training of the formula's own parameters")
  func sharedName() throws {
    let document = try run(
      gates + "```{model}\nparameter v = 1\ng = sigmoid(v*x1)\n```\n"
        + "```{train}\n#| each: t = [AND, OR]\n#| epochs: 2\nl1 = cross_entropy(f, t)\n```\n"
        + "```{train}\n#| each: t = [OR, AND]\n#| epochs: 2\nl2 = cross_entropy(g, t)\n```\n"
        + "```{table}\nf - t, g - t\n```\n```{table}\nf@[t: OR, 0], f@[t: AND, 2]\n```\n")
    #expect(
      document.headings[1] == ["x1", "x2", "f - t, AND", "f - t, OR", "g - t, OR", "g - t, AND"])
    #expect(document.headings[2] == ["x1", "x2", "f, OR, epoch 0", "f, AND, epoch 2"])
  }

  @Test("The epochs told while it runs are those of all values, however many each has")
  func progress() {
    let text =
      "---\ntitle: T\nparameters:\n  n: 1\n---\n" + gates
      + training("each: n = [2, 3]\nepochs: ${n}", "cross_entropy(f, AND)")
    var told: [RunEvent] = []
    let document = Notebook(SourceText(name: "n.md", text: text)).run(
      report: { event in
        if case .epoch = event { told.append(event) }
        return true
      })
    #expect(document.diagnostics.isEmpty)
    #expect(told == (1...5).map { RunEvent.epoch($0, of: 5) })
  }

  @Test("An aggregate may stand in another")
  func nestedAggregates() throws {
    let data = "```{data}\ny\n1\n2\n6\n```\n"
    let document = try run(data + "{= mean((y - mean(y))^2) : .4f } {= max(y - min(y)) }")
    #expect(document.prose == "4.6667 5")
  }

  @Test(
    "What is ambiguous or does not fit is told with its place",
    arguments: [
      ("each: target = [AND, ORR]", "{= 1 }", 17, 25, "the data have no column \"ORR\""),
      (
        "each: w1 = [AND, OR]", "", 17, 10,
        "\"w1\" means something else already, so it cannot stand for columns"
      ),
      ("each: seed = [1.5]", "", 17, 18, "\"seed\" takes whole numbers, not \"1.5\""),
      ("each: seed = [1, 1]", "", 17, 21, "\"1\" is among the values already"),
      (
        "each: seed 1", "", 17, 15,
        "expected \"=\" and values in brackets, as in `seed = [1, 2, 3]`, found \"1\""
      ),
      (
        "each: speed = [1]", "", 17, 19,
        "\"speed\" takes names of columns, since it is no parameter of the front matter, not \"1\""
      ),
      (
        "each: seed = [1, 2]", "{= w1 }", 20, 4,
        "\"w1\" was trained for seed = 1 and seed = 2, and one number is wanted here"
      ),
      (
        "each: seed = [1, 2]", "{= w1@[seed: 3] }", 20, 8,
        "the training of loss was not run for seed = 3"
      ),
      ("epochs: 2", "{= w1@[seed: 3] }", 20, 8, "the training of loss was not run for seed = 3"),
      (
        "each: seed = [1, 2]", "```{train}\nl2 = (f - OR)^2\n```", 21, 6,
        "\"l2\" would go on from a training that was run for seed = 1 and seed = 2"
      ),
    ])
  func mistakes(
    options: String, rest: String, line: Int, column: Int, message: String
  ) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try run(gates + training(options, "cross_entropy(f, AND)") + rest)
    }
  }
}
