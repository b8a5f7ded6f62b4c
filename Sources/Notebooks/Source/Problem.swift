import Autodiff
import Training

/// Everything that can be wrong with a notebook or a formula, with what the message tells.
enum Problem: Sendable, Equatable {
  /// What only follows from a mistake that is told already.
  case consequence
  // Words of the formula language.
  case notANumber(String)
  case openString
  case openSetting
  case unexpectedCharacter(String)
  // Formulas.
  case unexpected(found: String, expected: String)
  case missingOperator(before: String)
  case missingComma(before: String, isDeclaration: Bool)
  case openBracket(String)
  case doubleStar
  case assignment
  case chainedComparison
  case tooDeep(limit: Int)
  case notAnEpoch(String)
  // Front matter.
  case noFrontMatter
  case openFrontMatter
  case badYAML(String)
  case noTitle
  case repeatedKey(String)
  case unknownKey(String, nearest: String?, known: [String])
  case wrongType(key: String, expected: String)
  case unknownSetting(String, nearest: String?, known: [String])
  case textSetting(String)
  // Prose.
  case openValue
  case badFormat(String)
  case longMathematics(limit: Int)
  case badMathematics(message: String, advice: String?)
  case unknownLabel(String, nearest: String?)
  case repeatedLabel(String)
  case notASectionLabel(String)
  case proseTooDeep(limit: Int)
  case unsupportedMarkdown(String, instead: String)
  // Cells and their options.
  case unknownCell(String, nearest: String?, known: [String])
  case openCell(String)
  case nestedCell(String)
  case emptyCell(String)
  case unknownOption(String, cell: String, nearest: String?, known: [String])
  case repeatedOption(String)
  case optionWithoutColon
  case wrongOption(key: String, found: String, expected: String)
  case unknownChoice(_ what: String, String, nearest: String?, known: [String])
  case missingArgument(String, function: String)
  case noSuchArgument(String, function: String, nearest: String?, known: [String])
  case repeatedValue(String)
  case beyondLimit(String, found: String, limit: Int)
  case emptyRange(Double, Double)
  case unboundedRange(Double, Double)
  case labelOnCell(String)
  case severalFormulas(String)
  case confusionEntries(Int)
  case setTwice(String)
  case badData(CSVReader.Problem.Kind)
  case badIDX(String, IDXReader.Problem.Kind, offset: Int)
  case unknownSource(String, nearest: String?, known: [String])
  case unknownGate(String, nearest: String?, known: [String])
  case failedSource(String, reason: String)
  // Names.
  case unknownName(String, nearest: String?)
  case unknownFunction(String, nearest: String?)
  case reservedName(String)
  case redefined(String, line: Int)
  case notAName(String)
  case dottedName(String)
  case nameOfSetting(String)
  case nameOfColumn(String)
  case columnNamedLike(String)
  case repeatedArgument(String)
  case notAFunction(String)
  case functionWithoutArguments(String)
  case argumentCount(function: String, found: Int, expected: String)
  case unknownArgument(String, function: String, known: [String])
  case unlabelledArgument(function: String, inputs: [String])
  case aggregateElsewhere(String)
  case aggregateInGradient(String)
  case notAVariable(String)
  case arrayVariable(String, Shape)
  // Shapes.
  case shapeMismatch(operation: String, [Shape], expectation: String)
  case notOneNumber(formula: String, Shape)
  case indexCount(Int, Shape, name: String)
  case notAnIndex(String)
  case noElement([Int], Shape)
  case computedIndex(Shape)
  case badDimension(String, limit: Int)
  case tooManyElements([Int], limit: Int)
  case tooManyShapes(limit: Int)
  case initialShape(String, Shape, given: Shape)
  case argumentShape(String, Shape, given: Shape)
  case columnShape(String, Shape, input: String, Shape)
  // Layers.
  case layerElsewhere(String)
  case layerInFunction(String, function: String)
  case severalLayers(formula: String)
  case initialElsewhere(String)
  // Running.
  case noData
  case noColumn(input: String, nearest: String?)
  case noColumnNamed(String, nearest: String?, known: [String])
  case columnOnGrid(String)
  case freeInputs([String], formula: String)
  case tooManyInputs([String], formula: String)
  case unknownDataSet(String, nearest: String?, known: [String])
  case takenDataSet(String)
  case eachNameTaken(String)
  case eachBeforeTraining(String)
  case eachUnused(String)
  case severalResults([String], formula: String)
  case severalTrainings([String], formula: String)
  case continuesSeveral(String, values: [String])
  case severalChoices
  case noSuchChoice(String, run: String, known: [String])
  case noTraining
  case unknownRun(String, nearest: String?, known: [String])
  case runWithoutEach(String)
  case epochBeyond(Int, trained: Int)
  case listInFormula
  case lossWithoutName
  case lossWithoutParameters(String)
  case untrainedParameter(String)
  case nonFiniteLoss(epoch: Int, loss: Double, Breakdown?)
  case notALoss(String, nearest: String?, known: [String])
  case notATrainedLoss(String, nearest: String?, known: [String])
  case lossOfAnother(String, run: String, lossName: String)
  case epochOfTraining(String)
  case epochsElsewhere(String)
  case notAParameter(String, nearest: String?)
  case noParameters
  case notAnInput(String, nearest: String?)
  case tooFewInputs([String])
  case sameAxes(String)
  case notAnAxis(String, nearest: String?)
  case arrayAxis(String, Shape, isInput: Bool)
  case axisWithoutRange(String)
  case pathsOverInputs
  case pathWithoutParameter(String, parameter: String)
  case axisNotPositive(String, from: Double)
  case mixedAxes(String, input: String?)
  case setAxis(String)
  case noPlotInput
  case severalPlotInputs([String])
  case freeOnPlot([String], formula: String)
  case noRow(Int, count: Int)
  case unsetInputs([String], formula: String)
  case noGradient(String)
  case notAnImage(formula: String, Shape)
  case largeImage(Shape, limit: Int)
  case notAClass(Double, row: Int, formula: String)
  case tooManyClasses(Int, limit: Int)
  case tooManyPictures(Int, limit: Int)
  case tooManyLines(String, Int, limit: Int)
  case constantColumn(String, value: Double)
  case unboundedColumn(String)
  case unreadableFile(String, reason: String)
  case badArchive(String, Gunzip.Problem)
}

extension Problem {
  /// Whether what is wrong is a matter of shapes, so that it may be right with other arguments.
  var isAboutShape: Bool {
    switch self {
    case .shapeMismatch, .notOneNumber, .indexCount, .noElement, .computedIndex, .argumentShape,
      .aggregateElsewhere:
      true
    default: false
    }
  }
}
