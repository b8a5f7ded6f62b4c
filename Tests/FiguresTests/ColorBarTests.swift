import Testing

@testable import Figures

@Suite("Colour bars")
struct ColorBarTests {
  @Test("A colour bar has its numbers and a mark at each contour inside its range")
  func parts() throws {
    let bar = ColorBar(range: 0...1, colorMap: .diverging, marks: [0.5, 7])
    let svg = try SVGReader(bar.svg(imageHref: "bar.png"))
    #expect(svg.texts("number") == ["0.00", "0.25", "0.50", "0.75", "1.00"])
    #expect(svg.all("contour").first?.attributes["d"] == "M120 3v11")
    #expect(svg.elements[0].attributes["aria-label"] == "Colours from 0 to 1, with a line at 0.5.")
  }

  @Test("Its picture has every colour of the map, lowest first", arguments: ColorMap.names)
  func colors(name: String) throws {
    let map = try #require(ColorMap.named(name))
    let bar = ColorBar(range: -3...7, colorMap: map)
    let image = try bar.png().decoded()
    #expect(image.height == 1)
    #expect((0..<image.width).map { image[$0, 0] } == map.levels)
    let picture = try #require(try SVGReader(bar.svg(imageHref: "bar.png")).all("picture").first)
    #expect(picture.attributes["href"] == "bar.png")
    #expect(picture.attributes["x"] == "16" && picture.attributes["width"] == "208")
  }

  @Test("A range without length has one number, and what is not finite a swatch")
  func degenerate() throws {
    let bar = ColorBar(range: 2...2, colorMap: .viridis, showsNonFinite: true)
    let svg = try SVGReader(bar.svg(imageHref: "bar.png"))
    #expect(svg.texts("number") == ["2"])
    #expect(svg.texts("legend") == ["not a finite number"])
    #expect(svg.all("contour").isEmpty)
  }

  @Test("Long numbers are fewer, so that they do not run into each other")
  func longNumbers() throws {
    let svg = try SVGReader(ColorBar(range: 0...1e-9, colorMap: .viridis).svg(imageHref: "bar.png"))
    #expect((2...3).contains(svg.texts("number").count))
  }

  @Test("The text tells the ends apart, and no number is cut off")
  func closeEnds() throws {
    let bar = ColorBar(range: 0.999999999...1.000000001, colorMap: .viridis, marks: [1])
    #expect(
      bar.alternativeText == "Colours from 0.999999999 to 1.000000001, with a line at 1.")
    let numbers = try SVGReader(bar.svg(imageHref: "bar.png")).all("number")
    for number in numbers {
      let x = try #require(number.attributes["x"].flatMap(Double.init))
      let half = Drawing.width(of: number.text, size: 11) / 2
      #expect(x - half >= -0.01 && x + half <= 240.01)
    }
  }
}
