import Autodiff

extension LanguageFunction {
  /// `gradient(f, w)`: a partial derivative as a formula.
  static let gradient = LanguageFunction(
    .derivatives, "gradient(f, w)",
    "the partial derivative of f by an input or a parameter, or by an element of one, such as "
      + "`W[0, 1]`", reading: .differentiated
  ) { session, call, context throws(Diagnostic) in
    let values = try session.arguments(of: call, count: 2).values
    let (leaf, element) = try session.variable(values[1], at: call.arguments[1].range)
    try session.requireDerivatives(of: values[0], at: call.arguments[0].range)
    let nodeCount = session.names.graph.nodeCount
    let derivative = values[0].derivative(by: leaf, element: element)
    let added = session.names.graph.nodeCount - nodeCount
    try session.take(copied: values[0].parts.count + added, in: call)
    // An input or a parameter stays what it is, though it be a derivative.
    if derivative.name == nil {
      session.names.readings[derivative] = .derivative(of: values[0], by: values[1])
    }
    guard context.place == .number, session.isLoss(call.syntax, call.arguments[0].value) else {
      return derivative
    }
    // The derivative of a mean is the mean of the derivatives.
    return try session.mean(derivative, in: context, at: call.range)
  }
}

extension Session {
  /// Throws if a function that a program added lacks a derivative that those of a formula need.
  func requireDerivatives(of formula: Formula, at range: Range<Int>) throws(Diagnostic) {
    guard let missing = formula.missingDerivative else { return }
    throw diagnostic(.missingDerivative(of: missing), range)
  }

  /// The input or parameter to differentiate by, and the place of the element of it.
  fileprivate func variable(
    _ formula: Formula, at range: Range<Int>
  ) throws(Diagnostic) -> (leaf: Formula, element: Int) {
    if let name = formula.name {
      guard formula.shape.count == 1 else {
        throw diagnostic(.arrayVariable(name, formula.shape), range)
      }
      return (formula, 0)
    }
    guard formula.operation == .element, formula.operands[0].name != nil,
      let place = formula.operands[1].constant
    else {
      throw diagnostic(.notAVariable(source.text(range)), range)
    }
    return (formula.operands[0], Int(place))
  }

  /// Whether a part of a formula is a loss by its name, which means its mean over the rows.
  func isLoss(_ syntax: Syntax, _ node: Int) -> Bool {
    switch syntax.nodes[node].kind {
    case .group(let inner), .moment(let inner, _): isLoss(syntax, inner)
    case .name(let name), .call(let name, _, _): names.losses.contains(name)
    case .number, .unary, .binary, .list, .index: false
    }
  }
}
