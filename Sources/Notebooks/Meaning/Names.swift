import Autodiff
import Typesetting

/// What the names of a notebook mean while it runs.
struct Names {
  /// Something with a name.
  enum Meaning {
    case input(Formula)
    case parameter(Formula)
    /// A named formula; `arguments` are the inputs in the order of `f(x, y) = …`, if it has any.
    case formula(Formula, arguments: [Formula])
    /// A formula of arguments that are no inputs: put in where it is used.
    case function(InlineFunction)
  }

  /// A function whose arguments may be numbers or arrays.
  struct InlineFunction {
    var arguments: [Word]
    var body: Syntax
    /// The body with a number for each argument, and what stands for the arguments in it; nil if the
    /// body makes sense for arrays only.
    var ofNumbers: (formula: Formula, arguments: [Formula])?
  }

  let graph = Graph()
  private var meanings: [String: Meaning] = [:]
  /// Every name in the order in which it was defined, for typesetting and for suggestions.
  private(set) var defined: [String] = []
  /// Where each name was declared.
  private(set) var places: [String: Range<Int>] = [:]
  /// The formulas that were trained on; by their name they mean their mean over the rows.
  var losses: Set<String> = []
  /// Inputs that no model declares: they have values at the rows of the data only.
  private(set) var columns: Set<String> = []
  /// The inputs in the order in which models declare them: the first two numbers are a heatmap's
  /// axes.
  private(set) var inputs: [String] = []
  /// The columns of inputs that are named otherwise than theirs.
  private(set) var columnNames: [String: Word] = [:]
  /// The formulas of which more is known than what they are made of, for typesetting.
  var readings: [Formula: FormulaNotation.Reading] = [:]
  /// How many operations were copied, to put arguments into formulas and to differentiate.
  var copiedOperations = 0
  /// The shapes that have come up; a graph has room for a limited number.
  var shapes: Set<Shape> = []
  /// The words of the model and data cells so far, which no training runs again.
  var fixedWords: Set<String> = []

  /// What a name means to whoever sees through something.
  subscript(name: String, through sight: Sight) -> Meaning? {
    sight.arguments[name] ?? sight.losses[name] ?? meanings[name]
  }

  /// Notes where a name was to be defined, which failed: to define it again is one time too many.
  mutating func noteFailure(of name: String, at range: Range<Int>) {
    if places[name] == nil { places[name] = range }
  }

  mutating func define(_ name: String, _ meaning: Meaning, at range: Range<Int>) {
    meanings[name] = meaning
    defined.append(name)
    places[name] = range
  }

  /// A column of the data as an input that no model declares.
  mutating func column(_ name: String, _ shape: Shape, at range: Range<Int>) -> Formula {
    let input = graph.input(name, shape)
    meanings[name] = .input(input)
    places[name] = range
    columns.insert(name)
    return input
  }

  /// Declares an input; a column that was used before, of the same shape, becomes it.
  ///
  /// - Parameter column: The column that it has its values from, if that has another name.
  mutating func input(_ name: String, _ shape: Shape, column: Word?, at range: Range<Int>) {
    if case .input(let used)? = meanings[name], columns.remove(name) != nil {
      define(name, .input(used), at: range)
    } else {
      define(name, .input(graph.input(name, shape)), at: range)
    }
    inputs.append(name)
    columnNames[name] = column
  }

  /// Whether a formula has a name of its own.
  func isNamed(_ formula: Formula) -> Bool {
    meanings.values.contains { if case .formula(formula, _) = $0 { true } else { false } }
  }

  /// How formulas stand in others that are typeset.
  var notation: FormulaNotation {
    FormulaNotation(
      names: formulaNames, readings: readings, leaves: graph.inputs + graph.parameters)
  }

  /// The names of formulas and of functions' arguments, for typesetting one with others in it.
  var formulaNames: [Formula: String] {
    var result: [Formula: String] = [:]
    for name in defined {
      switch meanings[name] {
      case .formula(let formula, _) where result[formula] == nil: result[formula] = name
      case .function(let function):
        for (word, argument) in zip(function.arguments, function.ofNumbers?.arguments ?? []) {
          result[argument] = word.value
        }
      case .input, .parameter, .formula, nil: break
      }
    }
    return result
  }
}
