import Documents
import Figures
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("results.json")
struct ResultsTests {
  private func text(_ document: Document) throws -> String {
    try #require(try Publication(of: document).text(of: "results.json"))
  }

  private struct Contents: Decodable {
    struct Column: Decodable { let heading: String }
    struct Table: Decodable { let kind: String, label: String?, rows: Int, columns: [Column] }
    struct Series: Decodable { let name: String, x: [Double]?, y: [Double] }
    struct Curve: Decodable { let scale: String, series: [Series] }
    struct Heatmap: Decodable {
      let title: String, picture: String, range: [Double], minimum: Double
    }
    struct Check: Decodable { let condition: String, line: Int, held: Bool, left: Double? }
    struct Training: Decodable { let epochs: Int, firstLoss: Double, lastLoss: Double }
    let gradbook: String, title: String, sha256: String, seed: Int
    let parameters: [String: Double]
    let trainings: [Training], tables: [Table], curves: [Curve], heatmaps: [Heatmap]
    let checks: [Check], pictures: [String]
  }

  @Test("Everything that the article computed reads back, to the last bit")
  func article() throws {
    let document = Article.document
    let results = try JSONDecoder().decode(Contents.self, from: Data(text(document).utf8))
    #expect(results.gradbook == Gradbook.version)
    #expect(results.parameters == ["epochs": 2000, "rate": 0.3])
    #expect(results.trainings.map(\.lastLoss) == [0.02863562411444464])
    #expect(results.tables.map(\.kind) == ["data", "table", "parameters", "table"])
    #expect(results.tables.map(\.label) == [nil, "Table 1", "Table 2", "Table 3"])
    #expect(results.curves[0].series[0].x == nil)
    #expect(results.curves[0].series[0].y == Article.losses)
    #expect(results.heatmaps.count == 8)
    #expect(results.heatmaps[0].minimum == Article.squash(0.2))
    #expect(results.checks.map(\.line) == [90, 91, 92, 93])
    #expect(results.checks.map(\.left) == [8.8817841970012523e-16, 0.9537467412380334, 1, nil])
    #expect(results.pictures == (try Publication(of: document).pictures))
    #expect(Set(results.heatmaps.map(\.picture)).isSubset(of: results.pictures))
  }

  @Test("Nodes that all lines share stand once, and epochs that count from 0 nowhere")
  func nodes() throws {
    let line = { (x: [Double]) in LineChart.Series(name: "f", x: x, y: x) }
    let chart = { (series: [LineChart.Series]) in
      LineChart(series: series, xTitle: "a", yTitle: "b")
    }
    let curve = try text(
      Sample.document([
        Sample.cell(.curve(chart([line([0, 1, 2]), line([0, 1]), line([0, 5])])))
      ]))
    #expect(curve.contains("\"x\": [0, 5]"))
    #expect(curve.ranges(of: "\"x\": [").count == 1)
    let plot = try text(
      Sample.document([Sample.cell(.plot(chart([line([3, 4]), line([3, 4]), line([3, 5])])))]))
    #expect(plot.ranges(of: "\"x\": [3, 4]").count == 1)
    #expect(plot.ranges(of: "\"x\": [3, 5]").count == 1)
    #expect(plot.ranges(of: "\"y\": [3, 4]").count == 2)
  }

  @Test("A parameter that began at random names its distribution in place of what was drawn")
  func randomParameter() throws {
    var document = Sample.document([])
    document.parameters = [
      Document.ModelParameter(
        name: "W", shape: [2], initial: [0.375, 0.625], initializer: "glorot()", values: [3, 4])
    ]
    let text = try text(document)
    #expect(text.contains("\"initial\": \"glorot()\""))
    #expect(!text.contains("0.375"))
  }

  @Test("Numbers that are not finite are strings, and a list of numbers is one line")
  func nonFinite() throws {
    let column = Table.Column(heading: "a", numbers: [.nan, .infinity, -.infinity, -0.1, 1e300])
    let text = try text(Sample.document([Sample.cell(.table(Table(columns: [column])))]))
    #expect(text.contains("          \"values\": [\"nan\", \"inf\", \"-inf\", -0.1, 1e+300]\n"))
  }

  @Test("A small file is as recorded")
  func small() throws {
    let table = Table(columns: [
      Table.Column(heading: "x", numbers: [0.1, 2]), Table.Column(heading: "n", texts: ["a", "b"]),
    ])
    let document = Sample.document(
      [
        .quote([Sample.cell(.table(table), caption: [.text("In a quote")])]),
        Sample.cell(Sample.heatmaps([Sample.heatmap("f", [.nan, 0, 1, 1])])),
      ], title: "A \"title\"\n\u{1}\\", checks: [Sample.check("1 > 0", held: true, line: 3)])
    expectSnapshot(try text(document), named: "results.json")
  }

  @Test("Hostile text leaves the file valid")
  func hostile() throws {
    let object = try JSONSerialization.jsonObject(with: Data(text(Hostile.document).utf8))
    let results = try #require(object as? [String: Any])
    #expect(results["title"] as? String == Hostile.text)
  }
}
