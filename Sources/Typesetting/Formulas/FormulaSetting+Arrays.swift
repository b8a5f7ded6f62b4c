import Autodiff

// How arrays and layers are set.
extension FormulaSetting {
  /// The longest list that is set with all its elements.
  private static let longestList = 12

  /// Operations on arrays, and those that only compiling and differentiating make.
  func array(_ formula: Formula, _ operands: [FormulaPiece]) -> FormulaPiece {
    switch formula.operation {
    case .minimum: return extreme("min", formula, operands)
    case .maximum: return extreme("max", formula, operands)
    case .sum: return sum(over: formula.operands[0])
    case .logSumExp: return logSumExp(formula.operands[0])
    case .logAddExp:
      return .function("log", .sum(operands.map { (exponential($0), false) }))
    case .leakyRelu:
      let head = Mathematics.scripts(
        base: .identifier("LeakyReLU"), lower: operands[1].tree, upper: nil)
      return .application(head, [operands[0]])
    case .choose: return cases(formula, operands)
    case .gate: return .product([operands[0], .indicator(operands[1])])
    case .crossEntropy:
      let (p, y) = (operands[0], operands[1])
      let rest = FormulaPiece.sum([(.number(1), false), (y, true)])
      let improbability = FormulaPiece.sum([(.number(1), false), (p, true)])
      return .negation(
        .sum([
          (.product([y, .function("log", p)]), false),
          (.product([rest, .function("log", improbability)]), false),
        ]))
    case .crossEntropyLogits:
      let softplus = FormulaPiece.sum([(.number(1), false), (exponential(operands[0]), false)])
      return .sum([
        (.function("log", softplus), false), (.product([operands[1], operands[0]]), true),
      ])
    case .element: return element(formula, operands)
    case .stack: return list(formula, operands)
    case .dense:
      let factors = [operands[1], operands[0]].map {
        $0.isElementwiseProduct ? $0.inBrackets() : $0
      }
      var product = FormulaPiece.product(factors, isElementwise: false)
      product.isArrayProduct = true
      return withBias(product, operands)
    case .convolution:
      var convolved = FormulaPiece.joined(
        "∗", .product, [operands[1], operands[0]], operandLevel: .power)
      convolved.isArrayProduct = true
      return withBias(convolved, operands)
    case .maxPool, .meanPool: return pooled(formula, operands)
    default: return .application("\(formula.operation)", operands)
    }
  }

  /// The smallest or the largest of an array, or of the numbers that a list holds.
  private func extreme(
    _ name: String, _ formula: Formula, _ operands: [FormulaPiece]
  ) -> FormulaPiece {
    let list = formula.operands[0]
    guard list.operation == .stack, list.shape.dimensions.count == 1, !notation.isOpaque(list)
    else { return .application(name, operands) }
    return .application(name, Self.abridged(list.operands.map(operand), by: .ellipsis))
  }

  /// A definition by cases; a choice in the place of the second is one more of them.
  private func cases(_ formula: Formula, _ operands: [FormulaPiece]) -> FormulaPiece {
    var branches = [(value: operands[1], condition: operands[0])]
    var rest = formula.operands[2]
    while rest.operation == .choose, !notation.isOpaque(rest), branches.count < Self.longestList {
      branches.append((operand(rest.operands[1]), operand(rest.operands[0])))
      rest = rest.operands[2]
    }
    return .cases(branches, otherwise: operand(rest))
  }

  /// A layer's product, and the bias if it has one.
  private func withBias(_ product: FormulaPiece, _ operands: [FormulaPiece]) -> FormulaPiece {
    operands.count > 2 ? .sum([(product, false), (operands[2], false)]) : product
  }

  private func pooled(_ formula: Formula, _ operands: [FormulaPiece]) -> FormulaPiece {
    let side = Mathematics.number("\(formula.window ?? 1)")
    let head = Mathematics.scripts(
      base: .identifier(formula.operation == .maxPool ? "maxpool" : "meanpool"),
      lower: .row([side, .symbol("×"), side]), upper: nil)
    return .application(head, operands)
  }

  /// An element by its indices; that of an array of one element is the array itself.
  private func element(_ formula: Formula, _ operands: [FormulaPiece]) -> FormulaPiece {
    let shape = formula.operands[0].shape
    guard shape.count > 1 else { return operands[0] }
    let array = wholeArray(formula.operands[0])
    guard let place = formula.operands[1].constant.flatMap(Int.init(exactly:)) else {
      return .indexed(array, [operands[1].tree])
    }
    var rest = place
    var indices: [Mathematics] = []
    for dimension in shape.dimensions.reversed() {
      indices.insert(.number("\(rest % dimension)"), at: 0)
      rest /= dimension
    }
    return .indexed(array, indices)
  }

  /// An array that one element is taken of: its letter is not bold, since the element is a number.
  private func wholeArray(_ array: Formula) -> FormulaPiece {
    guard let name = notation.names[array] ?? array.name else {
      var whole = self
      whole.indices = []
      return whole.operand(array)
    }
    let symbol = SymbolName(name)
    return FormulaPiece([symbol.tree], .atom, symbol.isLetter ? .letter : .word)
  }

  /// A list as a column, a list of lists as a matrix.
  private func list(_ formula: Formula, _ operands: [FormulaPiece]) -> FormulaPiece {
    let isMatrix = formula.operands.allSatisfy { $0.operation == .stack && !notation.isOpaque($0) }
    var rows = isMatrix ? formula.operands.map { $0.operands.map(operand) } : operands.map { [$0] }
    rows = rows.map { Self.abridged($0, by: .centeredEllipsis) }
    let dots = FormulaPiece([.identifier("⋮")], .atom, .word)
    return .matrix(Self.abridged(rows, by: rows[0].map { _ in dots }))
  }

  private static func abridged<Entry>(_ entries: [Entry], by dots: Entry) -> [Entry] {
    entries.count > longestList
      ? Array(entries.prefix(3)) + [dots, entries[entries.count - 1]] : entries
  }
}
