import Autodiff
import Typesetting

/// What the names of a notebook mean while it runs.
struct Scope {
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
    var arguments: [Cell.Word]
    var body: Syntax
    /// The body with a number for each argument, and what stands for the arguments in it; nil if the
    /// body makes sense for arrays only.
    var ofNumbers: (formula: Formula, arguments: [Formula])?
  }

  let graph = Graph()
  private(set) var meanings: [String: Meaning] = [:]
  /// What the arguments of a function mean while its body is read; they hide other names.
  var arguments: [String: Meaning] = [:]
  /// What names mean while one branch of a training is seen through.
  var hidden: [String: Meaning] = [:]
  /// The named formulas in the order they were defined, for typesetting and for suggestions.
  private(set) var names: [String] = []
  /// Where each name was declared.
  private(set) var places: [String: Range<Int>] = [:]
  /// The formulas that were trained on; by their name they mean their mean over the rows.
  var losses: Set<String> = []
  /// Inputs that no model declares: they have values at the rows of the data only.
  private(set) var columns: Set<String> = []

  subscript(name: String) -> Meaning? {
    arguments[name] ?? hidden[name] ?? meanings[name]
  }

  mutating func define(_ name: String, _ meaning: Meaning, at range: Range<Int>) {
    meanings[name] = meaning
    names.append(name)
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
  mutating func input(_ name: String, _ shape: Shape, at range: Range<Int>) {
    if case .input(let column)? = meanings[name], columns.remove(name) != nil {
      define(name, .input(column), at: range)
    } else {
      define(name, .input(graph.input(name, shape)), at: range)
    }
  }

  /// The formulas of which more is known than what they are made of, for typesetting.
  var readings: [Formula: FormulaNotation.Reading] = [:]

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
    for name in names {
      switch meanings[name] {
      case .formula(let formula, _) where result[formula] == nil: result[formula] = name
      case .function(let function):
        for (word, argument) in zip(function.arguments, function.ofNumbers?.arguments ?? []) {
          result[argument] = word.name
        }
      default: break
      }
    }
    return result
  }
}
