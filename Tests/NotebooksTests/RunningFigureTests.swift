import Figures
import Testing

@testable import Notebooks

@Suite("Figures and references of a notebook")
struct RunningFigureTests {
  @Test("A heatmap lies over the inputs in the data's range, on the scale of a probability")
  func heatmap() throws {
    let document = try run(perceptron + "```{heatmap}\n#| resolution: 5\nperceptron\n```\n")
    guard case .heatmaps(let panel)? = document.cells.last?.content else {
      Issue.record("no heatmap")
      return
    }
    let heatmaps = panel.heatmaps
    #expect(heatmaps[0].range == 0...1)
    #expect(heatmaps[0].colorMap == .diverging)
    #expect(heatmaps[0].contours.map(\.level) == [0.5])
    #expect(heatmaps[0].field.grid.columns == 5)
    #expect(heatmaps[0].field.values.first == 0.5)
    #expect(heatmaps[0].points.map(\.value) == [0, 0, 0, 1])
  }

  @Test("A heatmap's axes, range and colours can be chosen")
  func heatmapOptions() throws {
    let document = try run(
      perceptron + """
        ```{heatmap}
        #| resolution: 3
        #| x: x2 in [-1, 2]
        #| range: [-2, 2]
        #| colors: viridis
        #| contour: [0.1, 0.9]
        #| points: false
        w1*x1 + w2*x2
        ```
        """)
    guard case .heatmaps(let panel)? = document.cells.last?.content else {
      Issue.record("no heatmap")
      return
    }
    let heatmaps = panel.heatmaps
    #expect(heatmaps[0].field.grid.x.name == "x2")
    #expect(heatmaps[0].field.grid.y.name == "x1")
    #expect(heatmaps[0].field.values == [-1, 0.5, 2, -0.5, 1, 2.5, 0, 1.5, 3])
    #expect(heatmaps[0].range == -2...2)
    #expect(heatmaps[0].contours.map(\.level) == [0.1, 0.9])
    #expect(heatmaps[0].points.isEmpty)
  }

  @Test("Levels that would take long are refused at once; one level is always possible")
  func manyLevels() throws {
    func cell(_ resolution: Int, _ levels: String) -> String {
      "```{heatmap}\n#| x: a\n#| y: b\n#| resolution: \(resolution)\n#| contour: \(levels)\n0*a*b\n```\n"
    }
    let model = "```{model}\ninput a, b\n```\n"
    func levels(_ count: Int) -> String {
      "[\((0..<count).map(\.description).joined(separator: ", "))]"
    }
    let message =
      "the nodes of these pictures, times their 10 levels, may come to 10000000 at most, "
      + "not 10485760"
    try expectMistake(line: 11, column: 13, message: message) {
      _ = try run(model + cell(1024, levels(10)))
    }
    for (resolution, count) in [(1024, 9), (161, 300)] {
      #expect(throws: Never.self) { try run(model + cell(resolution, levels(count))) }
    }
  }

  @Test("An array has a picture for each of its elements, named by its place")
  func elements() throws {
    let document = try run(
      perceptron + """
        ```{heatmap}
        #| resolution: 2
        #| x: x1
        #| y: x2
        [x1, 2*x2, 3]
        ```
        """)
    guard case .heatmaps(let panel)? = document.cells.last?.content else {
      Issue.record("no heatmap")
      return
    }
    let titles = panel.heatmaps.map(\.title)
    #expect(titles == ["[x1, 2*x2, 3][0]", "[x1, 2*x2, 3][1]", "[x1, 2*x2, 3][2]"])
    #expect(
      panel.heatmaps.map(\.field.values) == [[0, 1, 0, 1], [0, 0, 2, 2], [3, 3, 3, 3]])
    #expect(panel.heatmaps.allSatisfy { $0.range == 0...3 })
    #expect(panel.note == "The colours run from 0 to 3, the least and the greatest value shown.")
  }

  @Test(
    "Pictures of a filmstrip have the epoch under them, and what is sampled is the model itself")
  func filmstrip() throws {
    let document = try run(
      perceptron + training + """
        ```{heatmap}
        #| resolution: 2
        #| range: auto
        perceptron@[0, 1, 2, 3, 4, 5, 6]
        ```
        """)
    guard case .heatmaps(let panel)? = document.cells.last?.content else {
      Issue.record("no heatmap")
      return
    }
    #expect(panel.isFilmstrip && panel.hasOwnRange)
    #expect(panel.heatmaps.map(\.frameTitle).first == "epoch 0")
    #expect(panel.heatmaps.map(\.title).last == "perceptron, epoch 6")
    for heatmap in panel.heatmaps {
      let corners = [0, 2, 1, 3].map { heatmap.field.values[$0] }
      #expect(heatmap.points.map(\.output) == corners)
    }
  }

  @Test("Pictures of a filmstrip have names where several formulas have epochs")
  func filmstripNames() throws {
    func frames(_ body: String) throws -> [String] {
      let cell = "```{heatmap}\n#| resolution: 2\n\(body)\n```\n"
      let document = try run(perceptron + training + cell)
      guard case .heatmaps(let panel)? = document.cells.last?.content else { return [] }
      return panel.heatmaps.map(\.frameTitle)
    }
    #expect(try frames("perceptron@[0, 1], x1").suffix(2) == ["epoch 1", "x1"])
    #expect(
      try frames("perceptron@[0, 1] as \"p\", (w1*x1)@[0, 1] as \"r\"")
        .contains("p, epoch 0"))
  }

  @Test("A curve of a parameter has its value after every epoch, the last one as it is now")
  func parameterPath() throws {
    let document = try run(
      perceptron + training
        + "```{curve}\nw1, b1\n```\n\n{= w1@0 : .6g }, {= w1@7 : .6g }, {= w1 : .6g }")
    guard case .curve(let chart)? = document.cells.last?.content else {
      Issue.record("no curve")
      return
    }
    #expect(chart.series.map(\.name) == ["w1", "b1"])
    #expect(chart.yTitle == "value")
    let way = chart.series[0].y
    #expect(way.count == 11 && chart.series[0].x == (0...10).map(Double.init))
    let shown = [0, 7, 10].map { NumberFormat.general(6).text(way[$0]) }
    #expect(document.prose == shown.joined(separator: ", "))
  }

  @Test("Each element of an array has a way of its own, and so has each value of a training")
  func arrayPaths() throws {
    let document = try run(
      """
      ```{data}
      x, y
      0, 0
      1, 1
      ```

      ```{model}
      input x
      h = dense([x], units: 2)
      ```

      ```{train}
      #| epochs: 3
      #| each: seed = [1, 2]
      loss = squared_error(sum(h), y)
      ```

      ```{curve}
      h.weights, loss
      ```
      """)
    guard case .curve(let chart)? = document.cells.last?.content else {
      Issue.record("no curve")
      return
    }
    #expect(
      chart.series.map(\.name) == [
        "h.weights[0, 0], seed = 1", "h.weights[1, 0], seed = 1", "h.weights[0, 0], seed = 2",
        "h.weights[1, 0], seed = 2", "loss, seed = 1", "loss, seed = 2",
      ])
    #expect(chart.series.allSatisfy { $0.y.count == 4 })
    #expect(chart.series[0].y[0] != chart.series[2].y[0])
  }

  @Test("Figures and tables with a caption or a label are numbered, and prose can point at them")
  func references() throws {
    let document = try run(
      """
      See @tbl-b and @fig-a (@tbl-b).

      """ + perceptron + training + """
        ```{table}
        #| caption: First.
        y
        ```

        ```{table}
        #| label: tbl-b
        y
        ```

        ```{curve}
        #| label: fig-a
        #| caption: With a value, {= w1@0 }.
        loss
        ```
        """)
    #expect(document.prose == "See Table 2 and Figure 1 (Table 2).")
    #expect(document.cells.compactMap(\.reference).map(\.anchor) == ["tbl-1", "tbl-b", "fig-a"])
    #expect(document.cells.last?.caption.plainText == "With a value, 1.")
  }

  @Test("Sections can be numbered and pointed at")
  func sections() throws {
    let document = try run(
      "## One\n\n### Two {#sec-two}\n\n## Three\n\n### Three\n\nSee @sec-two.",
      front: "title: T\nnumbering: true")
    let headings = document.blocks.compactMap { block in
      if case .heading(_, let anchor, let content) = block {
        "\(anchor): \(content.plainText)"
      } else {
        nil
      }
    }
    #expect(headings == ["one: 1 One", "sec-two: 1.1 Two", "three: 2 Three", "three-2: 2.1 Three"])
    #expect(document.prose == "See Section 1.1.")
  }
}
