import Autodiff

extension FormulaPiece {
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
