import Autodiff
import Training

/// What one training came to.
struct TrainingOutcome {
  var history: History
  var rows: TrainingRows
  /// How it broke off; nil if it did not.
  var end: TrainingSummary.NonFiniteEnd?
}

extension Session {
  /// One training.
  mutating func train(
    _ plan: TrainingPlan, on loss: Formula, called name: String,
    _ epochs: (done: Int, all: Int), through sight: Sight
  ) throws(Diagnostic) -> TrainingOutcome {
    let function = Function(loss)
    let range = plan.loss.range
    // What depends on no row needs none.
    let isFree = function.inputNames.isEmpty && plan.validation == nil
    guard sight.data != nil || isFree else { throw diagnostic(.noData, range) }
    for input in function.inputNames where sight.column(of: input) == nil {
      throw noColumn(for: input, at: names.places[input] ?? range, through: sight)
    }
    guard !function.parameterNames.isEmpty else {
      throw diagnostic(.lossWithoutParameters(name), range)
    }
    try requireDerivatives(of: loss, at: range)
    let rows =
      try (isFree ? nil : sight.data).map { data throws(Diagnostic) in
        try TrainingRows(data, plan, in: self, through: sight)
      } ?? TrainingRows()
    let isTried = isTrying
    let descent = Descent(
      loss: function, batch: rows.training, optimizer: plan.optimizer,
      epochs: isTried ? plan.epochs : 0, keptEpochs: wanted.epochs,
      followedElements: try followedElements(of: loss, plan), schedule: plan.schedule,
      batchSize: plan.batchSize,
      seed: environment.randomSeed(plan.seed), l2: plan.l2,
      validation: rows.validation, stopping: plan.stopping)
    let start = try start(of: plan, loss, called: name)
    if let data = isFree ? nil : sight.data {
      try checkLabels(of: loss, start, in: data, at: range, through: sight)
    }
    let (history, error) = descent.runWhileFinite(from: start) { epoch in
      report(.epoch(epochs.done + epoch, of: epochs.all))
      return !isStopped
    }
    guard let error else { return TrainingOutcome(history: history, rows: rows) }
    guard isTried else { throw diagnostic(.consequence, range) }
    let breakdown = Breakdown(of: error, function, rows, through: sight)
    guard plan.explainsNonFinite else {
      throw diagnostic(
        .nonFiniteLoss(epoch: error.epoch, loss: error.loss, breakdown), range)
    }
    return TrainingOutcome(
      history: history, rows: rows,
      end: TrainingSummary.NonFiniteEnd(error, breakdown, history))
  }

  /// The loss by the name it gets here, or by the name of the formula it is.
  mutating func loss(
    _ plan: TrainingPlan, isFirst: Bool, through sight: Sight
  ) throws(Diagnostic) -> (String, Formula) {
    if let word = plan.definition {
      if isFirst {
        try checkFree(word)
        try checkNoColumn(word, through: sight)
      }
      let formula = try resolve(plan.loss, in: .model, through: sight)
      if isFirst { names.define(word.value, .formula(formula, arguments: []), at: word.range) }
      return (word.value, formula)
    }
    guard case .name(let name) = plan.loss.nodes[plan.loss.root].kind else {
      throw diagnostic(.lossWithoutName, plan.loss.range)
    }
    return (name, try resolve(plan.loss, in: .model, through: sight))
  }

  /// The parameters to begin with: those of now, or the first ones for a training that begins again.
  private func start(
    of plan: TrainingPlan, _ loss: Formula, called name: String
  ) throws(Diagnostic) -> [Double] {
    guard plan.restarts else {
      let owners = loss.leaves.filter { $0.operation == .parameter }.compactMap(\.position)
        .compactMap { trainings.latest[$0] }
      guard let several = owners.first(where: { trainings[$0].isSeveral }) else {
        return parameters.now
      }
      throw diagnostic(
        .continuesSeveral(name, values: trainings[several].choices), plan.loss.range)
    }
    var start = parameters.now
    for leaf in loss.leaves {
      guard let elements = leaf.elements else { continue }
      start.replaceSubrange(elements, with: parameters.initial[elements])
    }
    guard let seed = plan.seed else { return start }
    let used = Set(loss.leaves.compactMap(\.elements))
    for random in parameters.random where used.contains(random.elements) {
      start.replaceSubrange(random.elements, with: random.values(seed: seed))
    }
    return start
  }

  /// The elements of a loss's parameters that curves and paths show.
  private func followedElements(
    of loss: Formula, _ plan: TrainingPlan
  ) throws(Diagnostic) -> [Int] {
    let parameters = loss.leaves.filter { $0.operation == .parameter }
    let shown = parameters.filter { leaf in
      leaf.name.map(wanted.names.contains) == true
        && leaf.shape.count <= FigureDefaults.mostElements
    }
    var followed = Set(shown.compactMap(\.elements).flatMap(\.self))
    for axis in wanted.axes {
      guard let leaf = parameters.first(where: { $0.name == axis.name }),
        let place = leaf.shape.place(of: axis.indices ?? leaf.shape.dimensions.map { _ in 0 })
      else { continue }
      followed.insert((leaf.elements?.lowerBound ?? 0) + place)
    }
    let elements = followed.sorted()
    try checkNumbers(
      elements.count * plan.epochs, "the numbers of its curves", at: plan.loss.range)
    return elements
  }
}

extension TrainingSummary {
  /// Tells what a training came to.
  init(_ plan: TrainingPlan, _ lossName: String, _ outcome: TrainingOutcome) {
    let (history, rows) = (outcome.history, outcome.rows)
    let last = history.resultEpoch
    self.init(
      name: plan.name, lossName: lossName, optimizer: plan.optimizer.description,
      epochs: history.epochs, sampleCount: rows.trainingRows.count, firstLoss: history.losses[0],
      lastLoss: history.losses[last])
    options = plan.written
    if let rows = rows.validation {
      validation = Validation(
        sampleCount: rows.count, firstLoss: history.validationLosses[0],
        lastLoss: history.validationLosses[last])
    }
    keptEpoch = last == history.epochs ? nil : last
    nonFinite = outcome.end
  }
}

extension Problem {
  static let lossWithoutName = Problem(
    "loss-without-name", "the loss has no name", advice: "Write `loss = ` and the formula.")

  static func lossWithoutParameters(_ name: String) -> Problem {
    Problem(
      "loss-without-parameters", "\"\(name)\" depends on no parameter, so nothing can be learnt",
      advice: "Write a formula of the model's parameters.")
  }

  static func continuesSeveral(_ loss: String, values: [String]) -> Problem {
    Problem(
      "continues-several",
      "\"\(loss)\" would go on from a training that was run for \(values.list)",
      advice: "Begin again from the initial values with `#| restart: true`.")
  }

  static func nonFiniteLoss(epoch: Int, loss: Double, _ breakdown: Breakdown?) -> Problem {
    let wayOn =
      if breakdown?.isMissingElement == true {
        "There is no such element: classes are whole numbers from 0, and a layer needs a unit for each class."
      } else if epoch == 0 {
        "Choose other initial values, or a form of the loss that does not overflow."
      } else {
        "Try a smaller rate, or a form of the loss that does not overflow."
      }
    return Problem(
      "non-finite-loss",
      (loss.isFinite ? "the gradient is not finite" : "the loss is \(loss.spelling)")
        + " after \(counted(epoch, "epoch"))",
      advice: [breakdown?.explanation, wayOn].compactMap(\.self).joined(separator: "\n"))
  }
}
