import Figures

@testable import Notebooks

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
    let contents: [CellContent] = [
      .model([Equation(left: math, right: math)]),
      .data(preview: table, rowCount: 1), .table(table), .parameters(table),
      .training([
        TrainingSummary(
          name: text, variant: text, lossName: text, optimizer: text, epochs: 1, sampleCount: 1,
          firstLoss: .nan, lastLoss: .infinity, options: [text],
          validation: TrainingSummary.Validation(sampleCount: 1, firstLoss: 1, lastLoss: .nan),
          keptEpoch: 1)
      ]),
      .curve(LineChart(series: [series], xTitle: text, yTitle: text)),
      Sample.heatmaps([Sample.heatmap(text)]),
      .checks(checks),
    ]
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
}
