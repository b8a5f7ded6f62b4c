// What can be wrong with trainings, their losses and what is looked at of them.

// Losses and parameters.
extension Problem {
  static let lossWithoutName = Problem(
    "loss-without-name", "the loss has no name", advice: "Write `loss = ` and the formula.")

  static func lossWithoutParameters(_ name: String) -> Problem {
    Problem(
      "loss-without-parameters", "\"\(name)\" depends on no parameter, so nothing can be learnt",
      advice: "Write a formula of the model's parameters.")
  }

  static func untrainedParameter(_ name: String) -> Problem {
    Problem(
      "untrained-parameter", "no loss reaches the parameter \"\(name)\"",
      advice: "Use it in the model, or remove it.")
  }

  static func nonFiniteLoss(epoch: Int, loss: Double, _ breakdown: Breakdown?) -> Problem {
    let wayOn =
      if breakdown?.isMissingElement == true {
        "There is no such element: a layer needs a unit for each class."
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
  static func eachNameTaken(_ name: String) -> Problem {
    Problem(
      "each-name-taken", "\"\(name)\" means something else already, so it cannot stand for columns",
      advice: "Choose another name.")
  }

  static func eachBeforeTraining(_ name: String) -> Problem {
    Problem(
      "each-before-training",
      "\"\(name)\" is used in a cell above, which is not run again for each value",
      advice: "Use it in the loss or in an option of this cell, or run the notebook with "
        + "`-P \(name)=…`.")
  }

  static func eachUnused(_ name: String) -> Problem {
    Problem(
      "each-unused", "the training does not depend on \"\(name)\"",
      advice: "Use it in the loss, or as ${\(name)} in an option.")
  }

  static func trainingWithoutEach(_ name: String) -> Problem {
    Problem(
      "run-without-each", "\"\(name)\" was trained once, so there are no values to have a row each",
      advice: "Give that training the option `each`, or leave `by` out.")
  }

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

  static func continuesSeveral(_ loss: String, values: [String]) -> Problem {
    Problem(
      "continues-several",
      "\"\(loss)\" would go on from a training that was run for \(values.list)",
      advice: "Begin again from the initial values with `#| restart: true`.")
  }

  static func noSuchChoice(_ text: String, of training: String, known: [String]) -> Problem {
    Problem(
      "no-such-choice", "\(training) was not run for \(text)",
      advice: known.isEmpty
        ? "It was run once: leave the choice out." : "It was run for \(known.list).",
      lacks: [.training])
  }
}
