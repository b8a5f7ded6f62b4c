import Autodiff
import Training

/// What formulas are seen through: which rows they run over, which values the parameters have, and
/// what some names stand for meanwhile.
///
/// It is a value that is passed along: whoever wants to see through something else makes another one,
/// and nothing has to be put back.
struct Sight {
  /// The rows that formulas run over.
  var data: DataSet?
  /// The elements of all parameters: those of now, or what came of the training for one value.
  var parameters: [Double]
  /// The parameters of the front matter.
  var settings: Settings
  /// The columns of inputs that are named otherwise than theirs.
  var columnNames: [String: Word]
  /// For each parameter, by its place in the graph, the training that it has its values from.
  var latest: [Int: Int]

  /// The training for one value that everything is seen through.
  var branch: BranchPlace?
  /// The training that a table has rows for: what it trained is as it was at its end.
  var subject: Int?
  /// Whether an aggregate over the values of a training is being computed.
  var isOverValues = false
  /// The elements of parameters that the figure being drawn has axes for: they stay free, whatever
  /// the moment of the others.
  var axisElements: [Int] = []

  /// The losses of the trainings for one value, in which the value may be a constant.
  var losses: [String: Names.Meaning] = [:]
  /// What the arguments of a function mean while its body is read; they hide other names.
  var arguments: [String: Names.Meaning] = [:]
  /// What is being defined, since layers make parameters that are named after it.
  var owner = LayerOwner.none
  /// How many functions are being put in inside each other.
  var callDepth = 0
}

/// What a layer's parameters are named after.
enum LayerOwner: Equatable {
  /// Nothing: the formula stands where no parameters are made.
  case none
  /// The formula that a model defines.
  case formula(String)
  /// A function, which has no parameters since it may be called with different shapes.
  case function(String)
}

extension Sight {
  /// The name of the column that an input takes its values from.
  func columnName(of input: String) -> String { columnNames[input]?.value ?? input }

  /// The column that an input takes its values from, if the data have it.
  func column(of input: String) -> DataSet.Column? { data?.column(columnName(of: input)) }

  /// The column that a formula is, if it is one.
  func column(of formula: Formula) -> DataSet.Column? {
    formula.operation == .input ? formula.name.flatMap { column(of: $0) } : nil
  }

  /// The same with a formula being defined.
  func defining(_ name: String) -> Sight {
    var sight = self
    sight.owner = .formula(name)
    return sight
  }

  /// The same with the name of `each` meaning one of its values: that of a parameter of the front
  /// matter, or a column.
  func setting(_ name: String, to value: Located<SettingValue>) -> Sight {
    var sight = self
    if settings[name] != nil {
      sight.settings = settings.setting(name, to: value.value)
    } else if case .text(let column) = value.value {
      sight.columnNames[name] = Word(column, at: value.range)
    }
    return sight
  }
}

extension Session {
  /// Things as they are now.
  var sight: Sight {
    Sight(
      data: rows.current, parameters: parameters.now, settings: settings,
      columnNames: names.columnNames, latest: trainings.latest)
  }

  /// The same over the rows of a name, if any are named.
  func sight(over word: Word?, from sight: Sight) throws(Diagnostic) -> Sight {
    guard let word else { return sight }
    var sight = sight
    sight.data = try data(named: word)
    return sight
  }

  /// The same as if a training had been run for one value only.
  func sight(through place: BranchPlace?, from sight: Sight) -> Sight {
    guard let place, place != sight.branch, trainings[place.training].isSeveral else {
      return sight
    }
    let (training, branch) = (trainings[place.training], trainings[place])
    var result = sight
    if let each = training.each, let value = branch.value {
      result = result.setting(each, to: value)
    }
    result.branch = place
    result.parameters = parameters(of: place, branch.history.result, from: sight)
    result.losses[training.lossName] = .formula(branch.loss, arguments: [])
    return result
  }

  /// The same for one of the values of a training, with what it trained as it was at its end: a later
  /// training may have gone on from there, or have begun again.
  func sight(ofValue index: Int, of training: Int, from sight: Sight) -> Sight {
    var sight = sight
    sight.subject = training
    for position in trainings[training].trained { sight.latest[position] = training }
    return self.sight(through: BranchPlace(training: training, index: index), from: sight)
  }

  /// The parameters as they are seen, but those of a training, which no later one has reached, as they
  /// were then in one of its branches.
  func parameters(of place: BranchPlace, _ then: [Double], from sight: Sight) -> [Double] {
    var result = parameters.completing(sight.parameters)
    for leaf in names.graph.parameters {
      guard let position = leaf.position, sight.latest[position] == place.training,
        let elements = leaf.elements, elements.upperBound <= then.count
      else { continue }
      result.replaceSubrange(elements, with: then[elements])
    }
    return result
  }
}
