import Kernels

/// A number that may still be a formula: on these the rules write a derivative down instead of
/// computing it.
///
/// Truth values are symbols too, 1 or 0.
enum Symbol {
  case number(Double)
  case formula(Formula)

  /// The symbol as a formula of a graph.
  func formula(in graph: Graph) -> Formula {
    switch self {
    case .number(let value): graph.constant(value)
    case .formula(let formula): formula
    }
  }

  static func apply(
    _ operation: Primitive, _ x: Symbol, _ function: (Double) -> Double
  ) -> Symbol {
    switch x {
    case .number(let x): .number(function(x))
    case .formula(let x): .formula(.map(operation, x))
    }
  }

  static func apply(
    _ operation: Primitive, _ x: Symbol, _ y: Symbol, _ function: (Double, Double) -> Double
  ) -> Symbol {
    switch (x, y) {
    case (.number(let x), .number(let y)): .number(function(x, y))
    case (.formula(let x), let y): .formula(.combine(operation, x, y.formula(in: x.graph)))
    case (let x, .formula(let y)): .formula(.combine(operation, x.formula(in: y.graph), y))
    }
  }
}

extension Symbol: Number {
  init(_ value: Double) { self = .number(value) }
  init(uniform: Symbol) { self = uniform }
  static var absent: Symbol { .zero }
  var detached: Symbol { self }
  static var lanes: Int { 1 }
  static func gather(_ value: (_ lane: Int) -> Double) -> Symbol { .number(value(0)) }
  func first(_ count: Int) -> Symbol { self }
  var total: Symbol { self }
  static func joined(_ high: Symbol, _ low: Symbol) -> Symbol { high + low }
  static func sum(_ count: Int, _ term: (_ place: Int) -> Symbol) -> Symbol {
    (1..<Swift.max(1, count)).reduce(term(0)) { $0 + term($1) }
  }

  // A chain of two at a time would not let all that tie share in the derivative evenly.
  static func least(_ count: Int, _ number: (_ place: Int) -> Symbol) -> Symbol {
    extreme(.min, (0..<count).map(number), by: min)
  }
  static func largest(_ count: Int, _ number: (_ place: Int) -> Symbol) -> Symbol {
    extreme(.max, (0..<count).map(number), by: max)
  }

  private static func extreme(
    _ operation: Primitive, _ symbols: [Symbol], by choose: (Symbol, Symbol) -> Symbol
  ) -> Symbol {
    guard symbols.count > 2, let graph = symbols.compactMap(\.graph).first else {
      return symbols.dropFirst().reduce(symbols[0], choose)
    }
    return .formula(.extreme(operation, symbols.map { $0.formula(in: graph) }))
  }

  private var graph: Graph? {
    if case .formula(let formula) = self { formula.graph } else { nil }
  }

  static func + (a: Symbol, b: Symbol) -> Symbol { apply(.add, a, b, +) }
  static func - (a: Symbol, b: Symbol) -> Symbol { apply(.subtract, a, b, -) }
  static func * (a: Symbol, b: Symbol) -> Symbol {
    // The tangent that a derivative starts from is 1.
    if case .number(1) = a { return b }
    if case .number(1) = b { return a }
    return apply(.multiply, a, b, *)
  }
  static func / (a: Symbol, b: Symbol) -> Symbol { apply(.divide, a, b, /) }
  static prefix func - (a: Symbol) -> Symbol { apply(.negate, a, -) }

  static func .< (a: Symbol, b: Symbol) -> Symbol { apply(.less, a, b) { $0 < $1 ? 1 : 0 } }
  static func .<= (a: Symbol, b: Symbol) -> Symbol {
    apply(.lessOrEqual, a, b) { $0 <= $1 ? 1 : 0 }
  }
  static func .== (a: Symbol, b: Symbol) -> Symbol { apply(.equal, a, b) { $0 == $1 ? 1 : 0 } }
  static func .!= (a: Symbol, b: Symbol) -> Symbol { apply(.notEqual, a, b) { $0 == $1 ? 0 : 1 } }
  static func select(_ mask: Symbol, _ a: Symbol, _ b: Symbol) -> Symbol {
    if case .number(let mask) = mask { return mask != 0 ? a : b }
    if case .number(0) = b { return apply(.gate, a, mask, Double.gate) }
    if case .number(0) = a { return apply(.gate, b, !mask, Double.gate) }
    return apply(.gate, a, mask, Double.gate) + apply(.gate, b, !mask, Double.gate)
  }
}

extension Symbol: Truth {
  init(_ isTrue: Bool) { self = .number(isTrue ? 1 : 0) }
  static func & (a: Symbol, b: Symbol) -> Symbol {
    if case .number(let a) = a { return a == 0 ? .zero : b }
    if case .number(let b) = b { return b == 0 ? .zero : a }
    return apply(.and, a, b) { $0 != 0 && $1 != 0 ? 1 : 0 }
  }
  static func | (a: Symbol, b: Symbol) -> Symbol {
    if case .number(let a) = a { return a == 0 ? b : .one }
    if case .number(let b) = b { return b == 0 ? a : .one }
    return apply(.or, a, b) { $0 != 0 || $1 != 0 ? 1 : 0 }
  }
  static prefix func ! (a: Symbol) -> Symbol { a .== .zero }
  var isAny: Bool {
    if case .number(0) = self { return false }
    return true
  }
}
