import Testing

@testable import Notebooks

@Suite("Wrong options")
struct WrongOptionTests {
  @Test("Each is told, however many a cell has", arguments: Cell.kinds.map { $0.name })
  func all(name: String) throws {
    let kind = try #require(Cell.kind(named: name))
    // A caption and an alternative are texts, of which none is wrong.
    let options = kind.allOptions.map(\.name).filter { $0 != "caption" && $0 != "alt" }
    let lines = options.map { "#| \($0): ?" }
    let text = "---\ntitle: T\n---\n```{\(name)}\n" + lines.joined(separator: "\n") + "\nw\n```\n"
    let told = Notebook(SourceText(name: "test.md", text: text)).diagnostics.map(\.place.line)
    // The options begin on the fifth line.
    #expect(Set(told).isSuperset(of: options.indices.map { $0 + 5 }), "\(told)")
    #expect(Set(told).count == told.count)
  }

  @Test("An unknown option, one given twice and one without a colon hide no other")
  func unknown() throws {
    let text = """
      ---
      title: T
      ---
      ```{images}
      #| predicton: f
      #| only: mistakes
      #| count: 0
      #| columns 3
      #| echo: fold
      #| echo: true
      f(
      ```
      """
    let diagnostics = Notebook(SourceText(name: "test.md", text: text)).diagnostics
    #expect(
      diagnostics.sorted { $0.place.line < $1.place.line }
        .map { "\($0.place.line) \($0.identifier?.rawValue ?? "")" } == [
          "5 unknown-option", "7 wrong-option", "8 option-without-colon", "10 repeated-option",
        ])
  }

  @Test("The options end at a blank line, however wrong the lines above it are")
  func end() throws {
    let text = "---\ntitle: T\n---\n```{table}\n#| nope: 1\n\n#| rows: zzz\nw\n```\n"
    let diagnostics = Notebook(SourceText(name: "test.md", text: text)).diagnostics
    #expect(diagnostics.map(\.place.line) == [5])
  }

  @Test("What only follows from a wrong option is not told")
  func consequences() throws {
    let text = """
      ---
      title: T
      ---
      ```{images}
      #| prediction: )
      #| only: mistakes
      x
      ```
      """
    let diagnostics = Notebook(SourceText(name: "test.md", text: text)).diagnostics
    #expect(diagnostics.map(\.place.line) == [5])
  }

  @Test("An option with a parameter that `each` sets is looked at with each of the values")
  func variants() throws {
    let text = """
      ---
      title: T
      parameters:
        sd: 0.5
      ---
      ```{train}
      #| each: sd = [1, 2]
      #| seed: ${sd}
      #| batch: ${sd}
      #| epochs: x
      l = u^2
      ```
      """
    let diagnostics = Notebook(SourceText(name: "test.md", text: text)).diagnostics
    #expect(diagnostics.map(\.place.line) == [10])
    let wrong = text.replacing("[1, 2]", with: "[1, 2.5]")
    let more = Notebook(SourceText(name: "test.md", text: wrong)).diagnostics
    #expect(Set(more.map(\.place.line)) == [8, 9, 10])
  }

  @Test("A mistake in the body is told beside one in an option")
  func body() throws {
    let text = "---\ntitle: T\n---\n```{train}\n#| each: ?\n#| epochs: -1\nloss = (a\n```\n"
    let diagnostics = Notebook(SourceText(name: "test.md", text: text)).diagnostics
    #expect(diagnostics.map(\.place.line).sorted() == [5, 6, 7])
  }

  @Test("A cell of each kind has its options under one name each, and none of every cell's")
  func names() {
    for kind in Cell.kinds {
      let names = kind.allOptions.map(\.name)
      #expect(Set(names).count == names.count, "\(kind.name)")
    }
    #expect(Set(Cell.kinds.map { $0.name }).count == Cell.kinds.count)
  }
}
