import Testing

@testable import Notebooks

@Suite("What people write who know another tool, or forget a sign")
struct CommonMistakeTests {
  @Test(
    "The message says what is missing, and where",
    arguments: [
      ("```{model}\ninput x y\n```", 5, 9, "expected a comma before \"y\""),
      ("```{model}\nparameter a = 1 b = 2\n```", 5, 17, "expected a comma before \"b\""),
      ("```{table}\n1 2\n```", 5, 3, "expected a comma or an operator before \"2\""),
      ("```{model}\nf = exp(2*(3 + 1)\ng = 2\n```", 5, 8, "this \"(\" is never closed"),
      ("```{model}\nf = [1,\n2\n\ng = 2\n```", 5, 5, "this \"[\" is never closed"),
      ("{= (2 3) }", 4, 7, "expected an operator before \"3\""),
      ("{= exp(2 3) }", 4, 10, "expected \")\" or \",\" after an argument, found \"3\""),
      ("{= 2**3 }", 4, 6, "\"**\" means nothing in a formula"),
      ("```{check}\npi = 3\n```", 5, 4, "\"=\" gives a name, and none can be given here"),
      ("```{model}\na = 1 & 2\nb = 1 | 2\n```", 5, 7, "\"&\" means nothing in a formula"),
    ])
  func signs(body: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: message) { _ = try run(body) }
  }

  @Test(
    "A word of another tool is answered with the one that is meant",
    arguments: [
      ("{= ln(2) }", "log"), ("{= true }", "1"), ("{= logistic(2) }", "sigmoid"),
      ("```{table}\n#| tbl-cap: Words\n1\n```", "caption"),
      ("```{train}\n#| lr: 0.1\nx\n```", "optimizer"),
      ("```{model}\n#| eval: false\na = 1\n```", "output"),
    ])
  func synonyms(body: String, meant: String) throws {
    let error = #expect(throws: NotebookError.self) { try run(body) }
    #expect(error?.diagnostics.first?.advice == "Did you mean \"\(meant)\"?")
  }

  @Test(
    "A function that is not there, or means nothing here, is told as such whatever its arguments",
    arguments: [
      ("{= anser(x1: 0) }", 4, "there is no function named \"anser\""),
      ("{= exp(x: 0) }", 8, "\"exp\" has no input named \"x\""),
      ("{= softmax(x: [1, 2]) }", 12, "\"softmax\" has no input named \"x\""),
      ("{= argmax([1, 2], 3) }", 4, "\"argmax\" takes 1 argument, not 2"),
      (
        "```{model}\na = mean(1, over: d)\n```", 5,
        "\"mean\" runs over the rows of the data, in checks and in prose only"
      ),
      (
        "```{model}\na = min(1, over: d)\n```", 5,
        "\"min\" runs over the rows of the data, in checks and in prose only"
      ),
    ])
  func labelledArguments(body: String, column: Int, message: String) throws {
    let line = body.hasPrefix("{=") ? 4 : 5
    try expectMistake(line: line, column: column, message: message) { _ = try run(body) }
  }

  @Test("A cell that is not closed ends where the next one begins, and hides no other mistake")
  func openCell() throws {
    let error = #expect(throws: NotebookError.self) {
      try run("```{model}\ninput x\nf = 2*x\n\n```{data}\nx\n1\n```\n{= f(x: 1) } {= q }")
    }
    #expect(error?.diagnostics.map(\.identifier) == ["open-cell", "unknown-name"])
    #expect(error?.diagnostics.map(\.place.line) == [4, 12])
  }

  @Test("Each option of a cell is told apart, and so is its body")
  func severalInOneCell() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        "```{train}\n#| epochs: -3\n#| batch: 0\n#| l2: -1\n#| optimizer: adm\n"
          + "#| schedule: foo\n#| stop: x\n#| each: seed = 3\n#| restart: maybe\nloss = 2*\n```\n"
          + "```{heatmap}\n#| x: a in [1, 0]\n#| range: 3\n1 2\n```")
    }
    #expect(
      error?.diagnostics.map(\.place.line) == [5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18])
  }

  @Test("An option with a space in its sign is one; a reference in brackets is the reference")
  func quarto() throws {
    let document = try run(
      "```{data}\nx\n1\n2\n```\n```{table}\n# | rows: 1\n#| label: tbl-x\nx\n```\n"
        + "See [@tbl-x] and [-@tbl-x], not [x@tbl-x].")
    #expect(document.tables.last?.rowCount == 1)
    #expect(document.tables.last?.omittedRowCount == 1)
    #expect(document.prose == "See Table 1 and Table 1, not [x@tbl-x].")
  }

  @Test(
    "What Quarto's Markdown has besides GitHub's is told, but not in code",
    arguments: ["::: {.note}", "A[^1] b", "{{< pagebreak >}}", "$$x$$ {#eq-x}"])
  func unsupported(prose: String) throws {
    let error = #expect(throws: NotebookError.self) { try run(prose) }
    #expect(error?.diagnostics.map(\.identifier) == ["unsupported-markdown"])
    #expect(try run("`\(prose.replacing("$", with: ""))`").diagnostics.isEmpty)
    #expect(try run("a ::: b, a[^] b, {{x}}, {#x}").diagnostics.isEmpty)
  }

  @Test("A parameter of the front matter has its value in a caption and in the words for a picture")
  func settingsInCaptions() throws {
    let front = "title: T\nparameters:\n  n: 3\n  who: '*Ada* <b>'"
    let document = try run(
      "```{model}\nparameter w = 1\n```\n```{parameters}\n#| caption: After ${n} by ${who}, $x$\n"
        + "#| alt: ${who}\n```\n", front: front)
    let cell = try #require(document.cells.last)
    #expect(cell.caption.plainText == "After 3 by *Ada* <b>, x")
    #expect(cell.alternative == "*Ada* <b>")
    let error = #expect(throws: NotebookError.self) {
      try run(
        "```{model}\nparameter w = 1\n```\n```{parameters}\n#| caption: ${m}\n```\n", front: front)
    }
    #expect(error?.diagnostics.first?.identifier == "unknown-setting")
  }

  @Test("A parameter of the front matter that does not fit is told with its value")
  func settingValues() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        "```{model}\ninput x[2]\nh = dense(x, units: ${n})\n```\n"
          + "```{table}\n#| rows: ${n}\n1\n```\n"
          + "```{train}\n#| optimizer: adam(rate: ${m})\nl = 1\n```",
        front: "title: T\nparameters:\n  n: 8.5\n  m: -2")
    }
    let ends = error?.diagnostics.map { $0.message.split(separator: ", not ").last }
    #expect(ends == ["\"8.5\"", "\"8.5\"", "\"-2\""])
  }

  @Test("A column whose heading is no name is told as it is to be written")
  func columnWithSpaces() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        "```{data}\nair pressure\n1\n```\n"
          + "```{model}\ninput air_pressure\nf = air_pressure\n```\n{= mean(f) }")
    }
    #expect(
      error?.diagnostics.first?.advice == "Write `input air_pressure = column(\"air pressure\")`.")
  }

  @Test("A layer that fails takes the names of its parameters with it")
  func layerParameters() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        "```{model}\ninput x[2]\nh = dense(x, units: 0)\n```\n"
          + "```{parameters}\nh.bias\n```\n{= h.weights[0, 0] }")
    }
    #expect(error?.diagnostics.map(\.place.line) == [6])
  }

  @Test("A square is not told as another formula where a value is not finite")
  func brackets() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        "```{data}\nx, y\n1, 1e200\n```\n```{model}\ninput x\nparameter w = 1\n```\n"
          + "```{train}\nl = (w*x - y)^2\n```")
    }
    let advice = try #require(error?.diagnostics.first?.advice)
    #expect(advice.contains("1e+200"), "\(advice)")
    #expect(!advice.contains("- y * "), "\(advice)")
  }

  @Test(
    "So is a key of the front matter", arguments: [("author", "authors"), ("params", "parameters")])
  func keys(key: String, meant: String) throws {
    let error = #expect(throws: NotebookError.self) {
      try run("", front: "title: T\n\(key): x")
    }
    #expect(error?.diagnostics.first?.advice == "Did you mean \"\(meant)\"?")
  }
}
