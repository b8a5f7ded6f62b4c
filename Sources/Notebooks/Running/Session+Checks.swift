extension Session {
  /// Whether each condition holds; a comparison tells its two sides.
  mutating func run(check conditions: [Cell.Condition], at range: Range<Int>) throws(Diagnostic)
    -> [CheckResult]
  {
    var results: [CheckResult] = []
    let failuresBefore = failureCount
    for condition in conditions {
      attempt { session throws(Diagnostic) in
        switch condition {
        case .formula(let syntax): results += try session.results(of: syntax)
        case .mistake(let diagnostic): throw diagnostic
        }
      }
    }
    try requireNoFailure(since: failuresBefore, at: range)
    return results
  }

  /// A condition on a training that was run for several values is one on each of them.
  private mutating func results(of condition: Syntax) throws(Diagnostic) -> [CheckResult] {
    var results: [CheckResult] = []
    for branch in try branches(of: condition) {
      var result = try within(branch) { session throws(Diagnostic) in
        try session.result(of: condition)
      }
      result.variant = branch.flatMap { runs[$0.run].heading($0.index) }
      results.append(result)
    }
    return results
  }

  private mutating func result(of condition: Syntax) throws(Diagnostic) -> CheckResult {
    let formulas = try resolveNodes(condition, in: .number)
    let value = try value(formulas[condition.root], at: condition.range)
    var sides: CheckResult.Sides?
    if case .binary(let sign, _, let left, let right) = condition.nodes[condition.root].kind,
      sign.isComparison
    {
      sides = CheckResult.Sides(
        left: try self.value(formulas[left], at: condition.nodes[left].range),
        right: try self.value(formulas[right], at: condition.nodes[right].range))
    }
    return CheckResult(
      condition: source.text(condition.range),
      // A condition that is NaN is not true, and neither is one that is 0.
      held: value != 0 && !value.isNaN, sides: sides,
      line: source.place(at: condition.range.lowerBound).line)
  }
}
