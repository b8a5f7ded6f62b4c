import Testing

@testable import Notebooks

@Suite("Files that a notebook names by parameters")
struct RequiredFileTests {
  private static let text = """
    ---
    title: T
    requires: ["${folder}/${part}.csv", plain.csv, "${folder}//b.csv"]
    parameters:
      folder: data
      part: 2
    ---

    ```{data}
    read("${folder}/${part}.csv")
    ```

    """

  private func notebook(_ overrides: [(String, String)] = []) -> Notebook {
    let options = Notebook.Options(
      overrides: overrides.map {
        Notebook.Override(name: $0.0, value: SourceText(name: "-P \($0.0)", text: $0.1))
      })
    return Notebook(SourceText(name: "n.md", text: Self.text), options: options)
  }

  @Test("What is required has the values of this run, and a name that is the same in every run")
  func required() {
    let plain = notebook().requiredFiles
    #expect(plain.map(\.path) == ["data/2.csv", "plain.csv", "data//b.csv"])
    #expect(plain.map(\.parameters) == [["folder", "part"], [], ["folder"]])
    let changed = notebook([("folder", "/x y"), ("part", "7")]).requiredFiles
    #expect(changed.map(\.path) == ["/x y/7.csv", "plain.csv", "/x y//b.csv"])
    #expect(changed.map(\.name) == plain.map(\.name))
    #expect(plain.map(\.name) == ["${part}.csv", "plain.csv", "b.csv"])
  }

  @Test("A data source reads the file of this run; what is put in is put in once")
  func source() {
    for (value, path) in [("data", "data/2.csv"), ("${part}", "${part}/2.csv")] {
      var asked: [String] = []
      let document = notebook([("folder", value)]).run(readFile: { name in
        asked.append(name)
        return Array("a\n1\n".utf8)
      })
      #expect(document.diagnostics.isEmpty)
      #expect(asked == [path])
    }
  }

  @Test("Of images the first rows are taken")
  func rows() throws {
    let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 51, 255]
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 4, 5]
    let body =
      "```{data}\nidx(\"images\", \"labels\", rows: ${n})\n```\n{= max(label) } {= count(label > 0) }"
    let source = "---\ntitle: T\nparameters:\n  n: 1\n---\n\(body)"
    let document = try Notebook(SourceText(name: "n.md", text: source)).sound(
      readFile: { $0 == "images" ? images : labels })
    #expect(document.prose == "4 1")
  }
}
