import Autodiff
import Training

extension Session {
  /// Trains on a loss, from the parameters as they are now; several times if `each` says so.
  mutating func run(train cell: Cell.TrainCell) throws(Diagnostic) -> CellContent {
    try checkBranches(cell)
    try checkNumbers(
      cell.bodies.count * namedEpochs.count * parameters.count,
      "the numbers kept of this training", at: cell.bodies[0].formula.range)
    let start = parameters
    var epochs = (done: 0, all: cell.bodies.reduce(0) { $0 + $1.epochs })
    let outer = (settings, columnNames)
    defer { (settings, columnNames) = outer }
    var branches: [Run.Branch] = []
    var summaries: [TrainingSummary] = []
    var (name, trained): (String, Set<Int>) = ("", [])
    for (index, body) in cell.bodies.enumerated() {
      let value = cell.each?.values[index].value
      if let each = cell.each, let value { take(value, of: each) }
      let formula: Formula
      (name, formula) = try loss(body, isFirst: index == 0)
      let loss = try oneNumber(formula, at: body.formula.range)
      if let each = cell.each { try checkUse(of: each, in: loss) }
      parameters = start
      let (history, rows, end) = try train(body, on: loss, called: name, epochs)
      epochs.done += body.epochs
      branches.append(
        Run.Branch(
          value: value, range: cell.each?.values[index].range ?? body.formula.range,
          history: history, lastEpoch: end == nil ? history.epochs : body.epochs, loss: loss))
      trained.formUnion(
        loss.leaves.filter { $0.operation == .parameter }.compactMap(\.position))
      summaries.append(summary(body, name, history, rows))
      summaries[index].nonFinite = end
    }
    let body = cell.bodies[0]
    scope.losses.insert(name)
    runs.append(
      Run(
        name: body.name, lossName: name, each: cell.each?.word.name, branches: branches,
        trained: trained, isTried: isTrying))
    for position in trained { latestRuns[position] = runs.count - 1 }
    parameters = branches[branches.count - 1].history.result
    for index in summaries.indices {
      summaries[index].variant = runs[runs.count - 1].heading(index)
    }
    return .training(summaries)
  }

  /// What follows a failure is only looked through: nobody will see what it comes to.
  private var isTrying: Bool { failures.isEmpty && !isStopped }

  /// One training.
  private mutating func train(
    _ body: Cell.TrainBody, on loss: Formula, called name: String,
    _ epochs: (done: Int, all: Int)
  ) throws(Diagnostic) -> (History, TrainingRows, TrainingSummary.NonFiniteEnd?) {
    let function = Function(loss)
    // What depends on no row needs none.
    let isFree = function.inputNames.isEmpty && body.validation == nil
    guard data != nil || isFree else { throw diagnostic(.noData, body.formula.range) }
    for input in function.inputNames where column(of: input) == nil {
      throw noColumn(for: input, at: scope.places[input] ?? body.formula.range)
    }
    guard !function.parameterNames.isEmpty else {
      throw diagnostic(.lossWithoutParameters(name), body.formula.range)
    }
    let rows =
      try (isFree ? nil : data).map { data throws(Diagnostic) in
        try TrainingRows(data, body, seed: seed, in: self)
      } ?? TrainingRows()
    let isTried = isTrying
    let descent = Descent(
      loss: function, batch: rows.training, optimizer: body.optimizer,
      epochs: isTried ? body.epochs : 0,
      keptEpochs: namedEpochs, followedElements: try followedElements(of: loss, body),
      schedule: body.schedule, batchSize: body.batchSize,
      seed: UInt64(truncatingIfNeeded: body.seed ?? seed), l2: body.l2,
      validation: rows.validation, stopping: body.stopping)
    let start = try start(of: body, loss, called: name)
    let (history, error) = descent.runWhileFinite(from: start) { epoch in
      if !report(.epoch(epochs.done + epoch, of: epochs.all)) { isStopped = true }
      return !isStopped
    }
    guard let error else { return (history, rows, nil) }
    guard isTried else { throw diagnostic(.consequence, body.formula.range) }
    let breakdown = breakdown(of: error, function, rows)
    guard body.explainsNonFinite else {
      throw diagnostic(
        .nonFiniteLoss(epoch: error.epoch, loss: error.loss, breakdown), body.formula.range)
    }
    return (history, rows, TrainingSummary.NonFiniteEnd(error, breakdown, history))
  }

  /// The parameters to begin with: those of now, or the first ones for a training that begins again.
  private func start(
    of body: Cell.TrainBody, _ loss: Formula, called name: String
  ) throws(Diagnostic) -> [Double] {
    guard body.restarts else {
      let owners = loss.leaves.filter { $0.operation == .parameter }.compactMap(\.position)
        .compactMap { latestRuns[$0] }
      guard let several = owners.first(where: { runs[$0].branches.count > 1 }) else {
        return parameters
      }
      throw diagnostic(
        .continuesSeveral(name, values: runs[several].choices), body.formula.range)
    }
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
      epochs: history.epochs, sampleCount: rows.trainingRows.count, firstLoss: history.losses[0],
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
  private mutating func loss(
    _ body: Cell.TrainBody, isFirst: Bool
  ) throws(Diagnostic) -> (String, Formula) {
    if let word = body.definition {
      guard isFirst else { return (word.name, try resolve(body.formula, in: .model)) }
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

  /// No data: one sample, which has no columns and is no row.
  init() {
    training = Batch()
    validation = nil
    (trainingRows, validationRows) = ([], [])
  }

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
