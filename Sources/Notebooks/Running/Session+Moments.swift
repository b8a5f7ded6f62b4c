import Autodiff

// What `@` does to a formula.
extension Session {
  /// The parameters at a moment of a training.
  func parameters(
    at moment: Syntax.Moment, of place: BranchPlace
  ) throws(Diagnostic) -> [Double] {
    guard !moment.isList, moment.epochs?.count ?? 1 == 1 else {
      throw diagnostic(.listInFormula, moment.range)
    }
    let run = runs[place.run]
    guard run.isTried else { return parameters }
    let branch = run.branches[place.index]
    let history = branch.history
    var epoch = moment.epochs?[0] ?? history.resultEpoch
    if epoch <= branch.lastEpoch { epoch = Swift.min(epoch, history.epochs) }
    guard let then = history.parameters[epoch] else {
      throw diagnostic(.epochBeyond(epoch, trained: history.epochs), moment.range)
    }
    // Those that were declared after that training are taken as they are now.
    return then + parameters.dropFirst(then.count)
  }

  /// A formula with numbers in place of its parameters, but for those that are axes, and with the column that a branch of a
  /// training had in place of the name for it.
  mutating func fixed(
    _ formula: Formula, _ context: FormulaContext, _ range: Range<Int>
  ) throws(Diagnostic) -> Formula {
    var constants: [Formula: Formula] = [:]
    for leaf in formula.leaves {
      if leaf.operation == .input, let place = context.branch, runs[place.run].each == leaf.name,
        case .text(let column)? = runs[place.run].branches[place.index].value
      {
        constants[leaf] = try self.formula(named: column, range, in: context)
      }
      guard leaf.operation == .parameter, let elements = leaf.elements else { continue }
      // A layer within the formula has parameters that are newer than the moment.
      let values =
        elements.upperBound <= context.parameters.count ? context.parameters : parameters
      let parts = elements.enumerated().map { place, element in
        axisElements.contains(element)
          ? leaf.element(at: scope.graph.constant(Double(place)))
          : scope.graph.constant(values[element])
      }
      constants[leaf] = array(parts, leaf.shape)
    }
    return formula.replacing(constants)
  }
}
