import Autodiff
import Training

extension Session {
  /// Trains on a loss, from the parameters as they are now.
  mutating func run(train body: Cell.TrainBody) throws(Diagnostic) -> CellContent {
    let (name, formula) = try loss(body)
    guard let data else { throw diagnostic(.noData, body.formula.range) }
    let loss = try oneNumber(formula, at: body.formula.range)
    let function = Function(loss)
    for input in function.inputNames where column(of: input) == nil {
      throw noColumn(for: input, at: scope.places[input] ?? body.formula.range)
    }
    guard !function.parameterNames.isEmpty else {
      throw diagnostic(.lossWithoutParameters(name), body.formula.range)
    }
    let rows = try TrainingRows(data, body, seed: seed, in: self)
    let start = start(of: body, loss)
    // What follows a failure is only looked through: nobody will see what it comes to.
    let isTried = failures.isEmpty && !isStopped
    let descent = Descent(
      loss: function, batch: rows.training, optimizer: body.optimizer,
      epochs: isTried ? body.epochs : 0,
      keptEpochs: namedEpochs, schedule: body.schedule, batchSize: body.batchSize,
      seed: UInt64(truncatingIfNeeded: body.seed ?? seed), l2: body.l2,
      validation: rows.validation, stopping: body.stopping)
    let history: History
    do {
      history = try descent.run(from: start) { epoch in
        if !report(.epoch(epoch, of: body.epochs)) { isStopped = true }
        return !isStopped
      }
    } catch {
      guard isTried else { throw diagnostic(.consequence, body.formula.range) }
      throw diagnosis(of: error, function, rows, at: body.formula.range)
    }
    parameters = history.result
    scope.losses.insert(name)
    runs.append(
      Run(
        name: body.name, lossName: name, history: history, isTried: isTried,
        trained: Set(loss.leaves.filter { $0.operation == .parameter }.compactMap(\.position))))
    return .training(summary(body, name, history, rows))
  }

  /// The parameters to begin with: those of now, or the first ones for a training that begins again.
  private func start(of body: Cell.TrainBody, _ loss: Formula) -> [Double] {
    guard body.restarts else { return parameters }
    var start = parameters
    for leaf in loss.leaves {
      guard let elements = leaf.elements else { continue }
      start.replaceSubrange(elements, with: initialParameters[elements])
    }
    guard let seed = body.seed else { return start }
    let used = Set(loss.leaves.compactMap(\.elements))
    for random in randomParameters where used.contains(random.elements) {
      start.replaceSubrange(random.elements, with: random.values(seed: seed))
    }
    return start
  }

  private func summary(
    _ body: Cell.TrainBody, _ name: String, _ history: History, _ rows: TrainingRows
  ) -> TrainingSummary {
    let last = history.resultEpoch
    var summary = TrainingSummary(
      name: body.name, lossName: name, optimizer: body.optimizer.description,
      epochs: history.epochs, sampleCount: rows.training.count, firstLoss: history.losses[0],
      lastLoss: history.losses[last])
    summary.options = body.written
    if let validation = rows.validation {
      summary.validation = TrainingSummary.Validation(
        sampleCount: validation.count, firstLoss: history.validationLosses[0],
        lastLoss: history.validationLosses[last])
    }
    summary.keptEpoch = last == history.epochs ? nil : last
    return summary
  }

  /// The loss by the name it gets here, or by the name of the formula it is.
  private mutating func loss(_ body: Cell.TrainBody) throws(Diagnostic) -> (String, Formula) {
    if let word = body.definition {
      try checkFree(word)
      try checkNoColumn(word)
      let formula = try resolve(body.formula, in: .model)
      scope.define(word.name, .formula(formula, arguments: []), at: word.range)
      return (word.name, formula)
    }
    guard case .name(let name) = body.formula.nodes[body.formula.root].kind else {
      throw diagnostic(.lossWithoutName, body.formula.range)
    }
    return (name, try resolve(body.formula, in: .model))
  }

  /// Notes the parameters that no training reached, where they were declared.
  mutating func noteUntrainedParameters() {
    guard !runs.isEmpty, failures.isEmpty, !isStopped else { return }
    let trained = runs.reduce(into: Set<Int>()) { $0.formUnion($1.trained) }
    for parameter in scope.graph.parameters {
      guard let name = parameter.name, let place = parameter.position, !trained.contains(place),
        let range = scope.places[name]
      else { continue }
      note(diagnostic(.untrainedParameter(name), range))
    }
  }
}

/// The rows that a training learns from, and those it validates with.
struct TrainingRows {
  let training: Batch
  let validation: Batch?
  /// The rows of the data, counted from 0, that either has.
  let trainingRows: [Int]
  let validationRows: [Int]

  init(
    _ data: DataSet, _ body: Cell.TrainBody, seed: Int, in session: Session
  ) throws(Diagnostic) {
    guard let fraction = body.validation else {
      training = session.batch(of: data)
      validation = nil
      (trainingRows, validationRows) = (Array(0..<data.count), [])
      return
    }
    // The rows' own numbers are divided as the rows are.
    let numbers = DataSet(
      columns: [DataSet.Column(name: "row", values: (0..<data.count).map(Double.init))])
    let seed = UInt64(truncatingIfNeeded: body.seed ?? seed)
    do {
      let parts = try numbers.split(validation: fraction.value, seed: seed)
      trainingRows = parts.training.columns[0].values.map { Int($0) }
      validationRows = parts.validation.columns[0].values.map { Int($0) }
    } catch {
      throw session.diagnostic(
        .wrongOption(
          key: error.argument, found: session.source.text(fraction.range),
          expected: error.expected), fraction.range)
    }
    training = session.batch(of: data.selecting(rows: trainingRows))
    validation = session.batch(of: data.selecting(rows: validationRows))
  }
}
