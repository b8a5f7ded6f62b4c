import Autodiff
import Training

extension Session {
  /// Trains on a loss, from the parameters as they are now.
  mutating func run(train body: Cell.TrainBody) throws(Diagnostic) -> CellContent {
    let (name, loss) = try loss(body)
    guard let data, let batch = batch() else { throw diagnostic(.noData, body.formula.range) }
    let function = Function(loss)
    for input in function.inputNames where data[input] == nil {
      let place = scope.places[input] ?? body.formula.range
      let nearest = nearestName(to: input, among: data.columns.map(\.name))
      throw diagnostic(.noColumn(input: input, nearest: nearest), place)
    }
    guard !function.parameterNames.isEmpty else {
      throw diagnostic(.lossWithoutParameters(name), body.formula.range)
    }
    let descent = Descent(
      loss: function, batch: batch, optimizer: body.optimizer, epochs: body.epochs,
      keptEpochs: namedEpochs)
    let history: History
    do {
      history = try descent.run(from: parameters) { progress($0, body.epochs) }
    } catch {
      throw diagnostic(.nonFiniteLoss(epoch: error.epoch, loss: error.loss), body.formula.range)
    }
    parameters = history.parameters[history.epochs] ?? parameters
    scope.losses.insert(name)
    runs.append(
      Run(
        name: body.name, lossName: name, history: history,
        trained: Set(loss.leaves.filter { $0.operation == .parameter }.compactMap(\.position))))
    return .training(
      TrainingSummary(
        name: body.name, lossName: name, optimizer: body.optimizer.description,
        epochs: history.epochs, sampleCount: data.count, firstLoss: history.losses[0],
        lastLoss: history.losses[history.epochs]))
  }

  /// The loss by the name it gets here, or by the name of the formula it is.
  private mutating func loss(_ body: Cell.TrainBody) throws(Diagnostic) -> (String, Formula) {
    if let word = body.definition {
      return (word.name, try define(word, nil, body.formula))
    }
    guard case .name(let name) = body.formula.nodes[body.formula.root].kind else {
      throw diagnostic(.lossWithoutName, body.formula.range)
    }
    return (name, try resolve(body.formula, in: .model))
  }

  /// The parameters that no training reached, where they were declared.
  func untrainedParameters() -> [Diagnostic] {
    guard !runs.isEmpty else { return [] }
    let trained = runs.reduce(into: Set<Int>()) { $0.formUnion($1.trained) }
    return scope.graph.parameters.compactMap { parameter in
      guard let name = parameter.name, let place = parameter.position, !trained.contains(place),
        let range = scope.places[name]
      else { return nil }
      return diagnostic(.untrainedParameter(name), range)
    }
  }
}
