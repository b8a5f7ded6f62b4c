import Testing

@testable import Notebooks

@Suite("Reading notebooks")
struct ReadingTests {
  @Test("Front matter is taken as it is written, in its order")
  func frontMatter() throws {
    let text = """
      ---
      title: "NO: a country"
      subtitle: 3.10
      authors: [Ada, Grace]
      date: 2026-01-02
      lang: de
      toc: false
      seed: 7
      parameters:
        zeta: 2
        alpha: 1e-3
      ---
      {= zeta } {= alpha }
      """
    let document = try Notebook(SourceText(name: "n.md", text: text)).sound()
    #expect(
      document.header
        == Document.Header(
          title: "NO: a country", subtitle: "3.10", authors: ["Ada", "Grace"], date: "2026-01-02",
          language: "de", showsContents: false))
    #expect(document.provenance.parameters.map(\.name) == ["zeta", "alpha"])
    #expect(document.provenance.seed == 7)
    #expect(document.prose == "2 0.001")
  }

  @Test("Only a fence with a name in braces is a cell")
  func fences() throws {
    let document = try run(
      """
      ```python
      a = {= nothing }
      ```

      ~~~~{.python}
      ```{model}
      ~~~~

      `{= nothing }` and ``$x` y`` and \\$3, \\{= x

      <!--
      ```{modle}
      ```
      -->
      """)
    #expect(document.cells.isEmpty)
    guard case .code(let language, let text) = document.blocks[0] else {
      Issue.record("the first block is no code")
      return
    }
    #expect(language == "python")
    #expect(text == "a = {= nothing }\n")
  }

  @Test("A dollar sign begins mathematics by Pandoc's rule only")
  func dollars() throws {
    let document = try run("It costs $3 or $4, $ 5 $ or \\$6. But $x$ and $y+1$.")
    guard case .paragraph(let content) = document.blocks[0] else { return }
    let formulas = content.compactMap {
      if case .math(let math) = $0 { math.plainText } else { nil }
    }
    #expect(formulas == ["x", "y+1"])
  }

  @Test(
    "A dollar sign in the words of a formula belongs to them",
    arguments: [
      (#"$a \text{ if $b$ or $c$}$ and $d$"#, ["a\u{A0}if\u{A0}b\u{A0}or\u{A0}c", "d"]),
      (#"$$a \textbf{$b$}$$"#, ["ab"]),
      (#"$a \text{b}$ is $c$"#, ["ab", "c"]),
      (#"$\text{\$5}$, $x$"#, ["$5", "x"]),
    ])
  func dollarsInWords(prose: String, expected: [String]) throws {
    let document = try run(prose)
    let formulas = document.blocks.flatMap { block -> [String] in
      switch block {
      case .math(let formula): [formula.plainText]
      case .paragraph(let content):
        content.compactMap { if case .math(let formula) = $0 { formula.plainText } else { nil } }
      default: []
      }
    }
    #expect(formulas == expected)
  }

  @Test("Markdown becomes blocks, with raw HTML as text and comments dropped")
  func markdown() throws {
    let document = try run(
      """
      # A *title* {#sec-a}

      - one
      - [x] two

      > quoted <b>bold</b> <!-- gone -->

      | a | b |
      |--:|:-:|
      | 1 | ~~2~~ |

      See [here](https://x.org "t") and @sec-a.

      ---
      """)
    expectDescription(document.blocks[0], contains: "level: 1, anchor: \"sec-a\"")
    guard case .list(nil, true, let items) = document.blocks[1] else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.checked) == [nil, true])
    guard case .quote(let quoted) = document.blocks[2], case .paragraph(let words) = quoted[0]
    else {
      Issue.record("no quote")
      return
    }
    #expect(words.plainText == "quoted <b>bold</b>")
    guard case .table(_, let alignments, let rows) = document.blocks[3] else {
      Issue.record("no table")
      return
    }
    #expect(alignments == [.right, .center])
    #expect(rows[0][1].plainText == "2")
    #expect(document.prose.hasPrefix("See here and A title."))
  }

  private func expectDescription(_ block: Block, contains text: String) {
    #expect("\(block)".contains(text))
  }

  @Test("A byte-order mark, CR LF and blank lines before options change nothing")
  func lineEnds() throws {
    let text =
      "\u{FEFF}---\r\ntitle: T\r\n---\r\n```{data}\r\n\r\n  #| caption: C\r\na\r\n1\r\n```\r\n"
    let document = try Notebook(SourceText(name: "n.md", bytes: Array(text.utf8))).sound()
    #expect(document.cells[0].caption.plainText == "C")
    #expect(document.tables[0].columns.map(\.heading) == ["a"])
  }

  @Test(
    "A caption is one line, whatever it begins with",
    arguments: [
      ("1. Before training", "1. Before training"), ("# of rows", "# of rows"), ("> 3", "> 3"),
      ("\"quoted\"", "quoted"), ("\"A\" and \"B\"", "“A” and “B”"), ("*x*", "x"),
    ])
  func captions(written: String, shown: String) throws {
    let document = try run("```{data}\n#| caption: \(written)\na\n1\n```\n")
    #expect(document.cells[0].caption.plainText == shown)
    #expect(document.cells[0].reference?.number == "1")
  }

  @Test("A heading that points at itself names its label")
  func selfReference() throws {
    let document = try run("# A @sec-x {#sec-x}\n\nSee @sec-x.")
    #expect(document.prose == "See A sec-x.")
  }

  @Test("Formulas in headings and beside combining marks are set, and references repeat them")
  func formulasInWords() throws {
    let document = try run(
      "# The loss $L$ {#sec-l}\n\nSee @sec-l. {= 1 + 1 }\u{301} \u{600}{= 3 }\n\nwhere\n$$x$$\nholds"
    )
    #expect(document.prose == "See The loss L. 2\u{301} \u{600}3\nwhere\nholds")
    guard case .math = document.blocks[3] else {
      Issue.record("the formula does not stand alone: \(document.blocks)")
      return
    }
  }

  @Test("Notebooks that are read at the same time do not disturb each other")
  func concurrently() async {
    let wrong = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<300).contains { _ in MarkdownReader.line("~~a~~").plainText != "a" }
        }
      }
      return await group.reduce(false) { $0 || $1 }
    }
    #expect(!wrong)
  }
}
