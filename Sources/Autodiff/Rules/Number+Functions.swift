import Kernels

// What the rules compose of a number's own operations, and so have on every kind of number.

extension Number {
  static var zero: Self { Self(0) }
  static var one: Self { Self(1) }

  static func .> (a: Self, b: Self) -> Mask { b .< a }
  static func .>= (a: Self, b: Self) -> Mask { b .<= a }

  /// 1 where a comparison holds, otherwise 0.
  @inline(__always)
  static func truth(_ mask: Mask) -> Self { select(mask, one, zero) }

  /// 1 or 0, or NaN where an operand is NaN.
  @inline(__always)
  static func truth(_ mask: Mask, of x: Self, _ y: Self) -> Self {
    select((x .== x) & (y .== y), truth(mask), (x + y).detached)
  }

  @inline(__always)
  static func gate(_ x: Self, _ condition: Self) -> Self {
    select(condition .== zero, zero, select(condition .== condition, x, condition))
  }

  /// A slope of 0 leaves out what is below 0, were it −∞, as `relu` does.
  @inline(__always)
  static func leakyRelu(_ x: Self, _ slope: Self) -> Self {
    select(x .> zero, x, select((slope .== zero) & (x .== x), zero, slope * x))
  }

  @inline(__always)
  static func choose(_ condition: Self, _ x: Self, _ y: Self) -> Self {
    select(condition .== zero, y, select(condition .== condition, x, condition))
  }

  @inline(__always)
  static func logAddExp(_ x: Self, _ y: Self) -> Self {
    max(x, y) + softplus(-abs(difference(x, y)))
  }

  /// x − y, and 0 where both are the same infinity.
  @inline(__always)
  static func difference(_ x: Self, _ y: Self) -> Self { select(x .== y, zero, x - y) }

  /// x where it is not negative, otherwise NaN: what the derivative of a logarithm divides by.
  @inline(__always)
  static func logarithmic(_ x: Self) -> Self { select(x .< zero, Self(.nan), abs(x)) }

  /// `g` where it is passed on, and nothing of it where it is not, were it infinite; NaN where an
  /// operand is NaN.
  @inline(__always)
  static func passed(_ g: Self, _ isPassed: Mask, _ isNumber: Mask) -> Self {
    select(isPassed, g, select(isNumber, absent, Self(.nan)))
  }

  /// What a condition lets pass that is neither 0 nor NaN.
  @inline(__always)
  static func passed(_ g: Self, if condition: Self) -> Self {
    let isNumber = condition .== condition
    return passed(g, (condition .!= zero) & isNumber, isNumber)
  }

  /// What the operand of a leaky rectifier gets.
  @inline(__always)
  static func leaked(_ g: Self, _ x: Self, _ slope: Self) -> Self {
    let isNumber = x .== x
    return select(x .> zero, g, passed(g * slope, (slope .!= zero) & isNumber, isNumber))
  }

  /// What the operand that min or max chose gets; in a tie both are chosen, and each gets half.
  @inline(__always)
  static func chosen(_ g: Self, _ isChosen: Mask, _ x: Self, _ y: Self) -> Self {
    passed(select(x .== y, Self(0.5) * g, g), isChosen, (x .== x) & (y .== y))
  }

  // The derivatives in the forms that keep their digits: 1 − tanh²x = 4σ′(2x) where tanh x rounds to
  // 1, and σ′(x) = σ(x)σ(−x) where σ(1 − σ) has lost every digit of 1 − σ.

  static func tanhAndSlope(_ x: Self) -> (value: Self, slope: Self) {
    (tanh(x), Self(4) * sigmoidSlope(x + x))
  }

  static func sigmoidAndSlope(_ x: Self) -> (value: Self, slope: Self) {
    (sigmoid(x), sigmoidSlope(x))
  }

  static func softplusAndSlope(_ x: Self) -> (value: Self, slope: Self) {
    (softplus(x), sigmoid(x))
  }

  static func crossEntropyLogitsAndSlope(_ z: Self, _ y: Self) -> (value: Self, slope: Self) {
    let value = y * softplus(-z) + (one - y) * softplus(z)
    return (value, (one - y) * sigmoid(z) - y * sigmoid(-z))
  }
}
