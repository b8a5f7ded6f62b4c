import Autodiff
import Kernels

/// `{graph}`: what a formula is computed of, with the values and derivatives for one sample.
struct GraphCell: CellKind {
  static let name = "graph", countedAs: Reference.Kind? = .figure
  static let summary = (
    body: "one formula", shows: "what it is computed of, with values and derivatives"
  )
  static let options: [any OptionDeclaration] = [at]

  private static let at = Option<AtOption?>(
    "at", .at, "inputs, `x1 = 1, x2 = 0`, or a row of the data, `3`", otherwise: "the first row")

  private let formula: Syntax
  private let at: AtOption?

  var formulas: [Syntax] { [formula] + (at?.formulas ?? []) }

  init(_ body: CellBody) throws(Diagnostic) {
    formula = try body.formula()
    at = try body[Self.at]
  }

  /// The nodes of a formula with their values and derivatives for one sample.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    let moment = try session.momentary(formula)
    let (batch, place) = try session.sample(
      of: Function(moment.formula), formula, at, takesFirstRow: true, through: moment.sight)
    try session.requireDerivatives(of: moment.formula, at: formula.range)
    let trace = moment.formula.trace(batch, parameters: moment.parameters)
    return .graph(
      ComputationGraph(
        formula: session.source.text(formula.range), place: place,
        nodes: GraphNodes(trace, names: session.names.formulaNames).nodes))
  }
}

/// Makes the nodes of a computation graph from a trace.
///
/// What depends on neither an input nor a parameter is a number or an array of numbers, however it
/// was computed.
private struct GraphNodes {
  private let trace: Trace
  private let names: [Formula: String]
  private var places: [Formula: Int] = [:]
  private let takenLabels: Set<String>
  private var lastNumber = 0
  private(set) var nodes: [ComputationGraph.Node] = []

  init(_ trace: Trace, names: [Formula: String]) {
    self.trace = trace
    self.names = names
    takenLabels = Set(names.values).union(trace.nodes.compactMap(\.name))
    let varying = Self.varying(trace.nodes)
    for formula in Self.shown(trace.nodes, varying) {
      places[formula] = nodes.count
      nodes.append(node(formula, isVarying: varying.contains(formula)))
    }
  }

  /// The nodes that depend on an input or a parameter.
  private static func varying(_ nodes: [Formula]) -> Set<Formula> {
    var varying: Set<Formula> = []
    for node in nodes where node.name != nil || node.operands.contains(where: varying.contains) {
      varying.insert(node)
    }
    return varying
  }

  /// The nodes but for fixed numbers, and for what fixed arrays are made of.
  private static func shown(_ nodes: [Formula], _ varying: Set<Formula>) -> [Formula] {
    var needed: Set<Formula> = []
    if let last = nodes.last { needed.insert(last) }
    for node in nodes.reversed() where needed.contains(node) && varying.contains(node) {
      needed.formUnion(node.operands)
    }
    return nodes.filter { node in
      needed.contains(node)
        && (varying.contains(node) || node.shape != .scalar || node == nodes.last)
    }
  }

  private mutating func node(_ formula: Formula, isVarying: Bool) -> ComputationGraph.Node {
    let name = formula.name ?? names[formula]
    let kind: ComputationGraph.Node.Kind =
      switch formula.operation {
      case .input: .input
      case .parameter: .parameter
      default: isVarying ? .operation : .constant
      }
    let operands = kind == .operation ? formula.operands.map(operand) : []
    let shape = formula.shape.dimensions
    return ComputationGraph.Node(
      label: name ?? nextLabel(), isNamed: name != nil, kind: kind,
      operation: kind == .operation ? formula.operationName : kind.rawValue,
      isLayer: kind == .operation
        && Functions.all(named: formula.operationName).contains(where: \.makesParameters),
      operands: operands,
      expression: kind == .operation ? expression(formula, operands) : "",
      value: ComputationGraph.Quantity(trace.value(of: formula) ?? [], shape),
      gradient: ComputationGraph.Quantity(trace.adjoint(of: formula) ?? [], shape))
  }

  private func operand(_ formula: Formula) -> ComputationGraph.Operand {
    if let place = places[formula] { return .node(place) }
    return .number(trace.value(of: formula)?.first ?? .nan)
  }

  /// `v1`, `v2`, …, without what the notebook calls something else.
  private mutating func nextLabel() -> String {
    repeat { lastNumber += 1 } while takenLabels.contains("v\(lastNumber)")
    return "v\(lastNumber)"
  }

  /// The operation as it would be written with the labels of its operands.
  private func expression(
    _ formula: Formula, _ operands: [ComputationGraph.Operand]
  ) -> String {
    let most = 8
    var texts = operands.prefix(most).map { operand in
      switch operand {
      case .node(let place): nodes[place].label
      case .number(let value): value.spelling
      }
    }
    if operands.count > most { texts.append("…") }
    // An element of an array by its indices, where these are numbers.
    if formula.operation == .element, case .number(let value) = operands[1],
      let place = Int(exactly: value),
      formula.operands[0].shape.indices.indices.contains(place)
    {
      return texts[0] + formula.operands[0].shape.indices[place]
    }
    return formula.operation.text(
      texts, name: formula.operationName, window: formula.window ?? 1)
  }
}
