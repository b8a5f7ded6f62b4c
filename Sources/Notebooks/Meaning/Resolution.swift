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

/// Where a part of a formula stands, what it is seen through, and the parameters that means over the
/// rows are taken with.
///
/// From the whole formula inwards:
///
/// | around a part | what changes for it |
/// |---|---|
/// | `mean(…)` and the like, `gradient(…)` | one number becomes a value at each row |
/// | `gradient(…)` | the part is differentiated |
/// | `mean(…, over: test)` | the rows that it runs over |
/// | `mean(…, over: run)`, `epochs_to(loss, …)` | the part is only named, or evaluated anew for each value |
/// | `dense(…, init: …)` | a random initial value may stand there |
/// | `…@run[seed: 2, 10]` | the parameters, and the branch of the training |
struct FormulaContext {
  var place: FormulaPlace
  /// What the whole formula is seen through.
  var sight: Sight
  /// The parameters of the moment that an `@` names, or those of the sight.
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
  var over: Word?
  /// Whether the part is not evaluated here: it only names data or a loss, or has a value of its own
  /// for each value of a training.
  var isNameOnly = false
  /// Whether an `@` around the part names a number of epochs.
  var hasEpoch = false

  init(_ place: FormulaPlace, through sight: Sight) {
    self.place = place
    self.sight = sight
    parameters = sight.parameters
  }

  /// Whether something over all rows is one number here.
  var allowsAggregates: Bool {
    place == .number || isWithinAggregate && !isDifferentiated
  }
}

/// What the nodes of a syntax stand for.
struct Resolution {
  /// A formula for every node.
  let formulas: [Formula]
  /// The nodes that are initial values drawn at random, whose formulas mean nothing.
  let initializers: [Int: Initializer]
}

extension Session {
  /// The formula of the graph that a syntax stands for.
  ///
  /// - Complexity: linear in the syntax and in the formulas it refers to.
  mutating func resolve(
    _ syntax: Syntax, in place: FormulaPlace, through sight: Sight
  ) throws(Diagnostic) -> Formula {
    try resolveNodes(syntax, in: place, through: sight)[syntax.root]
  }

  /// The formulas of all nodes of a syntax, in their order.
  mutating func resolveNodes(
    _ syntax: Syntax, in place: FormulaPlace, through sight: Sight
  ) throws(Diagnostic) -> [Formula] {
    try resolve(syntax, in: FormulaContext(place, through: sight)).formulas
  }

  /// Resolves all nodes of a syntax that stands in a context.
  mutating func resolve(
    _ syntax: Syntax, in outermost: FormulaContext
  ) throws(Diagnostic) -> Resolution {
    let contexts = try contexts(of: syntax, outermost)
    var formulas: [Formula] = []
    var initializers: [Int: Initializer] = [:]
    formulas.reserveCapacity(syntax.nodes.count)
    for (index, node) in syntax.nodes.enumerated() {
      let context = contexts[index]
      guard !context.isNameOnly else {
        formulas.append(names.graph.constant(.nan))
        continue
      }
      let formula: Formula
      switch node.kind {
      case .number(let value): formula = names.graph.constant(value)
      case .name(let name):
        formula = try self.formula(named: name, node.range, in: entered(context))
      case .group(let a): formula = formulas[a]
      case .unary(.minus, let a): formula = -formulas[a]
      case .unary(.not, let a): formula = !formulas[a]
      case .binary(let sign, let range, let a, let b):
        if sign.isComparison || sign == .subtract {
          try requireSameClasses(of: [formulas[a], formulas[b]], in: context, at: node.range)
        }
        formula = try apply(sign.operation, [formulas[a], formulas[b]], at: range)
      case .list(let elements):
        let isList = elements.map { if case .list = syntax.nodes[$0].kind { true } else { false } }
        formula = try list(elements.map { formulas[$0] }, isList: isList, at: node.range)
      case .index(let a, let indices):
        formula = try element(
          formulas[a], indices.map { Located(formulas[$0], at: syntax.nodes[$0].range) },
          name: source.text(syntax.nodes[a].range), at: node.range)
      case .call(let name, let nameRange, let arguments):
        let call = Call(
          name: name, nameRange: nameRange, arguments: arguments,
          values: arguments.map { formulas[$0.value] }, range: node.range, syntax: syntax,
          initializers: arguments.map { initializers[$0.value] })
        if Functions.all(named: name).contains(where: { $0.section == .losses }) {
          try requireSameClasses(of: call.values, in: context, at: node.range)
        }
        if context.isInitialValue, let declaration = Functions.initialValue(named: name) {
          initializers[index] = try initializer(declaration, call)
          formula = names.graph.constant(.nan)
        } else {
          formula = try resolve(call, in: entered(context))
        }
      case .moment(let a, _): formula = try fixed(formulas[a], contexts[a], node.range)
      }
      formulas.append(formula)
    }
    return Resolution(formulas: formulas, initializers: initializers)
  }

  /// Throws if two of the formulas are columns of words that are numbered differently: to compare them
  /// would compare nothing.
  private func requireSameClasses(
    of formulas: [Formula], in context: FormulaContext, at range: Range<Int>
  ) throws(Diagnostic) {
    let leaves = formulas.filter { $0.operation == .input }
    guard leaves.count > 1 else { return }
    let sight = try entered(context).sight
    let columns = leaves.compactMap { sight.column(of: $0) }
    for (place, column) in columns.enumerated() {
      for other in columns[..<place] { try requireSameClasses(other, column, at: range) }
    }
  }

  /// A context as its names and calls are seen: through the branch that an `@` has chosen, and over
  /// the data that an aggregate names.
  private func entered(_ context: FormulaContext) throws(Diagnostic) -> FormulaContext {
    var inner = context
    inner.sight = try sight(
      over: context.over, from: sight(through: context.branch, from: context.sight))
    return inner
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
      case .call(let name, _, let arguments) where Functions.reads(name, as: .nameOfLoss):
        for argument in arguments { contexts[argument.value] = inner }
        if let loss = arguments.first { contexts[loss.value].isNameOnly = true }
      case .call(let name, _, let arguments)
      where inner.allowsAggregates
        && trainingOfValues(name, arguments, of: syntax, through: inner.sight) != nil:
        inner.isNameOnly = true
        for argument in arguments { contexts[argument.value] = inner }
      case .call(let name, _, let arguments):
        let isDerivative = Functions.reads(name, as: .differentiated)
        let isAggregate = Functions.isAggregate(name, arguments)
        if isDerivative { inner.isDifferentiated = true }
        if inner.place == .number, isDerivative || isAggregate {
          inner.place = .rows
          inner.isWithinAggregate = isAggregate
        }
        if inner.place == .rows, isAggregate {
          inner.over = syntax.name(labelled: "over", in: arguments) ?? inner.over
          contexts[index].over = inner.over
        }
        for argument in arguments {
          contexts[argument.value] = inner
          // A formula of the notebook may have inputs of these names.
          guard names[name, through: inner.sight] == nil else { continue }
          if argument.label == "init" { contexts[argument.value].isInitialValue = true }
          if argument.label == "over" { contexts[argument.value].isNameOnly = true }
        }
      case .moment(let a, _) where inner.isNameOnly: contexts[a] = inner
      case .moment(let a, let moment):
        let place = try place(of: moment, in: syntax, a, through: inner.sight)
        inner.parameters = try parameters(at: moment, of: place, from: inner.sight)
        inner.branch = place
        inner.hasEpoch = inner.hasEpoch || moment.epochs != nil
        contexts[a] = inner
      }
    }
    return contexts
  }

  /// The formula of a name.
  mutating func formula(
    named name: String, _ range: Range<Int>, in context: FormulaContext
  ) throws(Diagnostic) -> Formula {
    let sight = context.sight
    switch names[name, through: sight] {
    case .input(let input):
      if context.place == .grid, names.columns.contains(name) {
        throw diagnostic(.columnOnGrid(name), range)
      }
      return input
    case .parameter(let parameter): return parameter
    case .formula(let formula, _):
      return context.place == .number && names.losses.contains(name)
        ? try mean(formula, in: context, at: range) : formula
    case .function: throw diagnostic(.functionWithoutArguments(name, isColumn: false), range)
    case nil: break
    }
    switch sight.settings[name] {
    case .number(let value): return names.graph.constant(value)
    case .text: throw diagnostic(.textSetting(name), range)
    case nil: break
    }
    if let value = Functions.constant(name) { return names.graph.constant(value) }
    let functions = environment.functions
    if functions.reserves(name) {
      let isColumn = sight.data?.column(name) != nil
      throw diagnostic(.functionWithoutArguments(name, isColumn: isColumn), range)
    }
    if let column = sight.data?.column(name) {
      guard context.place != .grid else { throw diagnostic(.columnOnGrid(name), range) }
      return names.column(name, Shape(column.shape), at: range)
    }
    // The notebook's own names come first.
    let known =
      names.defined + (sight.data?.columns.map(\.name) ?? []) + settings.all.map(\.name)
      + functions.names
    throw diagnostic(.unknownName(name, known: known), range)
  }
}

extension Syntax {
  /// The name that an argument with a label is: the data, or the training, that `over:` names.
  func name(labelled label: String, in arguments: [Argument]) -> Word? {
    for argument in arguments where argument.label == label {
      let node = nodes[argument.value]
      if case .name(let name) = node.kind { return Word(name, at: node.range) }
    }
    return nil
  }
}

extension Syntax.BinaryOperator {
  fileprivate var operation: Primitive {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .power: .power
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .and: .and
    case .or: .or
    }
  }
}
