import Testing

@testable import Notebooks

/// Two data sets with names, the second at hand.
private let body = """
  ```{model}
  input x
  parameter w = 1
  f = w*x
  ```
  ```{data}
  #| name: small
  x, y
  1, 2
  2, 4
  ```
  ```{data}
  #| name: large
  x, y
  10, 0
  20, 0
  30, 0
  ```

  """

@Suite("Several data sets")
struct RunningDataSetTests {
  @Test("`over` names the data of an aggregate, a table and a training; the last are at hand")
  func over() throws {
    let document = try run(
      body + "{= mean(f) } {= mean(f, over: small) } {= count(x > 15, over: large) } "
        + "{= accuracy(x > 1.5, y > 2, over: small) }\n\n"
        + "```{table}\n#| over: small\nf, y\n```\n"
        + "```{train}\n#| over: small\n#| epochs: 500\nloss = (f - y)^2\n```\n"
        + "{= w : .6f } {= mean(loss, over: small) : .6f }\n\n"
        + "```{data}\nsmall\n```\n{= loss : .6f } {= sum(x) }")
    #expect(document.prose == "20 1.5 2 1\n2.000000 0.000000\n0.000000 3")
    #expect(document.tables[2].rowCount == 2)
    #expect(
      document.cells.compactMap { cell in
        if case .training(let all) = cell.content { all[0].sampleCount } else { nil }
      } == [2])
  }

  @Test("`split` holds rows out as data of their own, named after the whole")
  func split() throws {
    let points = "```{data}\n#| name: dots\n#| split: 0.25\nspiral(points: 40)\n```\n"
    let document = try run(
      points + "{= count(x1 < inf) } {= count(x1 < inf, over: dots.test) } "
        + "{= count(x1 < inf, over: dots.train) } {= count(x1 < inf, over: dots) } "
        + "{= sum(x1, over: dots.train) + sum(x1, over: dots.test) - sum(x1, over: dots) : .6f }")
    #expect(document.prose == "30 10 30 40 −0.000000" || document.prose == "30 10 30 40 0.000000")
    let plain = try run("```{data}\n#| split: 0.5\nx\n1\n2\n```\n{= count(x, over: test) }")
    #expect(plain.prose == "1")
  }

  @Test("The same rows are held out for the same seed, and others for another")
  func splitSeed() throws {
    let text = "```{data}\n#| split: 0.5\nspiral(points: 40, noise: 0)\n```\n{= sum(x1) }"
    #expect(try run(text).prose == run(text).prose)
    #expect(try run(text).prose != run(text, front: "title: T\nseed: 9").prose)
  }

  @Test(
    "Data that are not there are told with the nearest name",
    arguments: [
      (
        "{= mean(f, over: smal) }", 22, 18, "there are no data named \"smal\"",
        "Did you mean \"small\"?"
      ),
      (
        "```{table}\n#| over: huge\nf\n```", 23, 10, "there are no data named \"huge\"",
        "There are small and large."
      ),
      (
        "```{data}\n#| name: small\nx\n1\n```", 23, 10, "there are data named \"small\" already",
        nil
      ),
      (
        "```{data}\nsmal\n```", 23, 1, "there is no data source named \"smal\"",
        "Did you mean \"small\"?"
      ),
      (
        "```{data}\n#| split: 2\nx\n1\n```", 23, 11,
        "\"split\" takes a part of the rows between 0 and 1, not \"2\"", nil
      ),
      (
        "```{data}\n#| split: 0.1\nx\n1\n2\n```", 23, 11,
        "\"split\" takes a fraction that leaves at least one of 2 rows on either side, not \"0.1\"",
        nil
      ),
    ])
  func mistakes(
    rest: String, line: Int, column: Int, message: String, advice: String?
  ) throws {
    let error = #expect(throws: NotebookError.self) { try run(body + rest) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.place == SourceText.Place(line: line, column: column))
    #expect(first.message == message)
    if let advice { #expect(first.advice == advice) }
  }
}
