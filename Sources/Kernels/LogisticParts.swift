/// The logistic function and its derivative from one exponential, e^-|x|.
///
/// With E = e^-|x| = 2^k (high + low), sigmoid(|x|) is 1 / (1 + E) and sigmoid(−|x|) is E / (1 + E).
struct LogisticParts {
  private var isNegative: LaneMask
  private var exponential: ExponentialParts
  /// The function's value, for a negative x without its factor 2^k.
  private var fraction: Lanes

  /// The power of two stays out until the end, so that a subnormal result is rounded once more only.
  @inline(__always)
  init(_ x: Lanes, isModerate: Bool) {
    isNegative = (x .< 0.0)
    exponential = ExponentialParts(-abs(x), isModerate: isModerate).normalized
    let scale = exponential.scale
    let denominator = Lanes.exactSum(larger: 1.0, smaller: scale.scaling(exponential.high))
    let lost = denominator.low + scale.scaling(exponential.low)

    let numerator = select(isNegative, exponential.high, 1.0)
    let rest = select(isNegative, exponential.low, 0.0)
    let quotient = numerator / denominator.high
    // 1 / d for d from 1 to 2 within 6 %, enough for a correction below an ulp.
    let inverse = 0x1.697p0 - 0x1.e1ep-2 * denominator.high
    fraction = quotient + (rest - quotient * lost) * inverse
  }

  /// sigmoid(x).
  @inline(__always)
  var value: Lanes {
    select(isNegative, exponential.scale.scaling(fraction), fraction)
  }

  /// The derivative, sigmoid(x) sigmoid(−x).
  ///
  /// The smaller factor comes from the larger one as E / (1 + E), which keeps its digits; the larger
  /// one is the rest to 1. An error of the smaller one changes both in opposite directions.
  @inline(__always)
  var slope: Lanes {
    let scale = exponential.scale
    let smaller = select(isNegative, fraction, fraction * exponential.high)
    return scale.scaling(smaller * (1.0 - scale.scaling(smaller)))
  }
}
