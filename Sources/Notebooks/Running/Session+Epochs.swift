import Autodiff

/// A loss by its name, and which of its trainings is meant.
struct TrainedLoss {
  var name: String
  /// The training's name; nil for the last of the loss.
  var run: String?
  /// Which of the values of `each` is meant.
  var choice: Syntax.Choice?
  /// Whether a number of epochs is named, too.
  var hasEpoch = false
}

// How long a training took.
extension Session {
  /// `epochs_to(loss, level)`: the epochs after which the mean loss that the training recorded was
  /// first at most the level; inf if it never was.
  mutating func epochsTo(_ call: Call, in context: FormulaContext) throws(Diagnostic) -> Formula {
    guard context.allowsAggregates else {
      throw diagnostic(.epochsElsewhere(call.name), call.nameRange)
    }
    let level = try arguments(of: call, count: 2, labels: []).values[1]
    let range = call.arguments[0].range
    guard let loss = trainedLoss(call.syntax, call.arguments[0].value) else {
      throw notTrained(source.text(range), at: range)
    }
    guard !loss.hasEpoch, !context.hasEpoch else {
      throw diagnostic(.epochOfTraining(call.name), call.range)
    }
    let limit = try value(level, context.parameters, at: call.arguments[1].range)
    let run = try run(of: loss, in: context, at: range)
    let place = try place(of: run, loss.choice, at: range)
    let losses = runs[run].branches[place.index].history.losses
    let epoch = losses.firstIndex { $0 <= limit }
    return scope.graph.constant(epoch.map(Double.init) ?? .infinity)
  }

  /// The loss that an argument names: `loss`, `loss@adam`, `loss@[seed: 2]`; nil if it is more than
  /// that.
  func trainedLoss(_ syntax: Syntax, _ node: Int) -> TrainedLoss? {
    switch syntax.nodes[node].kind {
    case .name(let name): return TrainedLoss(name: name)
    case .group(let inner): return trainedLoss(syntax, inner)
    case .moment(let inner, let moment):
      guard let loss = trainedLoss(syntax, inner), loss.run == nil, loss.choice == nil else {
        return nil
      }
      return TrainedLoss(
        name: loss.name, run: moment.run, choice: moment.choice,
        hasEpoch: loss.hasEpoch || moment.epochs != nil)
    default: return nil
    }
  }

  /// The training of a loss that is meant if nothing else says so: the one that a table is about, or
  /// the last.
  func lastRun(of loss: TrainedLoss) -> Int? {
    if let name = loss.run { return runs.lastIndex { $0.name == name } }
    if let focus, runs[focus].lossName == loss.name { return focus }
    return runs.lastIndex { $0.lossName == loss.name }
  }

  private func run(
    of loss: TrainedLoss, in context: FormulaContext, at range: Range<Int>
  ) throws(Diagnostic) -> Int {
    if let name = loss.run {
      let run = try run(named: name, at: range)
      guard runs[run].lossName == loss.name else {
        throw diagnostic(
          .lossOfAnother(loss.name, run: name, lossName: runs[run].lossName), range)
      }
      return run
    }
    if let chosen = context.branch?.run, runs[chosen].lossName == loss.name { return chosen }
    guard let run = lastRun(of: loss) else { throw notTrained(loss.name, at: range) }
    return run
  }

  private func notTrained(_ text: String, at range: Range<Int>) -> Diagnostic {
    var known: [String] = []
    for run in runs where !known.contains(run.lossName) { known.append(run.lossName) }
    return diagnostic(
      .notATrainedLoss(text, nearest: nearestName(to: text, among: known), known: known), range)
  }
}
