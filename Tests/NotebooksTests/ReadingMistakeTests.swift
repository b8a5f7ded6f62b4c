import Testing

@testable import Notebooks

@Suite("Mistakes in the text of a notebook")
struct ReadingMistakeTests {
  @Test(
    "Mistakes in a notebook are told with their place",
    arguments: [
      ("no front matter", 1, 1, "the notebook does not begin with front matter"),
      ("---\ntitle: T\n", 1, 1, "the front matter is never closed"),
      ("---\nseed: 1\n---\n", 2, 1, "the front matter has no title"),
      ("---\ntitle: T\ntitel: U\n---\n", 3, 1, "front matter has no \"titel\""),
      ("---\ntitle: T\nseed: x\n---\n", 3, 7, "\"seed\" takes a whole number"),
      ("---\ntitle: T\nparameters:\n  a: [b]\n---\n", 4, 6, "\"a\" takes a number or a text"),
      ("---\ntitle: T\nrequires: a.csv\n---\n", 3, 11, "\"requires\" takes a list of files"),
      (
        "---\ntitle: T\nrequires:\n  - ${dta}/a.csv\nparameters:\n  data: x\n---\n", 4, 5,
        "the front matter has no parameter \"dta\""
      ),
      (
        "---\ntitle: T\nrequires: [\"${data\"]\nparameters:\n  data: x\n---\n", 3, 12,
        "\"${\" has no \"}\" on its line"
      ),
      (
        "---\ntitle: T\n---\n```{data}\nread(\"${data}/a.csv\")\n```\n", 5, 6,
        "the front matter has no parameter \"data\""
      ),
      (
        "---\ntitle: T\n---\n```{data}\nidx(\"a\", \"b\", row: 1)\n```\n", 5, 15,
        "\"idx\" has no argument named \"row\""
      ),
      (
        "---\ntitle: T\n---\n```{data}\nidx(\"a\", \"b\", rows: 0)\n```\n", 5, 21,
        "\"rows\" takes a whole number from 1, not \"0\""
      ),
      ("---\ntitle: T\ntoc: maybe\n---\n", 3, 6, "\"toc\" takes true or false"),
      ("---\ntitle: T\n---\n```{modle}\nx\n```\n", 4, 4, "there is no cell named \"modle\""),
      ("---\ntitle: T\n---\n```{model}\ninput x\n", 4, 1, "this model cell is never closed"),
      ("---\ntitle: T\n---\n```{model}\n```\n", 5, 1, "this model cell is empty"),
      (
        "---\ntitle: T\n---\n```{table}\n#| captoin: C\nx\n```\n", 5, 4,
        "a table cell has no option \"captoin\""
      ),
      (
        "---\ntitle: T\n---\n```{table}\n#| rows 3\nx\n```\n", 5, 1,
        "an option needs a colon behind its name"
      ),
      (
        "---\ntitle: T\n---\n```{table}\n#| rows: 0\nx\n```\n", 5, 10,
        "\"rows\" takes a whole number from 1 to 1000000, not \"0\""
      ),
      (
        "---\ntitle: T\n---\n```{table}\n#| rows: 1\n#| rows: 2\nx\n```\n", 6, 4,
        "the option \"rows\" is given twice"
      ),
      (
        "---\ntitle: T\n---\n```{table}\nx y\n```\n", 5, 3,
        "expected a comma or an operator before \"y\""
      ),
      (
        "---\ntitle: T\n---\n```{table}\nx as y\n```\n", 5, 6,
        "expected a heading in double quotes, found \"y\""
      ),
      (
        "---\ntitle: T\n---\n```{model}\nparameter w\n```\n", 5, 12,
        "expected \"=\" and the initial value, as in `w = 0`, found the end of the formula"
      ),
      (
        "---\ntitle: T\n---\n```{data}\na,b\n1,2\n1,x\n```\n", 7, 3,
        "\"x\" in column \"b\" is no number"
      ),
      (
        "---\ntitle: T\n---\n```{train}\n#| epochs: ${n}\nx\n```\n", 5, 12,
        "the front matter has no parameter \"n\""
      ),
      (
        "---\ntitle: T\n---\n```{train}\n#| optimizer: adm(rate: 1)\nx\n```\n", 5, 15,
        "there is no optimizer named \"adm\""
      ),
      (
        "---\ntitle: T\n---\nSee {= 1 + }.\n", 4, 11,
        "expected a formula, found the end of the formula"
      ),
      ("---\ntitle: T\n---\nSee {= 1.\n", 4, 5, "\"{=\" has no \"}\" in its paragraph"),
      ("---\ntitle: T\n---\nSee {= 1 : .2q }.\n", 4, 11, nil),
      ("---\ntitle: T\n---\nSee @fig-a.\n", 4, 5, "nothing has the label \"fig-a\""),
      ("---\ntitle: T\ntitle: U\n---\n", 3, 1, "the front matter has \"title\" twice"),
      (
        "---\ntitle: T\nparameters:\n  pi: 3\n---\n", 4, 3,
        "\"pi\" cannot be the name of a parameter"
      ),
      (
        "---\ntitle: T\nparameters:\n  a b: 3\n---\n", 4, 3,
        "\"a b\" cannot be the name of a parameter"
      ),
      ("---\ntitle: T\nparameters:\n  a: 1e999\n---\n", 4, 6, "\"a\" takes a number or a text"),
      (
        "---\ntitle: T\nparameters:\n  w1: 1\n  w₁: 2\n---\n", 5, 3,
        "\"w1\" is a parameter of the front matter already"
      ),
      (
        "---\ntitle: T\n---\n```{train epochs=3}\nx\n```\n", 4, 4,
        "there is no cell named \"train epochs=3\""
      ),
      (
        "---\ntitle: T\n---\n- a\n\n    ```{model}\n    input x\n    ```\n", 6, 8,
        "a model cell cannot stand in a list or a quotation"
      ),
      (
        "---\ntitle: T\n---\n# A {#sec-x}\n\n# B {#sec-x}\n", 6, 5,
        "the label \"sec-x\" is taken already"
      ),
      ("---\ntitle: T\n---\n# A {#tbl-x}\n", 4, 5, "\"tbl-x\" is no label for a section"),
      ("---\ntitle: T\n---\nSo $x + \\fraction$.\n", 4, 9, nil),
    ] as [(String, Int, Int, String?)])
  func mistakes(text: String, line: Int, column: Int, message: String?) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try Notebook(SourceText(name: "n.md", text: text)).sound()
    }
  }

  @Test("All mistakes that do not follow from each other are told, in the order of their lines")
  func severalMistakes() throws {
    let error = #expect(throws: NotebookError.self) {
      try notebook("{= 1 + }\n\n```{modle}\nx\n```\n\n```{table}\nx y\n```\n\n@tbl-none")
    }
    #expect(error?.diagnostics.map(\.place.line) == [4, 6, 11, 14])
  }

  @Test(
    "Hostile text takes no unreasonable time or memory",
    arguments: [
      String(repeating: "@fig-abcdef ", count: 20000), String(repeating: "{= a ", count: 5000),
      String(repeating: "a <!-- b\n\n", count: 8000),
      "$" + String(repeating: "|x", count: 9000) + "$",
      String(repeating: "## Example\n\n", count: 3000), String(repeating: "$a ", count: 20000),
      "{= " + String(repeating: ">a", count: 20000) + " }",
      "{= " + String(repeating: "a", count: 30000) + " }",
    ])
  func hostileText(text: String) throws {
    do {
      _ = try run(text)
    } catch let error as NotebookError {
      #expect(error.diagnostics.count <= 101)
      #expect(error.description.utf8.count < 200_000)
    }
  }

  @Test("Aliases of aliases in the front matter are refused")
  func aliases() {
    var front = "title: T\na0: &a0 x\n"
    for level in 1...33 { front += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(throws: NotebookError.self) { try notebook("", front: front + "? *a33\n: 1") }
  }

  @Test("Prose nested too deeply is an error, not a crash")
  func deepProse() {
    #expect(throws: NotebookError.self) { try notebook(String(repeating: "> ", count: 5000) + "x") }
  }
}
