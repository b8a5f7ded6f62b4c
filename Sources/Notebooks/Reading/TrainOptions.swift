import Training

// The options of a `train` cell that are written as calls.
extension CellOptions {
  /// `adam(rate: 0.01)`.
  func optimizer() throws(Diagnostic) -> Optimizer? {
    try call("optimizer", Self.optimizers) { call throws(ArgumentOutOfRange) in
      let rate = call["rate"]
      let optimizer: Optimizer =
        switch call.name {
        case "momentum": .momentum(rate: rate, momentum: call["momentum"])
        case "nesterov": .nesterov(rate: rate, momentum: call["momentum"])
        case "rmsprop": .rmsprop(rate: rate, decay: call["decay"], epsilon: call["epsilon"])
        case "adam":
          .adam(
            rate: rate, beta1: call["beta1"], beta2: call["beta2"], epsilon: call["epsilon"])
        case "adamw":
          .adamw(
            rate: rate, beta1: call["beta1"], beta2: call["beta2"], epsilon: call["epsilon"],
            decay: call["decay"])
        default: .gradientDescent(rate: rate)
        }
      try optimizer.validate()
      return optimizer
    }
  }

  static let optimizers: [CallReader.Signature] = {
    let adam: [(String, Double?)] = [
      ("rate", 0.001), ("beta1", 0.9), ("beta2", 0.999), ("epsilon", 1e-8),
    ]
    return [
      CallReader.Signature(name: "gradient_descent", arguments: [("rate", nil)]),
      CallReader.Signature(name: "momentum", arguments: [("rate", nil), ("momentum", 0.9)]),
      CallReader.Signature(name: "nesterov", arguments: [("rate", nil), ("momentum", 0.9)]),
      CallReader.Signature(
        name: "rmsprop", arguments: [("rate", 0.001), ("decay", 0.9), ("epsilon", 1e-8)]),
      CallReader.Signature(name: "adam", arguments: adam),
      CallReader.Signature(name: "adamw", arguments: adam + [("decay", 0.01)]),
    ]
  }()

  /// `cosine(to: 0.1)`.
  func schedule() throws(Diagnostic) -> Schedule? {
    try call("schedule", Self.schedules) { call throws(ArgumentOutOfRange) in
      let schedule: Schedule =
        switch call.name {
        case "step": .step(every: Int(counting: call["every"]), factor: call["factor"])
        case "exponential": .exponential(factor: call["factor"])
        case "cosine": .cosine(to: call["to"])
        case "linear": .linear(to: call["to"])
        case "warmup": .warmup(epochs: Int(counting: call["epochs"]))
        default: .constant
        }
      try schedule.validate()
      return schedule
    }
  }

  static let schedules = [
    CallReader.Signature(name: "constant", arguments: []),
    CallReader.Signature(name: "step", arguments: [("every", nil), ("factor", 0.1)]),
    CallReader.Signature(name: "exponential", arguments: [("factor", nil)]),
    CallReader.Signature(name: "cosine", arguments: [("to", 0)]),
    CallReader.Signature(name: "linear", arguments: [("to", 0)]),
    CallReader.Signature(name: "warmup", arguments: [("epochs", nil)]),
  ]

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

  /// Reads a call and makes something of it that may refuse a number.
  private func call<Value>(
    _ key: String, _ known: [CallReader.Signature],
    _ make: (CallReader.Reading) throws(ArgumentOutOfRange) -> Value
  ) throws(Diagnostic) -> Value? {
    guard let option = self[key] else { return nil }
    var tokens = try tokens(option)
    let reading = try CallReader(what: key, known: known).read(&tokens)
    try OptionValue.expectEnd(tokens)
    do {
      return try make(reading)
    } catch {
      let range = reading.range(of: error.argument)
      throw Diagnostic(
        .wrongOption(
          key: error.argument, found: settings.expanding(source.text(range)),
          expected: error.expected), source, range)
    }
  }
}

extension Int {
  /// A number of epochs; 0, which is none, for a number that is not whole.
  fileprivate init(counting value: Double) { self = Int(exactly: value) ?? 0 }
}
