import Figures
import Testing

@testable import Notebooks

/// A perceptron on the four corners, trained on a label for a few epochs.
let perceptron = """
  ```{model}
  input x1, x2
  parameter w1 = 1, w2 = 1, b1 = 0
  perceptron = sigmoid(w1*x1 + w2*x2 + b1)
  ```

  ```{data}
  x1, x2, y
  0,  0,  0
  0,  1,  0
  1,  0,  0
  1,  1,  1
  ```

  """

let training = """
  ```{train}
  #| epochs: 10
  #| optimizer: gradient_descent(rate: 0.3)
  loss = -(y * log(perceptron) + (1 - y) * log(1 - perceptron))
  ```

  """

@Suite("Running notebooks")
struct RunningTests {
  @Test("A table has the inputs on the left, then its formulas, at every moment asked for")
  func table() throws {
    let document = try run(
      perceptron + training + """
        ```{table}
        perceptron@0 as "untrained", perceptron@[1, 10], y
        ```
        """)
    #expect(
      document.tables[1].text == """
        x1  x2  untrained  perceptron, epoch 1  perceptron, epoch 10  y
        ---------------------------------------------------------------
         0   0   0.500000             0.465500              0.273932  0
         0   1   0.731059             0.693364              0.442868  0
         1   0   0.731059             0.693364              0.442868  0
         1   1   0.880797             0.854458              0.626142  1

        """)
  }

  @Test("Prose has values, means of losses, and formulas at other moments and inputs")
  func prose() throws {
    let document = try run(
      perceptron + training + """
        {= w1@0 } {= loss@0 : .6f } {= loss : .6f } {= mean(loss) - loss } {= loss@10 - loss }
        {= perceptron(x1: 1, x2: 0) : .3f } {= count(perceptron > 0.5) } {= (loss)@0 - loss@0 }
        """)
    #expect(document.prose == "1 0.861650 0.489549 0 0 0.443 1 0")
  }

  @Test("Aggregates run over the rows")
  func aggregates() throws {
    let document = try run(
      perceptron + """
        {= mean(x1) } {= sum(x1 + x2) } {= min(x1 - x2) } {= max(x1 - x2) } {= max(1, 2) }
        {= all(x1 >= 0) } {= any(x1 > 1) } {= count(x1 == x2) } {= accuracy(x1, y) }
        """)
    #expect(document.prose == "0.5 4 −1 1 2 1 0 2 0.75")
  }

  @Test("Means before an @ are taken with the parameters of that moment")
  func meansAtMoments() throws {
    let document = try run(
      perceptron + training + """
        {= mean(perceptron)@0 - mean(perceptron@0) } {= (-loss)@0 + loss@0 }
        {= accuracy(perceptron, y)@0 } {= accuracy(perceptron, y) } {= loss@3 - mean(loss)@3 }
        """)
    #expect(document.prose == "0 0 0.5 1 0")
  }

  @Test("A mean in prose is the number that the curve shows, to the last bit")
  func meanOfCurve() throws {
    let rows = (0..<37).map { "\(Double($0) * 0.37 - 5), \(Double($0 % 5) / 4)" }
    let document = try run(
      """
      ```{model}
      input t
      parameter w = 0.3
      ```
      ```{data}
      t, y
      \(rows.joined(separator: "\n"))
      ```
      ```{train}
      #| epochs: 3
      loss = softplus(w*t) - y
      ```
      ```{curve}
      loss
      ```
      ```{check}
      loss@0 == 0
      loss@2 == 0
      loss == 0
      ```
      """)
    guard case .curve(let chart) = document.cells[3].content else {
      Issue.record("no curve")
      return
    }
    let sides = document.checks.compactMap(\.sides?.left)
    #expect(sides == [0, 2, 3].map { chart.series[0].y[$0] })
  }

  @Test("A truth that is NaN is neither true nor false")
  func unknownTruth() throws {
    let document = try run(
      perceptron + """
        {= all(log(x1 - 2)) } {= any(log(x1 - 2)) } {= count(log(x1 - 2)) } {= max(log(x1 - 2)) }
        """)
    #expect(document.prose == "NaN NaN NaN NaN")
  }

  @Test("An input may be declared after its column was used")
  func lateInput() throws {
    let document = try run(
      """
      ```{data}
      t
      3
      ```
      {= mean(t) }

      ```{model}
      input t
      f = 2*t
      ```
      {= mean(f) } {= f(t: 5) }
      """)
    #expect(document.prose == "3\n6 10")
  }

  @Test("Nobody but the notebook's own cells can stand where a cell stands")
  func forgedPlaceholders() throws {
    let document = try run(
      perceptron + """
        &#xE000;0&#xE001; and &#57344;99&#57345; and \u{E000}0\u{E001}

        `\u{E000}99\u{E001}` \\\u{E000}1\u{E001}
        """)
    #expect(document.cells.count == 2)
    #expect(document.prose.contains("\u{FFFD}0"))
  }

  @Test("Functions are inlined, and formulas of inputs may be called by place or by name")
  func functions() throws {
    let document = try run(
      """
      ```{model}
      input x
      parameter k = 2
      f(x) = k * x
      square(t) = t^2
      g(a, b) = square(a) - square(b)
      ```

      {= f(3) } {= f(x: 4) } {= g(3, 2) } {= g(b: 2, a: 3) } {= square(f(1)) }

      ```{data}
      x
      1
      ```

      """)
    #expect(document.prose == "6 8 5 5 4")
  }

  @Test("A second training goes on where the first stopped")
  func continued() throws {
    let once = try run(perceptron + training + "{= w1 }".asParagraph)
    let twice = try run(
      perceptron + training.replacing("epochs: 10", with: "epochs: 4")
        + """
        ```{train}
        #| epochs: 6
        #| optimizer: gradient_descent(rate: 0.3)
        #| name: second
        loss
        ```

        {= w1 }

        {= w1@second[0] }
        """)
    #expect(twice.prose.hasPrefix(once.prose))
    #expect(!twice.prose.hasSuffix(once.prose))
  }

  @Test("Initial values may come from a moment of an earlier training")
  func initialValues() throws {
    let document = try run(
      perceptron + training.replacing("#| epochs", with: "#| name: first\n#| epochs") + """
        ```{model}
        parameter v = w1@first[5]
        later = v * x1
        ```

        ```{train}
        #| epochs: 0
        second = (later - y)^2
        ```

        {= v : .3f }
        """)
    #expect(document.prose == "0.819")
  }

  @Test("A check tells whether it holds and what its sides came to; one that is NaN does not hold")
  func checks() throws {
    let document = try run(
      perceptron + """
        ```{check}
        w1 + 1 == 2
        mean(perceptron) < 0
        nan
        all(x1 >= 0) and w1 > 0
        ```
        """)
    #expect(document.checks.map(\.held) == [true, false, false, true])
    #expect(document.checks[0].sides == CheckResult.Sides(left: 2, right: 2))
    #expect(document.checks[3].sides == nil)
    #expect(document.checks.map(\.line) == [18, 19, 20, 21])
    #expect(!document.allChecksHeld)
  }

  @Test("A heatmap lies over the inputs in the data's range, on the scale of a probability")
  func heatmap() throws {
    let document = try run(perceptron + "```{heatmap}\n#| resolution: 5\nperceptron\n```\n")
    guard case .heatmaps(let heatmaps, _)? = document.cells.last?.content else {
      Issue.record("no heatmap")
      return
    }
    #expect(heatmaps[0].range == 0...1)
    #expect(heatmaps[0].colorMap == .diverging)
    #expect(heatmaps[0].contours == [0.5])
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
    guard case .heatmaps(let heatmaps, _)? = document.cells.last?.content else {
      Issue.record("no heatmap")
      return
    }
    #expect(heatmaps[0].field.grid.x.name == "x2")
    #expect(heatmaps[0].field.grid.y.name == "x1")
    #expect(heatmaps[0].field.values == [-1, 0.5, 2, -0.5, 1, 2.5, 0, 1.5, 3])
    #expect(heatmaps[0].range == -2...2)
    #expect(heatmaps[0].contours == [0.1, 0.9])
    #expect(heatmaps[0].points.isEmpty)
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

  @Test(
    "Mistakes that show when a notebook runs are told with their place",
    arguments: [
      ("```{table}\nperceptorn\n```", 19, 1, "there is nothing named \"perceptorn\""),
      ("{= perceptron }", 18, 4, "\"perceptron\" depends on x1 and x2, which have no value here"),
      ("{= perceptron@0 }", 18, 14, "nothing has been trained above this cell"),
      (
        "```{heatmap}\ny\n```", 19, 1,
        "\"y\" is a column: it has values at the rows of the data only"
      ),
      ("```{curve}\nloss\n```", 19, 1, "\"loss\" is no loss that was trained above"),
      ("```{parameters}\nx1\n```", 19, 1, "\"x1\" is no parameter"),
      ("```{model}\nw1 = 3\n```", 19, 1, "\"w1\" is defined on line 6 already"),
      ("```{model}\nexp = 3\n```", 19, 1, "\"exp\" is built in and cannot be defined again"),
      ("```{train}\nx1*y\n```", 19, 1, "the loss has no name"),
      (
        "```{train}\nl = x1*y\n```", 19, 5,
        "\"l\" depends on no parameter, so nothing can be learnt"
      ),
      ("```{train}\nl = w1*x1\n```", 6, 19, "no loss reaches the parameter \"w2\""),
      (
        "```{train}\n#| optimizer: gradient_descent(rate: 1e300)\n#| epochs: 9\nl = (w1+w2+b1)^2\n```",
        21, 5, "the loss is inf after 1 epoch"
      ),
      (training + "{= w1@11 }", 23, 6, "epoch 11 was never reached: the training has 10"),
      (training + "{= w1@[0, 10] }", 23, 6, "a list of epochs cannot be part of a formula"),
      ("```{heatmap}\n#| x: x3\nperceptron\n```", 19, 7, "\"x3\" is no input of a model"),
      ("```{heatmap}\n#| x: x1\n#| y: x1\nperceptron\n```", 20, 7, "both axes are \"x1\""),
      (
        "```{data}\nread(\"no.csv\")\n```", 19, 6,
        "\"no.csv\" cannot be read: there is no such file"
      ),
      ("{= accuracy(x1) }", 18, 4, "\"accuracy\" takes 2 arguments, not 1"),
      ("{= perceptron(x3: 1, x2: 1) }", 18, 15, "\"perceptron\" has no input named \"x3\""),
      ("```{model}\ny = 3\n```", 19, 1, "\"y\" is a column of the data already"),
      ("```{data}\nw1\n1\n```", 19, 1, "the column \"w1\" is named like something in a model"),
      ("```{data}\nx₁, x1\n1, 2\n```", 19, 1, "two columns have the heading \"x1\""),
      (
        "{= mean(y) }\n```{model}\nparameter y = 1\n```", 20, 11,
        "\"y\" is defined on line 18 already"
      ),
      ("```{model}\ng(a, a) = a\n```", 19, 6, "two arguments are named \"a\""),
      (
        "```{heatmap}\n#| x: x1 in [-1e308, 1e308]\nperceptron\n```", 19, 13,
        "the range from -1e+308 to 1e+308 is too wide"
      ),
      ("{= perceptron(x1: 1, x1: 2, x2: 1) }", 18, 22, "two arguments are named \"x1\""),
      (
        "```{table}\ny\n```\n```{heatmap}\n#| y: y\nperceptron\n```", 22, 7,
        "\"y\" is no input of a model"
      ),
      (
        "```{model}\ninput x3\nh = x1 + x2 + x3\n```\n```{heatmap}\nh\n```", 23, 1,
        "a heatmap has two axes, and \"h\" depends on x3 besides"
      ),
      ("{= perceptron(1, 1) }", 18, 15, "the inputs of \"perceptron\" are set by name"),
    ])
  func mistakes(body: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try run(perceptron + "\n" + body)
    }
  }

  @Test("An input of the loss needs a column, and the nearest one is suggested")
  func inputWithoutColumn() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        """
        ```{model}
        input height
        parameter w = 1
        loss = (w*height)^2
        ```
        ```{data}
        hieght
        1
        ```
        ```{train}
        loss
        ```
        """)
    }
    let first = try #require(error?.diagnostics.first)
    #expect(first.problem == .noColumn(input: "height", nearest: "hieght"))
    #expect(first.place == SourceText.Place(line: 5, column: 7))
  }
}

extension String {
  fileprivate var asParagraph: String { "\n\n" + self + "\n" }
}
