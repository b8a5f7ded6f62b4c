import Testing

@testable import Notebooks

@Suite("A notebook that fails")
struct FailingNotebookTests {
  private func document(_ body: String) -> Document {
    Notebook(SourceText(name: "test.md", text: "---\ntitle: T\n---\n\(body)")).run()
  }

  @Test("The document goes up to the failure and tells it there")
  func upToFailure() throws {
    let document = document(
      "First.\n\n```{model}\ninput x\nf = 2*y\n```\n\nLast.\n\n```{check}\n1 == 2\n```\n")
    #expect(document.prose == "First.")
    #expect(document.blocks.count == 2)
    guard case .failure(let told, let below)? = document.blocks.last else {
      Issue.record("the document does not end with the failure")
      return
    }
    #expect(told.map(\.place.line) == [8])
    #expect(document.diagnostics == told)
    #expect(below.isEmpty)
    #expect(document.checks.isEmpty)
    #expect(!document.isSound)
  }

  @Test("What is wrong further down is told there, too, apart from it")
  func below() {
    let document = document("{= q }\n\n{= r }")
    guard case .failure(let told, let below)? = document.blocks.last else {
      Issue.record("the document does not end with the failure")
      return
    }
    #expect(told.map(\.place.line) == [4])
    #expect(below.map(\.place.line) == [6])
  }

  @Test("A paragraph with a wrong formula is shown with the formula as it is written")
  func wrongValue() {
    let document = document("It is {= 1 + 1 } and {= q }.\n\nMore {= 2 }.")
    #expect(document.prose == "It is 2 and {= q }.")
    #expect(document.diagnostics.map(\.message) == ["there is nothing named \"q\""])
  }

  @Test(
    "Independent mistakes are told in one run, and what only follows from one is not",
    arguments: [
      // Two lines of one model, a table and a reference.
      (
        "```{model}\ninput x\na = z\nb = 2*\nc = a + b + x\n```\n```{table}\nc, d\n```\n@fig-no",
        [6, 7, 11, 13]
      ),
      // Data that cannot be read: no word of missing columns.
      (
        "```{data}\na, b\n1\n```\n```{model}\ninput a\nparameter w = 1\nf = w*a\n```\n"
          + "```{train}\nl = (f - b)^2\n```\n{= mean(f) } {= l } {= w@3 }\n\n{= q(1) }",
        [6, 18]
      ),
      // A training that cannot be read: no word of its loss, its epochs or its name.
      (
        "```{data}\na\n1\n```\n```{model}\ninput a\nparameter w = 1\n```\n"
          + "```{train}\n#| name: first\n#| epochs: many\nl = (w - a)^2\n```\n"
          + "```{curve}\nl\n```\n```{check}\nl < 1\nw@first[3] < 2\nw@9 > 1\nv > 1\n```",
        [14, 24]
      ),
      // A cell of an unknown kind may have been any.
      ("```{modle}\nf = 1\n```\n{= f } {= mean(f) } {= g(2) }", [4, 7]),
      // Nothing is trained after a failure, and no epoch is missed.
      (
        "{= q }\n\n```{data}\na\n1\n```\n```{model}\ninput a\nparameter w = 1\n```\n"
          + "```{train}\nl = (w - a)^2\n```\n{= w@50 } {= w@500 } {= w@5 + p }",
        [4, 17]
      ),
    ])
  func severalMistakes(body: String, lines: [Int]) {
    #expect(document(body).diagnostics.map(\.place.line) == lines)
  }

  @Test("Without front matter there is a document that says so, under the file's name")
  func frontMatter() {
    let document = Notebook(SourceText(name: "a/b.md", text: "# Hello")).run()
    #expect(document.header.title == "b.md")
    #expect(document.blocks.count == 1)
    #expect(document.diagnostics.count == 1)
  }

  @Test("A run that is stopped trains no more")
  func stopped() {
    let body =
      "```{data}\na\n1\n```\n```{model}\ninput a\nparameter w = 2\n```\n"
      + "```{train}\n#| epochs: 100000\nl = (w - a)^2\n```\nDone.\n"
    let notebook = Notebook(SourceText(name: "test.md", text: "---\ntitle: T\n---\n\(body)"))
    var epochs: [Int] = []
    let document = notebook.run(
      report: { event in
        if case .epoch(let epoch, _) = event { epochs.append(epoch) }
        return epochs.count < 3
      })
    #expect(epochs == [1, 2, 3])
    #expect(document.isStopped)
    #expect(document.prose == "")
  }
}
