extension Problem {
  /// What to do about it, as whole sentences; nil where the message says it.
  var advice: String? {
    switch self {
    case .notANumber: "Write numbers like 2, 0.3 or 1e-3."
    case .openString: "Close it with \"."
    case .openSetting: "Write a parameter of the front matter as ${name}."
    case .unexpectedCharacter(let character): Self.advice(onCharacter: character)
    case .missingOperator: "A product is written out: 2*x, w*(x + 1)."
    case .missingComma(_, true): "Names stand between commas, as in `input x1, x2`."
    case .missingComma(_, false):
      "Formulas stand between commas or on lines of their own; a product is written out: 2*x."
    case .openBracket(let text): "Close it with \(text.hasPrefix("[") ? "]" : ")")."
    case .doubleStar: "Write a power as x^2."
    case .assignment: "Write == to compare, and >= or <= with the = behind."
    case .chainedComparison: "Write a < b and b < c."
    case .tooDeep: "Give parts of the formula names of their own."
    case .notAnEpoch: "Write a whole number from 0 on, as in f@100."
    case .noFrontMatter: "Begin with a line ---, then title: and a title, then a line ---."
    case .openFrontMatter: "Close it with a line --- below the last `key: value`."
    case .noTitle: "Add a line such as title: A perceptron."
    case .unknownKey(_, let nearest, let known), .unknownOption(_, _, let nearest, let known),
      .unknownChoice(_, _, let nearest, let known):
      Self.suggestion(nearest) ?? "Known \(known.count == 1 ? "is" : "are") \(known.list)."
    case .missingArgument(let label, _): "Write \(label): and a number."
    case .noSuchArgument(_, _, let nearest, let known):
      Self.suggestion(nearest)
        ?? (known.isEmpty ? "Write its arguments without names." : "It has \(known.list).")
    case .unknownSource(_, let nearest, let known):
      Self.suggestion(nearest)
        ?? "Known are \(known.list); a table has a line of headings and rows below it."
    case .unknownGate(_, let nearest, let known):
      Self.suggestion(nearest)
        ?? "Known are \(known.list), and four outputs for 00, 01, 10 and 11, as in \"0110\"."
    case .badIDX, .failedSource: nil
    case .dottedName: "Only the parameters that layers make have one, as in h.weights."
    case .unknownCell(let word, _, let known)
    where known.contains(String(word.prefix { $0.isLetter })):
      "Options stand on lines of their own below it: `#| epochs: 5`."
    case .unknownCell(_, let nearest, let known):
      Self.suggestion(nearest)
        ?? "The cells are \(known.list); code that is only to be shown is fenced as ```python."
    case .unknownSetting(_, let nearest, let known):
      Self.suggestion(nearest)
        ?? (known.isEmpty
          ? "Add it under parameters: in the front matter." : "It has \(known.list).")
    case .unsupportedMarkdown(_, let instead): instead
    case .openValue: "Close it: {= formula } or {= formula : .4f }."
    case .longMathematics: "Set its parts apart."
    case .badMathematics(_, let advice): advice
    case .unknownLabel(_, let nearest):
      Self.suggestion(nearest) ?? "Give a cell the option `#| label: …`, or a heading {#sec-…}."
    case .repeatedKey: "Keep one of them."
    case .nestedCell: "Begin it at the start of a line."
    case .notASectionLabel: "Write {#sec-…}."
    case .openCell: "Close it with a line ``` of as many backticks as it was opened with."
    case .emptyCell(let kind):
      "Write what it is to \(kind == "data" ? "hold" : "show"), or remove it."
    case .optionWithoutColon: "Write `#| key: value`."
    case .wrongOption, .unexpected, .wrongType, .badFormat, .proseTooDeep: nil
    case .badYAML(let text) where text.contains("mapping values are not allowed"):
      "A text with a colon stands in quotes: title: \"Bias: a story\"."
    case .badYAML:
      "Lines of one level begin in the same column, and what belongs to a key stands further right."
    case .repeatedOption: "Keep one of them."
    case .repeatedLabel: "Choose another label."
    case .repeatedValue: "Keep one of them."
    case .beyondLimit: "If you trust the notebook, allow it with `--allow-large`."
    case .emptyRange: "Write the smaller number first, as in [0, 1]."
    case .labelOnCell: "Labels belong to figures (fig-…) and tables (tbl-…)."
    case .badData(let kind): kind.advice
    case .unknownName(_, let nearest), .unknownFunction(_, let nearest):
      Self.suggestion(nearest)
        ?? "Names are defined in a model cell above, or head a column of the data."
    case .reservedName, .redefined, .nameOfSetting, .nameOfColumn, .columnNamedLike:
      "Choose another name."
    case .repeatedArgument: "Keep one of them."
    case .notAName: "A name is a letter and letters, digits or _ behind it, and not built in."
    case .unboundedRange: "Choose ends that are nearer to each other."
    case .notAFunction(let name): "Write \(name) without brackets, or a product as \(name)*(…)."
    case .functionWithoutArguments(let name): "Write \(name)(…)."
    case .argumentCount: nil
    case .unknownArgument(_, _, let known):
      known.isEmpty ? "Write its arguments without names." : "It has \(known.list)."
    case .unlabelledArgument(let function, let inputs):
      "Write \(Self.call(function, inputs))."
    case .aggregateElsewhere:
      "Define the formula of one row here, and take its \"mean\" where it is used."
    default: runningAdvice
    }
  }

  /// The advice on what goes wrong while a notebook runs.
  private var runningAdvice: String? {
    switch self {
    case .noData: "Put a data cell with the inputs and labels before it."
    case .noColumn(let input, let nearest?) where !nearest.allSatisfy(\.isNameCharacter):
      "Write `input \(input) = column(\"\(nearest)\")`."
    case .noColumn(let input, let nearest):
      Self.suggestion(nearest) ?? "Name one of the data's columns \(input)."
    case .noColumnNamed(_, let nearest, let known):
      Self.suggestion(nearest) ?? "They have \(known.list)."
    case .columnOnGrid: "Write a formula of the inputs instead."
    case .freeInputs(let names, let formula):
      formula.allSatisfy(\.isNameCharacter) && names != [formula]
        ? "Set \(names.count == 1 ? "it" : "them"), as in \(Self.call(formula, names)), or take "
          + "mean(\(formula))."
        : "Take a mean over the rows, or another aggregate: mean(\(formula))."
    case .tooManyInputs(let names, _), .freeOnPlot(let names, _): Self.setting(names)
    case .unknownDataSet(_, let nearest, let known):
      Self.suggestion(nearest)
        ?? (known.isEmpty
          ? "Give a data cell the option `#| name: …`." : "There are \(known.list).")
    case .takenDataSet, .eachNameTaken: "Choose another name."
    case .severalResults(let titles, let formula):
      "Name one of them, as in \(formula.allSatisfy(\.isNameCharacter) ? formula : "f")"
        + "@[\(titles[0].replacing(" =", with: ":"))]."
    case .eachBeforeTraining(let name):
      "Use it in the loss or in an option of this cell, or run the notebook with `-P \(name)=…`."
    case .eachUnused(let name): "Use it in the loss, or as ${\(name)} in an option."
    case .severalChoices: "Write an entry for each."
    case .severalTrainings: "Show the two apart, or name one of the values, as in f@run[seed: 1]."
    case .continuesSeveral:
      "Begin again from the initial values with `#| restart: true`."
    case .noSuchChoice(_, _, let known):
      known.isEmpty ? "It was run once: leave the choice out." : "It was run for \(known.list)."
    case .noTraining: "Put a train cell before it."
    case .unknownRun(_, let nearest, let known):
      Self.suggestion(nearest)
        ?? (known.isEmpty
          ? "Give a train cell the option `#| name: …`." : "There is \(known.list).")
    case .runWithoutEach: "Give that training the option `each`, or leave `by` out."
    case .epochBeyond(_, let trained): "Name an epoch from 0 to \(trained), or train for longer."
    case .listInFormula: "Write f@[0, 10] as an entry of its own, or one epoch: f@10."
    case .lossWithoutName: "Write `loss = ` and the formula."
    case .lossWithoutParameters: "Write a formula of the model's parameters."
    case .untrainedParameter: "Use it in the model, or remove it."
    case .nonFiniteLoss(let epoch, _, let breakdown):
      [
        breakdown?.explanation,
        breakdown?.isMissingElement == true
          ? "There is no such element: a layer needs a unit for each class."
          : epoch == 0
            ? "Choose other initial values, or a form of the loss that does not overflow."
            : "Try a smaller rate, or a form of the loss that does not overflow.",
      ].compactMap(\.self).joined(separator: "\n")
    case .lossOfAnother(_, let run, let loss): "Write \(loss)@\(run)."
    case .epochOfTraining: "Name the training alone, as in loss@run."
    case .epochsElsewhere: "Write it there, or in a table `by` a training."
    case .notALoss(_, let nearest, let known), .notATrainedLoss(_, let nearest, let known):
      Self.suggestion(nearest)
        ?? (known.isEmpty ? "Put a train cell before it." : "There is \(known.list).")
    case .notAParameter(_, let nearest), .notAnInput(_, let nearest), .notAnAxis(_, let nearest):
      Self.suggestion(nearest)
    case .noParameters: "Declare some in a model cell above."
    case .tooFewInputs: "Declare them in a model cell: input x1, x2."
    case .sameAxes: "Name another for one of them."
    case .constantColumn(let name, _), .unboundedColumn(let name):
      "Say over which range to draw: `#| x: \(name) in [0, 1]`."
    case .unreadableFile:
      "Files are read from below the notebook's folder, or below one that `--allow-read` names."
    default: sampleAdvice
    }
  }

  /// A formula with its inputs set: `f(x1: 1, x2: 1)`.
  private static func call(_ formula: String, _ inputs: [String]) -> String {
    "\(formula)(\(inputs.map { "\($0): 1" }.joined(separator: ", ")))"
  }

  private static func suggestion(_ nearest: String?) -> String? {
    nearest.map { "Did you mean \"\($0)\"?" }
  }

  private static func advice(onCharacter character: String) -> String? {
    switch character {
    case "&": "Write `and`."
    case "|": "Write `or`."
    case "!": "Write `not`."
    case "²", "³": "Write ^2 or ^3."
    case "·", "×": "Write *."
    case "≥": "Write >=."
    case "≤": "Write <=."
    case "≠": "Write !=."
    case "÷": "Write /."
    case "−", "–": "Write the minus sign as -."
    case "'": "Write text in double quotes."
    case "{", "}": "Group with ( and )."
    default: nil
    }
  }
}
