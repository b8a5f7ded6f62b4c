import Documents
import Figures
import Sampling

/// A report of the size and shape that a real notebook gives, put together by hand.
enum Article {
  static var document: Document {
    Document(
      header: Document.Header(
        title: "A perceptron learns AND", subtitle: "One unit, three numbers, four examples",
        authors: ["Ada Example", "Ben Example"], date: "2026", language: "en",
        showsContents: true),
      blocks: blocks, checks: checks,
      provenance: Document.Provenance(
        notebookDigest: String(repeating: "0123456789abcdef", count: 4),
        notebookName: "article.md",
        parameters: [("epochs", .number(2000)), ("rate", .number(0.3))], seed: 1))
  }

  static let checks = [
    CheckResult(
      condition: "abs(w1 - 6.403725189897986) < 1e-12", held: true,
      sides: .init(left: 8.8817841970012523e-16, right: 1e-12), line: 90),
    CheckResult(
      condition: "perceptron(x1: 1, x2: 1) > 0.95", held: true,
      sides: .init(left: 0.9537467412380334, right: 0.95), line: 91),
    CheckResult(
      condition: "accuracy(perceptron, AND) == 1", held: true, sides: .init(left: 1, right: 1),
      line: 92),
    CheckResult(
      condition: "all(perceptron < 0.9) or w1 > w2", held: true, sides: nil, line: 93),
  ]

  static let figure1 = Reference(kind: .figure, number: "1", anchor: "fig-untrained")
  static let figure2 = Reference(kind: .figure, number: "2", anchor: "fig-loss")
  static let figure3 = Reference(kind: .figure, number: "3", anchor: "fig-epochs")
  static let table1 = Reference(kind: .table, number: "1", anchor: "tbl-untrained")
  static let table2 = Reference(kind: .table, number: "2", anchor: "tbl-trained")

  /// A smooth step that needs no library function, so that its bits are the same everywhere.
  static func squash(_ z: Double) -> Double { 0.5 + 0.5 * z / (1 + z.magnitude) }

  static func heatmap(_ title: String, _ f: (Double, Double) -> Double) -> Heatmap {
    let axis = { Axis(name: $0, range: 0...1) }
    let grid = Grid(x: axis("x1"), y: axis("x2"), columns: 65, rows: 65)
    let corners = [(0.0, 0.0, 0.0), (0, 1, 0), (1, 0, 0), (1, 1, 1)]
    let field = Field(grid: grid, values: zip(grid.xs, grid.ys).map(f))
    return Heatmap(
      title: title, field: field, range: 0...1, colorMap: .diverging,
      contours: [Contour(of: field, level: 0.5)],
      points: corners.map { DataPoint(x: $0.0, y: $0.1, value: $0.2, output: f($0.0, $0.1)) })
  }

  static func heatmaps(_ steps: [(title: String, slope: Double, offset: Double)]) -> CellContent {
    let pictures = steps.map { step in
      heatmap(step.title) { squash(step.slope * ($0 + $1) + step.offset) }
    }
    let ideal = heatmap("ideal") { $0 > 0.5 && $1 > 0.5 ? 1 : 0 }
    return .heatmaps(
      HeatmapPanel(
        heatmaps: pictures + [ideal],
        colorBar: ColorBar(range: 0...1, colorMap: .diverging, marks: [0.5])))
  }

  static func cell(
    _ kind: String, _ text: String, _ reference: Reference?, _ caption: [Inline],
    _ content: CellContent, isOpen: Bool = false
  ) -> Block {
    .cell(
      CellOutput(
        source: CellSource(kind: kind, text: text, isOpen: isOpen), reference: reference,
        caption: caption, alternative: nil, content: content))
  }

  static let x1: [Double] = [0, 0, 1, 1]
  static let x2: [Double] = [0, 1, 0, 1]
  static let and: [Double] = [0, 0, 0, 1]
  static let untrained = [0.5, 0.7310585786300049, 0.7310585786300049, 0.8807970779778823]
  static let trained = [
    0.00005650165442191729, 0.03300740379345057, 0.03300740379345057, 0.9537467412380334,
  ]

  static func table(_ columns: [(String, [Double])]) -> Table {
    Table(columns: columns.map { Table.Column(heading: $0.0, numbers: $0.1) })
  }
}
