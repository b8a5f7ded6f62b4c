import Autodiff

// How each operation sets its operands.

extension FormulaPiece {
  static func sum(_ terms: [(piece: FormulaPiece, isSubtracted: Bool)]) -> FormulaPiece {
    var items: [Mathematics] = []
    for (place, term) in terms.enumerated() {
      if place > 0 { items.append(term.isSubtracted ? minus : .symbol("+")) }
      items += term.piece.holding(.product, allowsSign: place == 0).items
    }
    var piece = FormulaPiece(items, .sum, .fence, of: terms.map(\.piece))
    piece.startsWithSign = terms[0].piece.holding(.product).startsWithSign
    return piece
  }

  /// Factors in a row; ⊙ stands between arrays that are multiplied element by element.
  static func product(_ factors: [FormulaPiece], isElementwise: Bool = true) -> FormulaPiece {
    let isElementwise = isElementwise && factors.count(where: \.isArray) > 1
    let factors = factors.enumerated().map { place, factor in
      isElementwise && factor.isArrayProduct
        ? factor.inBrackets() : factor.holding(.product, allowsSign: place == 0)
    }
    // sin x cos y could be the sine of a product: a bare argument ends the product or stands alone.
    let isOnlyFunction = factors.count { $0.leading == .function } == 1
    var items: [Mathematics] = []
    for (place, factor) in factors.enumerated() {
      if isElementwise, factor.isArray, factors[..<place].contains(where: \.isArray) {
        items.append(.symbol("⊙"))
      } else if place > 0 {
        items += separator(factors[place - 1].trailing, factor.leading)
      }
      let isLast = place == factors.count - 1
      items += isLast && isOnlyFunction ? factor.items : factor.bracketed ?? factor.items
    }
    var piece = FormulaPiece(items, .product, factors[0].leading, of: factors)
    piece.trailing = factors[factors.count - 1].trailing
    piece.startsWithSign = factors[0].startsWithSign
    piece.isElementwiseProduct = isElementwise
    return piece
  }

  /// What stands between two factors: nothing where they cannot be read as a longer number, a
  /// longer name, the application of a function or a mixed number.
  private static func separator(_ left: Edge, _ right: Edge) -> [Mathematics] {
    switch (left, right) {
    case (_, .number), (.powerOfTen, _), (.word, _), (_, .word): [dot]
    case (.number, .function): [Atom.thinSpace]
    case (.function, _), (_, .function): [dot]
    case (.letter, .fence), (.letter, .bars), (.bars, .bars): [dot]
    case (.number, .fraction), (.fraction, .fraction): [dot]
    default: []
    }
  }

  /// A fraction; a minus sign that all of its numerator has stands before it.
  static func fraction(_ numerator: FormulaPiece, _ denominator: FormulaPiece) -> FormulaPiece {
    if numerator.startsWithSign, numerator.level == .product {
      var positive = numerator
      positive.items.removeFirst()
      if positive.items.count == 1, case .fenced("(", let content, ")") = positive.items[0] {
        positive.items = [content]
      }
      positive.startsWithSign = false
      return .negation(.fraction(positive, denominator))
    }
    // Bars of one length, one over the other, could be read in any order.
    let parts = [numerator, denominator].map { part in
      guard part.items.count == 1, case .fraction = part.items[0] else { return part.tree }
      return Mathematics.row([Atom.thinSpace, part.tree, Atom.thinSpace])
    }
    var piece = FormulaPiece(
      [.fraction(parts[0], parts[1])], .power, .fraction, of: [numerator, denominator])
    piece.hasFraction = true
    return piece
  }

  static func power(_ base: FormulaPiece, _ exponent: FormulaPiece) -> FormulaPiece {
    let base = base.holding(.application)
    var piece = FormulaPiece([], .power, base.leading, of: [base, exponent])
    piece.trailing = base.trailing == .number ? .powerOfTen : base.trailing
    piece.scriptDepth = max(base.scriptDepth, exponent.scriptDepth + 1)
    // x₁² has one base with two scripts.
    if case .scripts(let letter, let lower, nil) = base.tree {
      piece.items = [.scripts(base: letter, lower: lower, upper: exponent.tree)]
    } else {
      piece.items = [.scripts(base: base.tree, lower: nil, upper: exponent.tree)]
    }
    return piece
  }

  static func negation(_ operand: FormulaPiece) -> FormulaPiece {
    let operand = operand.holding(.product, allowsSign: false)
    var piece = FormulaPiece([minus] + operand.items, .product, operand.leading, of: [operand])
    piece.trailing = operand.trailing
    piece.startsWithSign = true
    piece.isArrayProduct = operand.isArrayProduct
    piece.isElementwiseProduct = operand.isElementwiseProduct
    piece.bracketed = operand.bracketed.map { [minus] + $0 }
    return piece
  }

  static func relation(_ sign: String, _ operands: [FormulaPiece]) -> FormulaPiece {
    joined(sign, .comparison, operands, operandLevel: .sum)
  }

  /// Operands with a sign between each two; by default the next tighter ones need no brackets.
  static func joined(
    _ sign: String, _ level: Level, _ operands: [FormulaPiece], operandLevel: Level? = nil
  ) -> FormulaPiece {
    let minimum = operandLevel ?? Level(rawValue: level.rawValue + 1) ?? .atom
    var items: [Mathematics] = []
    for (place, operand) in operands.enumerated() {
      if place > 0 { items.append(.symbol(sign)) }
      let operand = operand.holding(minimum)
      // A row of its own keeps a sign close to its operand.
      items += operand.startsWithSign && place > 0 ? [operand.tree] : operand.items
    }
    var piece = FormulaPiece(items, level, .fence, of: operands)
    piece.startsWithSign = operands[0].holding(minimum).startsWithSign
    return piece
  }

  static func complement(_ operand: FormulaPiece) -> FormulaPiece {
    let operand = operand.level < .application ? operand.inBrackets() : operand
    return FormulaPiece([.symbol("¬")] + operand.items, .comparison, .fence, of: [operand])
  }

  /// eˣ while the exponent is short, exp(x) otherwise.
  static func exponential(_ exponent: FormulaPiece) -> FormulaPiece {
    guard !exponent.hasFraction, exponent.scriptDepth <= 1, exponent.symbolCount <= 16 else {
      return application("exp", [exponent])
    }
    return power(FormulaPiece([.identifier("e")], .atom, .letter), exponent)
  }

  static func magnitude(_ operand: FormulaPiece) -> FormulaPiece {
    FormulaPiece([.fenced(open: "|", operand.tree, close: "|")], .atom, .bars, of: [operand])
  }

  static func application(_ name: String, _ arguments: [FormulaPiece]) -> FormulaPiece {
    application(.identifier(name), arguments)
  }

  static func application(_ head: Mathematics, _ arguments: [FormulaPiece]) -> FormulaPiece {
    let list = arguments.enumerated().flatMap { place, argument in
      place == 0 ? [argument.tree] : [.symbol(","), argument.tree]
    }
    let fence = Mathematics.fenced(
      open: "(", list.count == 1 ? list[0] : .row(list), close: ")")
    return FormulaPiece([head, fence], .application, .function, of: arguments)
  }

  /// A function that stands before a single symbol without brackets: log x.
  static func function(_ name: String, _ argument: FormulaPiece) -> FormulaPiece {
    var piece = application(name, [argument])
    guard argument.level == .atom, argument.leading != .bars else { return piece }
    piece.bracketed = piece.items
    piece.items = [.identifier(name), Atom.thinSpace] + argument.items
    piece.level = .power
    return piece
  }

  /// A function that a program added, with a prime for each time it was differentiated: f′(x).
  static func application(
    _ function: ScalarFunction, _ arguments: [FormulaPiece]
  ) -> FormulaPiece {
    let name = SymbolName(function.baseName).tree
    guard function.order > 0 else { return application(name, arguments) }
    let primes = Mathematics.symbol(String(repeating: "′", count: function.order))
    // f₁′ has one base with two scripts.
    if case .scripts(let letter, let lower, nil) = name {
      return application(.scripts(base: letter, lower: lower, upper: primes), arguments)
    }
    return application(.scripts(base: name, lower: nil, upper: primes), arguments)
  }
}
