import Autodiff

/// One formula of a table or a figure, with what stands over it.
struct ExpandedEntry {
  /// What it is.
  var name: String
  /// For which value of `each`, and after how many epochs, if there are several.
  var details: String?
  var syntax: Syntax
  /// The branch of a training that it is seen through.
  var branch: BranchPlace?

  var heading: String { heading(index: "") }

  /// What stands over an element of it.
  func heading(index: String) -> String {
    [name + index, details].compactMap(\.self).joined(separator: ", ")
  }
}

extension Session {
  /// Entries opened: one for each epoch of a list, and one for each value that a training was run
  /// for.
  mutating func expanded(_ entries: [Cell.Entry]) -> [ExpandedEntry] {
    var result: [ExpandedEntry] = []
    for entry in entries {
      guard
        let branches = attempt({ session throws(Diagnostic) in
          try session.branches(of: entry.syntax)
        })
      else { continue }
      for branch in branches {
        let value = branch.flatMap { runs[$0.run].heading($0.index) }
        for (heading, syntax) in moments(of: entry) {
          let details = [value, heading.epoch].compactMap(\.self).joined(separator: ", ")
          result.append(
            ExpandedEntry(
              name: heading.name, details: details.isEmpty ? nil : details, syntax: syntax,
              branch: branch ?? chosenBranch(of: syntax)))
        }
      }
    }
    return result
  }

  /// The value of a training that the `@` around a formula chooses: a figure's points have its label.
  private func chosenBranch(of syntax: Syntax) -> BranchPlace? {
    guard case .moment(let inner, let moment) = syntax.nodes[syntax.root].kind,
      let choice = moment.choice, let run = try? run(moment, of: syntax, inner)
    else { return nil }
    return try? place(of: run, choice, at: moment.range)
  }

  /// The formulas of a figure over axes; each that is wrong is told.
  ///
  /// - Parameters:
  ///   - place: On a grid of inputs, or at the rows where the axes are parameters.
  ///   - allowsArrays: Whether a formula may be more than one number.
  mutating func formulasOnGrid(
    _ entries: [Cell.Entry], in place: FormulaPlace, allowsArrays: Bool = false,
    at range: Range<Int>
  ) throws(Diagnostic) -> [(entry: ExpandedEntry, formula: Formula)] {
    var formulas: [(entry: ExpandedEntry, formula: Formula)] = []
    let failuresBefore = failureCount
    for entry in expanded(entries) {
      try within(entry.branch) { session throws(Diagnostic) in
        session.attempt { session throws(Diagnostic) in
          let formula = try session.resolve(entry.syntax, in: place)
          formulas.append(
            (
              entry,
              allowsArrays ? formula : try session.oneNumber(formula, at: entry.syntax.range)
            ))
        }
      }
    }
    try requireNoFailure(since: failuresBefore, at: range)
    return formulas
  }

  typealias Heading = (name: String, epoch: String?)

  /// An entry for each epoch that it lists.
  func moments(of entry: Cell.Entry) -> [(heading: Heading, syntax: Syntax)] {
    let syntax = entry.syntax
    let text = entry.heading ?? source.text(syntax.range)
    guard case .moment(let inner, let moment) = syntax.nodes[syntax.root].kind,
      let epochs = moment.epochs
    else { return [((text, nil), syntax)] }
    let whose = entry.heading == nil ? [moment.run, moment.choice?.heading] : []
    let name = ([entry.heading ?? source.text(syntax.nodes[inner].range)] + whose)
      .compactMap(\.self).joined(separator: ", ")
    let isTitled = entry.heading != nil && !moment.isList
    var result: [(heading: Heading, syntax: Syntax)] = []
    var shown: Set<Int> = []
    for epoch in epochs where shown.insert(epoch).inserted {
      var single = syntax
      var then = moment
      then.epochs = [epoch]
      then.isList = false
      single.nodes[single.root].kind = .moment(inner, then)
      result.append(((name, isTitled ? nil : "epoch \(epoch)"), single))
    }
    return result
  }
}
