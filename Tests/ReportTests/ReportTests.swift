import Figures
import Foundation
import Notebooks
import Publishing
import TestSupport
import Testing

@Suite("The bundled reports")
struct BundledReportTests {
  /// What other programs read of `results.json`.
  struct Results: Decodable {
    struct Table: Decodable {
      struct Column: Decodable {
        var heading: String
        var values: [Value]
      }
      var kind: String
      var columns: [Column]

      func numbers(_ heading: String) -> [Double]? {
        columns.first { $0.heading == heading }?.values.compactMap(\.number)
      }
    }
    struct Curve: Decodable {
      struct Series: Decodable { var y: [Double] }
      var series: [Series]
    }
    struct Value: Decodable {
      var number: Double?
      var text: String?
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        number = try? container.decode(Double.self)
        text = try? container.decode(String.self)
      }
    }
    struct Check: Decodable { var held: Bool }
    var tables: [Table]
    var curves: [Curve]
    var checks: [Check]

    init(_ publication: Publication) throws {
      let file = try #require(publication.files.first { $0.path == "results.json" })
      self = try JSONDecoder().decode(Self.self, from: Data(file.bytes))
    }
  }

  static func andGate() throws -> String {
    try #require(Templates.notebooks.first { $0.name == "and-gate" }).text
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
      case .table(let table), .parameters(let table), .data(let table, _):
        text += "\(cell.caption.plainText)\n\n\(table.text)\n"
      default: break
      }
    }
    expectSnapshot(text, named: "and-gate-tables.txt")
    #expect(document.allChecksHeld)
    #expect(document.checks.count == 10)
  }

  @Test("With another name, other labels and other weights the notebook meets numpy's results")
  func renamedGate() throws {
    struct Oracle: Decodable {
      var parameters: [String: Double]
      var losses: [String: Double]
      var untrained: [Double]
      var trained: [Double]
    }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/renamed_gate.json")
    let oracle = try JSONDecoder().decode(Oracle.self, from: Data(contentsOf: file))
    let text = try Self.andGate()
      .replacing("w1 = 1, w2 = 1, b1 = 0", with: "w1 = 0.25, w2 = -0.5, b1 = 0.125")
      .replacing("0,  1,  0", with: "0,  1,  1").replacing("1,  0,  0", with: "1,  0,  1")
      .replacing("AND", with: "EITHER")
    let document = try Self.document(text)
    let publication = try Publication(of: document)
    let results = try Results(publication)

    let parameters = try #require(results.tables.first { $0.kind == "parameters" })
    let names = parameters.columns[0].values.compactMap(\.text)
    let after = try #require(parameters.numbers("after"))
    #expect(names == ["w1", "w2", "b1"])
    for (name, value) in zip(names, after) {
      let expected = try #require(oracle.parameters[name])
      #expect(abs(value - expected) < 1e-12, "\(name)")
    }
    let losses = try #require(results.curves.first?.series.first).y
    for (epoch, expected) in oracle.losses {
      let epoch = try #require(Int(epoch))
      #expect(abs(losses[epoch] - expected) < 1e-12, "loss after \(epoch) epochs")
    }
    let table = try #require(results.tables.last)
    #expect(table.numbers("EITHER") == [0, 1, 1, 1])
    for (heading, expected) in [("untrained", oracle.untrained), ("trained", oracle.trained)] {
      let found = try #require(table.numbers(heading))
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(heading)")
    }
    // The prose followed, and the checks, which know the AND gate's numbers, did not hold.
    let page = try #require(publication.files.last)
    let html = String(decoding: page.bytes, as: UTF8.self)
    #expect(html.contains("EITHER"))
    #expect(!html.contains("AND"))
    #expect(html.contains(">7.6070<"))
    #expect(!document.allChecksHeld)
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
