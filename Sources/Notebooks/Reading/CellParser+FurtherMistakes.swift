// A cell that cannot be read may have more than one thing wrong with it.
extension CellParser {
  /// What is wrong with a cell besides a mistake that is known: each option and the body are looked at
  /// by themselves.
  func mistakes(besides known: Diagnostic) -> [Diagnostic] {
    var mistakes: [Diagnostic] = []
    func look(_ read: () throws(Diagnostic) -> Void) {
      do {
        try read()
      } catch {
        if error != known, !mistakes.contains(error) { mistakes.append(error) }
      }
    }
    for key in kind.options where options[key] != nil {
      look { () throws(Diagnostic) in try readOption(key) }
    }
    look { () throws(Diagnostic) in
      if kind == .train, !body.isEmpty { _ = try loss() } else { _ = try parseBody() }
    }
    return mistakes
  }

  /// Reads an option by itself.
  private func readOption(_ key: String) throws(Diagnostic) {
    switch (kind, key) {
    case (_, "over"), (.data, "name"): _ = try options.dataName(key)
    case (.train, "name"), (_, "label"), (_, "caption"), (_, "alt"), (_, "echo"), (_, "output"):
      break
    case (.train, "epochs"):
      _ = try options.integer(key, from: 0, limit: limits.epochs, "the epochs of a training")
    case (.train, "batch"): _ = try options.integer(key, in: 1...TrainDefaults.largestBatch)
    case (.train, "optimizer"): _ = try options.optimizer()
    case (.train, "schedule"): _ = try options.schedule()
    case (.train, "stop"): _ = try options.stopping()
    case (.train, "restart"), (.data, "shuffle"), (.heatmap, "points"): _ = try options.flag(key)
    case (.train, "non_finite"): _ = try options.word(key, among: ["explain"])
    case (.train, "each"): _ = try EachOption(options)
    case (.train, "l2"): _ = try number(key, "a number from 0") { $0 >= 0 }
    case (.train, "validation"), (.data, "split"):
      _ = try number(key, "a part of the rows between 0 and 1") { $0 > 0 && $0 < 1 }
    case (.table, "by"): _ = try options.name(key, "the name of a training")
    case (.table, "rows"): _ = try options.integer(key, in: 1...1_000_000)
    case (.table, "digits"): _ = try options.integer(key, in: 0...17)
    case (_, "x"), (_, "y"): _ = try OptionValue.axis(options, key)
    case (_, "at"): _ = try options.at()
    case (_, "range"): _ = try options.range()
    default: break
    }
  }
}
