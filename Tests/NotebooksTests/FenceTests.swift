import Documents
import Testing

@testable import Notebooks

@Suite("Fenced blocks")
struct FenceTests {
  @Test(
    "However it is written, a word in braces makes a cell",
    arguments: [
      "```{table}\n1 + 1\n```", "~~~{table}\n1 + 1\n~~~", "``` {table}\n1 + 1\n```",
      "```{ table }\n1 + 1\n```", "````{table}\n1 + 1\n````", "   ```{table}\n1 + 1\n```",
      "```{table} \t\n1 + 1\n```", "```{table}\u{A0}\n1 + 1\n```", "a\n```{table}\n1 + 1\n```\nb",
    ])
  func cells(body: String) throws {
    #expect(try run(body).tables.count == 1)
  }

  @Test(
    "What is hardly meant to be shown is told with its place",
    arguments: [
      ("\t```{table}\n\t1\n\t```", 4, 5, "nested-cell"),
      ("    ```{table}\n    1\n    ```", 4, 8, "nested-cell"),
      ("- a\n\n\t```{table}\n\t1\n\t```", 6, 5, "nested-cell"),
      ("- ```{table}\n  1\n  ```", 4, 6, "nested-cell"),
      ("1. ```{table}\n   1\n   ```", 4, 7, "nested-cell"),
      ("> ```{table}\n> 1\n> ```", 4, 6, "nested-cell"),
      ("> - ~~~{table}\n>   1\n>   ~~~", 4, 8, "nested-cell"),
      ("```{table} totals\n1\n```", 4, 4, "text-behind-cell"),
      ("```{table}totals\n1\n```", 4, 4, "text-behind-cell"),
      ("~~~{table} {x}\n1\n~~~", 4, 4, "text-behind-cell"),
      ("```{table\n1\n```", 4, 4, "open-cell-brace"),
      ("```{Table}\n1\n```", 4, 4, "unknown-cell"),
      ("```table\n1\n```", 4, 4, "cell-without-braces"),
      ("```{.table}\n1\n```", 4, 4, "cell-without-braces"),
      ("``` model x\n1\n```", 4, 5, "cell-without-braces"),
      ("```text\na\n\n```{table}\n1\n```", 7, 1, "cell-in-block"),
      ("```python\nx\n\nrest", 4, 1, "open-block"), ("~~~\nx\n```", 4, 1, "open-block"),
      ("```\u{200B}{table}\n1\n```", 4, 4, "invisible-sign"),
      ("```{ta\u{AD}ble}\n1\n```", 4, 4, "invisible-sign"),
      ("\u{FEFF}```{table}\n1\n```", 4, 5, "invisible-sign"),
      ("\u{A0}```{table}\n1\n```", 4, 5, "invisible-sign"),
    ])
  func mistakes(body: String, line: Int, column: Int, identifier: String) {
    let error = #expect(throws: NotebookError.self) { try run(body) }
    #expect(error?.diagnostics.count == 1)
    let mistake = error?.diagnostics.first
    #expect(mistake?.identifier?.rawValue == identifier)
    #expect(mistake?.place == SourceText.Place(line: line, column: column))
  }

  @Test(
    "What is only to be shown is shown as it is written, and ends with what it stands in",
    arguments: [
      ("```text\n{= 1 } $x$\n```", "{= 1 } $x$\n"), ("```{.python}\nx\n```", "x\n"),
      ("````markdown\n```{table}\n1\n```\n````", "```{table}\n1\n```\n"),
      ("~~~\n```{table}\n~~~", "```{table}\n"), ("- ```c\n  {= x }\n  ```\n- {= 1 }", "{= x }\n"),
      ("> ```c\n> $x$ {= x }\nafter {= 1 }", "$x$ {= x }\n"),
      ("- ```c\n  x\nafter {= 1 }", "x\n"), ("```text\n> ```{table}\n```", "> ```{table}\n"),
    ])
  func code(body: String, text: String) throws {
    #expect(try run(body).blocks.flatMap(\.code) == [text])
  }

  @Test("An unclosed block ends before the cell in it, so that the cell's mistakes are told too")
  func cellInBlock() {
    let error = #expect(throws: NotebookError.self) {
      try run("```text\na\n\n```{table}\n1 +\n```")
    }
    let names = error?.diagnostics.compactMap { $0.identifier?.rawValue }
    #expect(names == ["cell-in-block", "unexpected"])
  }
}

extension Block {
  fileprivate var code: [String] {
    switch self {
    case .code(_, let text): [text]
    case .quote(let blocks): blocks.flatMap(\.code)
    case .list(_, _, let items): items.flatMap { $0.blocks.flatMap(\.code) }
    default: []
    }
  }
}
