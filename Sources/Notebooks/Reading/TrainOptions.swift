import Training

// The options of a `train` cell that are written as calls.
extension CellOptions {
  /// `adam(rate: 0.01)`.
  func optimizer() throws(Diagnostic) -> Optimizer? {
    try call("optimizer", Optimizer.declarations)
  }

  static let optimizers = Optimizer.declarations.map { CallReader.Signature($0) }

  /// `cosine(to: 0.1)`.
  func schedule() throws(Diagnostic) -> Schedule? {
    try call("schedule", Schedule.declarations)
  }

  static let schedules = Schedule.declarations.map { CallReader.Signature($0) }

  /// `patience(10)`.
  func stopping() throws(Diagnostic) -> Stopping? {
    guard let option = self["stop"] else { return nil }
    var tokens = try tokens(option)
    let (name, range) = try tokens.expectName("a rule, such as patience(10)")
    guard name == "patience" else {
      throw Diagnostic(
        .unknownChoice(
          "rule for stopping", name, nearest: nearestName(to: name, among: ["patience"]),
          known: ["patience"]), source, range)
    }
    try tokens.expect(.open, to: "and a number of epochs, as in patience(10)")
    let start = tokens.current.range.lowerBound
    let value = try OptionValue.number(&tokens)
    let numberRange = start..<tokens.lastEnd
    try tokens.expect(.close, to: "after the number of epochs")
    try OptionValue.expectEnd(tokens)
    guard let patience = Int(exactly: value), patience >= 1 else {
      throw Diagnostic(
        .wrongOption(
          key: name, found: source.text(numberRange), expected: "a whole number of epochs from 1"),
        source, numberRange)
    }
    return Stopping(patience: patience)
  }

  /// Reads a call of one of the declarations, which may refuse a number.
  private func call<Value>(
    _ key: String, _ declarations: [CallDeclaration<Value>]
  ) throws(Diagnostic) -> Value? {
    guard let option = self[key] else { return nil }
    var tokens = try tokens(option)
    let reader = CallReader(what: key, known: declarations.map { CallReader.Signature($0) })
    let reading = try reader.read(&tokens)
    try OptionValue.expectEnd(tokens)
    guard let declaration = declarations.first(where: { $0.name == reading.name }) else {
      preconditionFailure("\(reading.name) was read, but is not among those that are known")
    }
    do {
      return try declaration.value(reading.given.mapValues(\.value))
    } catch {
      let range = reading.range(of: error.argument)
      throw Diagnostic(
        .wrongOption(
          key: error.argument, found: settings.expanding(source.text(range)),
          expected: error.expected), source, range)
    }
  }
}

extension CallReader.Signature {
  /// What the reader needs to know of a declaration.
  fileprivate init(_ declaration: CallDeclaration<some Sendable>) {
    self.init(
      name: declaration.name, arguments: declaration.arguments.map { ($0.label, $0.usual) })
  }
}
