// What goes wrong while a notebook runs.
extension Session {
  /// Does something; notes what goes wrong, and gives nil then.
  @discardableResult
  mutating func attempt<Result>(
    _ body: (inout Session) throws(Diagnostic) -> Result
  ) -> Result? {
    do {
      return try body(&self)
    } catch {
      note(error)
      return nil
    }
  }

  /// Notes a mistake, unless it only follows from an earlier one.
  mutating func note(_ diagnostic: Diagnostic) {
    failureCount += 1
    guard !follows(diagnostic.problem), failures.count < ProseScanner.mistakeLimit else { return }
    failures.append(diagnostic)
  }

  /// Throws if something has gone wrong since there were so many failures.
  func requireNoFailure(since count: Int, at range: Range<Int>) throws(Diagnostic) {
    if failureCount > count { throw diagnostic(.consequence, range) }
  }

  /// Whether a mistake is nothing but the lack of what an earlier one spoiled.
  private func follows(_ problem: Problem) -> Bool {
    problem.lacks.contains { spoiled.explain($0) }
  }

  /// Refuses what would take more memory than a notebook may ask for.
  func checkNumbers(_ count: Int, _ what: String, at range: Range<Int>) throws(Diagnostic) {
    guard count <= limits.numbers else {
      throw diagnostic(.beyondLimit(what, found: "\(count)", limit: limits.numbers), range)
    }
  }
}
