import Autodiff
import Figures
import Sampling

// The way of trainings through the plane of two parameters.
extension Session {
  /// A path for each training that an option names, or for each of its values.
  ///
  /// - Parameter elements: Those of the two parameters, and what they are called.
  func paths(
    _ words: [Cell.Word], through elements: [Int], names: [String]
  ) throws(Diagnostic) -> [HeatmapPath] {
    var paths: [HeatmapPath] = []
    for word in words {
      let run = try run(of: word)
      for (element, name) in zip(elements, names) where !changes(run, element) {
        throw diagnostic(.pathWithoutParameter(word.name, parameter: name), word.range)
      }
      for (index, branch) in run.branches.enumerated() {
        let history = branch.history
        guard let xs = history.way(of: elements[0]), let ys = history.way(of: elements[1]) else {
          continue
        }
        // It ends at the epoch that is the result, and where it leaves the numbers at the latest.
        let points = zip(xs, ys).prefix(history.resultEpoch + 1).map { Point(x: $0, y: $1) }
          .prefix { $0.x.isFinite && $0.y.isFinite }
        guard !points.isEmpty else { continue }
        let name = [word.name, run.heading(index)].compactMap(\.self).joined(separator: ", ")
        paths.append(HeatmapPath(name: name, points: Array(points), style: paths.count))
      }
    }
    return paths
  }

  /// A training by its name, or the last one of a loss.
  private func run(of word: Cell.Word) throws(Diagnostic) -> Run {
    if let run = runs.last(where: { $0.name == word.name })
      ?? runs.last(where: { $0.lossName == word.name })
    {
      return run
    }
    let names = runs.flatMap { [$0.name, $0.lossName].compactMap(\.self) }
    throw diagnostic(
      .unknownRun(word.name, nearest: nearestName(to: word.name, among: names), known: names),
      word.range)
  }

  /// Whether a training changes an element of a parameter.
  private func changes(_ run: Run, _ element: Int) -> Bool {
    scope.graph.parameters.contains { leaf in
      leaf.elements?.contains(element) == true
        && leaf.position.map(run.trained.contains) == true
    }
  }
}
