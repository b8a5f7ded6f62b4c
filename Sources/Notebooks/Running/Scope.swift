import Autodiff

/// What the names of a notebook mean while it runs.
struct Scope {
  /// Something with a name.
  enum Meaning {
    case input(Formula)
    case parameter(Formula)
    /// A named formula; `arguments` are the inputs in the order of `f(x, y) = …`, if it has any.
    case formula(Formula, arguments: [Formula])
    /// A formula of arguments that are no inputs: put in where it is used.
    case function(Formula, arguments: [Formula])
  }

  let graph = Graph()
  private(set) var meanings: [String: Meaning] = [:]
  /// The named formulas in the order they were defined, for typesetting and for suggestions.
  private(set) var names: [String] = []
  /// Where each name was declared.
  private(set) var places: [String: Range<Int>] = [:]
  /// The formulas that were trained on; by their name they mean their mean over the rows.
  var losses: Set<String> = []
  /// Inputs that no model declares: they have values at the rows of the data only.
  private(set) var columns: Set<String> = []

  subscript(name: String) -> Meaning? { meanings[name] }

  mutating func define(_ name: String, _ meaning: Meaning, at range: Range<Int>) {
    meanings[name] = meaning
    names.append(name)
    places[name] = range
  }

  /// Gives a name another meaning for a while: an argument's while its function is read.
  mutating func shadow(_ name: String, with meaning: Meaning?) {
    meanings[name] = meaning
  }

  /// A column of the data as an input that no model declares.
  mutating func column(_ name: String, at range: Range<Int>) -> Formula {
    let input = graph.input(name)
    meanings[name] = .input(input)
    places[name] = range
    columns.insert(name)
    return input
  }

  /// Declares an input; a column that was used before becomes it.
  mutating func input(_ name: String, at range: Range<Int>) {
    if case .input(let column)? = meanings[name], columns.remove(name) != nil {
      define(name, .input(column), at: range)
    } else {
      define(name, .input(graph.input(name)), at: range)
    }
  }

  /// The names of formulas, for typesetting one with others in it.
  var formulaNames: [Formula: String] {
    var result: [Formula: String] = [:]
    for name in names {
      if case .formula(let formula, _)? = meanings[name], result[formula] == nil {
        result[formula] = name
      }
    }
    return result
  }
}
