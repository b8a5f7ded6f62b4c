import Testing

@testable import Figures

@Suite("The drawing of a graph")
struct LayeredGraphTests {
  private let graph = LayeredGraph(
    nodes: [
      .init(title: "x", word: "input", value: "1", gradient: "−2", kind: .input, operands: []),
      .init(
        title: "w", word: "parameter", value: "3", gradient: "4", kind: .parameter, operands: []),
      .init(
        title: "h", word: "dense · 2", details: ["weights 2 × 2", "bias 2"], value: "0 to 1",
        gradient: "0.5", kind: .layer, operands: [0]),
      .init(
        title: "v1", word: "h × w", value: "5", gradient: "1", kind: .operation, isNamed: false,
        operands: [2, 1]),
    ], alternativeText: "A graph.")

  @Test("Every box says what it is, its value and its gradient")
  func texts() throws {
    let reader = try SVGReader(graph.svg())
    #expect(reader.texts("title") == ["x", "w", "h"] && reader.texts("name") == ["v1"])
    #expect(
      reader.texts("word")
        == ["input", "parameter", "dense · 2", "weights 2 × 2", "bias 2", "h × w"])
    #expect(
      reader.texts("number") == ["1", "∂ −2", "3", "∂ 4", "0 to 1", "∂ 0.5", "5", "∂ 1"])
    #expect(reader.all("graph").first?.attributes["aria-label"] == "A graph.")
  }

  @Test("Kinds differ by shape, not by colour alone, and the last box by its outline")
  func shapes() throws {
    let reader = try SVGReader(graph.svg())
    #expect(reader.all("input").map { $0.attributes["rx"] } == ["16"])
    #expect(reader.all("parameter").map { $0.attributes["rx"] } == ["1.5"])
    #expect(reader.all("layer").count == 2)
    #expect(reader.all("box").map { $0.attributes["stroke-width"] } == ["1", "1", "1", "1", "2"])
    #expect(reader.all("edge").count == 3 && reader.all("head").count == 3)
  }

  @Test("Names that look like markup are text, and long ones are cut within their box")
  func hostileNames() throws {
    let name = "</text><script>alert(1)</script>" + String(repeating: "w", count: 100)
    let hostile = LayeredGraph(
      nodes: [
        .init(title: name, word: name, value: name, gradient: name, kind: .constant, operands: [])
      ], alternativeText: name)
    let reader = try SVGReader(hostile.svg())
    #expect(reader.elements.map(\.name) == ["svg", "g", "rect", "text", "text", "text", "text"])
    #expect(reader.texts("title")[0].hasSuffix("…"))
    #expect(GraphLayout(hostile).width < 200)
    #expect(reader.all("box")[0].attributes["stroke-dasharray"] != nil)
  }

  @Test("A drawing has the width that it needs, and one that is too wide to shrink says so")
  func width() throws {
    #expect(try SVGReader(graph.svg()).all("large").isEmpty)
    let fan = LayeredGraph(
      nodes: (0..<61).map { place in
        .init(
          title: "x", word: "input", value: "1", gradient: "1", kind: .input,
          operands: place == 60 ? Array(0..<60) : [])
      }, alternativeText: "")
    let svg = try #require(SVGReader(fan.svg()).all("large").first)
    #expect(
      svg.attributes["width"] == svg.attributes["viewBox"]?.split(separator: " ")[2].description)
    #expect(try SVGReader(graph.svg()).all("large").isEmpty)
  }
}
