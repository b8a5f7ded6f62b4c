import Testing

@testable import Notebooks

@Suite("Trainings that meet a number that is not finite")
struct NonFiniteTests {
  private func mistake(_ options: String, _ loss: String, _ rows: String = "1, 1\n0, 1\n2, 0")
    throws
    -> Diagnostic
  {
    let error = #expect(throws: NotebookError.self) {
      try run(
        """
        ```{model}
        input x, y
        parameter w = 1, b = 0
        ```
        ```{data}
        x, y
        \(rows)
        ```
        ```{train}
        \(options)
        loss = \(loss)
        ```
        """)
    }
    return try #require(error?.diagnostics.first)
  }

  @Test("The first operation that went wrong is told, with its row, its operands and the epoch")
  func value() throws {
    let diagnostic = try mistake("#| epochs: 3", "-log(w*x) * y + b")
    #expect(diagnostic.message == "the loss is inf after 0 epochs")
    #expect(
      diagnostic.advice == """
        In row 2 of the data (x = 0, y = 1), log(w * x) is -inf where w * x is 0.
        Choose other initial values, or a form of the loss that does not overflow.
        """)
    #expect(diagnostic.place == SourceText.Place(line: 16, column: 8))
  }

  @Test("A derivative that overflows is told with what it is by")
  func derivative() throws {
    let diagnostic = try mistake("#| epochs: 3", "sqrt(w*x) + b*y")
    #expect(diagnostic.message == "the gradient is not finite after 0 epochs")
    #expect(
      diagnostic.advice?.hasPrefix(
        "In row 2 of the data (x = 0, y = 1), the derivative of sqrt(w * x) by ") == true)
    #expect(diagnostic.advice?.contains("is inf where w * x is 0.") == true)
  }

  @Test("The row is counted in the data, with rows held out and in mini-batches too")
  func rows() throws {
    let rows = (1...12).map { $0 == 7 ? "0, 1" : "\($0), 1" }.joined(separator: "\n")
    for options in ["#| batch: 2", "#| validation: 0.3", "#| batch: 3\n#| validation: 0.5"] {
      let diagnostic = try mistake("#| epochs: 3\n\(options)", "-log(w*x) * y + b", rows)
      #expect(diagnostic.advice?.hasPrefix("In row 7 of the data (x = 0, y = 1), ") == true)
    }
  }

  @Test("A parameter that a step made too large is told by name")
  func parameter() throws {
    let diagnostic = try mistake(
      "#| epochs: 9\n#| optimizer: gradient_descent(rate: 1e300)", "(w*x - y)^2 + b^2*1e10")
    #expect(diagnostic.message == "the loss is inf after 1 epoch")
    #expect(
      diagnostic.advice?.hasSuffix(
        "Try a smaller rate, or a form of the loss that does not overflow.") == true)
    #expect(diagnostic.advice?.contains("\n") == true)
  }
}
