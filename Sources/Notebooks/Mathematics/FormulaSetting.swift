import Autodiff

/// Writes out one formula, operation by operation.
///
/// It recurses once for each operation, which is safe because `FormulaTypesetter` measures first.
struct FormulaSetting {
  let names: [Formula: String]
  /// Whether only the outermost operation is written.
  let isAbridged: Bool

  /// The largest operand of an abridged formula that is written.
  private static let operandNodeLimit = 100
  private static let operandDepthLimit = 20
  /// The longest sum or product of an abridged formula that is written with all its operands.
  private static let chainLimit = 8

  /// A formula as an operand: by its name if it has one.
  func operand(_ formula: Formula) -> FormulaPiece {
    if let name = names[formula] { return Self.named(name, formula.shape) }
    guard isAbridged else { return written(formula) }
    let isSmall = FormulaExtent(names: names).isWithin(
      formula, nodes: Self.operandNodeLimit, depth: Self.operandDepthLimit)
    return isSmall ? FormulaSetting(names: names, isAbridged: false).written(formula) : .ellipsis
  }

  private static func named(_ name: String, _ shape: Shape) -> FormulaPiece {
    let symbol = SymbolName(name, isArray: shape.count > 1)
    return FormulaPiece([symbol.tree], .atom, symbol.isLetter ? .letter : .word)
  }

  /// A formula by what it is made of.
  func written(_ formula: Formula) -> FormulaPiece {
    let operands = formula.operation.isChain ? [] : formula.operands.map(operand)
    return switch formula.operation {
    case .constant: .number(formula.constant ?? .nan)
    case .input, .parameter: Self.named(formula.name ?? "", formula.shape)
    case .add, .subtract: .sum(chain(formula))
    case .multiply: .product(chain(formula).map(\.piece))
    case .divide: .fraction(operands[0], operands[1])
    case .power: .power(operands[0], exponent(formula.operands[1], operands[1]))
    case .negate: .negation(operands[0])
    case .less: .relation("<", operands)
    case .lessOrEqual: .relation("≤", operands)
    case .greater: .relation(">", operands)
    case .greaterOrEqual: .relation("≥", operands)
    case .equal: .relation("=", operands)
    case .notEqual: .relation("≠", operands)
    case .and: .joined("∧", .conjunction, chain(formula).map(\.piece))
    case .or: .joined("∨", .disjunction, chain(formula).map(\.piece))
    case .not: .complement(operands[0])
    case .exp: .exponential(operands[0])
    case .log: .function("log", operands[0])
    case .log1p: .function("log", .sum([(.number(1), false), (operands[0], false)]))
    case .expm1: .sum([(.exponential(operands[0]), false), (.number(1), true)])
    case .sqrt: FormulaPiece([.squareRoot(operands[0].tree)], .power, .letter, of: operands)
    case .abs: .magnitude(operands[0])
    case .sign: .application("sign", operands)
    case .sin: .function("sin", operands[0])
    case .cos: .function("cos", operands[0])
    case .tanh: .function("tanh", operands[0])
    case .sigmoid: .application("σ", operands)
    case .softplus: .application("softplus", operands)
    case .relu: .application("relu", operands)
    case .min: .application("min", chain(formula).map(\.piece))
    case .max: .application("max", chain(formula).map(\.piece))
    default: array(formula, operands)
    }
  }

  private func chain(_ formula: Formula) -> [(piece: FormulaPiece, isSubtracted: Bool)] {
    let chain = FormulaChain(formula, names: names)
    let links = chain.links(atMost: isAbridged ? Self.chainLimit + 1 : .max)
    let isWhole = !isAbridged || links.count <= Self.chainLimit
    var pieces = (isWhole ? links : Array(links.prefix(3))).map {
      (piece: operand($0.formula), isSubtracted: $0.isSubtracted)
    }
    if !isWhole {
      let last = chain.lastLink()
      let isList = formula.operation == .min || formula.operation == .max
      pieces.append((isList ? .ellipsis : .centeredEllipsis, false))
      pieces.append((operand(last.formula), last.isSubtracted))
    }
    return pieces
  }

  /// A quotient of two symbols stands on a slash in an exponent, where a fraction would be tiny.
  private func exponent(_ formula: Formula, _ piece: FormulaPiece) -> FormulaPiece {
    guard formula.operation == .divide, names[formula] == nil, !isAbridged else { return piece }
    let parts = formula.operands.map(operand)
    guard parts.allSatisfy({ $0.level == .atom }) else { return piece }
    return FormulaPiece(
      parts[0].items + [.symbol("/")] + parts[1].items, .product, .letter, of: parts)
  }
}

extension Primitive {
  /// Whether its operands are read as a chain.
  fileprivate var isChain: Bool { FormulaChain.continues(self, with: self) }
}
