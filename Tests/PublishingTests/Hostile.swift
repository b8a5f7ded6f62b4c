import Documents
import Figures

/// A document with text in every place that would do harm if it became markup.
enum Hostile {
  static let text =
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;{{title}}</style>"

  static var document: Document {
    let reference = Reference(kind: .figure, number: text, anchor: text)
    let source = CellSource(kind: text, text: text + "</pre>", isOpen: true)
    let checks = [CheckResult(condition: text, held: false, sides: nil, line: 1)]
    let math = Mathematics.row([
      .identifier(text), .number(text), .symbol(text), .text(text),
      .fenced(open: text, .identifier("x"), close: text), .accent(.identifier("x"), text),
    ])
    let inlines: [Inline] = [
      .text(text), .code(text), .value(text), .math(math), .reference(reference),
      .link(destination: text, title: text, content: [.text(text)]),
      .link(destination: "javascript:" + text, title: text, content: [.text(text)]),
      .image(source: text, title: text, alternative: text),
      .image(source: "https://a.org/" + text, title: text, alternative: text),
    ]
    let table = Table(columns: [Table.Column(heading: text, texts: [text])])
    let series = LineChart.Series(name: text, x: [0, 1], y: [1, 2])
    let contents: [CellContent] =
      [
        .model([Equation(left: math, right: math)]),
        .data(preview: table, rowCount: 1, notes: [text]), .table(table), .parameters(table),
        .training([
          TrainingSummary(
            name: text, variant: text, lossName: text, optimizer: text, epochs: 1, sampleCount: 1,
            firstLoss: .nan, lastLoss: .infinity, options: [text],
            validation: TrainingSummary.Validation(sampleCount: 1, firstLoss: 1, lastLoss: .nan),
            keptEpoch: 1,
            nonFinite: TrainingSummary.NonFiniteEnd(epoch: 1, explanation: inlines))
        ]),
        .curve(LineChart(series: [series], xTitle: text, yTitle: text)),
        Sample.heatmaps([Sample.heatmap(text)]),
        .checks(checks),
      ] + samples
    let cells = contents.map {
      Sample.cell(
        $0, source: source, reference: reference, caption: inlines, alternative: text)
    }
    let blocks: [Block] = [
      .heading(level: 1, anchor: text, content: inlines), .paragraph(inlines),
      .quote([.paragraph(inlines)]), .code(language: text, text: text + "</code></pre>"),
      .list(
        start: nil, tight: true, items: [ListItem(checked: false, blocks: [.paragraph(inlines)])]),
      .table(header: [inlines], alignments: [.center], rows: [[inlines]]), .math(math),
    ]
    return Document(
      header: Document.Header(
        title: text, subtitle: text, authors: [text], date: text, language: text,
        showsContents: true),
      blocks: blocks + cells, checks: checks,
      provenance: Document.Provenance(
        notebookDigest: text, notebookName: text, parameters: [(text, .text(text))], seed: 1))
  }
  /// The cells along an input, at a sample and by rows.
  private static var samples: [CellContent] {
    var plot = LineChart(
      series: [LineChart.Series(name: text, x: [0, 1], y: [1, 2])], xTitle: text, yTitle: text)
    plot.points = [DataPoint(x: 0, y: 1, value: nil)]
    plot.pointName = text
    let place = SamplePlace.sample(
      row: nil, inputs: [.init(name: text, shape: [], elements: [1])])
    let quantity = ComputationGraph.Quantity([1], [])
    let node = ComputationGraph.Node(
      label: text, isNamed: true, kind: .operation, operation: text, operands: [],
      expression: text, value: quantity, gradient: quantity)
    let picture = PixelPicture(
      title: text, width: 1, height: 1, values: [0], range: 0...1, colorMap: .grey)
    return [
      .plot(plot),
      .gradient(
        GradientComparison(
          formula: text, place: place,
          partials: [.init(name: text, reverse: 1, forward: 1, centralDifference: 1)],
          comparedCount: 1, elementCount: 1, greatestDifference: 0)),
      .graph(ComputationGraph(formula: text, place: place, nodes: [node])),
      .images(
        ImageGrid(
          formula: text, items: [.init(picture: picture, caption: text)], columns: nil,
          colorBar: ColorBar(range: 0...1, colorMap: .grey), count: 1)),
      .confusion(
        ConfusionMatrix(
          prediction: text, label: text, classes: [text], counts: [[1]], leftOutCount: 0)),
    ]
  }
}
