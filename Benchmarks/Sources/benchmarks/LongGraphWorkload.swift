import Autodiff

/// W4: one gradient of graphs of 10³ to 10⁷ nodes, and what it takes to record and compile them.
enum LongGraphWorkload {
  static func measure() throws {
    for kind in LongGraph.allCases {
      for exponent in 3...7 {
        let nodes = (0..<exponent).reduce(1) { power, _ in power * 10 }
        try measure(kind, nodes: nodes, size: "1e\(exponent)")
      }
    }
  }

  private static func measure(_ kind: LongGraph, nodes: Int, size: String) throws {
    func metric(_ ending: String) -> String { "\(kind.rawValue) \(size) nodes, \(ending) per node" }
    func take<Result>(
      _ what: String, repetitions: Int, among total: Int, work: () -> Result,
      check: (Result) throws -> Void = { _ in }
    ) throws {
      try Measurement.take(
        "W4", metric(what), unit: .nanoseconds(per: nodes), repetitions: repetitions,
        rounds: max(1, total / nodes), work: work, check: check)
    }
    let formula = kind.record(nodes: nodes)
    let batch = kind.batch(of: formula, nodes: nodes)
    let parameters = kind.parameters(nodes: nodes)
    let expected = kind.gradient(nodes: nodes)
    var gradient = [Double](repeating: 0, count: parameters.count)

    let before = ResidentMemory.bytes
    let function = Function(formula)
    let workspace = Workspace(function, batch: batch)
    _ = workspace.meanGradient(parameters: parameters, gradient: &gradient)
    // The pages of the memory are too large to be shared out among fewer nodes.
    if nodes >= 1_000_000, let before, let after = ResidentMemory.bytes {
      Measurement.write(
        "W4", metric("memory"), Double(after - before) / Double(nodes), unit: "bytes")
    }

    try take("total", repetitions: 7, among: 1_000_000) {
      workspace.meanGradient(parameters: parameters, gradient: &gradient)
    } check: { _ in
      // Ten million roundings add up.
      try expect(gradient, near: expected, relative: 1e-9, "the gradient of the \(kind.rawValue)")
    }
    // Done once for a function, and not in a hurry.
    let repetitions = nodes > 1_000_000 ? 1 : 3
    try take("record", repetitions: repetitions, among: 100_000) { kind.record(nodes: nodes) }
    try take("compile", repetitions: repetitions, among: 100_000) { Function(formula) }
  }
}
