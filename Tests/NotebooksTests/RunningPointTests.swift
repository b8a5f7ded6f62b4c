import Documents
import Figures
import Testing

@testable import Notebooks

@Suite("What the points of a figure mean")
struct RunningPointTests {
  private func notebook(
    label: String = "kind", rows: [String], model: String, cells: String
  ) -> String {
    let lines = rows.enumerated().map { "\(Double($0) / 10), \(Double($0 % 4)), \($1)" }
    return """
      ```{data}
      a, b, \(label)
      \(lines.joined(separator: "\n"))
      ```
      ```{model}
      \(model)
      ```
      \(cells)
      """
  }

  private func panel(
    _ formula: String, rows: [String], model: String = "", training: String = "",
    options: [String] = []
  ) throws -> HeatmapPanel {
    let options = (["resolution: 3", "x: a in [0, 1]", "y: b in [0, 4]"] + options)
      .map { "#| \($0)\n" }.joined()
    let document = try run(
      notebook(
        rows: rows,
        model: "input a, b\nz = [2*a, 1 - a, b - a]\np = softmax(z)\n" + model,
        cells: training + "```{heatmap}\n\(options)\(formula)\n```\n"))
    guard case .heatmaps(let panel)? = document.cells.last?.content else {
      throw Missing()
    }
    return panel
  }

  private struct Missing: Error {}

  private static let three = ["cat", "dog", "emu", "dog", "cat", "emu"]
  private static let numbers = ["0", "1", "2", "1", "0", "2"]

  @Test("On an element of a softmax a point is of its class or not, however it is written")
  func membership() throws {
    let texts = try panel("p", rows: Self.three)
    #expect(
      texts.heatmaps.map(\.pointKind)
        == ["cat", "dog", "emu"].map { .membership(of: $0) })
    #expect(
      texts.heatmaps.map { $0.points.map(\.value) } == [
        [1, 0, 0, 0, 1, 0], [0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 0, 1],
      ])
    let single = try panel("p[0] as \"first\", p[2]", rows: Self.numbers)
    #expect(
      single.heatmaps.map(\.pointKind) == [.membership(of: "class 0"), .membership(of: "class 2")])
    #expect(single.heatmaps[0].points.map(\.value) == [1, 0, 0, 0, 1, 0])
    // The labels are none of its classes.
    let others = try panel("p", rows: ["1", "2", "3", "1", "2", "3"])
    #expect(others.heatmaps.allSatisfy { $0.pointKind == .classes(["1", "2", "3"]) })
  }

  @Test(
    "Classes have marks, values the colours of the field",
    arguments: [
      ("a + b", numbers, .classes(["0", "1", "2"])),
      ("a + b", three, .classes(["cat", "dog", "emu"])),
      ("sigmoid(a - b)", numbers, .classes(["0", "1", "2"])),
      ("sigmoid(a - b)", ["0", "1", "1", "0"], .values(names: [])),
      ("sigmoid(a - b)", ["no", "yes", "yes", "no"], .values(names: ["no", "yes"])),
      ("a - b", ["0", "1", "1", "0"], .classes(["0", "1"])),
      ("argmax(z)", numbers, .values(names: [])),
      ("argmax(z)", three, .values(names: ["cat", "dog", "emu"])),
      ("tanh(a)", ["-1", "1", "1", "-1"], .values(names: [])),
      ("a + b", ["-1", "1", "1", "-1"], .classes(["-1", "1"])),
      ("a + b", ["0.5", "1.25", "3", "1.25"], .values(names: [])),
      ("a + b", ["1", "2", "3", "4"], .values(names: [])),
    ] as [(String, [String], PointKind)])
  func kinds(formula: String, rows: [String], expected: PointKind) throws {
    let panel = try panel(formula, rows: rows)
    #expect(panel.heatmaps.map(\.pointKind) == [expected])
    let values = panel.heatmaps[0].points.compactMap(\.value)
    #expect(values.count == rows.count)
    if case .values = expected, rows[0] != "cat", rows[0] != "no" {
      #expect(values == rows.compactMap { Double($0) })
    }
    // A map of classes has a colour for each, whether or not each is predicted somewhere.
    if formula == "argmax(z)" { #expect(panel.colorBar.range == 0...2) }
  }

  @Test(
    "A target that a model declares is the label, as one that it does not",
    arguments: [
      "input k = column(\"kind\")\nloss = (a + b - k)^2",
      "input k = column(\"kind\")\nparameter w = 1\nf = w*a\nloss = (f - k)^2",
      "input kind\nloss = (a + b - kind)^2", "",
    ])
  func declared(model: String) throws {
    let panel = try panel("a + b", rows: Self.numbers, model: model)
    #expect(panel.heatmaps[0].pointName == "kind")
    #expect(panel.heatmaps[0].points.map(\.value) == [0, 1, 2, 1, 0, 2])
    let plot = try run(
      notebook(
        rows: Self.numbers, model: "input a, b\n" + model,
        cells: "```{plot}\n#| x: a\n#| at: b = 1\na + b\n```\n"))
    guard case .plot(let chart)? = plot.cells.last?.content else { throw Missing() }
    #expect(chart.pointName == "kind" && chart.points.map(\.y) == [0, 1, 2, 1, 0, 2])
  }

  @Test("Of several columns that are left, what the training looks at is the label")
  func trained() throws {
    let document = try run(
      """
      ```{data}
      id, a, b, kind
      1, 0, 0, 5
      2, 1, 0, 6
      3, 1, 1, 5
      ```
      ```{model}
      input a, b, k = column("kind")
      parameter w = 0
      f = w*a + b
      ```
      ```{train}
      #| epochs: 1
      loss = (f - k)^2
      ```
      ```{heatmap}
      #| resolution: 2
      f, f@0
      ```
      """)
    guard case .heatmaps(let panel)? = document.cells.last?.content else { throw Missing() }
    #expect(panel.heatmaps.map { $0.points.map(\.value) } == [[5, 6, 5], [5, 6, 5]])
  }

  @Test("Rows that are no points are counted, by the reason, in heatmaps and plots")
  func omitted() throws {
    let rows = Array(repeating: "1.5", count: 2500)
    let panel = try panel("a + b", rows: rows, options: [])
    let omitted = panel.heatmaps[0].omittedPoints
    #expect(omitted.outside == 2489 && omitted.stride == 1 && panel.heatmaps[0].points.count == 11)
    let all = try run(notebook(rows: rows, model: "input a, b", cells: "```{heatmap}\na\n```\n"))
    guard case .heatmaps(let wide)? = all.cells.last?.content else { throw Missing() }
    #expect(wide.heatmaps[0].points.count == 834)
    #expect(
      wide.note?.contains("Not all rows of the data are points: of all 2500 one in 3 is drawn.")
        == true)

    let plot = try run(
      """
      ```{data}
      x, y
      0, 1
      1, -2
      2, 0
      3, 5
      9, 1
      ```
      ```{model}
      input x
      ```
      ```{plot}
      #| x: x in [1, 4]
      #| scale: log
      x
      ```
      """)
    guard case .plot(let chart)? = plot.cells.last?.content else { throw Missing() }
    #expect(
      chart.note
        == "Not all rows of the data are points: 2 lie outside the axes and 2 have no place on them."
    )
  }
}
