import Autodiff

/// One of the trainings that a train cell ran for several values.
struct BranchPlace: Equatable {
  /// Which training, and which of its values.
  var run: Int
  var index: Int
}

// What `each` brings: several results of one training, which tables and figures show side by side.
extension Session {
  /// Does something as if a training had been run for one value only.
  mutating func within<Result>(
    _ place: BranchPlace?, _ body: (inout Session) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    guard let place, place != branch, runs[place.run].branches.count > 1 else {
      return try body(&self)
    }
    let outer = (parameters, columnNames, settings, branch, scope.hidden)
    defer {
      // A layer may have declared parameters meanwhile.
      let added = parameters.dropFirst(outer.0.count)
      (parameters, columnNames, settings, branch, scope.hidden) = outer
      parameters += added
    }
    enter(place)
    return try body(&self)
  }

  private mutating func enter(_ place: BranchPlace) {
    let run = runs[place.run]
    branch = place
    parameters = parameters(of: place, run.branches[place.index].history.result)
    scope.hidden[run.lossName] = .formula(run.branches[place.index].loss, arguments: [])
    guard let each = run.each, let value = run.branches[place.index].value else { return }
    if settings[each] != nil {
      settings = settings.setting(each, to: value)
    } else if case .text(let column) = value {
      columnNames[each] = Cell.Word(name: column, range: run.branches[place.index].range)
    }
  }

  /// The parameters as they are now, but those of a training, which no later one has reached, as they
  /// were then in one of its branches.
  func parameters(of place: BranchPlace, _ then: [Double]) -> [Double] {
    var result = parameters
    for leaf in scope.graph.parameters {
      guard let position = leaf.position, latestRuns[position] == place.run,
        let elements = leaf.elements, elements.upperBound <= then.count
      else { continue }
      result.replaceSubrange(elements, with: then[elements])
    }
    return result
  }

  /// The branches that a formula is to be shown for: one for each value of the training that it
  /// depends on, or nil alone.
  func branches(of syntax: Syntax) throws(Diagnostic) -> [BranchPlace?] {
    let dependencies = dependencies(of: syntax)
    let several = dependencies.runs.filter { runs[$0].branches.count > 1 && branch?.run != $0 }
    guard let run = several.first else { return [nil] }
    guard several.count == 1 else {
      throw diagnostic(
        .severalTrainings(several.map { runs[$0].title }, formula: source.text(syntax.range)),
        syntax.range)
    }
    return runs[run].branches.indices.map { BranchPlace(run: run, index: $0) }
  }

  /// Sees to it that a formula has one result.
  func requireOneBranch(_ syntax: Syntax) throws(Diagnostic) {
    let branches = try branches(of: syntax)
    guard let place = branches[0] else { return }
    throw diagnostic(
      .severalResults(runs[place.run].choices, formula: source.text(syntax.range)), syntax.range)
  }

  /// Which branch of a training is meant: the one that is chosen, or the one that is seen through.
  func place(
    of run: Int, _ choice: Syntax.Choice?, at range: Range<Int>
  ) throws(Diagnostic) -> BranchPlace {
    if let choice {
      let index = runs[run].branches.firstIndex { $0.value == choice.value }
      guard runs[run].each == choice.name, let index else {
        throw diagnostic(
          .noSuchChoice(
            "\(choice.name) = \(choice.value.shortText)", run: runs[run].title,
            known: runs[run].choices), choice.range)
      }
      return BranchPlace(run: run, index: index)
    }
    if let branch, branch.run == run { return branch }
    guard runs[run].branches.count == 1 else {
      throw diagnostic(.severalResults(runs[run].choices, formula: source.text(range)), range)
    }
    return BranchPlace(run: run, index: 0)
  }
}
