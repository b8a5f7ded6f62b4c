// What can be wrong with trainings, their losses and what is looked at of them.

// Losses and parameters.
extension Problem {
  static func notALoss(_ name: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "not-a-loss",
      "\"\(name)\" is neither a loss that was trained above nor a parameter of one",
      advice: suggestion(nearest, orTrained: known), lacks: [.name(name), .training])
  }

  static func notATrainedLoss(_ text: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "not-a-trained-loss", "\"\(text)\" is no loss that was trained above",
      advice: suggestion(nearest, orTrained: known), lacks: [.name(text), .training])
  }

  private static func suggestion(_ nearest: String?, orTrained known: [String]) -> String {
    suggestion(nearest)
      ?? (known.isEmpty ? "Put a train cell before it." : "There is \(known.list).")
  }

  static func lossOfAnother(_ loss: String, training: String, lossName: String) -> Problem {
    Problem(
      "loss-of-another", "\"\(training)\" was not trained on \"\(loss)\"",
      advice: "Write \(lossName)@\(training).")
  }
}

// One training, and its epochs.
extension Problem {
  static let noTraining = Problem(
    "no-training", "nothing has been trained above this cell",
    advice: "Put a train cell before it.", lacks: [.training])

  static func unknownTraining(_ name: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "unknown-run", "no training above is named \"\(name)\"",
      advice: suggestion(nearest)
        ?? (known.isEmpty
          ? "Give a train cell the option `#| name: …`." : "There is \(known.list)."),
      lacks: [.name(name), .training])
  }

  static func epochBeyond(_ epoch: Int, trained: Int) -> Problem {
    Problem(
      "epoch-beyond", "epoch \(epoch) was never reached: the training has \(trained)",
      advice: "Name an epoch from 0 to \(trained), or train for longer.", lacks: [.training])
  }

  static let listInFormula = Problem(
    "list-in-formula", "a list of epochs cannot be part of a formula",
    advice: "Write f@[0, 10] as an entry of its own, or one epoch: f@10.")

  static func epochOfTraining(_ function: String) -> Problem {
    Problem(
      "epoch-of-training",
      "\"\(function)\" looks at all epochs of a training, and here one is named",
      advice: "Name the training alone, as in loss@run.")
  }

  static func epochsElsewhere(_ function: String) -> Problem {
    Problem(
      "epochs-elsewhere", "\"\(function)\" tells of a whole training, in checks and in prose only",
      advice: "Write it there, or in a table `by` a training.")
  }
}

// A training that is run for each of several values.
extension Problem {
  static func severalResults(_ titles: [String], formula: String) -> Problem {
    let name = formula.allSatisfy(\.isNameCharacter) ? formula : "f"
    return Problem(
      "several-results",
      "\"\(formula)\" was trained for \(titles.list), and one number is wanted here",
      advice: "Name one of them, as in \(name)@[\(titles[0].replacing(" =", with: ":"))].")
  }

  static func severalTrainings(_ names: [String], formula: String) -> Problem {
    Problem(
      "several-trainings",
      "\"\(formula)\" depends on two trainings that were run for several values: \(names.list)",
      advice: "Show the two apart, or name one of the values, as in f@run[seed: 1].")
  }

  static func noSuchChoice(_ text: String, of training: String, known: [String]) -> Problem {
    Problem(
      "no-such-choice", "\(training) was not run for \(text)",
      advice: known.isEmpty
        ? "It was run once: leave the choice out." : "It was run for \(known.list).",
      lacks: [.training])
  }
}
