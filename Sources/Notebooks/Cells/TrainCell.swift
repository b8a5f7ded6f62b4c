import Autodiff
import Training

/// `{train}`: a loss, and how the parameters descend on it; once, or once for each of several values.
struct TrainCell: CellKind {
  static let name = "train", countedAs: Reference.Kind? = nil
  static let summary = (
    body: "one loss", shows: "one line: the loss before and after, and how it was trained"
  )
  static let options: [any OptionDeclaration] =
    [
      TrainingPlan.name, TrainingPlan.epochs, TrainingPlan.batch, TrainingPlan.optimizer,
      TrainingPlan.schedule, TrainingPlan.l2, TrainingPlan.validation, TrainingPlan.stop,
      TrainingPlan.restart, TrainingPlan.seed, over, each, TrainingPlan.nonFinite,
    ]
  static let products: CellProducts = .training

  private static let over = Option<Word?>.over()
  private static let each = Option<EachOption?>(
    "each", .each, "values to train for, [one after the other](#each)", otherwise: "one training")

  private let each: EachOption?
  /// The training for each value; one if there are none.
  private var plans: [TrainingPlan] = []
  /// The words of the loss and of the options but `each`.
  private var words: Set<String> = []
  private let over: Word?

  var formulas: [Syntax] { plans.map(\.loss) }

  init(_ body: CellBody) throws(Diagnostic) {
    over = try body[Self.over]
    each = try body[Self.each]
    guard let each else {
      plans = [try TrainingPlan(body)]
      return
    }
    for (value, body) in zip(each.values, Self.variants(of: body)) {
      plans.append(try TrainingPlan(body, seed: each.isSeed ? value.value : nil))
    }
    words = body.options.all.filter { $0.key != Self.each.name }
      .reduce(into: body.source.words(body.range)) {
        $0.formUnion(body.source.words($1.range))
      }
    let epochs = plans.reduce(0) { $0 + $1.epochs }
    guard epochs <= body.limits.epochs else {
      throw body.diagnostic(
        .beyondLimit(
          "the epochs of a training for each value", found: "\(epochs)",
          limit: body.limits.epochs), each.name.range)
    }
  }

  static func variants(of body: CellBody) -> [CellBody] {
    guard let each = try? body[Self.each] else { return [body] }
    return each.values.map { value in
      body.with(body.settings.setting(each.name.value, to: value.value))
    }
  }

  /// Trains on a loss, from the parameters as they are now; several times if `each` says so.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    let sight = try session.sight(over: over, from: session.sight)
    if let each { try session.check(each, usedWords: words, through: sight) }
    try session.checkNumbers(
      plans.count * session.wanted.epochs.count * session.parameters.now.count,
      "the numbers kept of this training", at: plans[0].loss.range)
    var epochs = (done: 0, all: plans.reduce(0) { $0 + $1.epochs })
    var branches: [FinishedTraining.Branch] = []
    var summaries: [TrainingSummary] = []
    var (name, trained): (String, Set<Int>) = ("", [])
    for (index, plan) in plans.enumerated() {
      let value = each?.values[index]
      var seen = sight
      if let each, let value {
        seen = sight.setting(
          each.name.value, to: Located(value.value, at: each.name.range))
      }
      let formula: Formula
      (name, formula) = try session.loss(plan, isFirst: index == 0, through: seen)
      let loss = try session.oneNumber(formula, at: plan.loss.range)
      if let each { try session.checkUse(of: each, in: loss) }
      let outcome = try session.train(plan, on: loss, called: name, epochs, through: seen)
      epochs.done += plan.epochs
      let history = outcome.history
      branches.append(
        FinishedTraining.Branch(
          value: value, history: history,
          lastEpoch: outcome.end == nil ? history.epochs : plan.epochs, loss: loss))
      trained.formUnion(
        loss.leaves.filter { $0.operation == .parameter }.compactMap(\.position))
      summaries.append(TrainingSummary(plan, name, outcome))
    }
    session.names.losses.insert(name)
    let training = FinishedTraining(
      name: plans[0].name, lossName: name, each: each?.name.value, branches: branches,
      trained: trained, isTried: session.isTrying)
    session.trainings.append(training)
    session.parameters.now = branches[branches.count - 1].history.result
    for index in summaries.indices {
      summaries[index].name = training.name
      summaries[index].variant = training.heading(index)
    }
    return .training(summaries)
  }
}

/// One training as a cell describes it.
struct TrainingPlan: Sendable {
  var name: String?
  /// The name that `loss = formula` gives; nil where the formula is a name by itself.
  var definition: Word?
  var loss: Syntax
  var epochs: Int
  var optimizer: Optimizer
  var schedule: Schedule
  var batchSize: Int?
  var l2: Double
  /// The part of the rows to hold out, and where it is given.
  var validation: Located<Double>?
  var stopping: Stopping?
  /// Nil for that of the notebook.
  var seed: Int?
  var restarts: Bool
  /// Whether a number that is not finite ends the training and is explained, rather than ending the
  /// page.
  var explainsNonFinite: Bool
  /// The options that a summary tells besides the optimizer.
  var written: [String] = []
}

extension TrainingPlan {
  fileprivate static let name = Option<Word?>(
    "name", .name("a name for the training"), "a name, for `f@name`", otherwise: "none")
  fileprivate static let epochs = Option(
    "epochs", .whole(from: 0, limit: \.epochs, "the epochs of a training"), usual: 100,
    "how often all rows are gone through")
  fileprivate static let batch = Option<Int?>(
    "batch", .whole(in: 1...1_000_000_000), "rows in a step", otherwise: "all")
  fileprivate static let optimizer = Option(
    "optimizer", .call("optimizer", Optimizer.declarations),
    usual: Optimizer.gradientDescent(rate: 0.1), "one of [these](#optimizers)")
  fileprivate static let schedule = Option(
    "schedule", .call("schedule", Schedule.declarations), usual: Schedule.constant,
    "one of [these](#schedules)", otherwise: "`constant`")
  fileprivate static let l2 = Option(
    "l2", .number("a number from 0") { $0 >= 0 }, usual: 0.0,
    "λ in a penalty λ·Σp² on all parameters of the loss; the losses that are shown leave it out")
  static let validation = Option<Located<Double>?>(
    "validation", .partOfRows,
    "the part of the rows to hold out; their loss is shown beside the other",
    otherwise: "none is held out")
  fileprivate static let stop = Option<Stopping?>(
    "stop", .stopping,
    "`patience(10)`: ends after 10 epochs without a new lowest loss, of the rows held out if there "
      + "are any, and goes back to the best epoch", otherwise: "no end before the last epoch")
  fileprivate static let restart = Option(
    "restart", .flag, usual: false, "`true` begins from the initial values again")
  /// The largest whole number of which an option's digits say every bit.
  private static let largestSeed = 1 << 53
  fileprivate static let seed = Option<Int?>(
    "seed", .whole(in: -largestSeed...largestSeed),
    "another seed for this training: its batches, its rows held out and, with `restart: true`, its "
      + "random initial values", otherwise: "that of the notebook")
  fileprivate static let nonFinite = Option(
    "non_finite", .word(["explain": true]), usual: false,
    "`explain`: a loss, a gradient or a parameter that is not finite "
      + "[ends the training](#trainings-that-break-off), not the page",
    otherwise: "the page ends with an error")

  /// Reads a loss with the options of its training.
  ///
  /// - Parameter value: The seed that the training is run for, if it is run for seeds. It decides
  ///   everything random, so the training begins anew.
  fileprivate init(_ body: CellBody, seed value: SettingValue? = nil) throws(Diagnostic) {
    var tokens = try body.tokens()
    tokens.skipNewlines()
    if case .name = tokens.current.kind, tokens.following.kind == .symbol(.assign) {
      definition = try tokens.expectOwnName("the name of the loss")
      _ = tokens.take(.assign)
    }
    loss = try FormulaParser.parse(&tokens)
    tokens.skipNewlines()
    guard tokens.isAtEnd else { throw tokens.unexpectedAfterFormula() }
    name = try body[Self.name]?.value
    epochs = try body[Self.epochs]
    optimizer = try body[Self.optimizer]
    schedule = try body[Self.schedule]
    batchSize = try body[Self.batch]
    l2 = try body[Self.l2]
    stopping = try body[Self.stop]
    seed = try body[Self.seed]
    restarts = try body[Self.restart]
    if case .number(let number)? = value { (seed, restarts) = (Int(number), true) }
    explainsNonFinite = try body[Self.nonFinite]
    validation = try body[Self.validation]
    written = written(in: body.options)
  }

  /// The options besides the optimizer that decide what comes out, as they are given.
  private func written(in options: CellOptions) -> [String] {
    let values: [(key: String, text: String?)] = [
      (Self.batch.name, batchSize.map(String.init)),
      (Self.schedule.name, schedule.description), (Self.l2.name, l2.spelling),
      (Self.validation.name, validation?.value.spelling),
      (Self.stop.name, stopping?.description), (Self.seed.name, seed.map(String.init)),
      (Self.restart.name, restarts ? "true" : nil),
    ]
    return values.compactMap { key, text in
      guard let given = options[key]?.text, let text else { return nil }
      // A name of the front matter would tell a reader less than its number, and a seed may be that of
      // `each`.
      let isAsGiven = !given.contains("$") && key != Self.seed.name
      return "\(key): \(isAsGiven ? given : text)"
    }
  }
}

extension OptionForm {
  /// A call of a few that are declared, such as `adam(rate: 0.01)`.
  ///
  /// - Parameter what: What is chosen among, for messages.
  fileprivate static func call(
    _ what: String, _ declarations: [CallDeclaration<Value>]
  ) -> OptionForm {
    let reader = CallReader(what: what, known: declarations.map(CallReader.Signature.init))
    return OptionForm(spelling: { "`\($0)`" }) { text throws(Diagnostic) in
      let call = try text.read { tokens throws(Diagnostic) in try reader.read(&tokens) }
      do throws(ArgumentOutOfRange) {
        return try declarations[call.place].value(call.numbers)
      } catch {
        throw text.wrong(error.argument, error.expected, at: call.range(of: error.argument))
      }
    }
  }
}

extension OptionForm<Stopping> {
  /// `patience(10)`.
  fileprivate static let stopping = OptionForm { text throws(Diagnostic) in
    try text.read { tokens throws(Diagnostic) in
      let name = try tokens.expectName("a rule, such as patience(10)")
      let known = ["patience"]
      guard known.contains(name.value) else {
        throw Diagnostic(
          .unknownChoice(
            "rule for stopping", name.value, nearest: nearestName(to: name.value, among: known),
            known: known), text.source, name.range)
      }
      try tokens.expect(.open, to: "and a number of epochs, as in patience(10)")
      let number = try tokens.expectNumber()
      try tokens.expect(.close, to: "after the number of epochs")
      guard let patience = Int(exactly: number.value), patience >= 1 else {
        throw text.wrong(name.value, "a whole number of epochs from 1", at: number.range)
      }
      return Stopping(patience: patience)
    }
  }
}
