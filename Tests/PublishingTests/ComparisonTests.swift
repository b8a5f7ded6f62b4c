import Documents
import Figures
import Foundation
import Testing

@testable import Publishing

@Suite("Comparing reports")
struct ComparisonTests {
  /// A report of one table, one curve and one heatmap, with numbers to choose.
  private func document(
    trained: [Double] = [0.25, 0.5], losses: [Double] = [1, 0.5, 0.25], corner: Double = 1,
    caption: String = "Before and after.", prose: String = "It learns.", held: Bool = true
  ) -> Document {
    let reference = Reference(kind: .table, number: "1", anchor: "tbl-a")
    let table = Table(columns: [
      Table.Column(heading: "n", texts: ["a", "b"]),
      Table.Column(heading: "trained", numbers: trained),
    ])
    let chart = LineChart(
      series: [
        LineChart.Series(name: "loss", x: losses.indices.map(Double.init), y: losses)
      ], xTitle: "epoch", yTitle: "loss")
    let check = Sample.check("w > 1", held: held, line: 9)
    return Sample.document(
      [
        .paragraph([.text(prose)]),
        Sample.cell(.table(table), reference: reference, caption: [.text(caption)]),
        Sample.cell(.curve(chart), caption: [.text("Loss.")]),
        Sample.cell(
          Sample.heatmaps([Sample.heatmap("f", [0, 0.25, 0.5, corner])]),
          reference: Reference(kind: .figure, number: "1", anchor: "fig-f")),
        Sample.cell(.checks([check])),
      ], checks: [check])
  }

  /// What lies in a folder after a report was written there.
  private func written(
    _ document: Document, form: Publication.Form = .folder,
    change: (inout [String: [UInt8]]) -> Void = { _ in }
  ) throws -> WrittenReport {
    let publication = try Publication(of: document, form: form)
    var files = Dictionary(uniqueKeysWithValues: publication.files.map { ($0.path, $0.bytes) })
    change(&files)
    return WrittenReport { files[$0] }
  }

  private func differences(
    _ new: Document, _ old: WrittenReport, tolerance: Double = 0
  ) throws -> [String] {
    let publication = try Publication(of: new, form: old.form)
    return Comparison(of: publication, with: old, tolerance: Tolerance(tolerance)).differences
      .map(\.description)
  }

  @Test(
    "A report is as it was written, in either form",
    arguments: [Publication.Form.folder, .singleFile])
  func same(form: Publication.Form) throws {
    for document in [document(), Article.document, Hostile.document] {
      let old = try written(document, form: form)
      #expect(old.form == form)
      #expect(try differences(document, old) == [])
      #expect(try differences(document, old, tolerance: 1e-6) == [])
    }
  }

  @Test(
    "A number of a table is told by its table, row and column, with both values and their distance",
    arguments: [Publication.Form.folder, .singleFile])
  func tableNumber(form: Publication.Form) throws {
    let found = try differences(
      document(trained: [0.25, 0.75]), written(document(), form: form))
    #expect(
      found.first == "Table 1 (tbl-a), column \"trained\", row 2: was 0.5, is 0.75 (+0.25)")
    // The page shows the number as well.
    #expect(found.count == 2)
    #expect(found[1].hasSuffix(": was \"b 0.500000\", is \"b 0.750000\""))
  }

  @Test(
    "A number of a sentence is told by its formula and line, and a list that is new by its name")
  func proseValue() throws {
    func document(_ value: Double) -> Document {
      var document = Sample.document([])
      document.values = [Document.ProseValue(formula: "1 - loss", line: 7, value: value)]
      return document
    }
    let found = try differences(document(0.75), written(document(0.5)))
    #expect(found == ["value \"1 - loss\" on line 7, value: was 0.5, is 0.75 (+0.25)"])
    #expect(try differences(document(0.75), written(document(0.5)), tolerance: 0.5) == [])
    let earlier = try written(document(0.5)) { files in
      let text = String(decoding: files["results.json"] ?? [], as: UTF8.self)
      files["results.json"] = Array(text.replacing("\"values\"", with: "\"olds\"").utf8)
    }
    #expect(try differences(document(0.5), earlier).contains("values: is new"))
  }

  @Test("Many numbers of a list are one difference, with the first and the furthest")
  func manyNumbers() throws {
    let losses = [8.0, 4, 2, 1, 0.5]
    let found = try differences(
      document(losses: losses.map { $0 == 2 ? 0 : $0 + 1 }), written(document(losses: losses)))
    #expect(
      found.first == "curve \"Loss.\", curve loss: 5 of 5 values differ, the first at epoch 0: "
        + "was 8, is 9 (+1); the furthest at epoch 2: was 2, is 0 (−2)")
  }

  @Test("A list of another length is told by its lengths")
  func length() throws {
    let found = try differences(document(losses: [1, 0.5]), written(document()))
    #expect(found.contains("curve \"Loss.\", curve loss: has 2 values, had 3"))
  }

  @Test("A check that failed before and holds now is told by its condition")
  func check() throws {
    let found = try differences(document(), written(document(held: false)))
    #expect(found.first == "check \"w > 1\" on line 9, held: was false, is true")
  }

  @Test(
    "A picture is told by its figure and the number of its pixels that differ",
    arguments: [Publication.Form.folder, .singleFile])
  func picture(form: Publication.Form) throws {
    let found = try differences(
      document(corner: 0.75), written(document(), form: form))
    #expect(found.contains("Figure 1 (fig-f), \"f\": 1 of 4 pixels differ"))
    #expect(found.contains("Figure 1 (fig-f), \"f\", maximum: was 1, is 0.75 (−0.25)"))
    // The digests in the names of the pictures are no differences of their own.
    #expect(!found.contains { $0.contains(".png") })
  }

  @Test("A picture that was tampered with is found, though its name promises the right one")
  func tampered() throws {
    let other = try #require(try Publication(of: document(corner: 0.75)).pictureFiles.first)
    let old = try written(document()) { files in
      for name in files.keys where Self.isHeatmap(name) { files[name] = other.bytes }
    }
    #expect(try differences(document(), old) == ["Figure 1 (fig-f), \"f\": 1 of 4 pixels differ"])
    let broken = try written(document()) { files in
      for name in files.keys where Self.isHeatmap(name) { files[name] = [1, 2, 3] }
    }
    let found = try differences(document(), broken)
    #expect(found.count == 1)
    #expect(found[0].contains(".png: cannot be read: libpng cannot go on"))
  }

  private static func isHeatmap(_ name: String) -> Bool {
    name.hasSuffix(".png") && !name.contains("-colours-")
  }

  @Test("The colours of a legend are compared too")
  func legend() throws {
    let other = try #require(try Publication(of: document()).pictureFiles.first)
    let name = try #require(try Publication(of: document()).pictures.last)
    let old = try written(document()) { $0[name] = other.bytes }
    #expect(try differences(document(), old) == ["\(name): was 2 × 2 pixels, is 255 × 1"])
    let none = try written(document()) { $0[name] = nil }
    #expect(try differences(document(), none) == ["\(name): is not there"])
  }

  @Test("Prose is told by its line, and a caption that changed does not make a table another one")
  func prose() throws {
    let found = try differences(
      document(caption: "Afterwards.", prose: "It learnt & stopped."), written(document()))
    #expect(
      found.first == "Table 1 (tbl-a), caption: was \"Before and after.\", is \"Afterwards.\"")
    #expect(
      found.contains { $0.hasSuffix(": was \"It learns.\", is \"It learnt & stopped.\"") })
  }

  @Test("Files that are not there, or are too many, are named")
  func files() throws {
    #expect(try differences(document(), WrittenReport { _ in nil }) == ["index.html: is not there"])
    let noResults = try written(document()) { $0["results.json"] = nil }
    #expect(noResults.form == .folder)
    #expect(try differences(document(), noResults) == ["results.json: is not there"])
    let noPicture = try written(document()) { files in
      for name in files.keys where Self.isHeatmap(name) { files[name] = nil }
    }
    let name = try #require(try Publication(of: document()).pictures.first)
    #expect(try differences(document(), noPicture) == ["\(name): is not there"])
    let noJSON = try written(document()) { $0["results.json"] = [UInt8("{".utf8.first ?? 0)] }
    #expect(
      try differences(document(), noJSON).first == "results.json: cannot be read: it is no JSON")
    let text = Sample.document([.paragraph([.text("It learns.")])])
    #expect(try differences(text, written(document())).contains("\(name): is gone"))
  }

  @Test("Results that name files elsewhere lead nowhere")
  func hostileNames() throws {
    var asked: [String] = []
    let page = try Publication(of: document()).files.last?.bytes
    _ = WrittenReport { name in
      asked.append(name)
      switch name {
      case "index.html": return page
      case "results.json": return Array("{\"pictures\": [\"../a-0123456789abcdef.png\"]}".utf8)
      default: return nil
      }
    }
    #expect(asked == ["index.html", "results.json"])
  }

  @Test("Values that are written in another way are told, for the files are not the same")
  func spelling() throws {
    let old = try written(document()) { files in
      files["results.json"] = (files["results.json"] ?? []) + Array(" ".utf8)
    }
    #expect(
      try differences(document(), old)
        == ["results.json: the same values are written in another way"])
    #expect(try differences(document(), old, tolerance: 1e-9) == [])
  }

  @Test("A tolerance lets numbers, the page's text and colours move, and nothing else")
  func tolerance() throws {
    let old = try written(document())
    let moved = document(trained: [0.25, 0.5001], losses: [1, 0.5001, 0.25], corner: 0.999)
    #expect(try !differences(moved, old).isEmpty)
    #expect(try differences(moved, old, tolerance: 0.01) == [])
    #expect(try !differences(moved, old, tolerance: 1e-5).isEmpty)
    for other in [
      document(prose: "It learns"), document(held: false), document(caption: "After."),
      document(corner: 0.5), document(losses: [1, 0.5]),
    ] { #expect(try !differences(other, old, tolerance: 0.01).isEmpty) }
  }

  @Test("The list of chapters on a front page is compared line by line")
  func frontPage() throws {
    func front(_ title: String) throws -> Publication {
      let chapter = try Publication(of: Sample.document([], title: title))
      return try Publication(
        of: Sample.document([]), role: .front([.report(chapter, folder: "a")]))
    }
    let (old, new) = (try front("One"), try front("Two"))
    let written = WrittenReport { name in old.files.first { $0.path == name }?.bytes }
    #expect(Comparison(of: old, with: written).differences == [])
    let found = Comparison(of: new, with: written).differences.map(\.description)
    #expect(found.count == 1)
    #expect(found[0].hasSuffix(": was \"One\", is \"Two\""))
  }
}
