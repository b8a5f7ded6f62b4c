import Autodiff

// What a formula depends on, found without resolving it.
extension Session {
  /// What is found of a formula's dependencies.
  struct Dependencies {
    /// The parameters, by their places in the graph.
    var parameters: Set<Int> = []
    /// The trainings that its value depends on, and of which no branch is chosen, in order.
    var runs: [Int] = []

    /// The names that may stand for columns in a training.
    var names: Set<String> = []

    mutating func add(run: Int) {
      if !runs.contains(run) { runs = (runs + [run]).sorted() }
    }
  }

  /// The trainings that the names in a formula depend on.
  func dependencies(of syntax: Syntax) -> Dependencies {
    var result = dependencies(of: syntax, from: syntax.root, depth: 0)
    for name in result.names.sorted() {
      // Of several trainings with such a name, that of the formula's own parameters is meant.
      guard !result.runs.contains(where: { runs[$0].each == name }),
        let run = focus.flatMap({ runs[$0].each == name ? $0 : nil })
          ?? runs.lastIndex(where: { $0.each == name })
      else { continue }
      result.add(run: run)
    }
    return result
  }

  /// The training that a moment means: by its name, otherwise the last one that trained what stands
  /// before the `@`, or the last of all if none did.
  func run(
    _ moment: Syntax.Moment, of syntax: Syntax, _ node: Int
  ) throws(Diagnostic) -> Int {
    if let name = moment.run { return try run(named: name, at: moment.range) }
    guard let last = runs.indices.last else { throw diagnostic(.noTraining, moment.range) }
    let parameters = dependencies(of: syntax, from: node, depth: 0).parameters
    return lastRun(of: parameters) ?? last
  }

  /// The last training of that name.
  func run(named name: String, at range: Range<Int>) throws(Diagnostic) -> Int {
    guard let run = runs.lastIndex(where: { $0.name == name }) else {
      let names = runs.compactMap(\.name)
      throw diagnostic(
        .unknownRun(name, nearest: nearestName(to: name, among: names), known: names), range)
    }
    return run
  }

  /// The last training that reached one of some parameters; the one that a table is about, if it did.
  private func lastRun(of parameters: Set<Int>) -> Int? {
    if let focus, !runs[focus].trained.isDisjoint(with: parameters) { return focus }
    return runs.lastIndex { !$0.trained.isDisjoint(with: parameters) }
  }

  private func dependencies(of syntax: Syntax, from root: Int, depth: Int) -> Dependencies {
    var result = Dependencies()
    // Functions that call functions are followed only so far; none is nested more deeply.
    guard depth < Self.deepestCall else { return result }
    var open = [root]
    while let node = open.popLast() {
      switch syntax.nodes[node].kind {
      case .number: break
      case .name(let name): add(name, to: &result, depth)
      case .call(Builtin.epochsTo, _, let arguments):
        open += arguments.dropFirst().map(\.value)
        guard let loss = arguments.first.flatMap({ trainedLoss(syntax, $0.value) }),
          loss.choice == nil, let run = lastRun(of: loss)
        else { break }
        result.add(run: run)
      case .call(let name, _, let arguments)
      where runOfValues(name, arguments, of: syntax) != nil:
        // It is one number of all results, whichever is looked at.
        break
      case .call(let name, _, let arguments):
        add(name, to: &result, depth)
        open += arguments.filter { $0.label != "over" }.map(\.value)
      case .moment(let inner, let moment):
        // What stands before an @ has the parameters of that moment, whatever they are now.
        let before = dependencies(of: syntax, from: inner, depth: depth + 1)
        result.parameters.formUnion(before.parameters)
        guard moment.choice == nil else { break }
        let run =
          moment.run.map { name in runs.lastIndex { $0.name == name } }
          ?? lastRun(of: before.parameters)
        if let run { result.add(run: run) }
      case .group(let a), .unary(_, let a): open.append(a)
      case .binary(_, _, let a, let b): open += [a, b]
      case .list(let elements): open += elements
      case .index(let a, let indices): open += [a] + indices
      }
    }
    return result
  }

  private func add(_ name: String, to result: inout Dependencies, _ depth: Int) {
    // A parameter of the front matter has a value of its own; a name for columns has none.
    if settings[name] == nil { result.names.insert(name) }
    let formula: Formula
    switch scope[name] {
    case .formula(let named, _), .parameter(let named): formula = named
    case .function(let function):
      let body = dependencies(of: function.body, from: function.body.root, depth: depth + 1)
      result.parameters.formUnion(body.parameters)
      result.names.formUnion(body.names)
      for run in body.runs { result.add(run: run) }
      return
    case .input, nil: return
    }
    for leaf in formula.leaves {
      guard let position = leaf.position, leaf.operation == .parameter else {
        if let input = leaf.name { result.names.insert(input) }
        continue
      }
      result.parameters.insert(position)
      // What a figure has axes for is not what a training left of it.
      let isDrawn = leaf.elements?.allSatisfy(axisElements.contains) == true
      if !isDrawn, let run = latestRuns[position] { result.add(run: run) }
    }
  }
}
