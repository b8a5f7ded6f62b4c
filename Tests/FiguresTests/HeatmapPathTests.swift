import Figures
import Foundation
import Sampling
import Testing

@Suite("Paths over heatmaps")
struct HeatmapPathTests {
  private func heatmap(_ paths: [HeatmapPath]) -> Heatmap {
    let grid = Grid(
      x: Axis(name: "a", range: 0...1), y: Axis(name: "b", range: 0...1), columns: 2, rows: 2)
    var heatmap = Heatmap(
      title: "f", field: Field(grid: grid, values: [0, 1, 2, 3]), range: 0...3, colorMap: .viridis)
    heatmap.paths = paths
    return heatmap
  }

  private func path(_ points: [(Double, Double)], style: Int = 0) -> HeatmapPath {
    HeatmapPath(
      name: "run \(style)", points: points.map { Point(x: $0.0, y: $0.1) }, style: style)
  }

  private func count(_ name: String, in heatmap: Heatmap) -> Int {
    heatmap.svg(imageHref: "a.png").source.components(separatedBy: "class=\"\(name)\"").count - 1
  }

  @Test("A path has a line with a light edge, a ring at its start and a mark at its end")
  func parts() {
    let map = heatmap([path([(0.1, 0.1), (0.5, 0.9), (0.9, 0.2)])])
    #expect(count("path", in: map) == 1 && count("path-halo", in: map) == 1)
    #expect(count("path-start", in: map) == 2 && count("path-end", in: map) == 2)
    #expect(count("path-epoch", in: map) == 1)
  }

  @Test("A path is cut off at the frame, and has no mark for an end outside")
  func clipping() throws {
    let map = heatmap([path([(0.5, 0.5), (0.5, 3), (-40, 0.5), (0.25, 0.5)])])
    #expect(count("path-start", in: map) == 2 && count("path-end", in: map) == 2)
    let svg = map.svg(imageHref: "a.png").source
    let data = try #require(try svg.firstMatch(of: Regex("class=\"path\" d=\"([^\"]*)\"")))
    let line = try #require(data.output[1].substring)
    // Up to the top and, from the left, back in: two pieces between the edges of the plot.
    #expect(line.count { $0 == "M" } == 2)
    let numbers = line.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
    #expect(numbers.allSatisfy { $0 >= 24 && $0 <= 226 }, "\(line)")
    let outside = heatmap([path([(-1, -1), (-2, 5)])])
    for name in ["path", "path-start", "path-end", "path-epoch"] {
      #expect(count(name, in: outside) == 0)
    }
  }

  @Test("A path in from far away keeps its direction")
  func direction() throws {
    let map = heatmap([path([(-100, 50), (0.5, 0.5)])])
    let svg = map.svg(imageHref: "a.png").source
    let data = try #require(try svg.firstMatch(of: Regex("class=\"path\" d=\"M([^ ]*) ([^L]*)L")))
    // At the left edge, x = 0, it is at y = 0.5 + 0.5·49.5/100.5.
    let straight = heatmap([path([(0, 0.5 + 0.5 * 49.5 / 100.5), (0.5, 0.5)])])
    let other = straight.svg(imageHref: "a.png").source
    let expected = try #require(
      try other.firstMatch(of: Regex("class=\"path\" d=\"M([^ ]*) ([^L]*)L")))
    #expect(data.output[2].substring == expected.output[2].substring)
  }

  @Test("A long path is thinned, and dots mark epochs only where these are few and lie apart")
  func thinning() {
    let long = (0..<10_000).map { step in
      let t = Double(step) / 10_000
      return (t, t * (1 - t))
    }
    let map = heatmap([path(long)])
    #expect(map.svg(imageHref: "a.png").source.utf8.count < 8_000)
    #expect(count("path-epoch", in: map) == 0)
    let short = heatmap([path([(0.1, 0.1), (0.102, 0.1), (0.9, 0.9)])])
    #expect(count("path-epoch", in: short) == 0)
  }

  @Test("Paths are told apart by colour, dashes and end marks")
  func styles() {
    let map = heatmap((0..<4).map { path([(0.1, 0.1), (0.9, Double($0) / 4)], style: $0) })
    let svg = map.svg(imageHref: "a.png").source
    let lines = svg.components(separatedBy: "class=\"path\"").dropFirst()
    let dashes = lines.map { $0.prefix { $0 != ">" }.contains("stroke-dasharray") }
    #expect(dashes == [false, true, true, true])
    #expect(Set(lines.map { $0.components(separatedBy: "stroke=\"")[1].prefix(7) }).count == 4)
  }

  @Test("The alternative and the legend name the paths, a note says how to read them")
  func words() throws {
    let map = heatmap([
      path([(0.1, 0.1), (0.9, 0.5)]), path([(0.25, 0), (1, 1)], style: 1),
    ])
    #expect(
      map.alternativeText.hasSuffix(
        "The path of run 0 goes from (0.1, 0.1) to (0.9, 0.5). "
          + "The path of run 1 goes from (0.25, 0) to (1, 1)."))
    let bar = ColorBar(range: 0...3, colorMap: .viridis)
    let panel = HeatmapPanel(heatmaps: [map, map], colorBar: bar)
    let legend = try #require(panel.pathLegend?.source)
    #expect(legend.components(separatedBy: "<li>").count == 3)
    #expect(legend.contains("run 0") && legend.contains("run 1"))
    #expect(panel.note == "Each path begins at its ring and ends at its filled mark.")
    #expect(HeatmapPanel(heatmaps: [heatmap([])], colorBar: bar).pathLegend == nil)
    let many = (0..<9).map { path([(0, 0), (1, 1)], style: $0) }
    #expect(heatmap(many).alternativeText.hasSuffix("And 3 more paths."))
  }
}
