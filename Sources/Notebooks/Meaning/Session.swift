import Autodiff

/// What the cells of a notebook share while it runs, from top to bottom.
struct Session {
  /// The text that errors point into.
  var source: SourceText
  /// The parameters of the front matter.
  let settings: Settings
  let environment: RunEnvironment
  let wanted: WantedHistory

  var names = Names()
  var parameters = ParameterValues()
  var rows = Rows()
  var trainings = Trainings()
  var failures = Failures()
  /// Whether the run was stopped from outside.
  private(set) var isStopped = false

  init(
    source: SourceText, settings: Settings, environment: RunEnvironment,
    wanted: WantedHistory = WantedHistory()
  ) {
    self.source = source
    self.settings = settings
    self.environment = environment
    self.wanted = wanted
  }

  /// What follows a failure is only looked through: nobody will see what it comes to.
  var isTrying: Bool { failures.isEmpty && !isStopped }

  /// Tells what the run is doing, and notes if it is to stop.
  mutating func report(_ event: RunEvent) {
    if !environment.report(event) { isStopped = true }
  }

  func diagnostic(_ problem: Problem, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(problem, source, range)
  }

  /// The parameters with their first values and those of now.
  var modelParameters: [Document.ModelParameter] {
    names.graph.parameters.compactMap { leaf in
      guard let name = leaf.name, let elements = leaf.elements else { return nil }
      return Document.ModelParameter(
        name: name, shape: leaf.shape.dimensions, initial: Array(parameters.initial[elements]),
        initializer: parameters.random.first { $0.name == name }?.initializer.description,
        values: Array(parameters.now[elements]))
    }
  }
}

/// What a run was given.
struct RunEnvironment {
  /// How much the notebook may ask for.
  var limits = Notebook.Limits.standard
  /// What formulas may call.
  var functions = Functions()
  /// The seed of everything random.
  var seed = 0
  /// Reads a file of the notebook's folder.
  var readFile: (String) throws -> [UInt8] = { throw NoSuchFile(path: $0) }
  /// Told what the run is doing; false if it is to stop.
  var report: (RunEvent) -> Bool = { _ in true }

  /// The seed as random numbers take it; a training may have one of its own.
  func randomSeed(_ own: Int? = nil) -> UInt64 { UInt64(truncatingIfNeeded: own ?? seed) }
}

/// What every training notes, since the notebook shows it somewhere.
struct WantedHistory {
  /// The epochs that any formula names.
  var epochs: Set<Int> = []
  /// The names that curves show: losses, trainings, and parameters, whose values are noted after each
  /// epoch.
  var names: Set<String> = []
  /// The axes over which paths are drawn.
  var axes: [AxisOption] = []
}

/// What a run is doing.
public enum RunEvent: Sendable, Equatable {
  /// A cell begins: its kind, the line of the notebook it stands on, its number and that of all.
  case cell(kind: String, line: Int, number: Int, of: Int)
  /// So many epochs of a training are done, of so many.
  case epoch(Int, of: Int)
}

/// A `data` cell named a file, and nobody said how to read one.
public struct NoSuchFile: Error, CustomStringConvertible {
  /// The file as the cell names it.
  public let path: String

  /// Makes the error for a path.
  public init(path: String) {
    self.path = path
  }

  /// The reason, as it stands in a message.
  public var description: String { "there is no such file" }
}
