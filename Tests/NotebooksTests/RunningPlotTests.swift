import Figures
import Testing

@testable import Notebooks

@Suite("Plots, and inputs that are no axis")
struct RunningPlotTests {
  private let line = """
    ```{model}
    input x
    parameter m = 2, b = 1
    line = m*x + b
    pole = 1/x
    ```

    ```{data}
    x, y
    -1, 0
    0, 1
    3, 4
    ```

    """

  private func plot(_ document: Document) throws -> LineChart {
    guard case .plot(let chart)? = document.cells.last?.content else {
      throw NoPlot()
    }
    return chart
  }

  private struct NoPlot: Error {}

  @Test("A plot has a line for each formula over the data's range, and the data as points")
  func lines() throws {
    let chart = try plot(run(line + "```{plot}\nline, pole as \"1/x\"\n```"))
    #expect(chart.series.map(\.name) == ["line", "1/x"])
    #expect(chart.series[0].x.count == 401)
    #expect(chart.series[0].x.first == -1 && chart.series[0].x.last == 3)
    #expect(chart.series[0].y.first == -1 && chart.series[0].y.last == 7)
    // The pole at 0 is one of the nodes, and a gap.
    #expect(chart.series[1].y[100] == .infinity)
    #expect(chart.points.map(\.x) == [-1, 0, 3])
    #expect(chart.points.map(\.y) == [0, 1, 4])
    #expect(chart.pointName == "y")
    #expect(chart.xTitle == "x")
    // The height is that of the line and of what is away from the pole.
    #expect(chart.yRange.map { $0.contains(7) && $0.upperBound < 10 } == true)
  }

  @Test("A plot's axis and its height can be chosen, and points beyond the axis are left out")
  func options() throws {
    let chart = try plot(
      run(line + "```{plot}\n#| x: x in [0, 1]\n#| range: [-5, 5]\nline\n```"))
    #expect(chart.xRange == 0...1)
    #expect(chart.yRange == -5...5)
    #expect(chart.points.map(\.x) == [0])
    #expect(chart.yTitle == "y")
    #expect(try plot(run(line + "```{plot}\n#| range: auto\nline\n```")).yRange == nil)
  }

  @Test("Extremes are told where they are, and poles in every form")
  func extremes() throws {
    func told(_ formula: String, _ options: String = "#| x: x in [-1, 1]\n") throws -> String {
      try plot(run(line + "```{plot}\n\(options)\(formula) as \"f\"\n```")).alternativeText
    }
    #expect(try told("abs(x - 0.30003)").contains("; its minimum is 0 (x 0.30003)."))
    #expect(try told("x^3 - x").contains("its minimum is −0.3849 (x 0.57735) and its maximum is "))
    for formula in ["log(abs(x - 0.3))", "1/(x - 0.3)", "log(x - 0.3)"] {
      #expect(try told(formula).contains("f goes to infinity at x = 0.3, where"))
    }
    let logarithmic = try told("1/(x - 3)", "#| x: x in [1, 10]\n#| scale: log\n")
    #expect(logarithmic.contains("f goes to infinity at x = 3, where"))
  }

  @Test("Without a range poles do not take the height of the rest, and what shows then is found")
  func height() throws {
    let formula = "sin(x)/cos(x) + exp(-((x - 0.00123)/0.0001)^2)"
    let chart = try plot(run(line + "```{plot}\n#| x: x in [-3, 3]\n\(formula)\n```"))
    let range = try #require(chart.yRange)
    #expect(range.upperBound > 1 && range.upperBound < 10)
    #expect(chart.series[0].poles.count == 2)
    #expect(zip(chart.series[0].x, chart.series[0].y).contains { abs($0) < 0.01 && $1 > 0.9 })
    #expect(try plot(run(line + "```{plot}\n#| range: [-50, 50]\npole\n```")).yRange == -50...50)
  }

  @Test("Several epochs are several lines")
  func epochs() throws {
    let training = "```{train}\n#| epochs: 2\nloss = squared_error(line, y)\n```\n"
    let chart = try plot(run(line + training + "```{plot}\nline@[0, 2]\n```"))
    #expect(chart.series.map(\.name) == ["line, epoch 0", "line, epoch 2"])
    #expect(chart.series[0].y[0] == -1)
  }

  @Test("A training for several values is a line for each, and a gradient is of one that is named")
  func branches() throws {
    let training = """
      ```{train}
      #| epochs: 1
      #| each: seed = [1, 2]
      loss = squared_error(net, y)
      ```

      """
    let model = line + "```{model}\nparameter r = normal(0, 1)\nnet = line + r\n```\n" + training
    let chart = try plot(run(model + "```{plot}\nnet@0\n```"))
    #expect(
      chart.series.map(\.name) == ["net, seed = 1, epoch 0", "net, seed = 2, epoch 0"])
    #expect(chart.series[0].y[0] != chart.series[1].y[0])
    #expect(chart.points.count == 3)
    let document = try run(
      model + "```{gradient}\nloss@[seed: 2]\n```\n```{graph}\nloss@[seed: 1]\n```")
    guard case .gradient(let gradient) = document.cells[4].content,
      case .graph(let graph) = document.cells[5].content
    else {
      Issue.record("no gradient or graph")
      return
    }
    #expect(gradient.partials.map(\.name) == ["m", "b", "r"])
    #expect(graph.nodes.contains { $0.label == "line" })
    try expectMistake(line: 27, column: 1, message: nil) {
      _ = try run(model + "```{gradient}\nloss\n```")
    }
  }

  @Test("The axis is the input that nothing sets, and what is set may be a formula")
  func setting() throws {
    let body = perceptron + "```{plot}\n#| at: x2 = 1/2\nw1*x1 + w2*x2\n```"
    let chart = try plot(run(body))
    #expect(chart.xTitle == "x1")
    #expect(chart.series[0].y.first == 0.5 && chart.series[0].y.last == 1.5)
    let row = try plot(run(perceptron + "```{plot}\n#| x: x2\n#| at: 3\nx1 + 10*x2\n```"))
    #expect(row.series[0].y.first == 1 && row.series[0].y.last == 11)
  }

  @Test("Data without a label have no points")
  func noLabel() throws {
    let data = "```{data}\nx, y, z\n0, 0, 1\n1, 1, 0\n```\n"
    let chart = try plot(run("```{model}\ninput x\n```\n" + data + "```{plot}\nx^2\n```"))
    #expect(chart.points.isEmpty)
    #expect(chart.yTitle == "x^2")
  }

  @Test("A heatmap takes inputs that are no axis from its option, with front-matter parameters")
  func heatmap() throws {
    let model = "```{model}\ninput a, b, c, v[2]\nf = a + 10*b + 100*c + sum(v)\n```\n"
    let document = try run(
      model + "```{heatmap}\n#| resolution: 2\n#| at: b = ${half}, v = [1, 2*3]\nf\n```",
      front: "title: T\nparameters:\n  half: 0.5")
    guard case .heatmaps(let panel)? = document.cells.last?.content else {
      Issue.record("no heatmap")
      return
    }
    let heatmaps = panel.heatmaps
    #expect(heatmaps[0].field.grid.y.name == "c")
    #expect(heatmaps[0].field.values == [12, 13, 112, 113])
  }

  @Test(
    "Mistakes in plots and in what is set are told with their place",
    arguments: [
      (
        "```{plot}\nperceptron\n```", 18, 4,
        "a plot has one axis for inputs, and the formulas depend on x1 and x2"
      ),
      (
        "```{plot}\nw1\n```", 18, 4,
        "the formulas depend on no input that a line could be drawn over"
      ),
      (
        "```{plot}\n#| x: x1\nw1, perceptron\n```", 20, 5,
        "a plot has one axis for inputs, and \"perceptron\" depends on x2 besides"
      ),
      (
        "```{plot}\n#| x: x3\nw1\n```", 19, 7,
        "\"x3\" is neither an input of a model nor a parameter"
      ),
      (
        "```{plot}\n#| x: x1\ny\n```", 20, 1,
        "\"y\" is a column: it has values at the rows of the data only"
      ),
      ("```{plot}\n#| range: [1, 0]\nx1\n```", 19, 11, nil),
      ("```{plot}\n#| at: x2 = 0, x2 = 1\nx1\n```", 19, 16, "\"x2\" is set twice"),
      ("```{plot}\n#| at: x4 = 0\nx1\n```", 19, 8, "\"x4\" is no input of a model"),
      (
        "```{plot}\n#| x: x1\n#| at: x1 = 0\nx1\n```", 20, 8,
        "\"x1\" is an axis, so it has no fixed value"
      ),
      ("```{plot}\n#| at: x2\nx1\n```", 19, 10, nil),
      ("```{plot}\n#| at: 0\nx1\n```", 19, 8, nil),
      ("```{plot}\n#| at: x2 = 0, 3\nx1\n```", 19, 16, nil),
      ("```{plot}\n#| x: x1\n#| at: 5\nx1\n```", 20, 8, "there is no row 5: the data have 4 rows"),
      (
        "```{plot}\n#| x: x1\n#| at: x2 = x1\nx1\n```", 20, 13,
        "\"x1\" depends on x1, which has no value here"
      ),
      (
        "```{plot}\n#| at: x2 = [1, 2]\nx1\n```", 19, 13,
        "\"x2\" is scalar, and what takes its place is [2]"
      ),
    ] as [(String, Int, Int, String?)])
  func mistakes(body: String, line: Int, column: Int, message: String?) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try run(perceptron + "\n" + body)
    }
  }
}
