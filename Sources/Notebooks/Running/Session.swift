import Autodiff
import Training

/// The state that the cells of a notebook share while it runs, from top to bottom.
struct Session {
  var source: SourceText
  var settings: Settings
  let limits: Notebook.Limits
  /// What formulas and `data` cells may call.
  let library: Library
  /// The seed of everything random.
  let seed: Int
  /// The epochs that the notebook names anywhere; every training keeps its parameters there.
  let namedEpochs: Set<Int>
  /// The names that the notebook's curves show: losses, trainings, and parameters, whose values
  /// every training notes after each epoch.
  let curveNames: Set<String>
  /// The axes over which paths of trainings are drawn, which every training follows, too.
  var pathAxes: [AxisOption] = []
  /// Reads a file of the notebook's folder.
  let readFile: (String) throws -> [UInt8]
  /// Told what the run is doing; false if it is to stop.
  let report: (RunEvent) -> Bool

  /// What has gone wrong.
  ///
  /// From the first failure on nothing is trained any more: what is below is only looked through for
  /// further mistakes.
  var failures: [Diagnostic] = []
  /// How often anything went wrong, told or not.
  var failureCount = 0
  /// What is missing because of that.
  var spoiled = SpoiledNames()
  /// Whether the run was stopped from outside.
  var isStopped = false

  var scope = Scope()
  /// The values of all parameters' elements now, in the order they were declared.
  var parameters: [Double] = []
  /// The values they were declared with.
  var initialParameters: [Double] = []
  /// How the parameters that began at random were chosen.
  var randomParameters: [RandomParameter] = []
  /// The rows that formulas run over: those of the last data cell, unless `over` names others.
  var data: DataSet?
  /// All data that have a name, the latest last.
  var namedData: [(name: String, data: DataSet)] = []
  var runs: [Run] = []
  /// For each parameter, by its place in the graph, the last training that reached it.
  var latestRuns: [Int: Int] = [:]
  /// The training for one value that everything is seen through at the moment.
  var branch: BranchPlace?
  /// The training that a table has rows for: what it trained is as it was at its end.
  var focus: Int?
  /// Whether an aggregate over the values of a training is being computed.
  var isOverValues = false
  /// The elements of parameters that the figure being drawn has axes for: they stay free, whatever
  /// the moment of the others.
  var axisElements: [Int] = []
  /// The inputs in the order in which models declare them: the first two numbers are a heatmap's
  /// axes.
  var inputs: [String] = []
  /// The columns of inputs that are named otherwise than theirs.
  var columnNames: [String: Cell.Word] = [:]
  /// The shapes that have come up; a graph has room for a limited number.
  var shapes: Set<Shape> = []
  /// What is being defined, since layers make parameters that are named after it.
  var layerOwner = LayerOwner.none
  /// How many functions are being put in inside each other.
  var callDepth = 0
  /// The words of the model and data cells so far, which no training runs again.
  var fixedWords: Set<String> = []

  /// Tells that a cell begins.
  mutating func begin(_ cell: Cell, number: Int, of count: Int) {
    guard !isStopped, failures.isEmpty else { return }
    let line = source.place(at: cell.kindRange.lowerBound).line
    let event = RunEvent.cell(kind: cell.kind.rawValue, line: line, number: number, of: count)
    if !report(event) { isStopped = true }
  }

  /// The parameters with their first values and those of now.
  var modelParameters: [Document.ModelParameter] {
    scope.graph.parameters.compactMap { leaf in
      guard let name = leaf.name, let elements = leaf.elements else { return nil }
      return Document.ModelParameter(
        name: name, shape: leaf.shape.dimensions, initial: Array(initialParameters[elements]),
        initializer: randomParameters.first { $0.name == name }?.initializer.description,
        values: Array(parameters[elements]))
    }
  }

  func diagnostic(_ problem: Problem, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(problem, source, range)
  }
}
