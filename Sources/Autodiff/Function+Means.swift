import Kernels

extension Function {
  /// The mean over a batch for each of many settings of a few elements of parameters.
  ///
  /// Each is what `mean` gives with such a setting, to the last bit, whatever the number of threads.
  ///
  /// - Parameters:
  ///   - batch: A column for every input that the function needs, of at least one sample.
  ///   - parameters: The elements of all parameters of the graph, in the order they were declared.
  ///   - elements: The places of the elements that take other values.
  ///   - settings: For each of these elements its values, one a setting.
  ///   - threads: The threads that share the settings; nil for one on each processor.
  /// - Complexity: O(operations × samples × settings).
  public func means(
    _ batch: Batch, parameters: [Double], varying elements: [Int], settings: [[Double]],
    threads: Int? = nil
  ) -> [Double] {
    require(
      elements.count == settings.count && !elements.isEmpty
        && settings.allSatisfy { $0.count == settings[0].count },
      "\(settings.count) columns of settings are given for \(elements.count) elements")
    for element in elements {
      require(
        parameters.indices.contains(element),
        "there is no element \(element) among \(parameters.count) of parameters")
    }
    let count = settings[0].count
    let team = threads.map(Team.init(threads:)) ?? .shared
    // More parts than threads, since one that is late has less left to do then.
    let parts = min(count, 8 * team.count)
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = count
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let result = base
      team.run(parts: parts, threads: team.count) { part, _ in
        let workspace = Workspace(self, batch: batch, differentiates: false, threads: 1)
        var parameters = parameters
        for setting in (part * count / parts)..<((part + 1) * count / parts) {
          for (element, values) in zip(elements, settings) { parameters[element] = values[setting] }
          (result + setting).initialize(to: workspace.mean(parameters: parameters))
        }
      }
    }
  }
}
