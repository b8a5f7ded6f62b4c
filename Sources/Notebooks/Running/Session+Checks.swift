import Autodiff

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
    var impossibility: String?
    if case .binary(let sign, _, let left, let right) = condition.nodes[condition.root].kind,
      sign.isComparison
    {
      sides = CheckResult.Sides(
        left: try self.value(formulas[left], at: condition.nodes[left].range),
        right: try self.value(formulas[right], at: condition.nodes[right].range))
      impossibility = self.impossibility(of: sign, left, right, condition, formulas)
    }
    return CheckResult(
      condition: source.text(condition.range),
      // A condition that is NaN is not true, and neither is one that is 0.
      held: value != 0 && !value.isNaN, sides: sides,
      line: source.place(at: condition.range.lowerBound).line, impossibility: impossibility)
  }

  /// Why a comparison of something between 0 and 1 with a number cannot be true.
  private func impossibility(
    of sign: Syntax.BinaryOperator, _ left: Int, _ right: Int, _ condition: Syntax,
    _ formulas: [Formula]
  ) -> String? {
    let isLeftBounded = isBetweenZeroAndOne(left, condition, formulas)
    guard isLeftBounded != isBetweenZeroAndOne(right, condition, formulas) else { return nil }
    let (bounded, other) = isLeftBounded ? (left, right) : (right, left)
    guard case .number(let number) = condition.nodes[other].kind else { return nil }
    let canBe: Bool
    switch (sign, isLeftBounded) {
    case (.greater, true), (.less, false): canBe = number < 1
    case (.greaterOrEqual, true), (.lessOrEqual, false): canBe = number <= 1
    case (.less, true), (.greater, false): canBe = number > 0
    case (.lessOrEqual, true), (.greaterOrEqual, false): canBe = number >= 0
    case (.equal, _): canBe = (0...1).contains(number)
    default: canBe = true
    }
    guard !canBe else { return nil }
    let text = source.text(condition.nodes[bounded].range)
    return "\(text) lies between 0 and 1, so this cannot be true"
  }

  /// Whether a side of a comparison is a probability, a truth value or an accuracy.
  private func isBetweenZeroAndOne(
    _ node: Int, _ condition: Syntax, _ formulas: [Formula]
  ) -> Bool {
    switch condition.nodes[node].kind {
    case .group(let inner), .moment(let inner, _):
      isBetweenZeroAndOne(inner, condition, formulas)
    case .call("accuracy", _, _): true
    default: formulas[node].isBetweenZeroAndOne
    }
  }
}
