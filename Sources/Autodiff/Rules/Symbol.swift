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

  private static func apply(
    _ operation: Primitive, _ x: Symbol, _ function: (Double) -> Double
  ) -> Symbol {
    switch x {
    case .number(let x): .number(function(x))
    case .formula(let x): .formula(.map(operation, x))
    }
  }

  private static func apply(
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
  static var isDual: Bool { false }
  func withTangent(of other: Symbol, dividedBy count: Symbol) -> Symbol { self }
  var detached: Symbol { self }
  static var lanes: Int { 1 }
  static func gather(_ value: (_ lane: Int) -> Double) -> Symbol { .number(value(0)) }
  func first(_ count: Int) -> Symbol { self }
  var total: Symbol { self }

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
    let other = apply(.equal, mask, .zero) { $0 == $1 ? 1 : 0 }
    if case .number(0) = b { return apply(.gate, a, mask, Double.gate) }
    if case .number(0) = a { return apply(.gate, b, other, Double.gate) }
    return apply(.gate, a, mask, Double.gate) + apply(.gate, b, other, Double.gate)
  }

  static func exp(_ x: Symbol) -> Symbol { apply(.exp, x, Double.exp) }
  static func log(_ x: Symbol) -> Symbol { apply(.log, x, Double.log) }
  static func log1p(_ x: Symbol) -> Symbol { apply(.log1p, x, Double.log1p) }
  static func expm1(_ x: Symbol) -> Symbol { apply(.expm1, x, Double.expm1) }
  static func sqrt(_ x: Symbol) -> Symbol { apply(.sqrt, x, Double.sqrt) }
  static func abs(_ x: Symbol) -> Symbol { apply(.abs, x, Double.abs) }
  static func sign(_ x: Symbol) -> Symbol { apply(.sign, x, Double.sign) }
  static func sin(_ x: Symbol) -> Symbol { apply(.sin, x, Double.sin) }
  static func cos(_ x: Symbol) -> Symbol { apply(.cos, x, Double.cos) }
  static func tanh(_ x: Symbol) -> Symbol { apply(.tanh, x, Double.tanh) }
  static func sigmoid(_ x: Symbol) -> Symbol { apply(.sigmoid, x, Double.sigmoid) }
  static func softplus(_ x: Symbol) -> Symbol { apply(.softplus, x, Double.softplus) }
  static func relu(_ x: Symbol) -> Symbol { apply(.relu, x, Double.relu) }
  static func call(_ function: ScalarFunction, _ x: Symbol) -> Symbol {
    switch x {
    case .number(let x): .number(function(x))
    case .formula(let x): .formula(function(x))
    }
  }
  static func min(_ x: Symbol, _ y: Symbol) -> Symbol { apply(.min, x, y, Double.min) }
  static func max(_ x: Symbol, _ y: Symbol) -> Symbol { apply(.max, x, y, Double.max) }
  static func pow(_ x: Symbol, _ y: Symbol) -> Symbol { apply(.power, x, y, Double.pow) }
}

extension Symbol: Truth {
  static func & (a: Symbol, b: Symbol) -> Symbol {
    apply(.and, a, b) { $0 != 0 && $1 != 0 ? 1 : 0 }
  }
  static func | (a: Symbol, b: Symbol) -> Symbol { apply(.or, a, b) { $0 != 0 || $1 != 0 ? 1 : 0 } }
}
