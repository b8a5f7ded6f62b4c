import Autodiff

// What `each` brings: several results of one training, which tables and figures show side by side.
extension Session {
  /// The branches that a formula is to be shown for: one for each value of the training that it
  /// depends on, or nil alone.
  func branches(
    of syntax: Syntax, through sight: Sight
  ) throws(Diagnostic) -> [BranchPlace?] {
    let several = dependencies(of: syntax, through: sight).trainings.filter {
      trainings[$0].isSeveral && sight.branch?.training != $0
    }
    guard let training = several.first else { return [nil] }
    guard several.count == 1 else {
      throw diagnostic(
        .severalTrainings(
          several.map { trainings[$0].title }, formula: source.text(syntax.range)), syntax.range)
    }
    return trainings[training].branches.indices.map {
      BranchPlace(training: training, index: $0)
    }
  }

  /// Throws unless a formula has one result.
  func requireOneBranch(_ syntax: Syntax, through sight: Sight) throws(Diagnostic) {
    guard let place = try branches(of: syntax, through: sight)[0] else { return }
    throw severalResults(of: place.training, syntax.range)
  }

  /// Which branch of a training is meant: the one that is chosen, or the one that is seen through.
  func branch(
    of training: Int, _ choice: Syntax.Choice?, at range: Range<Int>, through sight: Sight
  ) throws(Diagnostic) -> BranchPlace {
    let found = trainings[training]
    if let choice {
      let index = found.branches.firstIndex { $0.value?.value == choice.value }
      guard found.each == choice.name, let index else {
        throw diagnostic(
          .noSuchChoice(
            "\(choice.name) = \(choice.value.shortText)", of: found.title, known: found.choices),
          choice.range)
      }
      return BranchPlace(training: training, index: index)
    }
    if let branch = sight.branch, branch.training == training { return branch }
    guard !found.isSeveral else { throw severalResults(of: training, range) }
    return BranchPlace(training: training, index: 0)
  }

  private func severalResults(of training: Int, _ range: Range<Int>) -> Diagnostic {
    diagnostic(
      .severalResults(trainings[training].choices, formula: source.text(range)), range)
  }

  /// What a heading says of a branch, if there are several.
  func heading(of place: BranchPlace?) -> String? {
    place.flatMap { trainings[$0.training].heading($0.index) }
  }
}
