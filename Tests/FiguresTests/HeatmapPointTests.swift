import Figures
import Sampling
import Testing

@Suite("Points of heatmaps")
struct HeatmapPointTests {
  private func heatmap(
    _ kind: PointKind, _ values: [Double?], title: String = "f", count: Int = 1
  ) -> Heatmap {
    let axis = { Axis(name: $0, range: 0...1) }
    let grid = Grid(x: axis("a"), y: axis("b"), columns: 2, rows: 2)
    let points = values.indices.map {
      DataPoint(x: 0.1 * Double($0), y: 0.5, value: values[$0], output: 1)
    }
    var map = Heatmap(
      title: title, field: Field(grid: grid, values: [0, 1, 0, 1]), range: 0...1,
      colorMap: .viridis, points: Array(repeating: points, count: count).flatMap(\.self))
    (map.pointKind, map.pointName) = (kind, "kind")
    return map
  }

  private func panel(_ heatmaps: [Heatmap]) -> HeatmapPanel {
    HeatmapPanel(heatmaps: heatmaps, colorBar: ColorBar(range: 0...1, colorMap: .viridis))
  }

  @Test("Each class has a colour and a shape of its own, with a legend and a count")
  func classes() throws {
    let map = heatmap(.classes(["cat", "dog", "emu"]), [2, 0, 2, 1])
    let svg = try SVGReader(map.svg(imageHref: ""))
    let marks = svg.all("point")
    #expect(marks.count == 3)
    let colors = marks.map { mark in
      mark.attributes["fill"] == "none" ? mark.attributes["stroke"] : mark.attributes["fill"]
    }
    #expect(Set(colors).count == 3)
    // A disc is a line without length, a square has four corners, a triangle three.
    let corners = marks.map { $0.attributes["d", default: ""].count { $0 == "L" } }
    #expect(corners == [0, 3, 2 * 2])
    #expect(map.alternativeText.hasSuffix("; 4 points, 1 of cat, 1 of dog and 2 of emu."))
    let legend = try #require(panel([map, map]).pointLegend?.source)
    #expect(
      legend.replacing(#/<[^>]*>/#, with: "|").replacing(#/\|+/#, with: "|")
        == "|kind:|cat|dog|emu|")
    #expect(panel([map]).note == nil)
  }

  @Test("Twenty classes are told apart by their colours and shapes together")
  func manyClasses() throws {
    let names = (0..<20).map(String.init)
    let map = heatmap(.classes(names), names.indices.map { Double($0) / 1 })
    let legend = try #require(panel([map]).pointLegend?.source)
    let signs = legend.matches(of: #/<svg.*?</svg>/#).map { String($0.output) }
    #expect(signs.count == 20 && Set(signs).count == 20)
  }

  @Test("On the picture of a class, points are of it or not, and the page says of which it is")
  func membership() throws {
    let map = heatmap(.membership(of: "emu"), [1, 0, 0], title: "p[2]")
    // The others come first, as discs, which are lines without length.
    let marks = try SVGReader(map.svg(imageHref: "")).all("point").map(\.attributes)
    let colors = [marks[0]["stroke"], marks[1]["fill"]]
    #expect(colors == [ColorMap.viridis.levels[0].hex, ColorMap.viridis.levels[255].hex])
    #expect(marks.map { $0["d", default: ""].count { $0 == "L" } } == [0, 2])
    #expect(panel([map]).pointLegend == nil)
    #expect(
      panel([map]).note
        == "On the picture of a class, its points are triangles in the colour of 1, and "
        + "all others are discs in that of 0: p[2] is of emu.")
  }

  @Test("Numbers that stand for texts are told with them, and what the colours do not reach too")
  func values() {
    #expect(
      panel([heatmap(.values(names: ["no", "yes"]), [0, 1])]).note
        == "For the points, 0 is no and 1 is yes.")
    #expect(
      panel([heatmap(.values(names: []), [0, 1, 1.5])]).note
        == "1 point lies beyond the ends of the colours and has the colour of the nearer one.")
    #expect(panel([heatmap(.values(names: []), [0, nil])]).note == nil)
  }

  @Test("Rows that are no points are told once, however many pictures there are")
  func omitted() {
    var map = heatmap(.values(names: []), [0])
    map.omittedPoints.outside = 2
    map.omittedPoints.withoutLabel = 1
    #expect(
      panel([map, map]).note
        == "Not all rows of the data are points: 2 lie outside the axes and 1 has no finite label.")
  }

  @Test("A point is on the right side of a level as its class is of a half: the level is below")
  func sides() {
    var map = heatmap(.values(names: []), [0, 1, 0.5, nil, .nan])
    map.contours = [Contour(of: map.field, level: 0.5)]
    #expect(map.alternativeText.hasSuffix("; 1 of 3 points is on the right side."))
    map.pointKind = .classes(["a", "b"])
    #expect(!map.alternativeText.contains("side"))
  }
}
