import Figures
import Sampling
import Testing

@testable import Notebooks

/// A bowl over p and q, trained twice by steps that halve p and leave a quarter of q, and a heatmap.
private func bowl(_ options: String, train: String = "", extra: String = "") -> String {
  """
  ```{model}
  input t
  parameter p = 8, q = 4, w[3] = [1, 2, 3]
  bowl = p^2/2 + 3/4*q^2
  other = sum(w*w)
  ```
  ```{train}
  #| name: first
  #| epochs: 2
  #| optimizer: gradient_descent(rate: 0.5)
  \(train)
  bowl
  ```
  ```{train}
  #| name: third
  #| epochs: 1
  #| optimizer: gradient_descent(rate: 0.25)
  other
  ```
  \(extra)
  ```{heatmap}
  \(options)
  #| resolution: 3
  bowl
  ```
  """
}

private func panel(_ options: String, train: String = "", front: String = "title: T") throws
  -> HeatmapPanel
{
  let cells = try run(bowl(options, train: train), front: front).cells
  return try #require(
    cells.compactMap { if case .heatmaps(let panel) = $0.content { panel } else { nil } }.first)
}

@Suite("Paths of trainings")
struct PathTests {
  @Test("A path has the parameters after every epoch, and axes without a range surround it")
  func path() throws {
    let panel = try panel("#| x: p\n#| y: q\n#| paths: first")
    let paths = panel.heatmaps[0].paths
    #expect(paths.map(\.name) == ["first"])
    #expect(paths[0].points == [Point(x: 8, y: 4), Point(x: 4, y: 1), Point(x: 2, y: 0.25)])
    let grid = panel.heatmaps[0].field.grid
    #expect(abs(grid.x.range.lowerBound - 1.52) < 1e-12)
    #expect(abs(grid.x.range.upperBound - 8.48) < 1e-12)
    #expect(abs(grid.y.range.lowerBound + 0.05) < 1e-12)
  }

  @Test("A range that is given stays, and elements of an array are followed too")
  func elements() throws {
    let panel = try panel("#| x: w[0] in [0, 9]\n#| y: w[2]\n#| paths: third, other")
    #expect(panel.heatmaps[0].paths.map(\.name) == ["third", "other"])
    #expect(panel.heatmaps[0].paths[0].points == [Point(x: 1, y: 3), Point(x: 0.5, y: 1.5)])
    #expect(panel.heatmaps[0].field.grid.x.range == 0...9)
  }

  @Test("Each value of a training has a path, over one picture")
  func each() throws {
    let panel = try panel(
      "#| x: p\n#| y: q\n#| paths: first",
      train: "#| each: rate = [0.1, 0.2]\n#| l2: ${rate}", front: "title: T\nparameters:\n  rate: 1"
    )
    #expect(panel.heatmaps.count == 1)
    #expect(panel.heatmaps[0].paths.map(\.name) == ["first, rate = 0.1", "first, rate = 0.2"])
    #expect(panel.heatmaps[0].paths.map(\.style) == [0, 1])
  }

  @Test("A path ends where the training's result is")
  func stopped() throws {
    // The rate makes p grow, so the best epoch is the first.
    let panel = try panel(
      "#| x: p\n#| y: q\n#| paths: first", train: "#| l2: 2\n#| stop: patience(1)")
    #expect(panel.heatmaps[0].paths[0].points == [Point(x: 8, y: 4)])
    #expect(panel.heatmaps[0].field.grid.x.range == 4...12)
  }

  @Test(
    "Paths that make no sense are told with their place",
    arguments: [
      ("paths: frist", 11, "no training above is named \"frist\""),
      ("paths: third", 11, "\"third\" does not train the parameter \"p\""),
      ("paths: first,", 17, "expected the name of a training, found the end of the formula"),
      ("paths: 3", 11, "expected the name of a training, found \"3\""),
      ("paths: first third", 17, "expected the end of the option, found \"third\""),
    ] as [(String, Int, String)])
  func mistakes(options: String, column: Int, message: String) throws {
    let axes = "#| x: p in [0, 1]\n#| y: q in [0, 1]\n"
    let error = try #require(
      #expect(throws: NotebookError.self) { _ = try run(bowl("\(axes)#| \(options)")) })
    let first = try #require(error.diagnostics.first)
    #expect(first.message == message)
    #expect(first.place.column == column)
  }

  @Test("Over inputs there is no path")
  func inputs() throws {
    let error = try #require(
      #expect(throws: NotebookError.self) {
        _ = try run(bowl("#| x: t\n#| y: t\n#| paths: first"))
      })
    #expect(
      error.diagnostics[0].message
        == "a training goes through parameters, and these axes are inputs")
  }
}
