import Figures
import Kernels
import Sampling
import Testing

@Suite("The geometry of heatmaps")
struct HeatmapGeometryTests {
  /// The trained perceptron, written out: its 0.5 line is x1 + x2 = 1.527420969065953.
  private static func perceptron(_ x1: Double, _ x2: Double) -> Double {
    Elementary.sigmoid(6.403725189897986 * (x1 + x2) - 9.781184135186036)
  }

  private func heatmap(
    columns: Int, rows: Int, levels: [Double] = [], points: [DataPoint] = [],
    _ f: @escaping (Double, Double) -> Double
  ) -> Heatmap {
    let grid = Grid(
      x: Axis(name: "x1", range: 0...1), y: Axis(name: "x2", range: 0...1), columns: columns,
      rows: rows)
    let field = Field(grid: grid, values: zip(grid.xs, grid.ys).map(f))
    return Heatmap(
      title: "f", field: field, range: 0...1, colorMap: .viridis,
      contours: levels.map { level in
        Contour(of: field, level: level) { $0.map { f($0.x, $0.y) } }
      }, points: points)
  }

  @Test("The pixels in the corners have the colours of the corners, and y grows upwards")
  func corners() throws {
    let image = try heatmap(columns: 161, rows: 161) { ($0 + 2 * $1) / 3 }.png().decoded()
    let levels = ColorMap.viridis.levels
    #expect(image[0, 160] == levels[0])
    #expect(image[160, 160] == levels[85])
    #expect(image[0, 0] == levels[170])
    #expect(image[160, 0] == levels[255])
  }

  @Test("A contour ends where the formula's own line ends", arguments: [5, 21, 161])
  func ends(nodes: Int) throws {
    let map = heatmap(columns: nodes, rows: nodes, levels: [0.5], Self.perceptron)
    let line = try #require(map.contours[0].lines.first)
    let exact = 1.527420969065953
    #expect(map.contours[0].lines.count == 1)
    #expect(line.allSatisfy { abs($0.x + $0.y - exact) < 1e-7 })
    let ends = [line[0], line[line.count - 1]].sorted { $0.x < $1.x }
    #expect(ends[0].y == 1 && abs(ends[0].x - (exact - 1)) < 1e-7)
    #expect(ends[1].x == 1 && abs(ends[1].y - (exact - 1)) < 1e-7)
  }

  @Test("The edge of a step is drawn where the step is, not between two nodes")
  func step() throws {
    let map = heatmap(columns: 8, rows: 8, levels: [0.5]) { x, _ in x > 0.3 ? 1 : 0 }
    let line = try #require(map.contours[0].lines.first)
    #expect(line.allSatisfy { abs($0.x - 0.3) < 1e-6 })
  }

  @Test("A point, the line through it and the axes agree in the drawing")
  func agreement() throws {
    let svg = try SVGReader(
      heatmap(
        columns: 41, rows: 41, levels: [0.25],
        points: [DataPoint(x: 0.25, y: 0.75, value: nil)]
      ) { x, _ in x }.svg(imageHref: ""))
    let clip = svg.elements.filter { $0.name == "svg" }[1].attributes
    func number(_ name: String) throws -> Double { try #require(clip[name].flatMap(Double.init)) }
    let (left, top, side) = (try number("x"), try number("y"), try number("width"))
    let point = try #require(svg.lines("point").first?.first)
    #expect(abs(point.x - (left + side / 4)) < 0.006)
    #expect(abs(point.y - (top + side / 4)) < 0.006)
    let line = try #require(svg.lines("contour").first)
    #expect(line.allSatisfy { abs($0.x - point.x) < 0.011 })
    let tick = try #require(svg.all("number").first { $0.text == "0.5" }?.attributes["x"])
    #expect(abs(try #require(Double(tick)) - (left + side / 2)) < 0.011)
  }

  @Test("A constant field, one without a finite value and one of over a million pixels are drawn")
  func extremes() throws {
    let constant = heatmap(columns: 2, rows: 2) { _, _ in 0.5 }
    #expect(try constant.png().decoded()[0, 0] == ColorMap.viridis.levels[128])
    let gaps = heatmap(columns: 3, rows: 2) { _, _ in .nan }
    #expect(try gaps.png().decoded()[2, 1] == ColorMap.viridis.notFinite)
    let large = heatmap(columns: 1250, rows: 810, levels: [0.5], Self.perceptron)
    let image = try large.png().decoded()
    #expect(image.width == 1250 && image.height == 810)
    #expect(image[0, 0] == large.image[0, 0])
    #expect(large.contours[0].lines.count == 1)
  }

  @Test("More than six pictures are a filmstrip, which tells its axes once")
  func filmstrip() throws {
    let map = heatmap(columns: 3, rows: 3) { x, _ in x }
    let bar = ColorBar(range: 0...1, colorMap: .viridis)
    let few = HeatmapPanel(heatmaps: Array(repeating: map, count: 6), colorBar: bar)
    #expect(!few.isFilmstrip && few.note == nil)
    let many = HeatmapPanel(
      heatmaps: Array(repeating: map, count: 7), colorBar: bar, hasOwnRange: true)
    #expect(many.isFilmstrip)
    #expect(
      many.note == "x1 runs from 0 to 1 to the right, and x2 runs from 0 to 1 upwards. "
        + "The colours run from 0 to 1, the least and the greatest value shown.")
    let constant = heatmap(columns: 2, rows: 2) { _, _ in 2 }
    let roomy = HeatmapPanel(
      heatmaps: [constant], colorBar: ColorBar(range: 1.5...2.5, colorMap: .viridis),
      hasOwnRange: true)
    #expect(roomy.note == "The colours run from 1.5 to 2.5.")
    let svg = try SVGReader(map.svg(imageHref: "", isFrame: true))
    #expect(svg.texts("title") == ["f"] && svg.texts("number").isEmpty)
  }
}
