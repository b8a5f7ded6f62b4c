import Figures
import Testing

@Suite("Colour maps")
struct ColorMapTests {
  @Test("Viridis is matplotlib's, first, middle and last")
  func viridis() {
    let palette = ColorMap.viridis.palette
    #expect(palette.count == 256)
    #expect(palette[0].hex == "#440154")
    #expect(palette[127].hex == "#21918c")
    #expect(palette[254].hex == "#fde725")
  }

  @Test("The middle of the diverging map has no colour, and its ends are blue and orange")
  func diverging() {
    let palette = ColorMap.diverging.palette
    let middle = palette[127]
    #expect(middle.red == middle.green && middle.green == middle.blue)
    #expect(palette[0].blue > palette[0].red)
    #expect(palette[254].red > palette[254].blue)
  }

  @Test("No level looks like what is not finite", arguments: ColorMap.names)
  func notFinite(name: String) throws {
    let map = try #require(ColorMap.named(name))
    #expect(!map.palette[..<255].contains(map.palette[255]))
    #expect(Set(map.palette).count > 250)
  }

  @Test(
    "A value finds its level",
    arguments: [
      (0, 0...1, 0), (1, 0...1, 254), (0.5, 0...1, 127), (0.499, 0...1, 127), (0.497, 0...1, 126),
      (-5, 0...1, 0), (7, 0...1, 254), (.nan, 0...1, 255), (.infinity, 0...1, 255),
      (-.infinity, 0...1, 255), (2, 2...2, 127), (1, 2...2, 0), (3, 2...2, 254), (.nan, 2...2, 255),
      (0, -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, 127),
      (.leastNonzeroMagnitude, 0...Double.leastNonzeroMagnitude, 254),
    ] as [(Double, ClosedRange<Double>, UInt8)])
  func index(value: Double, range: ClosedRange<Double>, expected: UInt8) {
    #expect(ColorMap.diverging.index(of: value, in: range) == expected)
  }

  @Test("Maps are found by their names", arguments: ColorMap.names)
  func names(name: String) {
    #expect(ColorMap.named(name)?.name == name)
    #expect(ColorMap.named(name + "x") == nil)
  }
}
