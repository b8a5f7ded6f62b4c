import Autodiff
import Training

/// The state that the cells of a notebook share while it runs, from top to bottom.
struct Session {
  var source: SourceText
  let settings: Settings
  /// The seed of everything random.
  let seed: Int
  /// The epochs that the notebook names anywhere; every training keeps its parameters there.
  let namedEpochs: Set<Int>
  /// Reads a file of the notebook's folder.
  let readFile: (String) throws -> [UInt8]
  /// Told after every epoch of a training how many are done, and of how many.
  let progress: (_ epoch: Int, _ epochs: Int) -> Void

  var scope = Scope()
  /// The values of all parameters' elements now, in the order they were declared.
  var parameters: [Double] = []
  /// The values they were declared with.
  var initialParameters: [Double] = []
  /// How the parameters that began at random were chosen.
  var randomParameters: [RandomParameter] = []
  var data: DataSet?
  var runs: [Run] = []
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

  /// A finished training.
  struct Run {
    var name: String?
    var lossName: String
    var history: History
    /// The parameters that the loss reaches, by their place in the graph.
    var trained: Set<Int>
  }

  /// The parameters with their first values and those of now.
  var modelParameters: [Document.ModelParameter] {
    scope.graph.parameters.compactMap { leaf in
      guard let name = leaf.name, let elements = leaf.elements else { return nil }
      return Document.ModelParameter(
        name: name, shape: leaf.shape.dimensions, initial: Array(initialParameters[elements]),
        values: Array(parameters[elements]))
    }
  }

  func diagnostic(_ problem: Problem, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(problem, source, range)
  }

  /// The value of a formula that depends on no input.
  func value(_ formula: Formula, at range: Range<Int>) throws(Diagnostic) -> Double {
    let function = Function(try oneNumber(formula, at: range))
    guard function.inputNames.isEmpty else {
      throw diagnostic(
        .freeInputs(function.inputNames, formula: source.text(range)), range)
    }
    return function.values(Batch(), parameters: parameters)[0]
  }
}
