import Autodiff

extension LanguageFunction {
  /// `epochs_to(loss, level)`: how long a training took.
  static let epochsTo = LanguageFunction(
    .trainings, "epochs_to(loss, level)",
    "the number of epochs after which the mean loss was first at most the level; ∞ if it never was",
    reading: .nameOfLoss
  ) { session, call, context throws(Diagnostic) in
    guard context.allowsAggregates else {
      throw session.diagnostic(.epochsElsewhere(call.name), call.nameRange)
    }
    let level = try session.arguments(of: call, count: 2).values[1]
    let range = call.arguments[0].range
    guard let loss = TrainedLoss(call.syntax, call.arguments[0].value) else {
      throw session.notTrained(session.source.text(range), at: range)
    }
    guard !loss.hasEpoch, !context.hasEpoch else {
      throw session.diagnostic(.epochOfTraining(call.name), call.range)
    }
    let limit = try session.value(level, context.parameters, at: call.arguments[1].range)
    let training = try session.training(of: loss, in: context, at: range)
    let place = try session.branch(
      of: training, loss.choice, at: range, through: context.sight)
    let epoch = session.trainings[place].history.losses.firstIndex { $0 <= limit }
    return session.names.graph.constant(epoch.map(Double.init) ?? .infinity)
  }
}

/// A loss by its name, and which of its trainings is meant: `loss`, `loss@adam`, `loss@[seed: 2]`.
struct TrainedLoss {
  var name: String
  /// The training's name; nil for the last of the loss.
  var training: String?
  /// Which of the values of `each` is meant.
  var choice: Syntax.Choice?
  /// Whether a number of epochs is named, too.
  var hasEpoch = false
}

extension TrainedLoss {
  /// Reads a part of a formula; nil if it is more than that.
  init?(_ syntax: Syntax, _ node: Int) {
    switch syntax.nodes[node].kind {
    case .name(let name): self.init(name: name)
    case .group(let inner): self.init(syntax, inner)
    case .moment(let inner, let moment):
      self.init(syntax, inner)
      guard training == nil, choice == nil else { return nil }
      training = moment.training
      choice = moment.choice
      hasEpoch = hasEpoch || moment.epochs != nil
    case .number, .unary, .binary, .list, .index, .call: return nil
    }
  }
}

extension Session {
  /// The training of a loss that is meant if nothing else says so.
  func place(of loss: TrainedLoss, through sight: Sight) -> Int? {
    if let name = loss.training { return trainings.place(named: name) }
    return trainings.place(ofLoss: loss.name, through: sight)
  }

  fileprivate func training(
    of loss: TrainedLoss, in context: FormulaContext, at range: Range<Int>
  ) throws(Diagnostic) -> Int {
    if let name = loss.training {
      let training = try training(named: Word(name, at: range))
      guard trainings[training].lossName == loss.name else {
        throw diagnostic(
          .lossOfAnother(loss.name, training: name, lossName: trainings[training].lossName), range)
      }
      return training
    }
    if let chosen = context.branch?.training, trainings[chosen].lossName == loss.name {
      return chosen
    }
    guard let training = place(of: loss, through: context.sight) else {
      throw notTrained(loss.name, at: range)
    }
    return training
  }

  fileprivate func notTrained(_ text: String, at range: Range<Int>) -> Diagnostic {
    let known = trainings.lossNames
    return diagnostic(
      .notATrainedLoss(text, nearest: nearestName(to: text, among: known), known: known), range)
  }
}
