import Autodiff
import Training

/// A finished training, or one for each of several values.
struct Run {
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
    /// The value; nil for a single training.
    var value: SettingValue?
    /// Where the value stands.
    var range: Range<Int>
    var history: History
    /// The last epoch that may be named: the end of a training that broke off stands for those that it
    /// did not get to.
    var lastEpoch: Int
    /// The loss of one row, in which the value may be a constant.
    var loss: Formula
  }

  /// What messages call it.
  var title: String { name ?? "the training of \(lossName)" }

  /// The values that it was run for, as in "seed = 1".
  var choices: [String] {
    branches.compactMap { branch in
      branch.value.map { "\(each ?? "") = \($0.shortText)" }
    }
  }

  /// What a heading says of a branch: "seed = 1", or a text by itself.
  func heading(_ branch: Int) -> String? {
    guard let each, let value = branches[branch].value else { return nil }
    return switch value {
    case .number: "\(each) = \(value.shortText)"
    case .text(let text): text
    }
  }
}

extension Syntax.Choice {
  /// What a heading says of it: "seed = 1", or a text by itself.
  var heading: String {
    switch value {
    case .number: "\(name) = \(value.shortText)"
    case .text(let text): text
    }
  }
}
