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

        `\u{E000}99\u{E001}` \\\u{E000}1\u{E001} &#xE0<!-- -->00;99&#xE0<!-- -->01;
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
}

extension String {
  fileprivate var asParagraph: String { "\n\n" + self + "\n" }
}
