import Documents
import Figures
import Foundation
import Testing

@testable import Publishing

@Suite("Cells along an input, at a sample and by rows")
struct SampleCellTests {
  @Test("A confusion matrix says which class is which, and its shares")
  func confusion() throws {
    let html = try body([Sample.cell(.confusion(Article.confusion))])
    #expect(html.contains("<th scope=\"colgroup\" colspan=\"3\">perceptron</th>"))
    #expect(
      html.contains(
        "<th scope=\"row\">no</th><td class=\"number heat-6 hit\">2</td>"
          + "<td class=\"number heat-3\">1</td><td class=\"number none\">0</td>"
          + "<td class=\"number\">66.7</td>"))
    #expect(
      html.contains(
        "<td class=\"number none hit\">0</td><td class=\"number\" data-pad=\".0\">–</td>"))
    #expect(
      html.contains(
        "<th scope=\"row\">precision</th><td class=\"number\">100</td>"
          + "<td class=\"number\">50</td><td class=\"number\">–</td><td></td>"))
    #expect(html.contains("Accuracy: 75.0%, 3 of 4 rows. 1 row is left out"))
  }

  @Test("A graph names the node's operation, and of an array its size")
  func graph() throws {
    let html = try body([Sample.cell(.graph(Article.graph))])
    #expect(html.contains("<td><code>v1 - 0.5</code></td><td class=\"number\">5.5</td>"))
    #expect(html.contains("<span class=\"size\">2:</span> 1, 2</td>"))
    #expect(html.contains("<span class=\"size\">2 × 4:</span> 0 to 7</td>"))
    #expect(
      html.contains(
        "Row 2 of the data: x1 = 3. Each box has the node’s value, and behind ∂ the derivative of "
          + "w1*x1 - 0.5 by it. Of an array it has the sizes"))
    #expect(html.contains("<summary>The same as a table</summary>"))
  }

  @Test("Pictures stand in lines of the length asked for, each a file with its own words")
  func images() throws {
    let publication = try Publication(of: Sample.document([Sample.cell(.images(Article.images))]))
    let page = try #require(publication.text(of: "index.html"))
    #expect(page.ranges(of: "<ul>\n<li><img ").count == 2)
    #expect(page.contains("alt=\"weights, filter 1: 2 × 2 pixels from −1 to 1.\""))
    #expect(page.contains("<p class=\"note\">The first 2 of 3 pictures.</p>"))
    #expect(publication.pictureCount == 2)
    let sources = Scan(page).values(of: "src")
    #expect(sources == publication.pictures.dropLast())
    let first = try PNG(bytes: publication.files[0].bytes).decoded()
    #expect(first == Article.images.items[0].picture.image)
    #expect(!page.contains("<b>✗</b>"))
    var grid = Article.images
    grid.columns = nil
    let wrapping = try body([Sample.cell(.images(grid))])
    #expect(wrapping.ranges(of: "<ul>").count == 1 && !wrapping.contains("fixed"))
  }

  private struct Contents: Decodable {
    struct Series: Decodable { let name: String, y: [Double] }
    struct Point: Decodable { let x: Double, y: Double }
    struct Points: Decodable { let name: String, values: [Point] }
    struct Plot: Decodable { let label: String, series: [Series], points: Points }
    struct Partial: Decodable { let parameter: String, reverse: Double, centralDifference: Double }
    struct Mean: Decodable { let meanOverRows: Int }
    struct Gradient: Decodable { let at: Mean, partials: [Partial], compared: Int }
    struct Operand: Decodable { let node: Int?, number: Double? }
    struct Node: Decodable { let label: String, operands: [Operand] }
    struct Place: Decodable { let row: Int, inputs: [String: Double] }
    struct Graph: Decodable { let at: Place, firstNode: Int, nodes: [Node] }
    struct Picture: Decodable { let picture: String, values: [Double] }
    struct Images: Decodable { let range: [Double], pictures: [Picture] }
    struct Confusion: Decodable { let classes: [String], counts: [[Int]], leftOut: Int }
    let plots: [Plot], gradients: [Gradient], graphs: [Graph], images: [Images]
    let confusions: [Confusion]
  }

  @Test("What the cells computed is in the results, to the last bit")
  func results() throws {
    let publication = try Publication(of: Article.document)
    let text = try #require(publication.text(of: "results.json"))
    let results = try JSONDecoder().decode(Contents.self, from: Data(text.utf8))
    #expect(results.plots.map(\.label) == ["Figure 4"])
    #expect(results.plots[0].series.map(\.y) == Article.plot.series.map(\.y))
    #expect(results.plots[0].points.values.map(\.y) == [0, 1])
    #expect(results.gradients[0].at.meanOverRows == 4)
    #expect(results.gradients[0].partials.map(\.centralDifference) == [0.152963915, 0.460728559])
    #expect(results.graphs[0].at.inputs == ["x1": 3])
    #expect(results.graphs[0].firstNode == 0)
    #expect(results.graphs[0].nodes[3].operands.map(\.number) == [nil, 0.5])
    #expect(results.graphs[0].nodes[3].operands.map(\.node) == [2, nil])
    #expect(results.images[0].pictures.map(\.values) == [[-1, 0.5, 0, 1], [0.25, 0, -0.5, 0.75]])
    #expect(results.images[0].pictures.allSatisfy { publication.pictures.contains($0.picture) })
    #expect(results.confusions[0].counts == [[2, 1, 0], [0, 1, 0], [0, 0, 0]])
    #expect(results.confusions[0].leftOut == 1)
  }

  @Test("Where a formula was evaluated is a sentence")
  func places() {
    let inputs = (1...9).map { SamplePlace.Input(name: "x\($0)", shape: [], elements: [0.5]) }
    #expect(SamplePlace.mean(rowCount: 1).sentence == "The mean over 1 row of the data.")
    #expect(SamplePlace.sample(row: nil, inputs: []).sentence == nil)
    #expect(
      SamplePlace.sample(row: nil, inputs: inputs).sentence?.hasSuffix("x8 = 0.5, ….") == true)
    let image = SamplePlace.Input(name: "p", shape: [8, 9], elements: [])
    #expect(
      SamplePlace.sample(row: 3, inputs: [image]).sentence == "Row 3 of the data: p (8 × 9).")
  }
}
