import Autodiff

/// Where a formula stands, which decides what its names may mean.
enum FormulaContext {
  /// In a model: inputs and parameters are free.
  case model
  /// At the rows of the data: columns have values, and so has every formula of them.
  case rows
  /// On a grid of inputs: a column of the data has no values there.
  case grid
  /// In prose, a check or an option: one number; a loss means its mean over the rows.
  case number
}

extension Session {
  /// The formula of the graph that a syntax stands for.
  ///
  /// - Complexity: linear in the syntax and in the formulas it refers to.
  mutating func resolve(
    _ syntax: Syntax, in context: FormulaContext
  ) throws(Diagnostic) -> Formula {
    try resolveNodes(syntax, in: context)[syntax.root]
  }

  /// The formulas of all nodes of a syntax, in their order.
  mutating func resolveNodes(
    _ syntax: Syntax, in context: FormulaContext
  ) throws(Diagnostic) -> [Formula] {
    let contexts = contexts(of: syntax, context)
    var formulas: [Formula] = []
    formulas.reserveCapacity(syntax.nodes.count)
    for (index, node) in syntax.nodes.enumerated() {
      let context = contexts[index]
      switch node.kind {
      case .number(let value): formulas.append(scope.graph.constant(value))
      case .name(let name): formulas.append(try formula(named: name, node.range, in: context))
      case .group(let a): formulas.append(formulas[a])
      case .unary(.minus, let a): formulas.append(-formulas[a])
      case .unary(.not, let a): formulas.append(!formulas[a])
      case .binary(let sign, let a, let b):
        formulas.append(.combine(sign.operation, formulas[a], formulas[b]))
      case .call(let name, let nameRange, let arguments):
        let call = Call(
          name: name, nameRange: nameRange, arguments: arguments,
          values: arguments.map { formulas[$0.value] }, range: node.range)
        formulas.append(try resolve(call, in: context))
      case .moment(let a, let moment):
        let then = try at(moment, formulas[a])
        let isMean = context == .number && isLoss(a, syntax)
        formulas.append(isMean ? try mean(then, at: node.range) : then)
      }
    }
    return formulas
  }

  /// The context of every node: an aggregate's arguments are meant at the rows.
  private func contexts(of syntax: Syntax, _ context: FormulaContext) -> [FormulaContext] {
    var contexts = [FormulaContext](repeating: context, count: syntax.nodes.count)
    for (index, node) in syntax.nodes.enumerated().reversed() {
      let inner = contexts[index]
      switch node.kind {
      case .number, .name: break
      case .group(let a), .unary(_, let a): contexts[a] = inner
      case .binary(_, let a, let b):
        contexts[a] = inner
        contexts[b] = inner
      case .call(let name, _, let arguments):
        let isAggregate = inner == .number && Call.isAggregate(name, arguments.count)
        for argument in arguments { contexts[argument.value] = isAggregate ? .rows : inner }
      case .moment(let a, _):
        contexts[a] = inner == .number && isLoss(a, syntax) ? .rows : inner
      }
    }
    return contexts
  }

  /// Whether a node is the name of a loss, in brackets or not.
  private func isLoss(_ node: Int, _ syntax: Syntax) -> Bool {
    var node = node
    while case .group(let inner) = syntax.nodes[node].kind { node = inner }
    if case .name(let name) = syntax.nodes[node].kind { return scope.losses.contains(name) }
    return false
  }

  private mutating func formula(
    named name: String, _ range: Range<Int>, in context: FormulaContext
  ) throws(Diagnostic) -> Formula {
    switch scope[name] {
    case .input(let input):
      if context == .grid, scope.columns.contains(name) {
        throw diagnostic(.columnOnGrid(name), range)
      }
      return input
    case .parameter(let parameter): return parameter
    case .formula(let formula, _):
      return context == .number && scope.losses.contains(name)
        ? try mean(formula, at: range) : formula
    case .function: throw diagnostic(.functionWithoutArguments(name), range)
    case nil: break
    }
    if let value = settings[name] { return scope.graph.constant(value) }
    if let value = Builtin.constant(name) { return scope.graph.constant(value) }
    if data?[name] != nil {
      guard context != .grid else { throw diagnostic(.columnOnGrid(name), range) }
      return scope.column(name)
    }
    if Builtin.names.contains(name) {
      throw diagnostic(.functionWithoutArguments(name), range)
    }
    throw diagnostic(.unknownName(name, nearest: nearestName(to: name, among: known)), range)
  }

  /// The names that a formula may use here, the notebook's own first.
  var known: [String] {
    scope.names + (data?.columns.map(\.name) ?? []) + settings.all.map(\.name) + Builtin.names
  }

  /// A formula with the parameters it had at a moment of a training.
  private func at(_ moment: Syntax.Moment, _ formula: Formula) throws(Diagnostic) -> Formula {
    let run = try run(moment)
    guard !moment.isList, moment.epochs?.count ?? 1 == 1 else {
      throw diagnostic(.listInFormula, moment.range)
    }
    let epoch = moment.epochs?[0] ?? run.history.epochs
    guard let then = run.history.parameters[epoch] else {
      throw diagnostic(.epochBeyond(epoch, trained: run.history.epochs), moment.range)
    }
    var constants: [Formula: Formula] = [:]
    for leaf in formula.leaves where leaf.operation == .parameter {
      guard let place = leaf.position, place < then.count else { continue }
      constants[leaf] = scope.graph.constant(then[place])
    }
    return formula.replacing(constants)
  }

  private func run(_ moment: Syntax.Moment) throws(Diagnostic) -> Run {
    if let name = moment.run {
      guard let run = runs.last(where: { $0.name == name }) else {
        let names = runs.compactMap(\.name)
        throw diagnostic(
          .unknownRun(name, nearest: nearestName(to: name, among: names), known: names),
          moment.range)
      }
      return run
    }
    guard let run = runs.last else { throw diagnostic(.noTraining, moment.range) }
    return run
  }
}
