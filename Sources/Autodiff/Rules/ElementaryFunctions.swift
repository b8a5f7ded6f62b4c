import Kernels

/// The functions of numbers that the rules call, each for all kinds of numbers in this file: of many
/// samples, of one, of dual numbers, and of symbols.
protocol ElementaryFunctions {
  static func exp(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func sqrt(_ x: Self) -> Self
  static func abs(_ x: Self) -> Self
  static func sign(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func sigmoid(_ x: Self) -> Self
  static func softplus(_ x: Self) -> Self
  static func relu(_ x: Self) -> Self
  static func call(_ function: ScalarFunction, _ x: Self) -> Self
  static func min(_ x: Self, _ y: Self) -> Self
  static func max(_ x: Self, _ y: Self) -> Self
  static func pow(_ x: Self, _ y: Self) -> Self
  /// The power, differentiated.
  static func pow(_ x: Self, _ y: Self, _ order: PowerOrder) -> Self
  /// The derivative of the logistic function.
  static func sigmoidSlope(_ x: Self) -> Self
  static func gate(_ x: Self, _ condition: Self) -> Self
  static func leakyRelu(_ x: Self, _ slope: Self) -> Self
  /// The cross-entropy of a probability p and a label y.
  static func crossEntropy(_ p: Self, _ y: Self) -> Self

  /// The value with its derivative, where both are wanted and share their work.
  static func tanhAndSlope(_ x: Self) -> (value: Self, slope: Self)
  static func sigmoidAndSlope(_ x: Self) -> (value: Self, slope: Self)
  static func softplusAndSlope(_ x: Self) -> (value: Self, slope: Self)
  /// The cross-entropy of a logit, with its derivative by the logit.
  static func crossEntropyLogitsAndSlope(_ z: Self, _ y: Self) -> (value: Self, slope: Self)
}

// The kernels' functions, four samples at a time.
extension Lanes {
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes { Kernels.exp(x) }
  @inline(__always)
  static func log(_ x: Lanes) -> Lanes { Kernels.log(x) }
  @inline(__always)
  static func log1p(_ x: Lanes) -> Lanes { Kernels.log1p(x) }
  @inline(__always)
  static func expm1(_ x: Lanes) -> Lanes { Kernels.expm1(x) }
  @inline(__always)
  static func sqrt(_ x: Lanes) -> Lanes { Kernels.sqrt(x) }
  @inline(__always)
  static func abs(_ x: Lanes) -> Lanes { Kernels.abs(x) }
  @inline(__always)
  static func sign(_ x: Lanes) -> Lanes { Kernels.sign(x) }
  @inline(__always)
  static func sin(_ x: Lanes) -> Lanes { Kernels.sin(x) }
  @inline(__always)
  static func cos(_ x: Lanes) -> Lanes { Kernels.cos(x) }
  @inline(__always)
  static func tanh(_ x: Lanes) -> Lanes { Kernels.tanh(x) }
  @inline(__always)
  static func sigmoid(_ x: Lanes) -> Lanes { Kernels.sigmoid(x) }
  @inline(__always)
  static func softplus(_ x: Lanes) -> Lanes { Kernels.softplus(x) }
  @inline(__always)
  static func relu(_ x: Lanes) -> Lanes { Kernels.relu(x) }
  static func call(_ function: ScalarFunction, _ x: Lanes) -> Lanes {
    gather { lane in function(x[lane]) }
  }
  @inline(__always)
  static func min(_ x: Lanes, _ y: Lanes) -> Lanes { Kernels.min(x, y) }
  @inline(__always)
  static func max(_ x: Lanes, _ y: Lanes) -> Lanes { Kernels.max(x, y) }
  @inline(__always)
  static func pow(_ x: Lanes, _ y: Lanes) -> Lanes { Kernels.pow(x, y) }

  static func sigmoidSlope(_ x: Lanes) -> Lanes { Kernels.sigmoidAndSlope(x).slope }
  @inline(__always)
  static func tanhAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) { Kernels.tanhAndSlope(x) }
  @inline(__always)
  static func sigmoidAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
    Kernels.sigmoidAndSlope(x)
  }
  @inline(__always)
  static func softplusAndSlope(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
    Kernels.softplusAndSlope(x)
  }
  @inline(__always)
  static func crossEntropyLogitsAndSlope(_ z: Lanes, _ y: Lanes) -> (value: Lanes, slope: Lanes) {
    Kernels.crossEntropyLogitsAndSlope(z, y)
  }
}

// One sample at a time, with the bits that `Lanes` gives.
extension Double {
  static func exp(_ x: Double) -> Double { Elementary.exp(x) }
  static func log(_ x: Double) -> Double { Elementary.log(x) }
  static func log1p(_ x: Double) -> Double { Elementary.log1p(x) }
  static func expm1(_ x: Double) -> Double { Elementary.expm1(x) }
  static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  static func abs(_ x: Double) -> Double { x.magnitude }
  static func sign(_ x: Double) -> Double { Kernels.sign(Lanes(x))[0] }
  static func sin(_ x: Double) -> Double { Elementary.sin(x) }
  static func cos(_ x: Double) -> Double { Elementary.cos(x) }
  static func tanh(_ x: Double) -> Double { Elementary.tanh(x) }
  static func sigmoid(_ x: Double) -> Double { Elementary.sigmoid(x) }
  static func softplus(_ x: Double) -> Double { Elementary.softplus(x) }
  static func relu(_ x: Double) -> Double { Kernels.relu(Lanes(x))[0] }
  static func call(_ function: ScalarFunction, _ x: Double) -> Double { function(x) }
  static func min(_ x: Double, _ y: Double) -> Double { Kernels.min(Lanes(x), Lanes(y))[0] }
  static func max(_ x: Double, _ y: Double) -> Double { Kernels.max(Lanes(x), Lanes(y))[0] }
  static func pow(_ x: Double, _ y: Double) -> Double { Elementary.pow(x, y) }

  static func sigmoidSlope(_ x: Double) -> Double { sigmoidAndSlope(x).slope }
  static func tanhAndSlope(_ x: Double) -> (value: Double, slope: Double) {
    first(Kernels.tanhAndSlope(Lanes(x)))
  }
  static func sigmoidAndSlope(_ x: Double) -> (value: Double, slope: Double) {
    first(Kernels.sigmoidAndSlope(Lanes(x)))
  }
  static func softplusAndSlope(_ x: Double) -> (value: Double, slope: Double) {
    first(Kernels.softplusAndSlope(Lanes(x)))
  }
  static func crossEntropyLogitsAndSlope(
    _ z: Double, _ y: Double
  ) -> (value: Double, slope: Double) {
    first(Kernels.crossEntropyLogitsAndSlope(Lanes(z), Lanes(y)))
  }

  private static func first(_ both: (value: Lanes, slope: Lanes)) -> (value: Double, slope: Double)
  {
    (both.value[0], both.slope[0])
  }
}

/// The forward-mode rules.
///
/// In a rule, `r` is the value of the result and `t` the tangent of an operand.
extension Dual {
  static func exp(_ x: Self) -> Self { x.map(Scalar.exp) { t, x, r in t * r } }
  static func log(_ x: Self) -> Self {
    x.map(Scalar.log) { t, x, r in t / Scalar.logarithmic(x) }
  }
  static func log1p(_ x: Self) -> Self {
    x.map(Scalar.log1p) { t, x, r in t / Scalar.logarithmic(.one + x) }
  }
  static func expm1(_ x: Self) -> Self { x.map(Scalar.expm1) { t, x, r in t * Scalar.exp(x) } }
  static func sqrt(_ x: Self) -> Self {
    x.map(Scalar.sqrt) { t, x, r in t * Scalar(0.5) / Scalar.unsigned(r) }
  }
  static func abs(_ x: Self) -> Self { x.map(Scalar.abs) { t, x, r in t * Scalar.sign(x) } }
  static func sign(_ x: Self) -> Self { Self(Scalar.sign(x.value), nil) }
  static func sin(_ x: Self) -> Self { x.map(Scalar.sin) { t, x, r in t * Scalar.cos(x) } }
  static func cos(_ x: Self) -> Self { x.map(Scalar.cos) { t, x, r in -(t * Scalar.sin(x)) } }
  static func tanh(_ x: Self) -> Self { x.map(Scalar.tanhAndSlope) }
  static func sigmoid(_ x: Self) -> Self { x.map(Scalar.sigmoidAndSlope) }
  static func softplus(_ x: Self) -> Self { x.map(Scalar.softplusAndSlope) }
  static func sigmoidSlope(_ x: Self) -> Self {
    x.map(Scalar.sigmoidSlope) { t, x, r in -(t * r * Scalar.tanh(Scalar(0.5) * x)) }
  }
  static func relu(_ x: Self) -> Self {
    x.map(Scalar.relu) { t, x, r in Scalar.passed(t, x .> .zero, x .== x) }
  }
  static func call(_ function: ScalarFunction, _ x: Self) -> Self {
    x.map({ Scalar.call(function, $0) }) { t, x, r in t * Scalar.call(function.derivative, x) }
  }

  static func min(_ x: Self, _ y: Self) -> Self {
    let (a, b) = (x.value, y.value)
    let byLeft = x.tangent.map { Scalar.chosen($0, a .<= b, a, b) }
    let byRight = y.tangent.map { Scalar.chosen($0, b .<= a, a, b) }
    return Self(Scalar.min(a, b), plus(byLeft, byRight))
  }
  static func max(_ x: Self, _ y: Self) -> Self {
    let (a, b) = (x.value, y.value)
    let byLeft = x.tangent.map { Scalar.chosen($0, a .>= b, a, b) }
    let byRight = y.tangent.map { Scalar.chosen($0, b .>= a, a, b) }
    return Self(Scalar.max(a, b), plus(byLeft, byRight))
  }
  static func pow(_ x: Self, _ y: Self) -> Self {
    pow(x, y, PowerOrder())
  }
  static func pow(_ x: Self, _ y: Self, _ order: PowerOrder) -> Self {
    let byBase = x.tangent.map { $0 * Scalar.pow(x.value, y.value, order.byBase) }
    let byExponent = y.tangent.map { $0 * Scalar.pow(x.value, y.value, order.byExponent) }
    return Self(Scalar.pow(x.value, y.value, order), plus(byBase, byExponent))
  }
  static func gate(_ x: Self, _ condition: Self) -> Self {
    let condition = condition.value
    return Self(
      Scalar.gate(x.value, condition), x.tangent.map { Scalar.passed($0, if: condition) })
  }
  static func leakyRelu(_ x: Self, _ slope: Self) -> Self {
    let (a, b) = (x.value, slope.value)
    let bySlope = slope.tangent.map { Scalar.passed($0 * a, a .<= .zero, a .== a) }
    return Self(
      Scalar.leakyRelu(a, b), plus(x.tangent.map { Scalar.leaked($0, a, b) }, bySlope))
  }
  static func crossEntropy(_ p: Self, _ y: Self) -> Self {
    let (a, b) = (p.value, y.value)
    let byProbability = p.tangent.map { $0 * Scalar.crossEntropyByProbability(a, b) }
    let byLabel = y.tangent.map { $0 * Scalar.crossEntropyByLabel(a, b) }
    return Self(Scalar.crossEntropy(a, b), plus(byProbability, byLabel))
  }
  static func crossEntropyLogitsAndSlope(_ z: Self, _ y: Self) -> (value: Self, slope: Self) {
    let (value, slope) = Scalar.crossEntropyLogitsAndSlope(z.value, y.value)
    let byLabel = y.tangent.map { $0 * Scalar.crossEntropyLogitsByLabel(z.value, y.value) }
    let tangent = plus(z.tangent.map { $0 * slope }, byLabel)
    return (Self(value, tangent), (.one - y) * sigmoid(z) - y * sigmoid(-z))
  }
}

// The functions as formulas, and of numbers at once.
extension Symbol {
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
  static func pow(_ x: Symbol, _ y: Symbol, _ order: PowerOrder) -> Symbol {
    switch (x, y) {
    case (.number(let x), .number(let y)): return .number(Double.pow(x, y, order))
    case (.formula, .number(let y)) where order.exponent == 0:
      let factor = order.coefficients(y)[0]
      return factor == 0 ? .zero : .number(factor) * pow(x, .number(y - Double(order.base)))
    case (.formula(let formula), _), (_, .formula(let formula)):
      let graph = formula.graph
      return .formula(
        .apply(
          .powerDerivative, x.formula(in: graph), y.formula(in: graph),
          graph.constant(Double(order.base)), graph.constant(Double(order.exponent))))
    }
  }
  static func sigmoidSlope(_ x: Symbol) -> Symbol { apply(.sigmoidSlope, x, Double.sigmoidSlope) }
  static func gate(_ x: Symbol, _ condition: Symbol) -> Symbol {
    apply(.gate, x, condition, Double.gate)
  }
  static func leakyRelu(_ x: Symbol, _ slope: Symbol) -> Symbol {
    apply(.leakyRelu, x, slope, Double.leakyRelu)
  }
  static func crossEntropy(_ p: Symbol, _ y: Symbol) -> Symbol {
    apply(.crossEntropy, p, y, Double.crossEntropy)
  }
}

// The functions of guarded numbers are those of their values.
extension Guarded {
  static func exp(_ x: Self) -> Self { Self(value: Scalar.exp(x.value)) }
  static func log(_ x: Self) -> Self { Self(value: Scalar.log(x.value)) }
  static func log1p(_ x: Self) -> Self { Self(value: Scalar.log1p(x.value)) }
  static func expm1(_ x: Self) -> Self { Self(value: Scalar.expm1(x.value)) }
  static func sqrt(_ x: Self) -> Self { Self(value: Scalar.sqrt(x.value)) }
  static func abs(_ x: Self) -> Self { Self(value: Scalar.abs(x.value)) }
  static func sign(_ x: Self) -> Self { Self(value: Scalar.sign(x.value)) }
  static func sin(_ x: Self) -> Self { Self(value: Scalar.sin(x.value)) }
  static func cos(_ x: Self) -> Self { Self(value: Scalar.cos(x.value)) }
  static func tanh(_ x: Self) -> Self { Self(value: Scalar.tanh(x.value)) }
  static func sigmoid(_ x: Self) -> Self { Self(value: Scalar.sigmoid(x.value)) }
  static func sigmoidSlope(_ x: Self) -> Self { Self(value: Scalar.sigmoidSlope(x.value)) }
  static func softplus(_ x: Self) -> Self { Self(value: Scalar.softplus(x.value)) }
  static func relu(_ x: Self) -> Self { Self(value: Scalar.relu(x.value)) }
  static func call(_ function: ScalarFunction, _ x: Self) -> Self {
    Self(value: Scalar.call(function, x.value))
  }
  static func min(_ x: Self, _ y: Self) -> Self { Self(value: Scalar.min(x.value, y.value)) }
  static func max(_ x: Self, _ y: Self) -> Self { Self(value: Scalar.max(x.value, y.value)) }
  static func pow(_ x: Self, _ y: Self) -> Self { Self(value: Scalar.pow(x.value, y.value)) }
  static func gate(_ x: Self, _ y: Self) -> Self { Self(value: Scalar.gate(x.value, y.value)) }
  static func leakyRelu(_ x: Self, _ y: Self) -> Self {
    Self(value: Scalar.leakyRelu(x.value, y.value))
  }
  static func crossEntropy(_ p: Self, _ y: Self) -> Self {
    Self(value: Scalar.crossEntropy(p.value, y.value))
  }
  static func pow(_ x: Self, _ y: Self, _ order: PowerOrder) -> Self {
    Self(value: Scalar.pow(x.value, y.value, order))
  }
  static func tanhAndSlope(_ x: Self) -> (value: Self, slope: Self) {
    both(Scalar.tanhAndSlope(x.value))
  }
  static func sigmoidAndSlope(_ x: Self) -> (value: Self, slope: Self) {
    both(Scalar.sigmoidAndSlope(x.value))
  }
  static func softplusAndSlope(_ x: Self) -> (value: Self, slope: Self) {
    both(Scalar.softplusAndSlope(x.value))
  }
  static func crossEntropyLogitsAndSlope(_ z: Self, _ y: Self) -> (value: Self, slope: Self) {
    both(Scalar.crossEntropyLogitsAndSlope(z.value, y.value))
  }

  private static func both(_ scalars: (value: Scalar, slope: Scalar)) -> (value: Self, slope: Self)
  {
    (Self(value: scalars.value), Self(value: scalars.slope))
  }
}
