import Documents
import TestSupport
import Testing

@testable import Notebooks

@Suite("Formulas in prose")
struct ProseFormulaTests {
  @Test(
    "A formula may go over the lines of a paragraph, a quotation or an item",
    arguments: [
      ("> $$\n> x\n> $$", ["x"]), ("> a $x +\n> y$ b", ["x + y"]), (">$$\n>x\n>$$", ["x"]),
      ("> > $$\n> > x\n> > > y\n> > $$", ["x > y"]), ("- $$\n  x\n  $$", ["x"]),
      ("- > $$\n  > x\n  > y\n  > $$", ["x y"]), ("> 1. $$\n>    a > b\n>    $$", ["a > b"]),
      ("> $$\nx > y\n$$", ["x > y"]), ("$$\na\n> b\n$$", ["a > b"]),
      ("$$\na\n- b\n+ c\n$$", ["a − b + c"]), ("so $a\n- b$ is", ["a − b"]),
      ("- a\n- $$\n  a\n  - b\n  $$", ["a − b"]),
      ("```math\nx\ny\n```", ["x y"]), ("- a\n- ~~~math\n  x\n  ~~~\n- b", ["x"]),
      ("> ```math\n> x > y\n> ```", ["x > y"]), ("a $`x_1`$ b", ["x_1"]),
    ])
  func lines(body: String, formulas: [String]) throws {
    #expect(try run(body).formulas == formulas)
  }

  @Test("Values stand in a fenced formula, a picture's text and a title too")
  func values() throws {
    #expect(
      try run("```math\nR^2 = {= 1 - 0.25 }\n\n+ {= 7 : .2f } {=} 3\n```").formulas == [
        "R^2 = 0.75 + 7.00 = 3"
      ])
    #expect(try run("> ```math\n> y = {= 7 }\n> ```").formulas == ["y = 7"])
    #expect(throws: NotebookError.self) { try run("```math\nx = {= nosuch }\n```") }
    let picture = try run("![v {= 12 }](https://example.com/a.png \"t {= 13 }\")")
    guard case .paragraph(let content)? = picture.blocks.first,
      case .image(_, let title, let alternative)? = content.first
    else {
      Issue.record("no picture")
      return
    }
    #expect(title == "t 13" && alternative == "v 12")
    #expect(picture.values.map(\.value) == [13, 12])
    #expect(throws: NotebookError.self) { try run("```{table}\n#| alt: a {= 3 }\n1\n```") }
  }

  @Test(
    "Amounts of money are none, also in two items of a list",
    arguments: [
      "From $5 to $10, or US$20, $1k–$2k", "- costs $5\n- costs 6$, or so", "$5 and 6 $ but",
      "$HOME_DIR and $PATH", #"\$5 and \$6"#, "a $ b", "| a $x |\n|---|\n",
    ])
  func money(body: String) throws {
    #expect(try run(body).formulas.isEmpty)
  }

  @Test(
    "A value stands in a formula as it would in the text",
    arguments: [
      ("$R^2 = {= 1 - 0.25 }$", "R^2 = 0.75"), ("$x^{= 2 : .1f}$", "x^2.0"),
      (#"$\text{is {= 3 }} y$"#, "['is\u{A0}' 3] y"), ("$a{=}b$", "a = b"),
      (#"$\frac{{= 1/3 : .3f}}{2}$"#, "frac(0.333; 2)"), ("$${= 2*3 }$$", "6"),
      (#"$\sqrt{{= 4 }} \text{ if $x = {= 1 }$}$"#, "sqrt(4) ['\u{A0}if\u{A0}' [x = 1]]"),
      ("> $a =\n> {= 1 +\n>   1 }$".replacing("+\n>", with: "+"), "a = 2"),
      ("```{model}\ninput x\nf = 2*x\n```\n\n$g = {= f : math }$", "g = [2 x]"),
    ])
  func values(body: String, formula: String) throws {
    #expect(try run(body).formulas == [formula])
  }

  @Test("A caption's parameter stands in a formula too")
  func settings() throws {
    let document = try run(
      "```{table}\n#| caption: With $\\lambda = ${rate}$ and $b = {= 1 + 1 }$.\n1\n```",
      front: "title: T\nparameters:\n  rate: 0.1")
    #expect(document.cells[0].caption.plainText == "With λ=0.1 and b=2.")
  }

  @Test("What follows a value that cannot be computed is told at its place")
  func failingValue() {
    let error = #expect(throws: NotebookError.self) { try run("a $x = {= nothing }$") }
    #expect(error?.diagnostics.first?.place.column == 11)
    #expect(error?.diagnostics.count == 1)
  }

  @Test("A value over the lines of a quotation does not read the marks of the lines")
  func valueInQuotation() throws {
    let document = try run("> {= max(1,\n> 2) } and {= (3\n> > 2) }")
    guard case .quote(let blocks) = document.blocks[0], case .paragraph(let content) = blocks[0]
    else {
      Issue.record("there is no quotation")
      return
    }
    #expect(content.plainText == "2 and 1")
  }

  @Test(
    "What looks like a formula and is none is told with its place",
    arguments: [
      ("$$\nx\n\ny\n$$", 4, 1, "open-mathematics"), ("US$$ text", 4, 3, "open-mathematics"),
      ("> $$\n> x\n>\n> y\n> $$", 4, 3, "open-mathematics"),
      ("- $$ a\n- b $$", 4, 3, "open-mathematics"),
      ("so $ x^2 $.", 4, 4, "spaced-mathematics"), ("so $y_1 $.", 4, 4, "spaced-mathematics"),
      (#"so $\alpha $."#, 4, 4, "spaced-mathematics"),
      (#"so \(x\)."#, 4, 4, "bracketed-mathematics"),
      (#"so \[x\]."#, 4, 4, "bracketed-mathematics"),
      ("\\[\nx\n\n\\]", 4, 1, "bracketed-mathematics"),
      (#"so \begin{align} x \end{align}"#, 4, 4, "bare-environment"),
      (#"\begin{equation*}x"#, 4, 1, "bare-environment"),
      (#"$\operatorname{{= 1 }}$"#, 4, 16, "bad-mathematics"),
      ("a <!-- b\n\nc", 4, 3, "open-comment"), ("<!--\n```{table}\n1\n```", 4, 1, "open-comment"),
    ])
  func mistakes(body: String, line: Int, column: Int, identifier: String) {
    let error = #expect(throws: NotebookError.self) { try run(body) }
    #expect(error?.diagnostics.count == 1)
    let mistake = error?.diagnostics.first
    #expect(mistake?.identifier?.rawValue == identifier)
    #expect(mistake?.place == SourceText.Place(line: line, column: column))
  }

  @Test(
    "A bracket behind a backslash without its partner is a bracket, and a comment that ends is left out",
    arguments: [
      (#"a \(lone and [a\](b)"#, "a (lone and [a](b)"), ("a <!-- b --> c", "a  c"),
      ("`<!--` and `\\(x\\)`", "<!-- and \\(x\\)"),
    ])
  func brackets(body: String, prose: String) throws {
    #expect(try run(body).prose == prose)
  }

  @Test(
    "The numbers of sentences, formulas and captions are told to programs, above a mistake only")
  func proseValues() throws {
    let body = """
      A {= 1/3 : .2f } and $x = {= 2 + 2 }$.

      ```{table}
      #| caption: Of {= 5 }
      1
      ```
      """
    let document = try run(body)
    #expect(
      document.values == [
        Document.ProseValue(formula: "1/3", line: 4, value: 1 / 3),
        Document.ProseValue(formula: "2 + 2", line: 4, value: 4),
        Document.ProseValue(formula: "5", line: 7, value: 5),
      ])
    let text = "---\ntitle: T\n---\n{= 1 }\n\n{= nothing }\n\n{= 2 }\n"
    let failing = Notebook(SourceText(name: "n.md", text: text)).run()
    #expect(failing.values.map(\.value) == [1])
  }
}

extension Document {
  /// The formulas in LaTeX, from top to bottom.
  fileprivate var formulas: [String] { blocks.flatMap(\.formulas) }
}

extension Block {
  fileprivate var formulas: [String] {
    switch self {
    case .math(let formula): [formula.line]
    case .paragraph(let content):
      content.compactMap { if case .math(let formula) = $0 { formula.line } else { nil } }
    case .quote(let blocks): blocks.flatMap(\.formulas)
    case .list(_, _, let items): items.flatMap { $0.blocks.flatMap(\.formulas) }
    default: []
    }
  }
}
