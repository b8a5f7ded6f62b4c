import Testing

@testable import Notebooks

/// x is to be goal·x; every epoch halves the distance that w is away from the goal.
private let goals = """
  ---
  title: Goals
  parameters:
    goal: 1
  ---

  ```{data}
  x
  1
  ```
  ```{model}
  input x
  parameter w = 0
  ```
  ```{train}
  #| name: goals
  #| each: goal = [1, 2, 4]
  #| epochs: 2
  #| optimizer: gradient_descent(rate: 0.25)
  loss = (w*x - goal*x)^2
  ```

  """

@Suite("Aggregates over the values of a training")
struct RunningOverValuesTests {
  private func prose(_ text: String, after cells: String = "") throws -> String {
    try run(body: goals + cells + "\n" + text).prose
  }

  private func run(body: String) throws -> Document {
    let document = Notebook(SourceText(name: "n.md", text: body)).run()
    if let first = document.diagnostics.first { throw first }
    return document
  }

  @Test("There is a number for each value, seen with what came of it")
  func values() throws {
    let text = try prose(
      """
      {= sum(w, over: goals) } {= max(w@1, over: goals) } {= count(loss < 0.5, over: goals) } \
      {= mean(goal, over: goals) } {= all(w > 0, over: goals) } {= any(w > 3, over: goals) } \
      {= min(epochs_to(loss, 0.3), over: goals) } {= 2 * min(w, over: goals) + 1 }
      """)
    // w is 0.75, 1.5 and 3; the losses are 1/16, 1/4 and 1.
    #expect(text == "5.25 2 2 2.3333333333333335 1 0 1 2.5")
  }

  @Test("A later training changes nothing of it")
  func laterTraining() throws {
    let later = """
      ```{train}
      #| restart: true
      #| epochs: 1
      other = (w*x - 100*x)^2
      ```

      """
    #expect(try prose("{= sum(w, over: goals) } {= w }", after: later) == "5.25 20")
  }

  @Test("An accuracy has two arguments, and a table may hold such a number")
  func accuracy() throws {
    let document = try run(
      body: goals + """
        ```{table}
        #| by: goals
        count(w > 1, over: goals) as "n", accuracy(w, goal, over: goals) as "a"
        ```
        """)
    let columns = document.tables.last?.columns.map(\.cells) ?? []
    // Rounded with halves down, the values 0.75, 1.5 and 3 are the classes 1, 1 and 3.
    let share = 1.0 / 3
    #expect(columns.count == 3)
    #expect(columns[1] == .numbers([2, 2, 2]))
    #expect(columns[2] == .numbers([share, share, share]))
  }

  @Test("Data of the same name are meant first, and a training without values is no data")
  func names() throws {
    let data = "```{data}\n#| name: goals\nx\n5\n7\n```\n"
    #expect(try prose("{= sum(x, over: goals) }", after: data) == "12")
    let plain = goals.replacing("#| each: goal = [1, 2, 4]\n", with: "")
    let document = Notebook(SourceText(name: "n.md", text: plain + "{= sum(w, over: goals) }"))
      .run()
    #expect(document.diagnostics.map(\.problem.identifier) == ["unknown-data-set"])
  }

  @Test("One aggregate over values is not within another")
  func nesting() throws {
    let text = goals + "{= count(sum(w, over: goals) > w, over: goals) }"
    let document = Notebook(SourceText(name: "n.md", text: text)).run()
    #expect(document.diagnostics.map(\.problem.identifier) == ["unknown-data-set"])
  }

  @Test("What is wrong for one value is told once, where it stands")
  func mistake() throws {
    let text = goals + "{= count(x + w > 1, over: goals) }"
    let document = Notebook(SourceText(name: "n.md", text: text)).run()
    #expect(document.diagnostics.map(\.problem.identifier) == ["free-inputs"])
  }
}
