import Figures
import Testing

@Suite("Colour maps")
struct ColorMapTests {
  @Test(
    "The published maps have all their 256 colours",
    arguments: [
      (ColorMap.viridis, ["#440154", "#21918c", "#fde725"], "18545f7c72a02f02"),
      (.cividis, ["#00224e", "#7d7c78", "#fee838"], "40881f40490dc08a"),
      (.magma, ["#000004", "#b73779", "#fcfdbf"], "f95197e8391d18e2"),
    ])
  func published(map: ColorMap, colors: [String], digest: String) {
    #expect(map.levels.count == 256)
    #expect([0, 128, 255].map { map.levels[$0].hex } == colors)
    let bytes = map.levels.flatMap { [$0.red, $0.green, $0.blue] }
    #expect(Digest(of: bytes).hex.hasPrefix(digest))
  }

  @Test("The middle of the diverging map has no colour, and its ends are blue and orange")
  func diverging() {
    let levels = ColorMap.diverging.levels
    #expect(levels.count == 255)
    let middle = levels[127]
    #expect(middle.red == middle.green && middle.green == middle.blue)
    #expect(levels[0].blue > levels[0].red)
    #expect(levels[254].red > levels[254].blue)
  }

  @Test("No level looks like what is not finite", arguments: ColorMap.names)
  func notFinite(name: String) throws {
    let map = try #require(ColorMap.named(name))
    #expect(map.levels.allSatisfy { distance($0, map.notFinite) > 30 })
    #expect(map.color(of: .nan, in: 0...1) == map.notFinite)
  }

  private func distance(_ a: Color, _ b: Color) -> Int {
    abs(Int(a.red) - Int(b.red)) + abs(Int(a.green) - Int(b.green))
      + abs(Int(a.blue) - Int(b.blue))
  }

  @Test("A picture with gaps keeps both ends of its colours, and gives the gaps their own")
  func gaps() {
    let picture = PixelPicture(
      title: "", width: 3, height: 1, values: [0, .nan, 1], range: 0...1, colorMap: .magma)
    let map = ColorMap.magma
    #expect(
      (0..<3).map { picture.image[$0, 0] } == [map.levels[0], map.notFinite, map.levels[255]])
  }

  @Test(
    "A value finds its level",
    arguments: [
      (0, 0...1, 0), (1, 0...1, 254), (0.5, 0...1, 127), (0.499, 0...1, 127), (0.497, 0...1, 126),
      (-5, 0...1, 0), (7, 0...1, 254), (2, 2...2, 127), (1, 2...2, 0), (3, 2...2, 254),
      (0, -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, 127),
      (.leastNonzeroMagnitude, 0...Double.leastNonzeroMagnitude, 254),
    ] as [(Double, ClosedRange<Double>, Int)])
  func index(value: Double, range: ClosedRange<Double>, expected: Int) {
    let map = ColorMap.diverging
    #expect(map.color(of: value, in: range) == map.levels[expected])
  }

  @Test("Maps are found by their names", arguments: ColorMap.names)
  func names(name: String) {
    #expect(ColorMap.named(name)?.name == name)
    #expect(ColorMap.named(name + "x") == nil)
  }
}
