import Diagnostics
import Documents
import Figures
import TestSupport
import Testing

@testable import Publishing

@Suite("A document in plain text")
struct PlainTextTests {
  @Test("An article with every kind of cell reads as recorded")
  func article() {
    expectSnapshot(PlainText(of: Article.document).text + "\n", named: "article.txt")
  }

  @Test("Blocks have a blank line between them, and what shows nothing leaves none")
  func blocks() {
    let item = ListItem(checked: nil, blocks: [Article.prose("An item.")])
    let source = SourceText(name: "a.md", text: "w = 1 +\n")
    let mistake = Diagnostic(Problem("odd", "this is odd", advice: "Even it."), source, 6..<7)
    let blocks: [Block] = [
      Article.heading(2, "a", "A heading"),
      Sample.cell(.hidden),
      .quote([Article.prose("One."), Article.prose("Two.")]),
      .list(start: nil, tight: true, items: [item, item]),
      .code(language: "swift", text: "let a = 1\n"),
      .rule,
      .failure([mistake], below: [mistake]),
      .table(header: [[.text("a")], [.text("b")]], alignments: [], rows: [[[.text("c")], []]]),
      Sample.cell(
        .table(Table(columns: [Table.Column(heading: "x", numbers: [1, 2])])),
        reference: Reference(kind: .table, number: "1", anchor: "t"), caption: [.text("Numbers.")]),
    ]
    #expect(
      PlainText(of: blocks).text == """
        ## A heading

        > One.
        > Two.

        - An item.
        - An item.

        let a = 1

        ---

        a.md:1:7: error: this is odd [odd]
          1 | w = 1 +
            |       ^
        Even it.

        a.md:1:7: error: this is odd [odd]
          1 | w = 1 +
            |       ^
        Even it.

        a | b
        c |\u{20}

        Table 1. Numbers.
        x
        -
        1
        2
        """)
    #expect(PlainText(of: []).text == "")
  }
}
