import Documents
import Figures

extension Article {
  static func prose(_ text: String) -> Block { .paragraph([.text(text)]) }

  static func heading(_ level: Int, _ anchor: String, _ text: String) -> Block {
    .heading(level: level, anchor: anchor, content: [.text(text)])
  }

  static let sum: Mathematics = .row([
    .identifier("w1"), .symbol("·"), .identifier("x1"), .symbol("+"), .identifier("w2"),
    .symbol("·"), .identifier("x2"), .symbol("+"), .identifier("b1"),
  ])

  static let output: Mathematics = .row([
    .identifier("σ"), .fenced(open: "(", sum, close: ")"),
  ])

  static let loss: Mathematics = .row([
    .symbol("−"),
    .fenced(
      open: "(",
      .row([
        .identifier("AND"), .symbol("·"), .identifier("log"),
        .fenced(open: "(", .identifier("perceptron"), close: ")"), .symbol("+"),
        .fenced(open: "(", .row([.number("1"), .symbol("−"), .identifier("AND")]), close: ")"),
        .symbol("·"), .identifier("log"),
        .fenced(
          open: "(", .row([.number("1"), .symbol("−"), .identifier("perceptron")]), close: ")"),
      ]), close: ")"),
  ])

  static let epochs = Array(stride(from: 0.0, through: 2000, by: 1))
  static let losses = epochs.map { 0.0286 + 0.833 / (1 + $0 / 60) }

  static let modelText = """
    input x1, x2
    parameter w1 = 1, w2 = 1, b1 = 0
    perceptron = sigmoid(w1*x1 + w2*x2 + b1)
    ideal = x1 > 0.5 and x2 > 0.5       # a perfect AND gate, between the corners too
    """

  static var blocks: [Block] { opening + learning + ending + inside }

  static var opening: [Block] {
    [
      .paragraph([
        .text("A perceptron weighs its two inputs, adds a bias "), .math(.identifier("b1")),
        .text(" and squashes the sum until it fits between 0 and 1. It is about the "),
        .emphasis([.text("smallest")]),
        .text(
          " thing that can learn, and everything that a large network does can be seen in it. "),
        .text("The idea is "),
        .link(
          destination: "https://example.org/perceptron", title: nil,
          content: [.text("older than most computers")]),
        .text("."),
      ]),
      heading(2, "model", "The model"),
      prose(
        "Two weights, one bias. What follows is the whole model, and below it the formulas as the "
          + "run understood them."),
      cell(
        "model", modelText, nil, [],
        .model([
          Equation(left: .identifier("perceptron"), right: output),
          Equation(
            left: .identifier("ideal"),
            right: .row([
              .identifier("x1"), .symbol(">"), .number("0.5"), .text(" and "), .identifier("x2"),
              .symbol(">"), .number("0.5"),
            ])),
        ]), isOpen: true),
      prose("The data is the truth table of the gate, one row for each corner of the square."),
      cell(
        "data", "x1, x2, AND\n0,  0,  0\n0,  1,  0\n1,  0,  0\n1,  1,  1", nil, [],
        .data(preview: table([("x1", x1), ("x2", x2), ("AND", and)]), rowCount: 4)),
      heading(2, "before", "Before training"),
      .paragraph([
        .text("Untrained, it is far from an AND gate: "), .reference(table1), .text(" and "),
        .reference(figure1), .text(". It calls everything true."),
      ]),
      cell(
        "table", "perceptron, AND", table1, [.text("The perceptron before training.")],
        .table(table([("x1", x1), ("x2", x2), ("perceptron", untrained), ("AND", and)]))),
      cell(
        "heatmap", "perceptron, ideal", figure1,
        [.text("Its output over intermediate inputs, beside a perfect AND gate.")],
        heatmaps([("perceptron", 1, 0.2)])),
    ]
  }

  static var learning: [Block] {
    [
      heading(2, "learning", "Learning"),
      .paragraph([
        .text("How wrong is it? For one row the "), .strong([.text("cross-entropy")]),
        .text(" is"),
      ]),
      .math(
        .row([
          .identifier("L"), .symbol("="), .symbol("−"), .identifier("y"), .identifier("log"),
          .fenced(open: "(", .identifier("p"), close: ")"), .symbol("−"),
          .fenced(open: "(", .row([.number("1"), .symbol("−"), .identifier("y")]), close: ")"),
          .identifier("log"),
          .fenced(open: "(", .row([.number("1"), .symbol("−"), .identifier("p")]), close: ")"),
          .symbol(","), .text("  with  "), .identifier("p"), .symbol("="),
          .fraction(
            .number("1"),
            .row([
              .number("1"), .symbol("+"),
              .scripts(
                base: .identifier("e"), lower: nil,
                upper: .row([.symbol("−"), .identifier("z")])),
            ])),
        ])),
      heading(3, "descent", "Gradient descent"),
      prose(
        "Each epoch takes one small step downhill, against the gradient of the mean over all rows. "
          + "The same rule moves all three numbers at once."),
      cell(
        "train",
        "#| epochs: ${epochs}\nloss = -(AND * log(perceptron) + (1 - AND) * log(1 - perceptron))",
        nil, [],
        .training([
          TrainingSummary(
            name: nil, lossName: "loss", optimizer: "gradient_descent(rate: 0.3)", epochs: 2000,
            sampleCount: 4, firstLoss: 0.86164964165984087, lastLoss: 0.02863562411444464)
        ])),
      .paragraph([
        .text("After "), .value("2000"), .text(" epochs the weights are "), .value("6.4037"),
        .text(" and "), .value("6.4037"), .text(", the bias "), .value("−9.7812"),
        .text(". "), .reference(figure2), .text(" shows the way down."),
      ]),
      cell(
        "curve", "loss", figure2, [.text("Mean cross-entropy, epoch by epoch.")],
        .curve(
          LineChart(
            series: [
              LineChart.Series(name: "loss", x: epochs, y: losses)
            ], xTitle: "epoch", yTitle: "loss"))),
      cell(
        "parameters", "", Reference(kind: .table, number: "2", anchor: "tbl-parameters"),
        [.text("What it learnt.")],
        .parameters(
          Table(columns: [
            Table.Column(heading: "parameter", texts: ["w1", "w2", "b1"]),
            Table.Column(heading: "before", numbers: [1, 1, 0]),
            Table.Column(
              heading: "after", numbers: [6.403725189897986, 6.403725189897986, -9.781184135186036]),
          ]))),
    ]
  }

  static var ending: [Block] {
    [
      heading(2, "after", "After training"),
      prose(
        "Now the corners are right, and the line between no and yes has moved where it belongs."),
      cell(
        "table", "perceptron@0 as \"untrained\", perceptron as \"trained\", AND",
        Reference(kind: .table, number: "3", anchor: "tbl-trained"), [.text("Before and after.")],
        .table(
          table([
            ("x1", x1), ("x2", x2), ("untrained", untrained), ("trained", trained), ("AND", and),
          ]))),
      cell(
        "heatmap", "perceptron@[0, 10, 100, 1000, 2000], ideal", figure3,
        [.text("The same grid, epoch by epoch.")],
        heatmaps([
          ("perceptron@0", 1, 0.2), ("perceptron@10", 2, -1.5), ("perceptron@100", 6, -7),
          ("perceptron@1000", 20, -30), ("perceptron@2000", 40, -61),
        ])),
      heading(2, "checks", "Does it hold?"),
      cell("check", checks.map(\.condition).joined(separator: "\n"), nil, [], .checks(checks)),
      .quote([prose("A machine can be trained to do one thing and say how well it does it.")]),
      .list(
        start: nil, tight: true,
        items: [
          ListItem(checked: nil, blocks: [prose("One unit draws one straight line.")]),
          ListItem(checked: nil, blocks: [prose("XOR needs two, and therefore a hidden layer.")]),
        ]),
    ]
  }
}
