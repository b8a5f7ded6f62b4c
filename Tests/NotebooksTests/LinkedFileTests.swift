import Documents
import Testing

@testable import Notebooks

@Suite("Files beside a notebook")
struct LinkedFileTests {
  private static let files: [String: String] = [
    "a.png": "P", "sub/b c.svg": "S", "d.csv": "x", "other.md": "---\ntitle: O\n---\n",
    "sub/deep.md": "---\ntitle: D\n---\n", "README.md": "# R", "../out.csv": "o", "out.csv": "p",
    "index.html": "<p>", "cell-0123456789abcdef.png": "P", "index.html/a.csv": "x",
    "headed.md": "---\ntitle: H\n---\n# A heading\n\n## Other {#sec-o}\n", "test.md": "",
    "a/x.md": "---\ntitle: A\n---\n", "b/x.md": "---\ntitle: B\n---\n",
    "broken.md": "---\n---\n# B\n",
    "c/x.md": "---\ntitle: A\n---\n", "a/test.md": "---\ntitle: T2\n---\n", "../sub": "s",
    "one/results.json": "{}", "one/index.html": "<p>", "one/d.csv": "x", "one": "x", "ONE": "x",
  ]

  private static func run(_ body: String, key: String = "") throws -> Document {
    let notebook = "---\ntitle: T\n\(key)---\n\(body)"
    return try Notebook(SourceText(name: "test.md", text: notebook)).sound { path in
      guard let text = path == "test.md" ? notebook : files[path] else {
        throw NoSuchFile(path: path)
      }
      return Array(text.utf8)
    }
  }

  @Test(
    "What a page shows and leads to comes along, by the path that its address names",
    arguments: [
      ("![a](a.png)", ["a.png": "a.png"]), ("[d](./d.csv)", ["d.csv": "d.csv"]),
      ("[d](sub/../d.csv#x)", ["d.csv": "d.csv"]),
      ("![b](<sub/b c.svg>) ![b](sub/b%20c.svg)", ["sub/b c.svg": "sub/b c.svg"]),
      ("[x][r]\n\n[r]: d.csv", ["d.csv": "d.csv"]),
      ("[![a](a.png)](d.csv)", ["a.png": "a.png", "d.csv": "d.csv"]),
      ("[o](headed.md#a-heading)", ["headed.md": "→headed"]),
      ("[o](headed.md#sec-o) [t](headed.md?q#text)", ["headed.md": "→headed"]),
      ("# Über 2\n\n[o](#%C3%BCber-2) [t](test.md#%C3%BCber-2)", ["test.md": "→test"]),
      ("[b](broken.md#nobody-knows)", ["broken.md": "→broken"]),
      ("[a](a/x.md) [c](c/x.md)", ["a/x.md": "→x", "c/x.md": "→x"]),
      ("[o](sub/deep.md)", ["sub/deep.md": "→deep"]),
      ("[r](README.md)", ["README.md": "README.md"]),
      ("[o](../out.csv)", ["../out.csv": "out.csv"]),
      ("| a |\n|---|\n| ![a](a.png) |", ["a.png": "a.png"]),
      ("```{table}\n#| caption: ![a](a.png)\n1\n```", ["a.png": "a.png"]),
      ("[w](https://a.org/d.csv) [m](mailto:a@b.c) [h](#h)\n\n# H", [:]),
      ("[r](results.json) [t](#text) `[x](none.csv)`", [:]),
    ])
  func found(body: String, files: [String: String]) throws {
    let found = try Self.run(body).files.mapValues { file in
      switch file {
      case .file(let path, _): path
      case .notebook(let name): "→" + name
      }
    }
    #expect(found == files)
  }

  @Test(
    "What leads nowhere is told with its place, once",
    arguments: [
      ("![a](none.png) ![a](none.png)", 6, "dead-address"), ("see [x](none.md)", 9, "dead-address"),
      ("see [x][r]\n\n[r]: none.csv", 6, "dead-address"), ("[x](no%20ne.csv)", 5, "dead-address"),
      ("[x](/etc/passwd)", 5, "absolute-address"), ("a [x]()", 5, "no-address"),
      ("# Sec one\n\n[x](#sec-on)", 5, "no-such-place"), ("![x](d.csv)", 6, "not-a-picture"),
      ("![x](#y)", 6, "not-a-picture"), ("[x](index.html)", 5, "taken-file-name"),
      ("![x](cell-0123456789abcdef.png)", 6, "taken-file-name"),
      ("[a](out.csv) [b](../out.csv)", 18, "taken-file-name"),
      ("[a](sub/b%20c.svg) [b](../sub)", 24, "taken-file-name"),
      ("[a](index.html/a.csv)", 5, "taken-file-name"), ("[x](<>) y", 3, "no-address"),
      ("[x](headed.md#a-heding) [x](headed.md#a-heding)", 5, "no-such-place"),
      ("[x](headed.md) [x](headed.md#sec-p)", 20, "no-such-place"),
      ("[s](test.md#x)", 5, "no-such-place"), ("[b](#%C3%BCber)", 5, "no-such-place"),
      ("[a](a/x.md) [b](b/x.md)", 17, "shared-report-folder"),
      ("[o](a/test.md)", 5, "shared-report-folder"),
      ("```{table}\n#| caption: \"[a](none.csv)\"\n1\n```", 18, "dead-address"),
    ])
  func mistakes(body: String, column: Int, identifier: String) {
    let error = #expect(throws: NotebookError.self) { try Self.run(body) }
    #expect(error?.diagnostics.count == 1)
    #expect(error?.diagnostics.first?.identifier?.rawValue == identifier)
    #expect(error?.diagnostics.first?.place.column == column)
  }

  @Test("Of each empty address the place is told")
  func emptyAddresses() throws {
    let error = #expect(throws: NotebookError.self) {
      try Self.run("# A [a](<>) {#sec-a}\n\n@sec-a [b]()\n\n![c](<>)")
    }
    #expect(error?.diagnostics.map(\.place.line) == [4, 6, 8])
    #expect(error?.diagnostics.map(\.place.column) == [7, 10, 4])
  }

  @Test("What is wrong with a place says on which page, and which place is meant")
  func placeOnOtherPage() throws {
    let error = #expect(throws: NotebookError.self) { try Self.run("[x](headed.md#a-heding)") }
    let text = try #require(error?.diagnostics.first?.description)
    #expect(text.contains("nothing on the page of \"headed.md\" has the address \"#a-heding\""))
    #expect(text.contains("Did you mean \"#a-heading\"?"))
  }

  @Test(
    "On a book's front page no file has a name that is one of a chapter's report",
    arguments: [
      ("one/results.json", true), ("one/index.html", true), ("one", true), ("ONE", true),
      ("one/d.csv", false),
    ])
  func chapters(path: String, isTaken: Bool) throws {
    let key = "chapters: [one.md]\n"
    guard isTaken else {
      #expect(try Self.run("[x](\(path))", key: key).files.count == 1)
      return
    }
    let error = #expect(throws: NotebookError.self) { try Self.run("[x](\(path))", key: key) }
    #expect(error?.diagnostics.map(\.identifier?.rawValue) == ["taken-file-name"])
    #expect(error?.diagnostics.first?.place.line == 5)
  }

  @Test("Two notebooks whose reports would have one folder are told, also those made together")
  func neighbors() throws {
    let notebook = Notebook(
      SourceText(name: "n.md", text: "---\ntitle: N\n---\n[x](a/x.md)"))
    func identifiers(_ text: String) -> [String?] {
      notebook.run(
        neighbors: [SourceText(name: "x.md", text: text)],
        readFile: { Array((Self.files[$0] ?? "").utf8) }
      ).diagnostics.map(\.identifier?.rawValue)
    }
    #expect(identifiers("---\ntitle: B\n---\n") == ["shared-report-folder"])
    #expect(identifiers("---\ntitle: A\n---\n").isEmpty)
  }
}
