/// e to the power of `x`.
public func exp(_ x: Formula) -> Formula { .map(.exp, x) }

/// The natural logarithm: −∞ at 0, where its derivative is ∞; NaN below, derivative included.
public func log(_ x: Formula) -> Formula { .map(.log, x) }

/// log(1 + x) without the loss of digits that `log(1 + x)` suffers for small `x`.
public func log1p(_ x: Formula) -> Formula { .map(.log1p, x) }

/// exp(x) − 1 without the loss of digits that `exp(x) - 1` suffers for small `x`.
public func expm1(_ x: Formula) -> Formula { .map(.expm1, x) }

/// The square root: NaN below 0; the derivative at 0 is ∞.
public func sqrt(_ x: Formula) -> Formula { .map(.sqrt, x) }

/// The absolute value; its derivative at 0 is 0 by convention.
public func abs(_ x: Formula) -> Formula { .map(.abs, x) }

/// −1, 0 or 1 as `x` is negative, zero or positive; its derivative is 0.
public func sign(_ x: Formula) -> Formula { .map(.sign, x) }

/// The sine of `x` in radians.
public func sin(_ x: Formula) -> Formula { .map(.sin, x) }

/// The cosine of `x` in radians.
public func cos(_ x: Formula) -> Formula { .map(.cos, x) }

/// The hyperbolic tangent, from −1 to 1.
public func tanh(_ x: Formula) -> Formula { .map(.tanh, x) }

/// The logistic function 1 / (1 + e⁻ˣ), from 0 to 1.
public func sigmoid(_ x: Formula) -> Formula { .map(.sigmoid, x) }

/// log(1 + eˣ), a smooth `relu`, without overflow.
public func softplus(_ x: Formula) -> Formula { .map(.softplus, x) }

/// The rectifier: `x` above 0, otherwise 0; its derivative at 0 is 0 by convention.
public func relu(_ x: Formula) -> Formula { .map(.relu, x) }

/// The leaky rectifier: `x` above 0, otherwise `slope · x`; its derivative at 0 is the slope (Maas,
/// Hannun and Ng, 2013).
public func leakyRelu(_ x: Formula, slope: Double = 0.01) -> Formula {
  .combine(.leakyRelu, x, slope)
}

/// log(eᵃ + eᵇ) without overflow.
public func logAddExp(_ a: Formula, _ b: Formula) -> Formula { .combine(.logAddExp, a, b) }

/// The smaller of two; a tie splits the derivative evenly, and NaN on either side gives NaN.
public func min(_ a: Formula, _ b: Formula) -> Formula { .combine(.min, a, b) }
/// The smaller of a formula and a number.
public func min(_ a: Formula, _ b: Double) -> Formula { .combine(.min, a, b) }
/// The smaller of a number and a formula.
public func min(_ a: Double, _ b: Formula) -> Formula { .combine(.min, a, b) }

/// The larger of two; a tie splits the derivative evenly, and NaN on either side gives NaN.
public func max(_ a: Formula, _ b: Formula) -> Formula { .combine(.max, a, b) }
/// The larger of a formula and a number.
public func max(_ a: Formula, _ b: Double) -> Formula { .combine(.max, a, b) }
/// The larger of a number and a formula.
public func max(_ a: Double, _ b: Formula) -> Formula { .combine(.max, a, b) }

/// The smallest of three or more; all that tie share the derivative evenly.
public func min(_ a: Formula, _ b: Formula, _ c: Formula, _ others: Formula...) -> Formula {
  .extreme(.min, [a, b, c] + others)
}
/// The largest of three or more; all that tie share the derivative evenly.
public func max(_ a: Formula, _ b: Formula, _ c: Formula, _ others: Formula...) -> Formula {
  .extreme(.max, [a, b, c] + others)
}

/// A formula by cases: `x` where the condition is not 0, otherwise `y`; NaN where it is NaN.
///
/// Only the chosen one counts, in the value and in every derivative: `select(x > 0, x * log(x),
/// graph.constant(0))` is 0 at 0 and below. Element by element, a scalar goes with any shape.
public func select(_ condition: Formula, _ x: Formula, _ y: Formula) -> Formula {
  .apply(.choose, condition, x, y)
}
/// A formula where the condition is not 0, otherwise a number.
public func select(_ condition: Formula, _ x: Formula, _ y: Double) -> Formula {
  select(condition, x, condition.graph.constant(y))
}
/// A number where the condition is not 0, otherwise a formula.
public func select(_ condition: Formula, _ x: Double, _ y: Formula) -> Formula {
  select(condition, condition.graph.constant(x), y)
}

/// `x` to the power of `y`; pow(0, 0) = 1.
///
/// There is no operator for it: Swift gives `^` the precedence of addition, and a prefix minus
/// binds tighter than any operator, so that `-x ^ 2` would be the square of −x.
///
/// The derivative by the base is y·xʸ⁻¹, and 0 where y is 0. The derivative by the exponent is
/// xʸ·log x and NaN where the base is negative; where the base is 0 it is 0, and −∞ for a negative
/// exponent. Those of higher order are the limits for a base that tends to 0 from above.
public func pow(_ x: Formula, _ y: Formula) -> Formula { .combine(.power, x, y) }
/// A formula to the power of a number.
public func pow(_ x: Formula, _ y: Double) -> Formula { .combine(.power, x, y) }
/// A number to the power of a formula.
public func pow(_ x: Double, _ y: Formula) -> Formula { .combine(.power, x, y) }
