import Kernels
import Training

extension Problem {
  /// What was found and what was expected, as a sentence without a full stop.
  var message: String {
    switch self {
    case .consequence: "this follows from an earlier mistake"
    case .notANumber(let text): "\"\(text)\" is no number"
    case .openString: "this text has no closing quote on its line"
    case .openSetting: "\"${\" has no \"}\" on its line"
    case .unexpectedCharacter(let character): "\"\(character)\" means nothing in a formula"
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .missingOperator(let text): "expected an operator before \"\(text)\""
    case .missingComma(let text, true): "expected a comma before \"\(text)\""
    case .missingComma(let text, false):
      "expected a comma or an operator before \"\(text)\""
    case .openBracket(let text): "this \"\(text.prefix(1))\" is never closed"
    case .doubleStar: "\"**\" means nothing in a formula"
    case .assignment: "\"=\" gives a name, and none can be given here"
    case .chainedComparison: "comparisons cannot be chained"
    case .tooDeep(let limit): "more than \(limit) brackets or signs are open at once"
    case .notAnEpoch(let text): "\"\(text)\" is no number of epochs"
    case .noFrontMatter: "the notebook does not begin with front matter"
    case .openFrontMatter: "the front matter is never closed"
    case .badYAML(let text): "the front matter is not valid YAML: \(text)"
    case .noTitle: "the front matter has no title"
    case .repeatedKey(let key): "the front matter has \"\(key)\" twice"
    case .unknownKey(let key, _, _): "front matter has no \"\(key)\""
    case .wrongType(let key, let expected): "\"\(key)\" takes \(expected)"
    case .unknownSetting(let name, _, _): "the front matter has no parameter \"\(name)\""
    case .textSetting(let name):
      "the parameter \"\(name)\" of the front matter is text, and a formula needs numbers"
    case .openValue: "\"{=\" has no \"}\" in its paragraph"
    case .badFormat(let text): text
    case .longMathematics(let limit): "this formula has more than \(limit) bytes"
    case .badMathematics(let message, _): message
    case .unknownLabel(let label, _): "nothing has the label \"\(label)\""
    case .repeatedLabel(let label): "the label \"\(label)\" is taken already"
    case .notASectionLabel(let label): "\"\(label)\" is no label for a section"
    case .proseTooDeep(let limit):
      "lists and quotes are nested more than \(limit) deep somewhere in the notebook"
    case .unsupportedMarkdown(let what, _): "\(what) are not part of GitHub's Markdown"
    case .unknownCell(let kind, _, _): "there is no cell named \"\(kind)\""
    case .openCell(let kind): "this \(kind) cell is never closed"
    case .nestedCell(let kind): "\(Self.withArticle(kind)) cell cannot stand in a list"
    case .emptyCell(let kind): "this \(kind) cell is empty"
    case .unknownOption(let key, let cell, _, _):
      "\(Self.withArticle(cell)) cell has no option \"\(key)\""
    case .repeatedOption(let key): "the option \"\(key)\" is given twice"
    case .optionWithoutColon: "an option needs a colon behind its name"
    case .wrongOption(let key, let found, let expected):
      "\"\(key)\" takes \(expected), not \"\(found)\""
    case .unknownChoice(let what, let name, _, _): "there is no \(what) named \"\(name)\""
    case .missingArgument(let label, let function): "\"\(function)\" needs `\(label):`"
    case .noSuchArgument(let label, let function, _, _):
      "\"\(function)\" has no argument named \"\(label)\""
    case .repeatedValue(let text): "\"\(text)\" is among the values already"
    case .beyondLimit(let what, let found, let limit):
      "\(what) may come to \(limit) at most, not \(found)"
    case .emptyRange(let lower, let upper):
      "the range from \(lower.spelling) to \(upper.spelling) is empty"
    case .unboundedRange(let lower, let upper):
      "the range from \(lower.spelling) to \(upper.spelling) is too wide"
    case .labelOnCell(let kind):
      "\(Self.withArticle(kind)) cell is not numbered, so it takes no label"
    case .badData(let kind): kind.message
    case .badIDX(let path, let kind, let offset): "\"\(path)\" \(kind.message(at: offset))"
    case .unknownSource(let name, _, _): "there is no data source named \"\(name)\""
    case .failedSource(let name, let reason): "\"\(name)\" made no data: \(reason)"
    case .unknownGate(let name, _, _): "there is no gate named \"\(name)\""
    case .unknownName(let name, _): "there is nothing named \"\(name)\""
    case .unknownFunction(let name, _): "there is no function named \"\(name)\""
    case .reservedName(let name): "\"\(name)\" is built in and cannot be defined again"
    case .redefined(let name, let line): "\"\(name)\" is defined on line \(line) already"
    case .nameOfSetting(let name): "\"\(name)\" is a parameter of the front matter already"
    case .nameOfColumn(let name): "\"\(name)\" is a column of the data already"
    case .columnNamedLike(let name): "the column \"\(name)\" is named like something in a model"
    case .notAName(let text): "\"\(text)\" cannot be the name of a parameter"
    case .dottedName(let name): "\"\(name)\" has a dot in it"
    case .repeatedArgument(let name): "two arguments are named \"\(name)\""
    case .notAFunction(let name): "\"\(name)\" takes no arguments"
    case .functionWithoutArguments(let name): "\"\(name)\" is a function and needs arguments"
    case .argumentCount(let function, let found, let expected):
      "\"\(function)\" takes \(expected) argument\(expected == "1" ? "" : "s"), not \(found)"
    case .unknownArgument(let name, let function, _):
      "\"\(function)\" has no input named \"\(name)\""
    case .unlabelledArgument(let function, _): "the inputs of \"\(function)\" are set by name"
    case .aggregateElsewhere(let name):
      "\"\(name)\" runs over the rows of the data, in checks and in prose only"
    case .noData: "there are no data above this cell"
    case .noColumn(let input, _): "the data have no column for input \"\(input)\""
    case .noColumnNamed(let column, _, _): "the data have no column \"\(column)\""
    case .columnOnGrid(let name):
      "\"\(name)\" is a column: it has values at the rows of the data only"
    case .freeInputs(let names, let formula):
      "\"\(formula)\" depends on \(names.list), which "
        + (names.count == 1 ? "has no value here" : "have no value here")
    case .tooManyInputs(let names, let formula):
      "a heatmap has two axes, and \"\(formula)\" depends on \(names.list) besides"
    case .unknownDataSet(let name, _, _): "there are no data named \"\(name)\""
    case .takenDataSet(let name): "there are data named \"\(name)\" already"
    case .eachNameTaken(let name):
      "\"\(name)\" means something else already, so it cannot stand for columns"
    case .eachBeforeTraining(let name):
      "\"\(name)\" is used in a cell above, which is not run again for each value"
    case .eachUnused(let name): "the training does not depend on \"\(name)\""
    case .severalChoices: "more than one value is named"
    case .severalResults(let titles, let formula):
      "\"\(formula)\" was trained for \(titles.list), and one number is wanted here"
    case .severalTrainings(let names, let formula):
      "\"\(formula)\" depends on two trainings that were run for several values: \(names.list)"
    case .continuesSeveral(let loss, let values):
      "\"\(loss)\" would go on from a training that was run for \(values.list)"
    case .noSuchChoice(let text, let run, _): "\(run) was not run for \(text)"
    case .noTraining: "nothing has been trained above this cell"
    case .unknownRun(let name, _, _): "no training above is named \"\(name)\""
    case .runWithoutEach(let name):
      "\"\(name)\" was trained once, so there are no values to have a row each"
    case .epochBeyond(let epoch, let trained):
      "epoch \(epoch) was never reached: the training has \(trained)"
    case .listInFormula: "a list of epochs cannot be part of a formula"
    case .lossWithoutName: "the loss has no name"
    case .lossWithoutParameters(let name):
      "\"\(name)\" depends on no parameter, so nothing can be learnt"
    case .untrainedParameter(let name): "no loss reaches the parameter \"\(name)\""
    case .nonFiniteLoss(let epoch, let loss, _):
      (loss.isFinite ? "the gradient is not finite" : "the loss is \(loss)")
        + " after \(epoch) epoch\(epoch == 1 ? "" : "s")"
    case .notALoss(let name, _, _):
      "\"\(name)\" is neither a loss that was trained above nor a parameter of one"
    case .notATrainedLoss(let text, _, _): "\"\(text)\" is no loss that was trained above"
    case .lossOfAnother(let loss, let run, _): "\"\(run)\" was not trained on \"\(loss)\""
    case .epochOfTraining(let function):
      "\"\(function)\" looks at all epochs of a training, and here one is named"
    case .epochsElsewhere(let function):
      "\"\(function)\" tells of a whole training, in checks and in prose only"
    case .notAParameter(let name, _): "\"\(name)\" is no parameter"
    case .noParameters: "there are no parameters to show"
    case .notAnInput(let name, _): "\"\(name)\" is no input of a model"
    case .tooFewInputs(let names): "a heatmap needs two inputs, and the models have \(names.count)"
    case .sameAxes(let name): "both axes are \"\(name)\""
    case .unboundedColumn(let name): "the values of \"\(name)\" span no range that can be drawn"
    case .constantColumn(let name, let value):
      "the data have \(value.spelling) for \"\(name)\" in every row"
    case .unreadableFile(let path, let reason): "\"\(path)\" cannot be read: \(reason)"
    case .badArchive(let path, .damaged): "\"\(path)\" is damaged: it cannot be unpacked"
    case .badArchive(let path, .tooLarge(let limit)):
      "\"\(path)\" unpacks to more than \(limit) bytes"
    default: sampleMessage
    }
  }
}

extension Problem {
  /// A word with the article before it.
  static func withArticle(_ word: String) -> String {
    "\(word.first.map { "aeiou".contains($0) } == true ? "an" : "a") \(word)"
  }
}

extension [String] {
  /// The names as in a sentence: "x1", "x1 and x2", "x1, x2 and x3".
  var list: String {
    count < 2
      ? joined() : "\(dropLast().joined(separator: ", ")) and \(self[count - 1])"
  }
}
