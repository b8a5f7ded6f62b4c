import Autodiff

// One number of all values that a training was run for: `count(loss < 0.1, over: starts)`.
extension Session {
  /// Does something once for each of the first values that a training was run for, with the
  /// parameters that came of it.
  ///
  /// Throws after the first value for which something went wrong: what is wrong for one is wrong for
  /// all.
  mutating func forEachValue(
    of run: Int, atMost count: Int, at range: Range<Int>,
    _ body: (inout Session) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let outer = (focus, latestRuns)
    defer { (focus, latestRuns) = outer }
    // A later training may have gone on from there, or have begun again.
    focus = run
    for position in runs[run].trained { latestRuns[position] = run }
    let failuresBefore = failureCount
    for index in 0..<count {
      try within(BranchPlace(run: run, index: index)) { session throws(Diagnostic) in
        try body(&session)
      }
      try requireNoFailure(since: failuresBefore, at: range)
    }
  }

  /// The training over whose values an aggregate runs; nil if its `over:` names none.
  ///
  /// Within such an aggregate no other runs over values: their numbers would multiply.
  func runOfValues(_ name: String, _ arguments: [Syntax.Argument], of syntax: Syntax) -> Int? {
    guard !isOverValues, Call.isAggregate(name, arguments),
      let word = dataName(in: arguments, of: syntax),
      !namedData.contains(where: { $0.name == word.name })
    else { return nil }
    return runs.lastIndex { $0.name == word.name && $0.each != nil }
  }

  /// An aggregate of a formula that has one value for each value of a training.
  mutating func aggregate(_ call: Call, overValuesOf run: Int) throws(Diagnostic) -> Formula {
    let aggregate = try aggregate(of: call)
    let arguments = call.arguments.filter { $0.label != "over" }
    var columns = arguments.map { _ in [Double]() }
    isOverValues = true
    defer { isOverValues = false }
    try forEachValue(of: run, atMost: runs[run].branches.count, at: call.range) {
      session throws(Diagnostic) in
      for (column, argument) in arguments.enumerated() {
        let part = Syntax(nodes: Array(call.syntax.nodes[...argument.value]))
        try session.requireOneBranch(part)
        let formula = try session.resolve(part, in: .number)
        columns[column].append(try session.value(formula, at: argument.range))
      }
    }
    return scope.graph.constant(aggregate.value(columns))
  }
}
