import Autodiff

/// `{check}`: conditions, and which of them hold.
struct CheckCell: CellKind {
  static let name = "check", countedAs: Reference.Kind? = nil
  static let summary = (body: "conditions", shows: "which of them hold")
  static let options: [any OptionDeclaration] = []

  /// A line of the cell.
  private enum Condition: Sendable {
    case formula(Syntax)
    /// A line that cannot be read; the lines around it may be right.
    case mistake(Diagnostic)
  }

  private var conditions: [Condition] = []
  private let range: Range<Int>

  var formulas: [Syntax] {
    conditions.compactMap { if case .formula(let condition) = $0 { condition } else { nil } }
  }

  var mistakes: [Diagnostic] {
    conditions.compactMap { if case .mistake(let diagnostic) = $0 { diagnostic } else { nil } }
  }

  init(_ body: CellBody) throws(Diagnostic) {
    range = body.range
    var tokens = try body.tokens()
    tokens.skipNewlines()
    while !tokens.isAtEnd {
      do {
        let condition = try FormulaParser.parse(&tokens)
        try tokens.expectEndOfLine()
        conditions.append(.formula(condition))
      } catch {
        tokens.skipLine()
        conditions.append(.mistake(error))
      }
    }
  }

  /// Whether each condition holds; a comparison tells its two sides.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    var results: [CheckResult] = []
    let failuresBefore = session.failures.count
    for condition in conditions {
      do throws(Diagnostic) {
        switch condition {
        case .formula(let syntax): results += try session.results(of: syntax)
        case .mistake(let diagnostic): throw diagnostic
        }
      } catch {
        session.failures.note(error)
      }
    }
    try session.requireNoFailure(since: failuresBefore, at: range)
    return .checks(results)
  }
}

extension Session {
  /// A condition on a training that was run for several values is one on each of them.
  fileprivate mutating func results(of condition: Syntax) throws(Diagnostic) -> [CheckResult] {
    var results: [CheckResult] = []
    for branch in try branches(of: condition, through: sight) {
      var result = try result(of: condition, through: sight(through: branch, from: sight))
      result.variant = heading(of: branch)
      results.append(result)
    }
    return results
  }

  private mutating func result(
    of condition: Syntax, through sight: Sight
  ) throws(Diagnostic) -> CheckResult {
    let formulas = try resolveNodes(condition, in: .number, through: sight)
    func side(_ node: Int) throws(Diagnostic) -> Double {
      try self.value(formulas[node], sight.parameters, at: condition.nodes[node].range)
    }
    let value = try side(condition.root)
    var sides: CheckResult.Sides?
    var impossibility: String?
    if case .binary(let sign, _, let left, let right) = condition.nodes[condition.root].kind,
      sign.isComparison
    {
      sides = CheckResult.Sides(left: try side(left), right: try side(right))
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
    case (.notEqual, _), (.add, _), (.subtract, _), (.multiply, _), (.divide, _), (.power, _),
      (.and, _), (.or, _):
      canBe = true
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
    case .number, .name, .unary, .binary, .list, .index, .call:
      formulas[node].isBetweenZeroAndOne
    }
  }
}
