import Kernels

// What the rules compose of a number's own operations, and so have on every kind of number.

extension Number {
  static var zero: Self { Self(0) }
  static var one: Self { Self(1) }

  static func .> (a: Self, b: Self) -> Mask { b .< a }
  static func .>= (a: Self, b: Self) -> Mask { b .<= a }

  @inline(__always)
  static func total(_ sum: CompensatedSum<Self>) -> CompensatedSum<Uniform> {
    CompensatedSum(high: sum.high.total, low: sum.low.total)
  }

  @inline(__always)
  static func sum(_ count: Int, _ term: (_ place: Int) -> Self) -> Self {
    var sum = CompensatedSum(term(0))
    for place in 1..<Swift.max(1, count) { sum.add(term(place)) }
    return sum.value
  }

  @inline(__always)
  static func least(_ count: Int, _ number: (_ place: Int) -> Self) -> Self {
    var least = number(0)
    for place in 1..<Swift.max(1, count) { least = min(least, number(place)) }
    return least
  }

  @inline(__always)
  static func largest(_ count: Int, _ number: (_ place: Int) -> Self) -> Self {
    var largest = number(0)
    for place in 1..<Swift.max(1, count) { largest = max(largest, number(place)) }
    return largest
  }

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
  static func logarithmic(_ x: Self) -> Self { select(x .< zero, Self(.nan), unsigned(x)) }

  /// A number from 0 on, and 0 for −0, from whose side nothing comes to a logarithm or a root.
  ///
  /// −0 + 0 is 0, and unlike |x| the sum has a derivative at 0.
  @inline(__always)
  static func unsigned(_ x: Self) -> Self { x + zero }

  /// `g` where it is passed on, and nothing of it where it is not, were it infinite; NaN where an
  /// operand is NaN, unless nothing of `g` counts.
  @inline(__always)
  static func passed(_ g: Self, _ isPassed: Mask, _ isNumber: Mask) -> Self {
    select(isPassed, g, select(isNumber, absent, g * Self(.nan)))
  }

  /// What a condition lets pass that is neither 0 nor NaN.
  @inline(__always)
  static func passed(_ g: Self, if condition: Self) -> Self {
    let isNumber = condition .== condition
    return passed(g, (condition .!= zero) & isNumber, isNumber)
  }

  /// What a condition lets pass that is 0.
  @inline(__always)
  static func passed(_ g: Self, unless condition: Self) -> Self {
    passed(g, condition .== zero, condition .== condition)
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

  // MARK: - The cross-entropy, −(y·log p + (1 − y)·log(1 − p)) with 0·log 0 = 0

  /// The probability as each of the two terms has it, p of y·log p and p of (1 − y)·log(1 − p): where
  /// the term would be 0·log 0, the one that makes it 0·log 1.
  @inline(__always)
  private static func probabilities(_ p: Self, _ y: Self) -> (first: Self, second: Self) {
    (select(isNothing(y, p), one, p), select(isNothing(one - y, one - p), zero, p))
  }

  /// Whether a term y·log p is 0·log 0, of which nothing reaches a derivative.
  @inline(__always)
  private static func isNothing(_ y: Self, _ p: Self) -> Mask { (y .== zero) & (p .== zero) }

  @inline(__always)
  static func crossEntropy(_ p: Self, _ y: Self) -> Self {
    let (first, second) = probabilities(p, y)
    return y * -log(first) + (one - y) * -log1p(-second)
  }

  @inline(__always)
  static func crossEntropyByProbability(_ p: Self, _ y: Self) -> Self {
    let (first, second) = probabilities(p, y)
    let byFirst = select(isNothing(y, p), zero, y / logarithmic(first))
    let bySecond = (one - y) / logarithmic(one - second)
    return select(isNothing(one - y, one - p), zero, bySecond) - byFirst
  }

  @inline(__always)
  static func crossEntropyByLabel(_ p: Self, _ y: Self) -> Self {
    let (first, second) = probabilities(p, y)
    return log1p(-second) - log(first)
  }

  /// The same of p = sigmoid(z), which is −z.
  @inline(__always)
  static func crossEntropyLogitsByLabel(_ z: Self, _ y: Self) -> Self {
    let isSurelyLow = (y .== zero) & (z .== Self(-.infinity))
    let isSurelyHigh = (y .== one) & (z .== Self(.infinity))
    return select(isSurelyLow | isSurelyHigh, zero, -z)
  }
}
