import Documents
import Testing

@testable import Publishing

@Suite("Trainings and arrays in a report")
struct TrainingTests {
  private var summary: TrainingSummary {
    TrainingSummary(
      name: nil, lossName: "loss", optimizer: "adam(rate: 0.01)", epochs: 24, sampleCount: 30,
      firstLoss: 2, lastLoss: 0.5, options: ["batch: 8", "stop: patience(10)"],
      validation: TrainingSummary.Validation(sampleCount: 1, firstLoss: 3, lastLoss: 0.75),
      keptEpoch: 14)
  }

  @Test("A training's line tells its options, the rows held out, and where it was best")
  func line() throws {
    #expect(
      try body([Sample.cell(.training([summary]))]).contains(
        "Trained for 24 epochs on 30 samples by <code>adam(rate: 0.01)</code>, "
          + "<code>batch: 8</code>, <code>stop: patience(10)</code>: <code>loss</code> went from "
          + "<b>2</b> to <b>0.500000</b>, on 1 sample held out from <b>3</b> to "
          + "<b>0.750000</b>. The parameters are those after 14 epochs, where the loss on those held "
          + "out was lowest."
          + "</p>"))
  }

  @Test("Of several, what is the same is told once, and what is not beside the value it is true of")
  func several() throws {
    func page(_ change: (inout TrainingSummary) -> Void) throws -> String {
      var (first, other) = (summary, summary)
      (first.variant, other.variant) = ("n = 1", "n = 2")
      (first.keptEpoch, first.validation, first.lossName) = (nil, nil, "l")
      (other.keptEpoch, other.validation, other.lossName) = (nil, nil, "l")
      change(&other)
      let text = try body([Sample.cell(.training([first, other]))])
      return text.replacing(#/<[^>]*>/#, with: "")
    }
    #expect(
      try page { _ in }.contains(
        "Trained for 24 epochs on 30 samples by adam(rate: 0.01), batch: 8, stop: patience(10), "
          + "once for each value:"))
    let batches = try page { $0.options = ["batch: 4", "stop: patience(10)"] }
    #expect(
      batches.contains(
        "on 30 samples by adam(rate: 0.01), stop: patience(10), once for each value:"))
    #expect(
      batches.contains("n = 1, batch: 8: l went") && batches.contains("n = 2, batch: 4: l went"))
    let all = try page {
      ($0.epochs, $0.sampleCount, $0.optimizer) = (1, 1, "adam(rate: 1)")
      $0.options = ["batch: 8"]
    }
    #expect(all.contains("Trained, batch: 8, once for each value:"))
    #expect(
      all.contains(
        "n = 1, 24 epochs, 30 samples, adam(rate: 0.01), stop: patience(10): l went"))
    #expect(all.contains("n = 2, 1 epoch, 1 sample, adam(rate: 1): l went"))
  }

  @Test("How the page was made tells what the parameters were meanwhile")
  func sweeps() throws {
    var document = Sample.document([])
    #expect(try !page(document).contains("Trained for each"))
    document.provenance.sweeps = [
      .init(name: "rate", values: [.number(0.5), .number(1e-9), .number(2)]),
      .init(name: "target", values: [.text("A<"), .text("B")]),
    ]
    #expect(
      try page(document).contains(
        "<dt>Trained for each</dt><dd><code>rate = 0.5, 1\u{A0}×\u{A0}10⁻⁹ and 2</code>, "
          + "<code>target = A&lt; and B</code></dd>"))
  }

  private var broken: TrainingSummary {
    var broken = summary
    (broken.keptEpoch, broken.lastLoss) = (nil, .infinity)
    broken.nonFinite = TrainingSummary.NonFiniteEnd(
      epoch: 24, explanation: [.text("Broke off: "), .code("log(x)"), .text(" is "), .value("−∞")])
    return broken
  }

  @Test("One that broke off tells why, under its line and beside the value it was run for")
  func brokenOff() throws {
    let note =
      " <span class=\"broke-off\">Broke off: <code>log(x)</code> is "
      + "<span class=\"value\">−∞</span></span>"
    #expect(try body([Sample.cell(.training([broken]))]).contains("</b>.\(note)</p>"))
    let both = try body([Sample.cell(.training([summary, broken]))])
    #expect(both.contains("was lowest.</li>"))
    #expect(both.contains("</b>.\(note)</li>"))
    let text = try Publication(of: Sample.document([Sample.cell(.training([broken]))]))
      .text(of: "results.json")
    #expect(
      try #require(text).contains(
        """
              "nonFinite": {
                "epoch": 24,
                "explanation": "Broke off: log(x) is −∞"
              }
        """))
  }

  @Test("results.json has the same, and the elements of parameters with their shape")
  func results() throws {
    var document = Sample.document([Sample.cell(.training([summary]))])
    document.parameters = [
      Document.ModelParameter(name: "a", shape: [], initial: [1], values: [2]),
      Document.ModelParameter(name: "W", shape: [1, 2], initial: [0, 0.5], values: [3, 4]),
    ]
    let text = try #require(try Publication(of: document).text(of: "results.json"))
    #expect(
      text.contains(
        """
          "modelParameters": [
            {
              "name": "a",
              "initial": 1,
              "value": 2
            },
            {
              "name": "W",
              "shape": [1, 2],
              "initial": [0, 0.5],
              "value": [3, 4]
            }
          ],
        """))
    #expect(
      text.contains(
        """
              "lastLoss": 0.5,
              "options": [
                "batch: 8",
                "stop: patience(10)"
              ],
              "validation": {
                "samples": 1,
                "firstLoss": 3,
                "lastLoss": 0.75
              },
              "keptEpoch": 14
        """))
  }
}
