import Autodiff

// Derivatives and calls, which are set as what they were written as.
extension FormulaSetting {
  func set(_ reading: FormulaNotation.Reading) -> FormulaPiece {
    switch reading {
    case .derivative(let function, let variable): derivative(of: function, by: variable)
    case .call(let name, let arguments): call(name, arguments)
    }
  }

  /// ∂f/∂x; ∂²f/∂x² and ∂²f/∂x∂y where the derivative of a derivative is taken.
  private func derivative(of function: Formula, by variable: Formula) -> FormulaPiece {
    var function = function
    var variables = [variable]
    while notation.names[function] == nil,
      case .derivative(let inner, let next)? = notation.readings[function]
    {
      function = inner
      variables.append(next)
    }
    let sign = Mathematics.identifier("∂")
    let order = variables.count
    let numerator =
      order == 1
      ? sign : Mathematics.scripts(base: sign, lower: nil, upper: .number("\(order)"))
    var denominator: [Mathematics] = []
    for (variable, count) in Self.runs(variables) {
      var power = operand(variable)
      if count > 1 { power = .power(power, .number(Double(count))) }
      denominator += [sign] + power.items
    }
    let base = operand(function)
    var above = FormulaPiece([numerator], .atom, .letter)
    let isSymbol = base.level == .atom && base.leading != .fence && base.leading != .matrix
    if isSymbol { above = FormulaPiece([numerator] + base.items, .atom, .letter, of: [base]) }
    var piece = FormulaPiece.fraction(above, FormulaPiece([.row(denominator)], .atom, .letter))
    if !isSymbol {
      piece.items += base.holding(.atom).items
      piece.level = .application
      piece.trailing = .function
    }
    return piece
  }

  /// Neighbours that are the same, and how many they are.
  private static func runs(_ variables: [Formula]) -> [(formula: Formula, count: Int)] {
    var runs: [(formula: Formula, count: Int)] = []
    for variable in variables.reversed() {
      if runs.last?.formula == variable {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((variable, 1))
      }
    }
    return runs
  }

  /// f(2), f(x₁ = 1).
  private func call(
    _ name: String, _ arguments: [(label: String?, value: Formula)]
  ) -> FormulaPiece {
    let pieces = arguments.map { label, value in
      let value = operand(value)
      guard let label else { return value }
      let symbol = FormulaPiece([SymbolName(label).tree], .atom, .letter)
      return .relation("=", [symbol, value])
    }
    return .application(SymbolName(name).tree, pieces)
  }
}
