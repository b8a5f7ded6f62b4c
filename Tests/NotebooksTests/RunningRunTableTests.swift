import Figures
import Testing

@testable import Notebooks

/// A perceptron that learns gates.
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
  return "```{train}\n\(lines)\(loss)\n```\n"
}

private func table(_ options: String, _ entries: String) -> String {
  let lines = options.split(separator: "\n").map { "#| \($0)\n" }.joined()
  return "```{table}\n\(lines)\(entries)\n```\n"
}

@Suite("Tables with a row for each training")
struct RunningRunTableTests {
  private let both = training(
    "name: both\neach: target = [AND, OR]\nepochs: 20", "loss = cross_entropy(f, target)")

  @Test("The first column has the values, and each entry is what prose says of that value")
  func rows() throws {
    let document = try run(
      gates + both
        + table(
          "by: both", "loss@[0, 5], accuracy(f, target), w1, f(x1: 0, x2: 1), mean(target) as \"m\""
        )
        + "{= loss@both[target: AND, 5] } {= accuracy(f, target)@both[target: AND] } "
        + "{= w1@both[target: AND] } {= f(x1: 0, x2: 1)@both[target: AND] } 0.25 "
        + "{= loss@both[target: OR, 5] } {= accuracy(f, target)@both[target: OR] } "
        + "{= w1@both[target: OR] } {= f(x1: 0, x2: 1)@both[target: OR] } 0.75")
    let table = try #require(document.tables.last)
    #expect(
      table.columns.map(\.heading) == [
        "target", "loss, epoch 0", "loss, epoch 5", "accuracy(f, target)", "w1", "f(x1: 0, x2: 1)",
        "m",
      ])
    #expect(table.columns[0].cells == .texts(["AND", "OR"]))
    let prose = document.prose.split(separator: " ").compactMap { Double($0) }
    let rows = (0..<2).flatMap { row in
      table.columns[2...].compactMap { column -> Double? in
        if case .numbers(let values) = column.cells { values[row] } else { nil }
      }
    }
    #expect(prose.count == 10)
    #expect(rows == prose)
  }

  @Test("Values that are numbers have the digits they were given with, and rows may be few")
  func numbers() throws {
    let document = try run(
      gates
        + training(
          "name: rates\neach: rate = [0.25, 1e-5, 3]\noptimizer: gradient_descent(rate: ${rate})",
          "loss = cross_entropy(f, AND)")
        + table("by: rates\nrows: 2\ndigits: 2", "rate / 5 as \"fifth\", loss@0"),
      front: "title: T\nparameters:\n  rate: 1")
    let table = try #require(document.tables.last)
    #expect(
      table.columns[0].texts == ["0.25", "1 × 10⁻⁵"].map { $0.replacing(" ", with: "\u{A0}") })
    #expect(table.columns[1].heading == "fifth")
    #expect(table.columns[1].cells == .numbers([0.05, 1e-5 / 5]))
    #expect(table.columns[2].texts == ["0.86", "0.86"])
    #expect(table.omittedRowCount == 1)
  }

  @Test("Everything is as at the end of that training, though the same model was trained since")
  func earlierTraining() throws {
    let later = training("name: later\nrestart: true\nepochs: 7", "other = cross_entropy(f, OR)")
    let again = training(
      "name: more\nrestart: true\neach: target = [OR, AND]\nepochs: 3", "loss")
    let entries = "w1, loss, loss@0, f(x1: 0, x2: 0)@10, accuracy(f, target), w1@later"
    let before = try run(gates + both + table("by: both", "w1, loss, loss@0, f(x1: 0, x2: 0)@10"))
    let after = try run(gates + both + later + again + table("by: both", entries))
    let columns = try #require(after.tables.last).columns
    let columnsBefore = try #require(before.tables.last).columns
    #expect(columns.prefix(5) == columnsBefore[...])
    #expect(columns[5].cells != columns[1].cells)
    let end = try run(gates + later + "{= w1 }")
    #expect(columns[6].cells == .numbers([Double](repeating: Double(end.prose) ?? 0, count: 2)))
  }

  @Test("The rows that losses and accuracies are taken over may be named")
  func over() throws {
    let document = try run(
      gates + both + "```{data}\n#| name: last\nx1, x2, AND, OR\n1, 1, 1, 1\n1, 0, 0, 1\n```\n"
        + "```{data}\ngate(OR)\n```\n"
        + table("by: both\nover: last", "mean(target)"))
    #expect(document.tables.last?.columns[1].cells == .numbers([0.5, 1]))
  }

  @Test(
    "What cannot be a row is told with its place",
    arguments: [
      ("by: bath", "w1", 1, 8, "no training above is named \"bath\"", "Did you mean \"both\"?"),
      (
        "by: once", "w1", 1, 8,
        "\"once\" was trained once, so there are no values to have a row each",
        "Give that training the option `each`, or leave `by` out."
      ),
      (
        "by: both", "f", 2, 1, "\"f\" depends on x1 and x2, which have no value here",
        "Set them, as in f(x1: 1, x2: 1), or take mean(f)."
      ),
      (
        "by: both", "v, loss", 2, 1,
        "\"v\" was trained for seed = 1 and seed = 2, and one number is wanted here",
        "Name one of them, as in v@[seed: 1]."
      ),
      ("by: 3", "w1", 1, 8, "expected the name of a training, found \"3\"", nil),
    ])
  func mistakes(
    options: String, entries: String, line: Int, column: Int, message: String, advice: String?
  ) throws {
    let others =
      "```{model}\nparameter v = 1, u = 2\n```\n"
      + training("name: seeds\neach: seed = [1, 2]", "second = (v - x1)^2")
      + training("name: once", "third = (u - x1)^2")
    let text = gates + both + others
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let error = #expect(throws: NotebookError.self) {
      try run(text + table(options, entries))
    }
    let first = try #require(error?.diagnostics.first)
    #expect(first.message == message)
    #expect(first.advice == advice)
    // Behind the front matter, what is above the table and the line that opens it.
    #expect(first.place == SourceText.Place(line: lines + 3 + line, column: column))
    #expect(error?.diagnostics.count == 1)
  }
}
