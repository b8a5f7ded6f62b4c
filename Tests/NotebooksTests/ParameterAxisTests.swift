import Figures
import Sampling
import Testing

@testable import Notebooks

/// A line through three points with the parameters m and b, trained for an epoch, and a cell.
private func line(_ cell: String, train: String = "#| epochs: 1") -> String {
  """
  ```{data}
  t, y
  0, 1
  1, 3
  2, 5
  ```
  ```{model}
  input t
  parameter m = 0, b = 0, w[2] = [1, 2]
  f = m*t + b
  bowl = m^2 + b^2
  g = w[0]*t + w[1]
  ```
  ```{train}
  \(train)
  loss = (f + 0*sum(w) - y)^2
  ```
  \(cell)
  """
}

extension Document {
  fileprivate var panels: [HeatmapPanel] {
    cells.compactMap { if case .heatmaps(let panel) = $0.content { panel } else { nil } }
  }
  fileprivate var plots: [LineChart] {
    cells.compactMap { if case .plot(let chart) = $0.content { chart } else { nil } }
  }
}

/// The panel of a heatmap cell under the line.
private func panel(
  _ options: String, _ formula: String = "loss", train: String = "#| epochs: 1"
) throws -> HeatmapPanel {
  let cell = "```{heatmap}\n\(options)\n#| resolution: 3\n\(formula)\n```"
  return try #require(try run(line(cell, train: train)).panels.first)
}

/// The mean of (m·t + b − y)² over the rows, where y = 2t + 1.
private func meanLoss(_ m: Double, _ b: Double) -> Double {
  var sum = 0.0
  for t in [0.0, 1, 2] {
    let error = (m - 2) * t + b - 1
    sum += error * error
  }
  return sum / 3
}

private let axes = "#| x: m in [0, 4]\n#| y: b in [-1, 1]"

@Suite("Figures over parameters")
struct ParameterAxisTests {
  @Test("A heatmap over two parameters is the mean of a loss over the rows at each node")
  func surface() throws {
    let panel = try panel(axes)
    let expected = [-1.0, 0, 1].flatMap { b in [0.0, 2, 4].map { m in meanLoss(m, b) } }
    let field = panel.heatmaps[0].field
    #expect(zip(field.values, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect((field.grid.x.name, field.grid.y.name) == ("m", "b"))
    #expect(panel.heatmaps[0].points.isEmpty)
    #expect(panel.note?.hasPrefix("Each value is the mean over the 3 rows of the data.") == true)
  }

  @Test("What depends on no row is no mean, and neither is what `at` sets")
  func noMean() throws {
    #expect(try panel(axes, "bowl").heatmaps[0].field.values == [1, 5, 17, 0, 4, 16, 1, 5, 17])
    #expect(try panel(axes, "bowl").rowCount == nil)
    let set = try panel(axes + "\n#| at: t = 10", "f")
    #expect(set.heatmaps[0].field.values == [-1, 19, 39, 0, 20, 40, 1, 21, 41])
    #expect(set.rowCount == nil)
  }

  @Test("An array has a picture for each element")
  func array() throws {
    let panel = try panel(axes, "[bowl, f]")
    #expect(panel.heatmaps.map(\.title) == ["[bowl, f][0]", "[bowl, f][1]"])
    #expect(panel.heatmaps[1].field.values == [-1, 1, 3, 0, 2, 4, 1, 3, 5])
  }

  @Test("Contours are where the mean has the level, not where the nodes would put it")
  func contours() throws {
    let cell = """
      ```{heatmap}
      #| x: m in [-2, 2]
      #| y: b in [-2, 2]
      #| resolution: 6
      #| contour: 1
      bowl + 0*loss
      ```
      """
    let contour = try #require(try run(line(cell)).panels[0].heatmaps[0].contours.first)
    #expect(!contour.lines.isEmpty)
    for point in contour.lines.joined() {
      #expect(abs(point.x * point.x + point.y * point.y - 1) < 1e-6)
    }
  }

  @Test("A plot over a parameter is the mean along it")
  func plot() throws {
    let cell = "```{plot}\n#| x: m in [0, 4]\nloss@0\n```"
    let chart = try #require(try run(line(cell)).plots.first)
    #expect((chart.xTitle, chart.yTitle) == ("m", "mean loss, epoch 0"))
    // With b = 0: the means of (−2t − 1)², (−1)² and (2t − 1)².
    #expect(abs(chart.series[0].y[0] - 35.0 / 3) < 1e-12)
    #expect(chart.series[0].y[200] == 1)
    #expect(abs(chart.series[0].y[400] - 11.0 / 3) < 1e-12)
    #expect(chart.points.isEmpty)
  }

  @Test("An axis is an element of an array, and its other elements are those of the moment")
  func elements() throws {
    let cell = """
      ```{heatmap}
      #| x: w[1] in [0, 2]
      #| y: m in [0, 1]
      #| resolution: 2
      g@[0, 1], m*g@0
      ```
      """
    let document = try run(
      line(
        cell + "\n{= w[0] }",
        train: "#| epochs: 1\n#| l2: 1\n#| optimizer: gradient_descent(rate: 0.25)"))
    // The penalty halves w: its first element is 1, then 0.5; the mean of t is 1.
    #expect(document.prose == "0.5")
    let fields = document.panels[0].heatmaps.map(\.field)
    #expect(fields.map(\.values) == [[1, 3, 1, 3], [0.5, 2.5, 0.5, 2.5], [0, 0, 1, 3]])
    #expect(fields[0].grid.x.name == "w[1]")
  }

  @Test("Values of `each` have a picture each where they leave something different behind")
  func each() throws {
    let train = "#| each: seed = [1, 2]\n#| batch: 1\n#| epochs: 1"
    #expect(
      try panel(axes, train: train).heatmaps.map(\.title) == ["loss, seed = 1", "loss, seed = 2"])
    #expect(try panel(axes, "f", train: train).heatmaps.map(\.title) == ["f"])
    let one = "#| x: m in [0, 4]\n#| y: w[0] in [-1, 1]"
    #expect(try panel(one, "f", train: train).heatmaps.count == 2)
  }

  @Test("A mean that is not finite is counted as such")
  func notFinite() throws {
    let panel = try panel(axes, "log(m + 0*t)")
    #expect(panel.heatmaps[0].field.nonFiniteCount == 3)
    #expect(panel.colorBar.showsNonFinite)
  }

  @Test(
    "Axes that make no sense are told with their place",
    arguments: [
      ("x: m\n#| y: b in [0, 1]", 7, "nothing says from where to where the parameter \"m\" goes"),
      ("x: m in [0, 1]\n#| y: t", 7, "one axis is the parameter \"m\", the other the input \"t\""),
      ("x: m in [0, 1]", 7, "one axis is the parameter \"m\", and the other is not named"),
      ("x: m in [0, 1]\n#| y: m in [0, 2]", 7, "both axes are \"m\""),
      ("x: w in [0, 1]\n#| y: m in [0, 1]", 7, "\"w\" is [2], and an axis is one number"),
      ("x: w[2] in [0, 1]\n#| y: m in [0, 1]", 7, "there is no element [2] in [2]"),
      (
        "x: w[0, 1] in [0, 1]\n#| y: m in [0, 1]", 7,
        "\"w\" is [2]: an element of it takes 1 index, not 2"
      ),
      (
        "x: m[0] in [0, 1]\n#| y: b in [0, 1]", 7,
        "\"m\" is one number and has no element to take by 1 index"
      ),
      ("x: w[0.5] in [0, 1]", 9, "\"0.5\" is no index"),
      ("x: w[0 in [0, 1]", 11, "expected \"]\" after the indices, found \"in\""),
      ("x: mm in [0, 1]", 7, "\"mm\" is neither an input of a model nor a parameter"),
    ] as [(String, Int, String)])
  func mistakes(options: String, column: Int, message: String) throws {
    let cell = "```{heatmap}\n#| \(options)\nloss\n```"
    let error = try #require(#expect(throws: NotebookError.self) { _ = try run(line(cell)) })
    let first = try #require(error.diagnostics.first)
    #expect(first.message == message)
    #expect(first.place.column == column)
  }

  @Test("Rows at nodes are counted before anything is computed")
  func limit() throws {
    let source = """
      ```{data}
      spiral(points: 100)
      ```
      ```{model}
      input x1
      parameter m = 0, b = 0
      ```
      ```{heatmap}
      #| x: m in [0, 1]
      #| y: b in [0, 1]
      #| resolution: 1024
      m*x1 + b
      ```
      """
    try expectMistake(
      line: 15, column: 1,
      message: "the rows at the nodes of this figure may come to 100000000 at most, not 104857600"
    ) { _ = try run(source) }
  }

  @Test("A mean over rows needs data")
  func rows() throws {
    let model = "```{model}\ninput u\nparameter m = 0, b = 0\n```\n"
    let cell = "```{heatmap}\n\(axes)\nm*u + b\n```"
    try expectMistake(line: 11, column: 1, message: "there are no data above this cell") {
      _ = try run(model + cell)
    }
  }
}
