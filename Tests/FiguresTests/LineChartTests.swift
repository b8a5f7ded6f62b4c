import Figures
import Testing

@Suite("Line charts")
struct LineChartTests {
  private func chart(
    _ values: [Double], name: String = "loss", scale: LineChart.Scale = .linear
  ) -> LineChart {
    LineChart(
      series: [.init(name: name, x: values.indices.map(Double.init), y: values)],
      xTitle: "epoch", yTitle: "mean loss", scale: scale)
  }

  @Test("A loss curve has round ticks, names and its last value")
  func parts() throws {
    let svg = try SVGReader(chart([0.86, 0.5, 0.3, 0.15, 0.1]).svg())
    #expect(
      svg.texts("number") == ["0.0", "0.2", "0.4", "0.6", "0.8", "0", "1", "2", "3", "4", "0.1"])
    #expect(svg.texts("axis-name") == ["mean loss", "epoch"])
    #expect(svg.lines("series-1")[0].count == 5)
    #expect(svg.texts("legend").isEmpty)
    #expect(!svg.elements.contains { $0.attributes["id"] != nil || $0.attributes["style"] != nil })
  }

  @Test(
    "One spike among a hundred thousand values reaches its height", arguments: [1, 31_415, 99_998])
  func spike(at epoch: Int) throws {
    var values = [Double](repeating: 0.25, count: 100_000)
    values[epoch] = 1
    let markup = chart(values).svg()
    let line = try SVGReader(markup).lines("series-1")[0]
    var calm = values
    calm[epoch] = 0.25
    calm[0] = 1
    let top = try SVGReader(chart(calm).svg()).lines("series-1")[0][0].y
    #expect(line.map(\.y).min() == top)
    #expect(markup.source.utf8.count < 4000)
  }

  @Test("A noisy run of a hundred thousand values stays a small drawing that shows all extremes")
  func noise() throws {
    var bits: UInt64 = 1
    let values = (0..<100_000).map { _ in
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(bits >> 40) / 16_777_216
    }
    let line = try SVGReader(chart(values).svg()).lines("series-1")[0]
    #expect(line.count <= 4 * 480)
    let columns = Dictionary(grouping: line) { Int($0.x) }
    let tall = columns.values.filter { points in
      let heights = points.map(\.y)
      return (heights.max() ?? 0) - (heights.min() ?? 0) > 150
    }
    // Rounding to two decimals moves a few points into the next column.
    #expect(columns.count > 300)
    #expect(tall.count > columns.count * 19 / 20)
  }

  @Test("A straight line needs two points only, a bend three")
  func straight() throws {
    let straight = try SVGReader(chart((0...100).map(Double.init)).svg())
    #expect(straight.lines("series-1")[0].count == 2)
    let bent = try SVGReader(chart((0...100).map { Double(abs($0 - 50)) }).svg())
    #expect(bent.lines("series-1")[0].count == 3)
  }

  @Test("A line that turns back keeps its turning point")
  func turning() throws {
    let series = LineChart.Series(name: "s", x: [0, 10, 2, 2], y: [0, 0, 0, 5])
    let svg = try SVGReader(LineChart(series: [series], xTitle: "", yTitle: "").svg())
    #expect(svg.lines("series-1")[0].count == 4)
  }

  @Test("A constant line lies in the middle of an axis with room around it", arguments: [7.0, 0])
  func constant(value: Double) throws {
    let svg = try SVGReader(chart([value, value]).svg())
    let heights = svg.lines("grid").map { $0[0].y }
    #expect(heights.count >= 3)
    let line = svg.lines("series-1")[0]
    #expect(line.allSatisfy { $0.y == 130 })
  }

  @Test("A value that is not finite interrupts the line", arguments: [Double.nan, .infinity])
  func gap(stray: Double) throws {
    let svg = try SVGReader(chart([3, 2, stray, 1, 0.5]).svg())
    #expect(svg.lines("series-1").map(\.count) == [2, 2])
  }

  @Test("A coordinate that is not finite interrupts the line too")
  func coordinateGap() throws {
    let series = LineChart.Series(name: "s", x: [0, 1, .nan, 3, 4], y: [1, 2, 3, 2, 1])
    let svg = try SVGReader(LineChart(series: [series], xTitle: "", yTitle: "").svg())
    #expect(svg.lines("series-1").map(\.count) == [2, 2])
  }

  @Test("A value alone between gaps is a dot")
  func dot() throws {
    let svg = try SVGReader(chart([.nan, 2, .nan]).svg())
    let dots = svg.all("series-1")
    #expect(dots.count == 1)
    #expect(dots.first?.attributes["d"]?.hasSuffix("h0") == true)
    #expect(dots.first?.attributes["stroke-width"] == "6")
  }

  @Test("A logarithmic scale leaves out what is not above zero and says so")
  func logarithmic() throws {
    let chart = chart([100, 10, 0, -1, 0.1, 0.01], scale: .logarithmic)
    let svg = try SVGReader(chart.svg())
    #expect(svg.texts("number").prefix(5) == ["0.01", "0.1", "1", "10", "100"])
    let lines = svg.lines("series-1")
    #expect(lines.map(\.count) == [2, 2])
    #expect(abs((lines[0][1].y - lines[0][0].y) - (lines[1][1].y - lines[1][0].y)) < 0.02)
    #expect(
      chart.alternativeText == "loss starts at 100 (epoch 0) and ends at 0.01 (epoch 5), its "
        + "minimum. The horizontal axis is epoch, from 0 to 5; the vertical axis is mean loss, "
        + "from 0.005 to 200 on a logarithmic scale. "
        + "2 values are left out: not above zero or not finite.")
  }

  @Test("Several series have a legend, dashes and labels that do not overlap")
  func several() throws {
    let series = ["a", "b", "c"].map {
      LineChart.Series(name: $0, x: [0, 1], y: [1, $0 == "c" ? 0.999 : 0.5])
    }
    let svg = try SVGReader(LineChart(series: series, xTitle: "x", yTitle: "y").svg())
    #expect(svg.texts("legend") == ["a", "b", "c"])
    #expect(Set(svg.all("series").map { $0.attributes["stroke-dasharray"] }).count == 3)
    let heights = svg.all("end").compactMap { $0.attributes["y"].flatMap { Double($0) } }.sorted()
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 13 })
  }

  @Test("Labels of lines that end at the bottom stay above the axis")
  func crowded() throws {
    let series = (0..<6).map {
      LineChart.Series(name: "s\($0)", x: [0, 1], y: [1, Double($0) / 1000])
    }
    let svg = try SVGReader(LineChart(series: series, xTitle: "x", yTitle: "y").svg())
    let heights = svg.all("end").compactMap { $0.attributes["y"].flatMap { Double($0) } }.sorted()
    let axis = try #require(svg.lines("tick").first?.first?.y)
    #expect(heights.allSatisfy { $0 <= axis + 4 })
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 13 })
  }

  @Test(
    "Charts with nothing to show or nothing to compare are drawn all the same",
    arguments: [
      ([0.25], "loss is 0.25 at epoch 0. axes"),
      ([7, 7, 7], "loss stays at 7 from epoch 0 to epoch 2. axes"),
      ([0, 0], "loss stays at 0 from epoch 0 to epoch 1. axes"),
      (
        [.nan, .nan],
        "loss has no value that could be drawn. axes 2 values are left out: not finite."
      ),
      ([], "loss has no value that could be drawn. axes"),
      (
        [2, 1, 3],
        "loss starts at 2 (epoch 0) and ends at 3 (epoch 2), its maximum; "
          + "its minimum is 1 (epoch 1). axes"
      ),
      (
        [1.7e308, -1.7e308],
        "loss starts at 1.7 × 10³⁰⁸ (epoch 0) and ends at −1.7 × 10³⁰⁸ (epoch 1), its minimum. axes"
      ),
    ] as [([Double], String)])
  func degenerate(values: [Double], expected: String) throws {
    for scale in LineChart.Scale.allCases {
      let svg = try SVGReader(chart(values, scale: scale).svg())
      #expect(svg.texts("axis-name") == ["mean loss", "epoch"])
    }
    let text = chart(values).alternativeText
    // The axes have a sentence of their own, whatever there is to see.
    let axes =
      #/The horizontal axis is epoch, from .*; the vertical axis is mean loss, from .*? to [^ ]*( × 10³⁰⁸\.)?(?= 2 values|$)/#
    #expect(text.replacing("\u{A0}", with: " ").replacing(axes, with: "axes") == expected)
  }

  @Test("Hostile names and titles stay text")
  func hostile() throws {
    let attack = "</text><script>\"'&"
    let series = LineChart.Series(name: attack, x: [0], y: [1])
    let markup = LineChart(series: [series, series], xTitle: attack, yTitle: attack).svg()
    #expect(!markup.source.contains("<script"))
    let escaped = "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp;"
    let svg = try SVGReader(markup)
    #expect(svg.texts("legend") == [escaped, escaped])
    #expect(svg.texts("axis-name") == [escaped, escaped])
  }
}
