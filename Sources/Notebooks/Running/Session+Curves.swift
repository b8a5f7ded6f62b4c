import Figures
import Training

extension Session {
  /// The loss of every epoch.
  func run(curve words: [Cell.Word], _ scale: LineChart.Scale) throws(Diagnostic) -> CellContent {
    var series: [LineChart.Series] = []
    for word in words {
      guard let run = runs.last(where: { $0.lossName == word.name || $0.name == word.name }) else {
        let names = runs.flatMap { [$0.lossName, $0.name].compactMap(\.self) }
        throw diagnostic(
          .notALoss(word.name, nearest: nearestName(to: word.name, among: names), known: names),
          word.range)
      }
      for (index, branch) in run.branches.enumerated() {
        let name = [word.name, run.heading(index)].compactMap(\.self).joined(separator: ", ")
        series += Self.series(name, branch.history)
      }
    }
    let title = words.count == 1 ? "mean \(words[0].name)" : "mean loss"
    return .curve(LineChart(series: series, xTitle: "epoch", yTitle: title, scale: scale))
  }

  /// The losses of a training as lines: over the rows trained on, and over those held out if any are.
  private static func series(_ name: String, _ history: History) -> [LineChart.Series] {
    let (losses, validation) = (history.losses, history.validationLosses)
    let epochs = losses.indices.map(Double.init)
    guard !validation.isEmpty else {
      return [LineChart.Series(name: name, x: epochs, y: losses)]
    }
    return [
      LineChart.Series(name: "\(name), training", x: epochs, y: losses),
      LineChart.Series(name: "\(name), validation", x: epochs, y: validation),
    ]
  }
}
