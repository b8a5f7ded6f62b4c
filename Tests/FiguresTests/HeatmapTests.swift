import Figures
import Sampling
import Testing

@Suite("Heatmaps")
struct HeatmapTests {
  private let grid = Grid(
    x: Axis(name: "x1", range: 0...1), y: Axis(name: "x2", range: 0...1), columns: 3, rows: 2)
  private let corners = [(0.0, 0.0, 0.0), (0, 1, 0), (1, 0, 0), (1, 1, 1)].map {
    DataPoint(x: $0.0, y: $0.1, value: $0.2)
  }

  private func heatmap(
    _ values: [Double], title: String = "f", contours: [Double] = [], points: [DataPoint] = []
  ) -> Heatmap {
    Heatmap(
      title: title, field: Field(grid: grid, values: values), range: 0...1,
      colorMap: .diverging,
      contours: contours.map { Contour(of: Field(grid: grid, values: values), level: $0) },
      points: points)
  }

  @Test("The bottom row of the field is the last row of the picture, one pixel a node")
  func orientation() throws {
    let map = heatmap([0, 0.5, 1, .nan, 2, -2])
    let image = try map.png().decoded()
    #expect((image.width, image.height) == (3, 2))
    let palette = ColorMap.diverging.levels + [ColorMap.diverging.notFinite]
    #expect((0..<3).map { image[$0, 1] } == [palette[0], palette[127], palette[254]])
    #expect((0..<3).map { image[$0, 0] } == [palette[255], palette[254], palette[0]])
    #expect(image == map.image)
    #expect(image.digest == map.pixelDigest)
  }

  @Test("The digest changes with a single pixel")
  func digest() {
    #expect(
      heatmap([0, 0, 0, 0, 0, 0]).pixelDigest != heatmap([0, 0, 0, 0, 0, 1]).pixelDigest)
  }

  @Test("The picture's pixel centres lie at their nodes, cut off at the frame")
  func placement() throws {
    let svg = try SVGReader(heatmap([0, 0, 0, 1, 1, 1]).svg(imageHref: "f.png"))
    let image = try #require(svg.elements.first { $0.name == "image" })
    #expect(image.attributes["x"] == "-0.5" && image.attributes["y"] == "-0.5")
    #expect(image.attributes["width"] == "3" && image.attributes["height"] == "2")
    #expect(image.attributes["preserveAspectRatio"] == "none")
    let clip = svg.elements.filter { $0.name == "svg" }[1]
    #expect(clip.attributes["viewBox"] == "0 0 2 1")
    #expect(clip.attributes["overflow"] == "hidden")
    let frame = try #require(svg.all("frame").first?.attributes["d"])
    let x = try #require(clip.attributes["x"]), side = try #require(clip.attributes["width"])
    #expect(frame.hasPrefix("M\(x) 24h\(side)v\(side)"))
  }

  @Test("Numbers, names and title are text")
  func texts() throws {
    let svg = try SVGReader(heatmap([0, 0, 0, 1, 1, 1]).svg(imageHref: "f.png"))
    #expect(svg.texts("number") == ["0.0", "0.5", "1.0", "0.0", "0.5", "1.0"])
    #expect(svg.texts("axis-name") == ["x1", "x2"])
    #expect(svg.texts("title") == ["f"])
    #expect(svg.elements[0].attributes["role"] == "img")
    #expect(!svg.elements.contains { $0.attributes["id"] != nil || $0.attributes["style"] != nil })
  }

  @Test("The contour and the points lie where the axes say")
  func overlay() throws {
    let svg = try SVGReader(
      heatmap([0, 0.5, 1, 0, 0.5, 1], contours: [0.25], points: corners).svg(imageHref: ""))
    let line = try #require(svg.lines("contour").first)
    // The clip's sides are those of the plot: corners lie on them exactly.
    let clip = svg.elements.filter { $0.name == "svg" }[1].attributes
    let left = try #require(clip["x"].flatMap { Double($0) })
    let top = try #require(clip["y"].flatMap { Double($0) })
    let side = try #require(clip["width"].flatMap { Double($0) })
    let quarter = left + side / 4
    #expect(line.count == 2)
    #expect(line.allSatisfy { abs($0.x - quarter) < 0.02 })
    #expect(svg.all("contour-halo").count == 1)
    let palette = ColorMap.diverging.levels + [ColorMap.diverging.notFinite]
    let discs = svg.all("point")
    #expect(discs.map { $0.attributes["stroke"] } == [palette[0].hex, palette[254].hex])
    #expect(svg.all("point-ring").count == 1 && svg.all("point-halo").count == 1)
    // The ring's path has all points: the two classes, each in the order of the data.
    let places = svg.lines("point-ring").map(\.[0])
    let corners = [(left, top + side), (left, top), (left + side, top + side), (left + side, top)]
    #expect(places.count == 4)
    for (place, corner) in zip(places, corners) {
      #expect(abs(place.x - corner.0) < 0.006 && abs(place.y - corner.1) < 0.006)
    }
  }

  @Test("Without a crossing there is no contour, and points outside are not drawn")
  func empty() throws {
    let outside = [DataPoint(x: 2, y: 0, value: 1), DataPoint(x: .nan, y: 0, value: nil)]
    let svg = try SVGReader(
      heatmap([1, 1, 1, 1, 1, 1], contours: [0.5], points: outside).svg(imageHref: ""))
    #expect(svg.all("contour").isEmpty && svg.all("contour-halo").isEmpty)
    #expect(svg.all("point").isEmpty)
  }

  @Test("Hostile names, titles and addresses stay text")
  func hostile() throws {
    let attack = "\"><script>alert('1')</script>&"
    let grid = Grid(
      x: Axis(name: attack, range: 0...1), y: Axis(name: attack, range: 0...1), columns: 2, rows: 2)
    let map = Heatmap(
      title: attack, field: Field(grid: grid, values: [0, 0, 0, 0]), range: 0...1,
      colorMap: .viridis)
    let markup = map.svg(imageHref: attack)
    #expect(!markup.source.contains("<script"))
    let svg = try SVGReader(markup)
    let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"
    #expect(svg.all("picture").first?.attributes["href"] == escaped)
    #expect(svg.elements[0].attributes["aria-label"]?.hasPrefix(escaped) == true)
    #expect(svg.texts("title").first?.hasPrefix("&quot;&gt;&lt;") == true)
    #expect(throws: Never.self) { try map.png() }
  }

  @Test(
    "The text alternative says what there is to see",
    arguments: [
      (
        [0.5, 0.6, 0.73, 0.73, 0.8, 0.881], [0.5],
        "f, rises from 0.500 at (0, 0) to 0.881 at (1, 1); no line marks 0.5; "
          + "2 of 4 points are on the right side."
      ),
      (
        [0, 0, 0, 0, 0, 1], [0.5],
        "f, rises from 0.000 at (0, 0) to 1.000 at (1, 1); the 0.5 line runs from (0.75, 1) to (1, 0.5); "
          + "all 4 points are on the right side."
      ),
      (
        [1, 0, 1, 1, 0, 1], [0.5],
        "f, rises from 0.000 at (0.5, 0) to 1.000 at (0, 0); "
          + "2 lines mark 0.5; 1 of 4 points is on the right side."
      ),
      ([2, 2, 2, 2, 2, 2], [], "f, 2.000 at every node."),
      ([2, 2, .nan, 2, 2, 2], [], "f, 2.000 wherever it is finite; 1 of 6 values is not finite."),
      (
        [1, 1 - 1e-9, 1, 1 + 1e-9, 1, 1], [],
        "f, rises from 0.999999999 at (0.5, 0) to 1.000000001 at (0, 1)."
      ),
      (
        [3e-20, 3.00000000001e-20, 3e-20, 3e-20, 3e-20, 3e-20], [],
        "f, rises from 3 × 10⁻²⁰ at (0, 0) to 3.00000000001 × 10⁻²⁰ at (0.5, 0)."
      ),
      (
        [0.5, -0.0001, 0.25, 0.5, 0.5, 0.5], [],
        "f, rises from −0.0001 at (0.5, 0) to 0.500 at (0, 0)."
      ),
      (
        [.nan, 0, 5000, 0, 0, 0], [],
        "f, rises from 0 at (0.5, 0) to 5 × 10³ at (1, 0); "
          + "1 of 6 values is not finite."
      ),
      (
        [.nan, .nan, .nan, .nan, .nan, .nan], [],
        "f, no value is finite."
      ),
    ] as [([Double], [Double], String)])
  func alternative(values: [Double], contours: [Double], expected: String) {
    let outputs = [0, 3, 2, 5].map { values[$0] }
    let points = zip(corners, outputs).map {
      DataPoint(x: $0.x, y: $0.y, value: $0.value, output: $1)
    }
    let text = heatmap(values, contours: contours, points: points).alternativeText
    let place = " over x1 from 0 to 1 and x2 from 0 to 1, at 3 × 2 nodes:"
    #expect(text.replacing("\u{A0}", with: " ").replacing(place, with: ",") == expected)
  }

  @Test("Places on an axis have as many digits as it takes to tell them apart")
  func placesOnShortAxes() {
    let axis = { Axis(name: $0, range: 1000...1000.001) }
    let grid = Grid(x: axis("a"), y: axis("b"), columns: 3, rows: 3)
    let values = (0..<9).map(Double.init)
    let text = Heatmap(
      title: "f", field: Field(grid: grid, values: values), range: 0...1, colorMap: .viridis
    ).alternativeText
    #expect(
      text == "f over a from 1000 to 1000.001 and b from 1000 to 1000.001, at 3 × 3 nodes: "
        + "rises from 0.000 at (1000, 1000) to 8.000 at (1000.001, 1000.001).")
  }

  @Test("What is known to be constant is so everywhere, not at the nodes only")
  func constant() {
    var map = heatmap([2, 2, 2, 2, 2, 2])
    map.isConstant = true
    #expect(map.alternativeText.hasSuffix(": 2.000 everywhere."))
  }

  @Test("Pictures on one scale have the range that is given, or that of all their values")
  func oneScale() {
    let pictures = [
      heatmap([0, 0.5, 1, 0, 0, 0]), heatmap([-1, .nan, 3, 0, 0, 0], points: corners),
    ]
    let own = HeatmapPanel(pictures, range: nil, colors: .viridis)
    #expect(own.heatmaps.map(\.range) == [-1...3, -1...3] && own.hasOwnRange)
    #expect(own.heatmaps.allSatisfy { $0.colorMap == .viridis })
    #expect(own.colorBar.range == -1...3 && own.colorBar.showsNonFinite)

    let given = HeatmapPanel(pictures, range: 0...2, colors: .viridis)
    #expect(given.heatmaps.map(\.range) == [0...2, 0...2] && !given.hasOwnRange)

    let constant = heatmap([2, 2, 2, 2, 2, 2])
    let roomy = HeatmapPanel([constant], range: nil, colors: .viridis)
    #expect(roomy.heatmaps[0].range == 1.5...2.5)
  }
}
