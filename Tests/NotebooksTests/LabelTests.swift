import Testing

@testable import Notebooks

@Suite("Labels of cross-entropies")
struct LabelTests {
  /// A notebook with these labels in its rows, in which this stands below the model.
  private func notebook(_ labels: [String], _ below: String) -> String {
    let rows = labels.enumerated().map { "\($0),\($1)" }.joined(separator: "\n")
    return """
      ```{data}
      x,y
      \(rows)
      ```
      ```{model}
      input x
      parameter w = 0.1, b = 0
      p = sigmoid(w*x + b)
      ```
      \(below)
      """
  }

  private func train(_ loss: String) -> String { "```{train}\nloss = \(loss)\n```" }

  @Test(
    "One outside 0 to 1 is told with its row, wherever the loss runs over rows",
    arguments: [
      (
        ["0", "1", "-1"], "```{train}\nloss = cross_entropy(p, y)\n```",
        "y is -1 in row 3 of the data"
      ),
      (
        ["2", "1", "1"], "```{train}\nloss = cross_entropy(p, y)\n```",
        "y is 2 in row 1 of the data"
      ),
      (
        ["1", "1.0000001"], "{= mean(cross_entropy(p, y)) }", "y is 1.0000001 in row 2 of the data"
      ),
      (["1", "-0.5"], "{= sum(cross_entropy(w, y)) }", "y is -0.5 in row 2 of the data"),
      (["1", "-1"], "{= max(cross_entropy(p, y)) }", "y is -1 in row 2 of the data"),
      (["1", "-1"], "```{table}\ncross_entropy(p, y)\n```", "y is -1 in row 2 of the data"),
      (["1", "-1"], "```{gradient}\ncross_entropy(p, y)\n```", "y is -1 in row 2 of the data"),
      (["1", "-1"], "{= accuracy(cross_entropy(p, y), y) }", "y is -1 in row 2 of the data"),
      (["1", "5"], "{= mean(cross_entropy(p, y/4)) }", "it is 1.25 in row 2 of the data"),
      (["1", "0"], "{= mean(cross_entropy(p, 3)) }", "it is 3"),
      (["1", "0"], "{= cross_entropy(0.5, -1) }", "it is -1"),
      (["1", "0"], "```{check}\ncross_entropy(0.3, 1 + 1) < 9\n```", "it is 2"),
      (["1", "0"], "```{plot}\n#| x: x in [-1, 1]\ncross_entropy(p, 2)\n```", "it is 2"),
    ])
  func outside(labels: [String], below: String, message: String) throws {
    let error = #expect(throws: NotebookError.self) { try run(notebook(labels, below)) }
    let first = try #require(error?.diagnostics.first)
    #expect(
      first.message
        == "the label of cross_entropy has to lie between 0 and 1, and \(message)")
    #expect(first.identifier?.rawValue == "label-outside")
  }

  @Test("Of logits as well")
  func logits() throws {
    let body = notebook(["1", "-1"], train("cross_entropy_logits(w*x, y)"))
    let error = #expect(throws: NotebookError.self) { try run(body) }
    #expect(error?.diagnostics.first?.message.contains("cross_entropy_logits") == true)
  }

  @Test(
    "What the advice says is accepted",
    arguments: [
      (["-1", "1"], "y == 1", "Write `y == 1`, which is 1 or 0."),
      (["1", "2"], "y == 2", "Write `y == 2`, which is 1 or 0."),
      (
        ["0", "1", "2"], "y == 1",
        "Write a condition such as `y == 1`, or use softmax_cross_entropy, which takes classes "
          + "counted from 0."
      ),
      (
        ["0.5", "-3", "2"], "y > 0",
        "Scale it, or write a condition such as `y > 0`, which is 1 or 0."
      ),
    ])
  func advice(labels: [String], label: String, advice: String) throws {
    let error = #expect(throws: NotebookError.self) {
      try run(notebook(labels, train("cross_entropy(p, y)")))
    }
    #expect(error?.diagnostics.first?.advice == advice)
    _ = try run(notebook(labels, train("cross_entropy(p, \(label))")))
  }

  @Test("Zeros, ones and what lies between are labels, and so is any in a row that does not count")
  func inside() throws {
    _ = try run(notebook(["0", "1", "0.25"], train("cross_entropy(p, y)")))
    let masked = "(y >= 0) * cross_entropy(p, y)"
    _ = try run(notebook(["0", "1", "-1"], train(masked) + "\n\n{= mean(\(masked)) }"))
    let error = #expect(throws: NotebookError.self) {
      try run(notebook(["0", "1", "-1"], train("(x >= 1) * cross_entropy(p, y)")))
    }
    #expect(error?.diagnostics.first?.message.contains("row 3") == true)
  }

  @Test("A label that is not a number is told as what it is")
  func notANumber() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(notebook(["0", "1", "0"], train("cross_entropy(p, log(y - 1) - log(y - 1))")))
    }
    let first = try #require(error?.diagnostics.first)
    #expect(first.message.hasPrefix("the loss is nan"))
  }

  @Test(
    "In prose a cross-entropy of constants is as stable as in a training",
    arguments: [
      ("cross_entropy(1, 1)", "0"), ("cross_entropy(0, 0)", "0"),
      ("1e17 * cross_entropy(1e-17, 0)", "1"), ("cross_entropy(sigmoid(40), 0)", "40"),
      ("cross_entropy(1 - sigmoid(800), 1)", "800"), ("log(sigmoid(-800))", "−800"),
      ("cross_entropy(softmax([800, 0])[0], 1)", "0"),
      ("cross_entropy(softmax([800, 0])[1], 1)", "800"),
      ("gradient(cross_entropy(q, 1), q)", "−1"), ("gradient(cross_entropy(q, q), q)", "−1"),
      ("gradient(gradient(cross_entropy(q, 1), q), q)", "1"),
    ])
  func constants(formula: String, expected: String) throws {
    let document = try run("```{model}\nparameter q = 1\n```\n\n{= \(formula) }")
    #expect(document.prose == expected)
  }

  @Test("Sums and means over rows and arrays are exact to the last digit")
  func sums() throws {
    let document = try run(
      """
      ```{data}
      x
      \([String](repeating: "0.1", count: 1000).joined(separator: "\n"))
      ```
      ```{model}
      parameter w = 1
      ```
      {= sum(x) } {= mean(x) } {= sum(x*w) / 1000 } {= sum([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]) }
      {= mean(gradient(w*x, w)) }
      """)
    #expect(document.prose == "100 0.1 0.1 1 0.1")
  }
}
