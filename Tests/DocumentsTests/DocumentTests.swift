// Nothing is imported for tests alone: this is what any program can write.
import Diagnostics
import Documents
import Testing

@Suite("Documents that a program makes")
struct DocumentTests {
  private static let source = SourceText(name: "rows.csv", text: "x,y\n1,2\n3,a\n")

  private func document(
    checks: [CheckResult] = [], diagnostics: [Diagnostic] = [], _ blocks: Block...
  ) -> Document {
    Document(
      header: Document.Header(
        title: "Measured elsewhere", authors: [], language: "en", showsContents: false),
      blocks: blocks, checks: checks,
      provenance: Document.Provenance(
        notebookDigest: "", notebookName: "rows.csv", parameters: [("rate", .number(0.5))],
        seed: 0),
      diagnostics: diagnostics)
  }

  @Test("It is sound unless a check failed or something is wrong")
  func soundness() {
    let sides = CheckResult.Sides(left: 1, right: 2)
    let held = CheckResult(condition: "1 < 2", held: true, sides: sides, line: 1)
    let failed = CheckResult(condition: "1 > 2", held: false, sides: sides, line: 2)
    #expect(document(checks: [held]).isSound)
    #expect(!document(checks: [held, failed]).isSound)
    #expect(failed.explanation == "left 1, right 2")

    let problem = Problem("not-a-row", "\"a\" is no number", advice: "Write a number.")
    let diagnostic = Diagnostic(problem, Self.source, 10..<11)
    #expect(!document(diagnostics: [diagnostic]).isSound)
    #expect(
      diagnostic.description == """
        rows.csv:3:3: error: "a" is no number [not-a-row]
          3 | 3,a
            |   ^
        Write a number.
        """)
  }

  @Test("Its prose reads as plain text")
  func prose() {
    let figure = Reference(kind: .figure, number: "2", anchor: "fig-loss")
    let formula = Mathematics.scripts(
      base: .identifier("x"), lower: .number("1"), upper: nil)
    let found = document(
      .paragraph([
        .text("The loss falls with "), .math(formula), .softBreak, .strong([.text("at once")]),
        .text(", as "), .reference(figure), .text(" shows."),
      ]))
    guard case .paragraph(let content) = found.blocks[0] else {
      Issue.record("the block is no paragraph")
      return
    }
    #expect(content.plainText == "The loss falls with x1 at once, as Figure 2 shows.")
  }

  @Test("A confusion matrix counts what it was given")
  func confusion() {
    let matrix = ConfusionMatrix(
      prediction: "taken", label: "true", classes: ["a", "b"], counts: [[3, 1], [0, 0]],
      leftOutCount: 0)
    #expect(matrix.rowCount == 4 && matrix.hitCount == 3 && matrix.accuracy == 0.75)
    #expect(matrix.recall(of: 0) == 0.75 && matrix.recall(of: 1).isNaN)
    #expect(matrix.precision(of: 0) == 1 && matrix.precision(of: 1) == 0)
  }

  @Test(
    "A quantity keeps the elements of a small array, and the extremes of every one",
    arguments: [
      ([2.0], [Int](), [2.0], 2.0, 2.0), ([1, -3, 2], [3], [1, -3, 2], -3, 2),
      ([0, 1, 2, 3, 4, 5, 6], [7], [], 0, 6), ([1, .nan, 2], [3], [1, .nan, 2], .nan, .nan),
    ])
  func quantity(
    values: [Double], shape: [Int], elements: [Double], smallest: Double, largest: Double
  ) {
    let quantity = ComputationGraph.Quantity(values, shape)
    #expect(quantity.elements.map(\.description) == elements.map(\.description))
    #expect(quantity.smallest.description == smallest.description)
    #expect(quantity.largest.description == largest.description)
  }
}
