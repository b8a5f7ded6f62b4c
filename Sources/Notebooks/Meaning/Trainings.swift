import Autodiff
import Documents
import Training

/// The trainings that a notebook has run.
///
/// This is the one place where a training is found: by its own name, by that of its loss, or by the
/// parameters that it trained.
struct Trainings {
  /// All of them, the latest last; others name one by its place here.
  private(set) var all: [FinishedTraining] = []
  /// For each parameter, by its place in the graph, the last training that reached it.
  private(set) var latest: [Int: Int] = [:]

  subscript(place: Int) -> FinishedTraining { all[place] }

  subscript(place: BranchPlace) -> FinishedTraining.Branch {
    all[place.training].branches[place.index]
  }

  mutating func append(_ training: FinishedTraining) {
    all.append(training)
    for position in training.trained { latest[position] = all.count - 1 }
  }

  /// What trainings were run for, each list of values once.
  var sweeps: [Document.Provenance.Sweep] {
    var sweeps: [Document.Provenance.Sweep] = []
    for training in all where training.isSeveral {
      let sweep = Document.Provenance.Sweep(
        name: training.each ?? "", values: training.branches.compactMap(\.value?.value))
      if !sweeps.contains(sweep) { sweeps.append(sweep) }
    }
    return sweeps
  }

  /// The own names of trainings.
  var names: [String] { all.compactMap(\.name) }

  /// The names of trainings and of the losses that were trained, each once.
  var allNames: [String] {
    var all: [String] = []
    for name in self.all.flatMap({ [$0.lossName, $0.name].compactMap(\.self) })
    where !all.contains(name) {
      all.append(name)
    }
    return all
  }

  /// The names of the losses that were trained, each once.
  var lossNames: [String] {
    var names: [String] = []
    for training in all where !names.contains(training.lossName) { names.append(training.lossName) }
    return names
  }

  /// The last training of that name that was run for several values.
  func place(ofSeveralNamed name: String) -> Int? {
    all.lastIndex { $0.name == name && $0.each != nil }
  }

  /// The last training that has a name of its own.
  func place(named name: String) -> Int? { all.lastIndex { $0.name == name } }

  /// The last training of a loss; the one that a table is about, if it is of that loss.
  func place(ofLoss name: String, through sight: Sight) -> Int? {
    if let subject = sight.subject, all[subject].lossName == name { return subject }
    return all.lastIndex { $0.lossName == name }
  }

  /// The last training that has a name of its own or, if there is none, of a loss by that name.
  func training(namedOrOfLoss name: String) -> FinishedTraining? {
    (place(named: name) ?? all.lastIndex { $0.lossName == name }).map { all[$0] }
  }

  /// The last training that reached one of some parameters; the one that a table is about, if it did.
  func place(reaching parameters: Set<Int>, through sight: Sight) -> Int? {
    if let subject = sight.subject, !all[subject].trained.isDisjoint(with: parameters) {
      return subject
    }
    return all.lastIndex { !$0.trained.isDisjoint(with: parameters) }
  }
}

/// A finished training, or one for each of several values.
struct FinishedTraining {
  var name: String?
  var lossName: String
  /// What `each` names; nil for a single training.
  var each: String?
  /// What came of it: one branch, or one for each value.
  var branches: [Branch]
  /// The parameters that the loss reaches, by their place in the graph.
  var trained: Set<Int>
  /// Whether it was really run; a notebook that failed above is only looked through.
  var isTried: Bool

  /// What the training for one value came to.
  struct Branch {
    /// The value, and where it stands; nil for a single training.
    var value: Located<SettingValue>?
    var history: History
    /// The last epoch that may be named: the end of a training that broke off stands for those that it
    /// did not get to.
    var lastEpoch: Int
    /// The loss of one row, in which the value may be a constant.
    var loss: Formula
  }

  /// Whether it was run for several values.
  var isSeveral: Bool { branches.count > 1 }

  /// What messages call it.
  var title: String { name ?? "the training of \(lossName)" }

  /// The values that it was run for, as in "seed = 1".
  var choices: [String] {
    branches.compactMap { branch in
      branch.value.map { "\(each ?? "") = \($0.value.shortText)" }
    }
  }

  /// What a heading says of a branch: "seed = 1", or a text by itself.
  func heading(_ branch: Int) -> String? {
    guard let each, let value = branches[branch].value?.value else { return nil }
    return value.heading(for: each)
  }
}

/// One of the trainings that a train cell ran for several values.
struct BranchPlace: Equatable {
  /// Which training, and which of its values.
  var training: Int
  var index: Int
}
