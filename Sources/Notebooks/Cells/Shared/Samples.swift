import Autodiff
import Training

/// The inputs that an option `at` sets, with their elements.
struct SetInputs {
  /// The row of the data that all of them come from, counted from 1.
  var row: Int?
  /// Those that are given one by one, in the order of the option.
  var named: [Word] = []
  var values: [Formula: [Double]] = [:]
}

/// A formula whose parameters are free, with their values at the moment that is meant.
struct MomentaryFormula {
  var formula: Formula
  var parameters: [Double]
  /// What it is seen through.
  var sight: Sight
}

// What the option `at` sets, and the samples that come of it.
extension Session {
  /// The inputs that an option sets: those with a column in its row, then those it names.
  private mutating func inputs(
    _ at: AtOption, through sight: Sight
  ) throws(Diagnostic) -> SetInputs {
    var set = SetInputs()
    if let row = at.row {
      guard let data = sight.data else { throw diagnostic(.noData, row.range) }
      guard row.value <= data.count else {
        throw diagnostic(.noRow(row.value, count: data.count), row.range)
      }
      set.values = inputs(inRow: row.value - 1, through: sight)
      set.row = at.values.isEmpty ? row.value : nil
    }
    for setting in at.values {
      let input = try input(setting.input, through: sight)
      let range = setting.formula.range
      let formula = try fitted(
        resolve(setting.formula, in: .number, through: sight), to: input, at: range)
      set.values[input] = try requireNoInputs(formula, sight.parameters, at: range)
      set.named.append(setting.input)
    }
    return set
  }

  /// The elements of every input that a row has, counted from 0.
  private func inputs(inRow row: Int, through sight: Sight) -> [Formula: [Double]] {
    var values: [Formula: [Double]] = [:]
    for input in names.graph.inputs {
      guard let name = input.name, let column = sight.column(of: name),
        column.rowSize == input.shape.count
      else { continue }
      values[input] = Array(column.values[row * column.rowSize..<(row + 1) * column.rowSize])
    }
    return values
  }

  /// An input, or a column as one, by its name.
  private mutating func input(
    _ word: Word, through sight: Sight
  ) throws(Diagnostic) -> Formula {
    let meaning = names[word.value, through: sight]
    if case .input(let input)? = meaning { return input }
    if meaning == nil, !reserves(word.value), let column = sight.data?.column(word.value) {
      return names.column(word.value, Shape(column.shape), at: word.range)
    }
    let known = names.inputs + (sight.data?.columns.map(\.name) ?? [])
    let nearest = nearestName(to: word.value, among: known)
    throw diagnostic(.notAnInput(word.value, nearest: nearest), word.range)
  }

  /// A formula with the inputs set that are no axis.
  mutating func setting(
    _ at: AtOption?, in formula: Formula, except axes: [String], through sight: Sight
  ) throws(Diagnostic) -> Formula {
    guard let at else { return formula }
    let set = try inputs(at, through: sight)
    if let axis = set.named.first(where: { axes.contains($0.value) }) {
      throw diagnostic(.setAxis(axis.value), axis.range)
    }
    var replacements: [Formula: Formula] = [:]
    for leaf in formula.leaves where !axes.contains(leaf.name ?? "") {
      if let values = set.values[leaf] { replacements[leaf] = constant(values, leaf.shape) }
    }
    return formula.replacing(replacements)
  }

  /// A formula whose parameters are free, and their values: those of now, or of the moment of a
  /// formula such as `loss@10`.
  mutating func momentary(_ syntax: Syntax) throws(Diagnostic) -> MomentaryFormula {
    let sight = sight
    try requireOneBranch(syntax, through: sight)
    guard case .moment(let inner, let moment) = syntax.nodes[syntax.root].kind else {
      let formula = try resolve(syntax, in: .rows, through: sight)
      return MomentaryFormula(
        formula: try oneNumber(formula, at: syntax.range), parameters: parameters.now,
        sight: sight)
    }
    let place = try place(of: moment, in: syntax, inner, through: sight)
    let seen = self.sight(through: place, from: sight)
    let formula = try resolveNodes(syntax, in: .rows, through: seen)[inner]
    return MomentaryFormula(
      formula: try oneNumber(formula, at: syntax.range),
      parameters: try parameters(at: moment, of: place, from: seen), sight: seen)
  }

  /// One sample with all inputs of a function: those that `at` sets or, without it, the first row of
  /// the data.
  mutating func sample(
    of function: Function, _ syntax: Syntax, _ at: AtOption?, takesFirstRow: Bool,
    through sight: Sight
  ) throws(Diagnostic) -> (batch: Batch, place: SamplePlace) {
    var set = SetInputs()
    if let at {
      set = try inputs(at, through: sight)
    } else if takesFirstRow, !function.inputNames.isEmpty, let data = sight.data, data.count > 0 {
      set = SetInputs(row: 1, values: inputs(inRow: 0, through: sight))
    }
    let needed = names.graph.inputs.filter { function.inputNames.contains($0.name ?? "") }
    let missing = needed.filter { set.values[$0] == nil }.compactMap(\.name)
    guard missing.isEmpty else {
      throw diagnostic(
        .unsetInputs(missing, formula: source.text(syntax.range)), syntax.range)
    }
    let inputs = needed.compactMap { input -> SamplePlace.Input? in
      guard let name = input.name, let elements = set.values[input] else { return nil }
      return SamplePlace.Input(name: name, shape: input.shape.dimensions, elements: elements)
    }
    let place = SamplePlace.sample(row: inputs.isEmpty ? nil : set.row, inputs: inputs)
    return (Batch(count: 1, columns: set.values.filter { needed.contains($0.key) }), place)
  }
}

extension Problem {
  static func noRow(_ row: Int, count: Int) -> Problem {
    Problem(
      "no-row", "there is no row \(row): the data have \(counted(count, "row"))",
      advice: "Rows count from 1 to \(count).")
  }

  static func notAnInput(_ name: String, nearest: String?) -> Problem {
    Problem(
      "not-an-input", "\"\(name)\" is no input of a model", advice: suggestion(nearest),
      lacks: [.name(name)])
  }

  static func unsetInputs(_ names: [String], formula: String) -> Problem {
    Problem(
      "unset-inputs",
      "\"\(formula)\" depends on \(names.list), which "
        + (names.count == 1 ? "is not set" : "are not set"),
      advice: "Set \(names.count == 1 ? "it" : "them"), as in `#| at: \(values(names))`, or name "
        + "a row of the data: `#| at: 1`.")
  }

  /// How to set inputs that are no axis.
  static func setting(_ names: [String]) -> String {
    "Set \(names.count == 1 ? "it" : "them"): `#| at: \(values(names))`."
  }

  /// Values of inputs, as an example: `x1 = 0, x2 = 0`.
  static func values(_ names: [String]) -> String {
    names.map { "\($0) = 0" }.joined(separator: ", ")
  }
}
