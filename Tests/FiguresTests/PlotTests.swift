import Foundation
import Testing

@testable import Figures

@Suite("Points and given ends in line charts")
struct PlotTests {
  private func chart(_ y: [Double], points: [(Double, Double)] = []) -> LineChart {
    var chart = LineChart(
      series: [.init(name: "f", x: y.indices.map(Double.init), y: y)], xTitle: "x", yTitle: "y")
    chart.points = points.map { DataPoint(x: $0.0, y: $0.1, value: $0.1) }
    chart.pointName = "label"
    chart.showsLastValues = false
    return chart
  }

  private func marks(_ svg: SVGReader) -> [SVGReader.Element] {
    svg.elements.filter { $0.attributes["class"] == "sample" }
  }

  @Test("Points widen the axes, are named in the legend, and are told in words")
  func points() throws {
    let chart = chart([0, 1], points: [(0, 4), (3, -2), (.nan, 1)])
    let svg = try SVGReader(chart.svg())
    #expect(svg.texts("legend") == ["f", "label"])
    // Two of the data, one in the legend.
    #expect(marks(svg).count == 3)
    #expect(svg.texts("number").contains("3") && svg.texts("number").contains("4"))
    #expect(chart.alternativeText.contains(". 2 points of label lie from −2 to 4. The horizontal"))
    #expect(svg.texts("number end end-1").isEmpty)
  }

  @Test("A line is cut off exactly at the ends of its axis, and so are points")
  func cutOff() throws {
    var chart = chart([0, 4, 0, 4, 2])
    chart.yRange = 0...2
    chart.xRange = -1...5
    let svg = try SVGReader(chart.svg())
    let lines = svg.lines("series-1")
    // Up to the end, and down and up again; the last value only touches it.
    #expect(lines.map(\.count) == [2, 3])
    #expect(svg.all("series-1").count == 1)
    let heights = lines.flatMap(\.self).map(\.y)
    #expect((heights.max() ?? 0) - (heights.min() ?? 0) == 200)
    let unit = (lines[1][1].x - lines[0][0].x) / 2
    #expect(abs(lines[0][1].x - lines[0][0].x - unit / 2) < 0.02)
    chart.points = [DataPoint(x: 1, y: 1.5, value: nil), DataPoint(x: 2, y: 3, value: nil)]
    #expect(marks(try SVGReader(chart.svg())).count == 2)
    chart.points = []
    #expect(chart.alternativeText.hasSuffix("; the vertical axis is y, from 0 to 2."))
  }

  @Test("When the colours are used up, they come again with other dashes")
  func manyLines() throws {
    let lines = (0..<12).map { LineChart.Series(name: "\($0)", x: [0, 1], y: [0, Double($0)]) }
    let svg = try SVGReader(LineChart(series: lines, xTitle: "", yTitle: "").svg())
    let styles = svg.elements.compactMap { element -> String? in
      guard let name = element.attributes["class"], name.hasPrefix("series") else { return nil }
      return name + (element.attributes["stroke-dasharray"] ?? "")
    }
    #expect(Set(styles).count == 12)
  }

  @Test("Lines of one colour are told apart by dots, in the drawing and in the legend")
  func dots() throws {
    let x = (0...100).map(Double.init)
    let lines = [false, true].map { hasDots in
      LineChart.Series(name: "\(hasDots)", x: x, y: x, style: 3, hasDots: hasDots)
    }
    let svg = try SVGReader(LineChart(series: lines, xTitle: "", yTitle: "").svg())
    let paths = svg.all("series-4")
    // Both lines have the same dashes, and the second has dots, each of them twice.
    #expect(Set(paths.compactMap { $0.attributes["stroke-dasharray"] }).count == 1)
    let dotted = paths.filter { $0.attributes["stroke-width"] == "6" }
    #expect(dotted.count == 2)
    #expect(dotted.map { $0.attributes["d", default: ""].ranges(of: "h0").count } == [2, 12])
  }

  @Test("The last value of a line that ends early stands at its end")
  func earlyEnd() throws {
    let lines = [10.0, 4].map { LineChart.Series(name: "\($0)", x: [0, $0], y: [0, $0]) }
    let svg = try SVGReader(LineChart(series: lines, xTitle: "", yTitle: "").svg())
    let end = try #require(svg.all("end").first { $0.text == "4" }?.attributes["x"])
    let line = try #require(svg.all("series-2").last?.attributes["d"])
    #expect(line.contains("L\(Drawing.text(try #require(Double(end)) - 6)) "))
  }

  @Test("The number under the right end fits into the drawing, also where texts are largest")
  func rightEnd() throws {
    var chart = LineChart(
      series: [.init(name: "f", x: [0, 1], y: [0, 1])], xTitle: "x", yTitle: "y")
    chart.showsLastValues = false
    let layout = ChartLayout(chart)
    let label = try #require(layout.xTicks.labels.last)
    let half = Drawing.width(of: label, size: ChartLayout.textSize) / 2
    #expect(layout.x.end + half <= ChartLayout.width)
  }

  @Test("A last value that had to move is tied to the end of its line")
  func ties() throws {
    let lines = [1.0, 1.01, 3].map { LineChart.Series(name: "\($0)", x: [0, 1], y: [0, $0]) }
    let svg = try SVGReader(LineChart(series: lines, xTitle: "", yTitle: "").svg())
    let ends = svg.all("end").compactMap { $0.attributes["y"].flatMap(Double.init) }
    #expect(zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 >= 18 })
    #expect(svg.all("tie").count == 1)
    #expect(svg.all("tie")[0].attributes["class"] == "tie series-1")
  }
}

@Suite("What line charts tell")
struct LineChartTextTests {
  private func chart(_ y: [Double], _ change: (inout LineChart.Series) -> Void = { _ in })
    -> LineChart
  {
    var series = LineChart.Series(name: "f", x: y.indices.map(Double.init), y: y)
    change(&series)
    return LineChart(series: [series], xTitle: "x", yTitle: "y")
  }

  @Test(
    "Extremes between the ends are told, and different numbers look different",
    arguments: [
      (
        [0, 2, -1, 1],
        "f starts at 0 (x 0) and ends at 1 (x 3); its minimum is −1 (x 2) and its "
          + "maximum is 2 (x 1)."
      ),
      ([0, 2, 1], "f starts at 0 (x 0) and ends at 1 (x 2); its maximum is 2 (x 1)."),
      ([0, 1, 2], "f starts at 0 (x 0) and ends at 2 (x 2), its maximum."),
      (
        [1, 1 + 1e-9, 1],
        "f starts at 1 (x 0) and ends at 1 (x 2), its minimum; its maximum is 1.000000001 (x 1)."
      ),
      (
        [1, 1.0.nextUp],
        "f starts at 1 (x 0) and ends at 1.0000000000000002 (x 1), its maximum."
      ),
      ([0, -0.0], "f stays at 0 from x 0 to x 1."),
    ] as [([Double], String)])
  func extremes(values: [Double], expected: String) {
    #expect(chart(values).alternativeText.hasPrefix(expected + " The horizontal axis"))
  }

  @Test("What was found the same at some places is told as that, not as a constant")
  func places() {
    let text = chart([2, 2]) { $0.placeCount = 129 }.alternativeText
    #expect(text.hasPrefix("f is 2 at each of 129 places from x 0 to x 1."))
  }

  @Test("A line is interrupted at a pole, which is told, and no extreme is claimed beside it")
  func poles() throws {
    let chart = chart([1, 10, -10, -1]) { $0.poles = [1.5] }
    #expect(try SVGReader(chart.svg()).lines("series-1").map(\.count) == [2, 2])
    #expect(
      chart.alternativeText.hasPrefix("f starts at 1 (x 0) and ends at −1 (x 3). The horizontal"))
    #expect(chart.note == "f goes to infinity at x = 1.5, where its line is interrupted.")
  }

  @Test("Where lines go to infinity, the height of the axis is that of the rest, and of the points")
  func awayFromPoles() throws {
    let x = (0...100).map { Double($0) / 50 - 1 }
    func chart(_ poles: [Double], scale: LineChart.Scale = .linear, _ f: (Double) -> Double)
      -> LineChart
    {
      var series = LineChart.Series(name: "f", x: x, y: x.map(f))
      series.poles = poles
      var chart = LineChart(series: [series], xTitle: "x", yTitle: "y", scale: scale)
      chart.xRange = -1...1
      return chart
    }
    let pole = { (x: Double) in 1 / (x - 0.001) }
    let range = try #require(chart([0.001], pole).rangeAwayFromPoles)
    #expect(
      range.upperBound > 8 && range.upperBound < 15
        && range.lowerBound == -range.lowerBound.magnitude)
    #expect(chart([], pole).rangeAwayFromPoles == nil)
    // One at a node does not count, however high the formula happens to be there.
    let atNode = try #require(chart([0]) { log(abs($0) + 1e-16) }.rangeAwayFromPoles)
    #expect(atNode.lowerBound > -5 && atNode.lowerBound < log(0.02))
    // A logarithm away from a node takes less than most of the height.
    #expect(chart([0.01]) { log(abs($0 - 0.01)) }.rangeAwayFromPoles == nil)
    #expect(chart([0.01], scale: .logarithmic) { 1 / abs($0 - 0.01) }.rangeAwayFromPoles == nil)
    var withPoint = chart([0.001], pole)
    withPoint.points = [DataPoint(x: 0.5, y: 300, value: nil)]
    #expect(withPoint.rangeAwayFromPoles?.contains(300) == true)
    // Where poles are close to each other, some of what is between them still counts.
    let poles = (0..<20).map { (Double($0) - 9.5) * .pi / 30 }
    let narrow = try #require(chart(poles) { sin(30 * $0) / cos(30 * $0) }.rangeAwayFromPoles)
    #expect(narrow.upperBound > 1 && narrow.upperBound < 5)
  }

  @Test("An extreme between the nodes is told with its place")
  func betweenNodes() {
    let text = chart([2, 1, 3]) {
      $0.extremes = .init(minimum: .init(x: 0.57735027, y: 0), maximum: .init(x: 2, y: 3))
    }.alternativeText
    let sentence =
      "f starts at 2 (x 0) and ends at 3 (x 2), its maximum; its minimum is 0 (x 0.57735)."
    #expect(text.hasPrefix(sentence))
  }

  @Test("Rows that are no points are told with their number")
  func omitted() {
    var chart = chart([0, 1])
    #expect(chart.note == nil)
    chart.omittedPoints.outside = 1
    #expect(chart.note == "Not all rows of the data are points: 1 lies outside the axes.")
    (chart.omittedPoints.outside, chart.omittedPoints.withoutPlace) = (20, 3)
    (chart.omittedPoints.others, chart.omittedPoints.stride) = (4000, 4)
    let sentence =
      "Not all rows of the data are points: 20 lie outside the axes, 3 have no place on them and of "
      + "the other 4000 one in 4 is drawn."
    #expect(chart.note == sentence && chart.alternativeText.hasSuffix(sentence))
  }
}

@Suite("Small pictures")
struct PixelPictureTests {
  private let picture = PixelPicture(
    title: "digit", width: 3, height: 2, values: [0, 0.5, 1, 1, .nan, 2], range: 0...1,
    colorMap: .grey)

  @Test("A picture has a pixel a value, from the top left, in grey")
  func pixels() throws {
    let image = picture.image
    #expect(image.width == 3 && image.height == 2)
    #expect(image[0, 0].hex == "#000000" && image[2, 0].hex == "#ffffff")
    #expect(image[2, 1].hex == "#ffffff")
    #expect(image[1, 0].red == image[1, 0].blue)
    #expect(image[1, 1] == ColorMap.grey.notFinite)
    #expect(try picture.png().decoded() == image)
  }

  @Test("A picture is described by its size and its values")
  func description() {
    #expect(
      picture.alternativeText == "digit: 3 × 2 pixels from 0 to 2; 1 of 6 are not finite.")
    let plain = PixelPicture(
      title: "w", width: 1, height: 1, values: [0.5], range: 0...1, colorMap: .grey)
    #expect(plain.alternativeText == "w: 1 × 1 pixels, all 0.5.")
  }
}
