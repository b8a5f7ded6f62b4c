import Autodiff

/// Writes out one formula, operation by operation.
///
/// It recurses once for each operation, which is safe because `FormulaTypesetter` measures first.
struct FormulaSetting {
  let notation: FormulaNotation
  /// Whether only the outermost operation is written.
  let isAbridged: Bool
  /// The indices of the element that arrays stand for, inside a sum over it.
  var indices: [String] = []
  /// The letters of all sums around.
  var usedLetters: [String] = []

  /// The largest operand of an abridged formula that is written.
  private static let operandNodeLimit = 100
  private static let operandDepthLimit = 20
  /// The longest sum or product of an abridged formula that is written with all its operands.
  private static let chainLimit = 8

  /// A formula as an operand: by its name if it has one.
  func operand(_ formula: Formula) -> FormulaPiece {
    if let name = notation.names[formula] { return named(name, formula.shape) }
    guard isAbridged else { return set(formula) }
    let isSmall = FormulaExtent(notation: notation).isWithin(
      formula, nodes: Self.operandNodeLimit, depth: Self.operandDepthLimit)
    return isSmall
      ? FormulaSetting(notation: notation, isAbridged: false).set(formula) : .ellipsis
  }

  private func set(_ formula: Formula) -> FormulaPiece {
    var piece = notation.readings[formula].map(set) ?? written(formula)
    piece.isArray = formula.shape.count > 1 && indices.isEmpty
    return piece
  }

  /// A name as a symbol; in a sum over the elements of arrays, an array's with indices.
  private func named(_ name: String, _ shape: Shape) -> FormulaPiece {
    let isArray = shape.count > 1
    let symbol = SymbolName(name, isArray: isArray && indices.isEmpty)
    var piece = FormulaPiece([symbol.tree], .atom, symbol.isLetter ? .letter : .word)
    if isArray, !indices.isEmpty { piece = .indexed(piece, indices.map(Mathematics.identifier)) }
    piece.isArray = isArray && indices.isEmpty
    return piece
  }

  /// A formula by what it is made of.
  func written(_ formula: Formula) -> FormulaPiece {
    let operands = formula.operation.isChain ? [] : formula.operands.map(operand)
    return switch formula.operation {
    case .constant: .number(formula.constant ?? .nan)
    case .input, .parameter: named(formula.name ?? "", formula.shape)
    case .add, .subtract: .sum(chain(formula))
    case .multiply: product(formula)
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
    case .exp: exponential(operands[0])
    case .log: .function("log", operands[0])
    case .log1p: .function("log", .sum([(.number(1), false), (operands[0], false)]))
    case .expm1: .sum([(exponential(operands[0]), false), (.number(1), true)])
    case .sqrt: FormulaPiece([.squareRoot(operands[0].tree)], .power, .letter, of: operands)
    case .abs: .magnitude(operands[0])
    case .sign: .application("sign", operands)
    case .sin: .function("sin", operands[0])
    case .cos: .function("cos", operands[0])
    case .tanh: .function("tanh", operands[0])
    case .sigmoid: .application(isNamed("sigma", "σ") ? "sigmoid" : "σ", operands)
    case .softplus: .application("softplus", operands)
    case .relu: .application("ReLU", operands)
    case .custom: formula.function.map { .application($0, operands) } ?? .ellipsis
    case .min: .application("min", chain(formula).map(\.piece))
    case .max: .application("max", chain(formula).map(\.piece))
    default: array(formula, operands)
    }
  }

  /// A power of e, unless something else is called that.
  func exponential(_ exponent: FormulaPiece) -> FormulaPiece {
    isNamed("e") ? .application("exp", [exponent]) : .exponential(exponent)
  }

  private func isNamed(_ names: String...) -> Bool { names.contains(where: notation.hasName) }

  /// A product, or the square that a loss or a function makes of a difference.
  private func product(_ formula: Formula) -> FormulaPiece {
    if let root = squared(formula) { return .power(operand(root), .number(2)) }
    return .product(chain(formula).map(\.piece))
  }

  private func chain(_ formula: Formula) -> [(piece: FormulaPiece, isSubtracted: Bool)] {
    let chain = FormulaChain(formula, notation)
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
    guard formula.operation == .divide, !notation.isOpaque(formula), !isAbridged else {
      return piece
    }
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
