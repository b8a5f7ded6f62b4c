import Documents
import Testing

@testable import Notebooks

@Suite("Files beside a notebook")
struct LinkedFileTests {
  private static let files: [String: String] = [
    "a.png": "P", "sub/b c.svg": "S", "d.csv": "x", "other.md": "---\ntitle: O\n---\n",
    "sub/deep.md": "---\ntitle: D\n---\n", "README.md": "# R", "../out.csv": "o", "out.csv": "p",
    "index.html": "<p>", "cell-0123456789abcdef.png": "P",
  ]

  private static func run(_ body: String) throws -> Document {
    try Notebook(SourceText(name: "test.md", text: "---\ntitle: T\n---\n\(body)"))
      .sound { path in
        guard let text = files[path] else { throw NoSuchFile(path: path) }
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
      ("[o](other.md#sec)", ["other.md": "→other"]), ("[o](sub/deep.md)", ["sub/deep.md": "→deep"]),
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
      ("```{table}\n#| caption: \"[a](none.csv)\"\n1\n```", 18, "dead-address"),
    ])
  func mistakes(body: String, column: Int, identifier: String) {
    let error = #expect(throws: NotebookError.self) { try Self.run(body) }
    #expect(error?.diagnostics.count == 1)
    #expect(error?.diagnostics.first?.identifier?.rawValue == identifier)
    #expect(error?.diagnostics.first?.place.column == column)
  }
}
