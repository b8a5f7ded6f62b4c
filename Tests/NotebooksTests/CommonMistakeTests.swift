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

  @Test(
    "So is a key of the front matter", arguments: [("author", "authors"), ("params", "parameters")])
  func keys(key: String, meant: String) throws {
    let error = #expect(throws: NotebookError.self) {
      try run("", front: "title: T\n\(key): x")
    }
    #expect(error?.diagnostics.first?.advice == "Did you mean \"\(meant)\"?")
  }
}
