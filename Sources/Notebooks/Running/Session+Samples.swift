import Autodiff
import Training

/// The inputs that an option `at` sets, with their elements.
struct SetInputs {
  /// The row of the data that all of them come from, counted from 1.
  var row: Int?
  /// Those that are given one by one, in the order of the option.
  var named: [Cell.Word] = []
  var values: [Formula: [Double]] = [:]
}

// What the option `at` sets, and the samples that come of it.
extension Session {
  /// The inputs that an option sets: those with a column in its row, then those it names.
  mutating func inputs(_ at: Cell.At) throws(Diagnostic) -> SetInputs {
    var set = SetInputs()
    if let (number, range) = at.row {
      guard let data else { throw diagnostic(.noData, range) }
      guard number <= data.count else {
        throw diagnostic(.noRow(number, count: data.count), range)
      }
      set.values = inputs(inRow: number - 1, of: data)
      set.row = at.values.isEmpty ? number : nil
    }
    for (word, syntax) in at.values {
      let input = try input(word)
      let formula = try fitted(resolve(syntax, in: .number), to: input, at: syntax.range)
      let function = Function(formula)
      guard function.inputNames.isEmpty else {
        throw diagnostic(
          .freeInputs(function.inputNames, formula: source.text(syntax.range)), syntax.range)
      }
      set.values[input] = function.values(Batch(), parameters: parameters)
      set.named.append(word)
    }
    return set
  }

  /// The elements of every input that a row has, counted from 0.
  private func inputs(inRow row: Int, of data: DataSet) -> [Formula: [Double]] {
    var values: [Formula: [Double]] = [:]
    for input in scope.graph.inputs {
      guard let name = input.name, let column = column(of: name),
        column.rowSize == input.shape.count
      else { continue }
      values[input] = Array(column.values[row * column.rowSize..<(row + 1) * column.rowSize])
    }
    return values
  }

  /// An input, or a column as one, by its name.
  private mutating func input(_ word: Cell.Word) throws(Diagnostic) -> Formula {
    if case .input(let input)? = scope[word.name] { return input }
    if scope[word.name] == nil, let column = data?.column(word.name) {
      return scope.column(word.name, Shape(column.shape), at: word.range)
    }
    let known = inputs + (data?.columns.map(\.name) ?? [])
    let nearest = nearestName(to: word.name, among: known)
    throw diagnostic(.notAnInput(word.name, nearest: nearest), word.range)
  }

  /// A formula with the inputs set that are no axis.
  mutating func setting(
    _ at: Cell.At?, in formula: Formula, except axes: [String]
  ) throws(Diagnostic) -> Formula {
    guard let at else { return formula }
    let set = try inputs(at)
    if let axis = set.named.first(where: { axes.contains($0.name) }) {
      throw diagnostic(.setAxis(axis.name), axis.range)
    }
    var replacements: [Formula: Formula] = [:]
    for leaf in formula.leaves where !axes.contains(leaf.name ?? "") {
      if let values = set.values[leaf] { replacements[leaf] = constant(values, leaf.shape) }
    }
    return formula.replacing(replacements)
  }

  // MARK: - Samples

  /// Does something with a formula whose parameters are free, and with their values: those of now, or
  /// of the moment of a formula such as `loss@10`.
  mutating func momentary<Result>(
    _ syntax: Syntax,
    _ body: (inout Session, Formula, _ parameters: [Double]) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    try requireOneBranch(syntax)
    guard case .moment(let inner, let moment) = syntax.nodes[syntax.root].kind else {
      let formula = try oneNumber(resolve(syntax, in: .rows), at: syntax.range)
      return try body(&self, formula, parameters)
    }
    let place = try place(of: run(moment, of: syntax, inner), moment.choice, at: moment.range)
    return try within(place) { session throws(Diagnostic) in
      let formula = try session.resolveNodes(syntax, in: .rows)[inner]
      return try body(
        &session, session.oneNumber(formula, at: syntax.range),
        session.parameters(at: moment, of: place))
    }
  }

  /// One sample with all inputs of a function: those that `at` sets or, without it, the first row of
  /// the data.
  mutating func sample(
    of function: Function, _ syntax: Syntax, _ at: Cell.At?, takesFirstRow: Bool
  ) throws(Diagnostic) -> (batch: Batch, place: SamplePlace) {
    var set = SetInputs()
    if let at {
      set = try inputs(at)
    } else if takesFirstRow, !function.inputNames.isEmpty, let data, data.count > 0 {
      set = SetInputs(row: 1, values: inputs(inRow: 0, of: data))
    }
    let needed = scope.graph.inputs.filter { function.inputNames.contains($0.name ?? "") }
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
