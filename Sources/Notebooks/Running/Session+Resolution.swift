import Autodiff
import Training

/// Where a formula stands, which decides what its names may mean.
enum FormulaPlace {
  /// In a model: inputs and parameters are free.
  case model
  /// At the rows of the data: columns have values, and so has every formula of them.
  case rows
  /// On a grid of inputs: a column of the data has no values there.
  case grid
  /// In prose, a check or an option: one number; a loss means its mean over the rows.
  case number
}

/// Where a part of a formula stands, and the parameters that means over the rows are taken with.
struct FormulaContext {
  var place: FormulaPlace
  var parameters: [Double]
  /// Whether a random initial value may stand here rather than a formula: `init: he()`.
  var isInitialValue = false
  /// Whether the part is to be differentiated, which means over the rows cannot be.
  var isDifferentiated = false
  /// Whether the part stands within an aggregate, which may hold another: (y - mean(y))^2.
  var isWithinAggregate = false
  /// The branch of a training that an `@` has chosen.
  var branch: BranchPlace?
  /// The data that an aggregate runs over, if they are named.
  var over: Cell.Word?
  /// Whether the part is not evaluated here: it only names data or a loss, or has a value of its own
  /// for each value of a training.
  var isNameOnly = false
  /// Whether an `@` around the part names a number of epochs.
  var hasEpoch = false

  /// Whether something over all rows is one number here.
  var allowsAggregates: Bool {
    place == .number || isWithinAggregate && !isDifferentiated
  }
}

extension Session {
  /// The formula of the graph that a syntax stands for.
  ///
  /// - Complexity: linear in the syntax and in the formulas it refers to.
  mutating func resolve(
    _ syntax: Syntax, in place: FormulaPlace
  ) throws(Diagnostic) -> Formula {
    try resolveNodes(syntax, in: place)[syntax.root]
  }

  /// The formulas of all nodes of a syntax, in their order.
  mutating func resolveNodes(
    _ syntax: Syntax, in place: FormulaPlace
  ) throws(Diagnostic) -> [Formula] {
    try resolve(syntax, in: FormulaContext(place: place, parameters: parameters)).formulas
  }

  /// What the nodes of a syntax stand for.
  struct Resolution {
    /// A formula for every node.
    var formulas: [Formula] = []
    /// The nodes that are initial values drawn at random, whose formulas mean nothing.
    var initializers: [Int: Initializer] = [:]
  }

  /// Resolves all nodes of a syntax that stands in a context.
  mutating func resolve(
    _ syntax: Syntax, in outermost: FormulaContext
  ) throws(Diagnostic) -> Resolution {
    let contexts = try contexts(of: syntax, outermost)
    var initializers: [Int: Initializer] = [:]
    var formulas: [Formula] = []
    formulas.reserveCapacity(syntax.nodes.count)
    for (index, node) in syntax.nodes.enumerated() {
      let context = contexts[index]
      guard !context.isNameOnly else {
        formulas.append(scope.graph.constant(.nan))
        continue
      }
      switch node.kind {
      case .number(let value): formulas.append(scope.graph.constant(value))
      case .name: formulas.append(try formula(of: node, in: context))
      case .group(let a): formulas.append(formulas[a])
      case .unary(.minus, let a): formulas.append(-formulas[a])
      case .unary(.not, let a): formulas.append(!formulas[a])
      case .binary(let sign, let range, let a, let b):
        formulas.append(try apply(sign.operation, [formulas[a], formulas[b]], at: range))
      case .list(let elements):
        let isList = elements.map { if case .list = syntax.nodes[$0].kind { true } else { false } }
        formulas.append(try list(elements.map { formulas[$0] }, isList: isList, at: node.range))
      case .index(let a, let indices):
        let name = source.text(syntax.nodes[a].range)
        formulas.append(
          try element(
            formulas[a], indices.map { (formulas[$0], syntax.nodes[$0].range) }, name: name,
            at: node.range))
      case .call(let name, let nameRange, let arguments):
        let call = Call(
          name: name, nameRange: nameRange, arguments: arguments,
          values: arguments.map { formulas[$0.value] }, range: node.range, syntax: syntax,
          initializers: arguments.map { initializers[$0.value] })
        if context.isInitialValue, let initial = Builtin.Initial(rawValue: name) {
          initializers[index] = try initializer(initial, call)
          formulas.append(scope.graph.constant(.nan))
        } else {
          let result = try within(context) { session throws(Diagnostic) in
            try session.resolve(call, in: context)
          }
          formulas.append(result)
        }
      case .moment(let a, _): formulas.append(try fixed(formulas[a], contexts[a], node.range))
      }
    }
    return Resolution(formulas: formulas, initializers: initializers)
  }

  /// The context of every node: an aggregate's arguments are meant at the rows, and what stands
  /// before an `@` has the parameters of that moment.
  private func contexts(
    of syntax: Syntax, _ outermost: FormulaContext
  ) throws(Diagnostic) -> [FormulaContext] {
    // What is no part of the whole, in a syntax that is cut out of another, is not looked at.
    var unread = outermost
    unread.isNameOnly = true
    var contexts = [FormulaContext](repeating: unread, count: syntax.nodes.count)
    contexts[syntax.root] = outermost
    for (index, node) in syntax.nodes.enumerated().reversed() {
      var inner = contexts[index]
      inner.isInitialValue = false
      switch node.kind {
      case .number, .name: break
      case .group(let a), .unary(_, let a): contexts[a] = inner
      case .binary(_, _, let a, let b):
        contexts[a] = inner
        contexts[b] = inner
      case .list(let elements): for element in elements { contexts[element] = inner }
      case .index(let a, let indices): for part in [a] + indices { contexts[part] = inner }
      case .call(Builtin.epochsTo, _, let arguments):
        for argument in arguments { contexts[argument.value] = inner }
        if let loss = arguments.first { contexts[loss.value].isNameOnly = true }
      case .call(let name, _, let arguments)
      where inner.allowsAggregates && runOfValues(name, arguments, of: syntax) != nil:
        inner.isNameOnly = true
        for argument in arguments { contexts[argument.value] = inner }
      case .call(let name, _, let arguments):
        let isDerivative = name == Builtin.gradient
        if inner.place == .number, isDerivative || Call.isAggregate(name, arguments) {
          inner.place = .rows
        }
        if isDerivative { inner.isDifferentiated = true }
        if !isDerivative, inner.place == .rows, contexts[index].place == .number {
          inner.isWithinAggregate = true
        }
        if inner.place == .rows, Call.isAggregate(name, arguments) {
          inner.over = dataName(in: arguments, of: syntax) ?? inner.over
          contexts[index].over = inner.over
        }
        for argument in arguments {
          contexts[argument.value] = inner
          if argument.label == "init" { contexts[argument.value].isInitialValue = true }
          if argument.label == "over" { contexts[argument.value].isNameOnly = true }
        }
      case .moment(let a, _) where inner.isNameOnly: contexts[a] = inner
      case .moment(let a, let moment):
        let place = try place(
          of: run(moment, of: syntax, a), moment.choice, at: moment.range)
        inner.parameters = try parameters(at: moment, of: place)
        inner.branch = place
        inner.hasEpoch = inner.hasEpoch || moment.epochs != nil
        contexts[a] = inner
      }
    }
    return contexts
  }

  /// The data, or the training, that `over:` names.
  func dataName(in arguments: [Syntax.Argument], of syntax: Syntax) -> Cell.Word? {
    for argument in arguments where argument.label == "over" {
      let node = syntax.nodes[argument.value]
      if case .name(let name) = node.kind { return Cell.Word(name: name, range: node.range) }
    }
    return nil
  }

  /// Does something through the branch and over the data of a context.
  private mutating func within<Result>(
    _ context: FormulaContext, _ body: (inout Session) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    try within(context.branch) { session throws(Diagnostic) in
      try session.over(context.over, body)
    }
  }

  /// The formula of a name.
  private mutating func formula(
    of node: Syntax.Node, in context: FormulaContext
  ) throws(Diagnostic) -> Formula {
    guard case .name(let name) = node.kind else { return scope.graph.constant(.nan) }
    return try within(context) { session throws(Diagnostic) in
      try session.formula(named: name, node.range, in: context)
    }
  }

  mutating func formula(
    named name: String, _ range: Range<Int>, in context: FormulaContext
  ) throws(Diagnostic) -> Formula {
    switch scope[name] {
    case .input(let input):
      if context.place == .grid, scope.columns.contains(name) {
        throw diagnostic(.columnOnGrid(name), range)
      }
      return input
    case .parameter(let parameter): return parameter
    case .formula(let formula, _):
      return context.place == .number && scope.losses.contains(name)
        ? try mean(formula, in: context, at: range) : formula
    case .function: throw diagnostic(.functionWithoutArguments(name), range)
    case nil: break
    }
    switch settings[name] {
    case .number(let value): return scope.graph.constant(value)
    case .text: throw diagnostic(.textSetting(name), range)
    case nil: break
    }
    if let value = Builtin.constant(name) { return scope.graph.constant(value) }
    if let column = data?.column(name) {
      guard context.place != .grid else { throw diagnostic(.columnOnGrid(name), range) }
      return scope.column(name, Shape(column.shape), at: range)
    }
    if library.reserves(name) {
      throw diagnostic(.functionWithoutArguments(name), range)
    }
    let nearest = nearestName(to: name, among: known) ?? Synonyms.functions[name.lowercased()]
    throw diagnostic(.unknownName(name, nearest: nearest), range)
  }

  /// The names that a formula may use here, the notebook's own first.
  var known: [String] {
    scope.names + (data?.columns.map(\.name) ?? []) + settings.all.map(\.name) + library.names
  }
}
