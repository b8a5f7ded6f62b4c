import Figures
import Foundation
import Notebooks
import Publishing
import TestSupport
import Testing

@Suite("The bundled reports")
struct BundledReportTests {
  static func andGate() throws -> String { try bundled("and-gate") }

  /// The text of a notebook that comes with the command.
  static func bundled(_ name: String) throws -> String {
    try #require(Templates.notebooks.first { $0.name == name }).text
  }

  static func document(_ text: String) throws -> Document {
    Notebook(SourceText(name: "and-gate.md", text: text)).run()
  }

  @Test("The tables of the AND report are as recorded")
  func tables() throws {
    let document = try Self.document(Self.andGate())
    var text = ""
    for case .cell(let cell) in document.blocks {
      switch cell.content {
      case .table(let table), .parameters(let table), .data(let table, _, _):
        text += "\(cell.caption.plainText)\n\n\(table.text)\n"
      default: break
      }
    }
    expectSnapshot(text, named: "and-gate-tables.txt")
    #expect(document.allChecksHeld)
    #expect(document.checks.count == 12)
  }

  @Test("A notebook's parameters reach every table, curve and sentence")
  func changedEpochs() throws {
    let text = try Self.andGate().replacing("epochs: 2000", with: "epochs: 500")
    let document = try Self.document(text)
    let results = try Results(Publication(of: document))
    #expect(results.curves[0].series[0].y.count == 501)
  }

  @Test("Output holds what the last run wrote, and nothing else")
  func outputFolder() throws {
    struct Pictures: Decodable { var pictures: [String] }
    let output = packageFolder.appending(path: "Output")
    var expected: Set<String> = []
    for notebook in Templates.notebooks where !notebook.text.contains("\nrequires:") {
      let folder = notebook.name == "index" ? "" : notebook.name + "/"
      let data = try Data(contentsOf: output.appending(path: folder + "results.json"))
      let pictures = try JSONDecoder().decode(Pictures.self, from: data).pictures
      expected.formUnion((pictures + ["results.json", "index.html"]).map { folder + $0 })
      if !folder.isEmpty { expected.insert(notebook.name) }
    }
    let found = try FileManager.default.subpathsOfDirectory(atPath: output.path)
    #expect(Set(found).symmetricDifference(expected) == [])
  }

  @Test("Two runs give the same bytes")
  func repeatable() throws {
    let text = try Self.andGate()
    let first = try Publication(of: Self.document(text))
    let second = try Publication(of: Self.document(text))
    #expect(first.files == second.files)
  }
}
