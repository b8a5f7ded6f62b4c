import Training

// Points in the plane that come along.
extension DataSourceDeclaration {
  static let made: [DataSourceDeclaration] = [
    points("spiral", ["points": 200, "noise": 0.05, "turns": 1], label: "0 or 1") {
      arguments, seed in
      try DataSet.spiral(
        points: arguments.count("points"), noise: arguments["noise"], turns: arguments["turns"],
        seed: seed)
    },
    points("circles", ["points": 200, "noise": 0.05], label: "0 (outer) or 1 (inner)") {
      arguments, seed in
      try DataSet.circles(
        points: arguments.count("points"), noise: arguments["noise"], seed: seed)
    },
    points("moons", ["points": 200, "noise": 0.05], label: "0 or 1") { arguments, seed in
      try DataSet.moons(points: arguments.count("points"), noise: arguments["noise"], seed: seed)
    },
    points("blobs", ["points": 200, "noise": 0.2, "classes": 2], label: "from 0") {
      arguments, seed in
      try DataSet.blobs(
        points: arguments.count("points"), noise: arguments["noise"],
        classes: arguments.count("classes"), seed: seed)
    },
  ]

  /// Points in the plane with a label.
  private static func points(
    _ name: String, _ arguments: KeyValuePairs<String, Double?>, label: String,
    make: @escaping @Sendable (DataSource.Arguments, UInt64) throws -> DataSet
  ) -> DataSourceDeclaration {
    let source = DataSource(name, arguments: arguments, make: make)
    let written = arguments.map { "\($0.key): \($0.value?.spelling ?? "…")" }
    return DataSourceDeclaration(
      name, "`\(name)(\(written.joined(separator: ", ")))`",
      columns: "`x1`, `x2`, `label` \(label)", arguments: "all may be left out"
    ) { tokens, _ throws(Diagnostic) in try source.read(&tokens) }
  }
}

extension DataSource.Arguments {
  /// A whole number; 0, which these data sets refuse, for one that is not whole.
  fileprivate func count(_ label: String) -> Int { Int(exactly: self[label]) ?? 0 }
}

extension DataSource {
  /// Reads a call, of which the stream is at the name.
  func read(_ tokens: inout TokenStream) throws(Diagnostic) -> RowSource {
    let call = try CallReader(what: "data source", known: [signature]).read(&tokens)
    return { session throws(Diagnostic) in try rows(call, in: session) }
  }

  /// What a call makes, or why it makes nothing.
  private func rows(
    _ call: CallReader.Reading, in session: Session
  ) throws(Diagnostic) -> ReadRows {
    do {
      let made = try make(Arguments(signature, call), session.environment.randomSeed())
      if made.count > 0 { return ReadRows(data: made) }
    } catch let error as ArgumentOutOfRange where call.given[error.argument] != nil {
      let range = call.range(of: error.argument)
      throw session.diagnostic(
        .wrongOption(
          key: error.argument, found: session.source.text(range), expected: error.expected),
        range)
    } catch {
      throw session.diagnostic(.failedSource(name, reason: "\(error)"), call.range)
    }
    throw session.diagnostic(.failedSource(name, reason: "it made no rows"), call.range)
  }
}
