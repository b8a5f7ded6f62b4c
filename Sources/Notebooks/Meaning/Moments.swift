import Autodiff

// What `@` does to a formula.
extension Session {
  /// The branch of a training that a moment means, and which of the trainings: by its name, otherwise
  /// the last one that trained what stands before the `@`, or the last of all if none did.
  ///
  /// - Parameter node: The node before the `@`.
  func place(
    of moment: Syntax.Moment, in syntax: Syntax, _ node: Int, through sight: Sight
  ) throws(Diagnostic) -> BranchPlace {
    let training: Int
    if let name = moment.training {
      training = try self.training(named: Word(name, at: moment.range))
    } else {
      guard let last = trainings.all.indices.last else {
        throw diagnostic(.noTraining, moment.range)
      }
      let parameters = dependencies(of: syntax, from: node, through: sight).parameters
      training = trainings.place(reaching: parameters, through: sight) ?? last
    }
    return try branch(of: training, moment.choice, at: moment.range, through: sight)
  }

  /// The last training of that name.
  func training(named word: Word) throws(Diagnostic) -> Int {
    guard let place = trainings.place(named: word.value) else {
      throw unknownTraining(word, among: trainings.names)
    }
    return place
  }

  /// The mistake of a name that no training has.
  func unknownTraining(_ word: Word, among known: [String]) -> Diagnostic {
    diagnostic(
      .unknownTraining(
        word.value, nearest: nearestName(to: word.value, among: known), known: known),
      word.range)
  }

  /// The parameters at a moment of a training.
  func parameters(
    at moment: Syntax.Moment, of place: BranchPlace, from sight: Sight
  ) throws(Diagnostic) -> [Double] {
    guard !moment.isList, moment.epochs?.count ?? 1 == 1 else {
      throw diagnostic(.listInFormula, moment.range)
    }
    let now = parameters.completing(sight.parameters)
    guard trainings[place.training].isTried else { return now }
    let branch = trainings[place]
    let history = branch.history
    var epoch = moment.epochs?[0] ?? history.resultEpoch
    if epoch <= branch.lastEpoch { epoch = Swift.min(epoch, history.epochs) }
    guard let then = history.parameters[epoch] else {
      throw diagnostic(.epochBeyond(epoch, trained: history.epochs), moment.range)
    }
    // Those that were declared after that training are taken as they are now.
    return then + now.dropFirst(then.count)
  }

  /// A formula with numbers in place of its parameters, but for those that are axes, and with the
  /// column that a branch of a training had in place of the name for it.
  mutating func fixed(
    _ formula: Formula, _ context: FormulaContext, _ range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    var constants: [Formula: Formula] = [:]
    for leaf in formula.leaves {
      if leaf.operation == .input, let place = context.branch,
        trainings[place.training].each == leaf.name,
        case .text(let column)? = trainings[place].value?.value
      {
        constants[leaf] = try self.formula(named: column, range, in: context)
      }
      guard leaf.operation == .parameter, let elements = leaf.elements else { continue }
      // A layer within the formula has parameters that are newer than the moment.
      let values =
        elements.upperBound <= context.parameters.count
        ? context.parameters : parameters.completing(context.sight.parameters)
      let parts = elements.enumerated().map { place, element in
        context.sight.axisElements.contains(element)
          ? leaf.element(at: names.graph.constant(Double(place)))
          : names.graph.constant(values[element])
      }
      constants[leaf] = array(parts, leaf.shape)
    }
    return formula.replacing(constants)
  }
}
