/// What has gone wrong while a notebook runs.
///
/// From the first failure on nothing is trained any more: what is below is only looked through for
/// further mistakes.
struct Failures {
  /// The mistakes that are told.
  private(set) var told: [Diagnostic] = []
  /// How often anything went wrong, told or not.
  private(set) var count = 0
  /// What is missing because of that.
  var spoiled = SpoiledNames()

  /// What is wrong after so many mistakes is not told: nobody reads on.
  static let limit = ProseScanner.mistakeLimit

  var isEmpty: Bool { told.isEmpty }

  /// Notes a mistake, unless it only follows from an earlier one.
  mutating func note(_ diagnostic: Diagnostic) {
    count += 1
    guard !follows(diagnostic.problem), told.count < Self.limit else { return }
    told.append(diagnostic)
  }

  /// Whether a mistake is nothing but the lack of what an earlier one spoiled.
  private func follows(_ problem: Problem) -> Bool {
    problem.lacks.contains { spoiled.explain($0) }
  }
}

extension Session {
  /// Throws if something has gone wrong since there were so many failures.
  func requireNoFailure(since count: Int, at range: Range<Int>) throws(Diagnostic) {
    if failures.count > count { throw diagnostic(.consequence, range) }
  }

  /// Refuses what would take more memory than a notebook may ask for.
  func checkNumbers(_ count: Int, _ what: String, at range: Range<Int>) throws(Diagnostic) {
    let limit = environment.limits.numbers
    guard count <= limit else {
      throw diagnostic(.beyondLimit(what, found: "\(count)", limit: limit), range)
    }
  }
}
