/// softplus and sigmoid of a number and of its opposite, all four from e^-|z|.
struct BinaryLossParts {
  private var isNegative: LaneMask
  private var z: Lanes
  /// log(1 + e^-|z|), what both softplus have in common.
  private var bend: Lanes
  /// sigmoid(|z|), from a half to 1.
  private var larger: Lanes
  /// sigmoid(−|z|), from a half to 0.
  private var smaller: Lanes

  @inline(__always)
  init(_ z: Lanes, isModerate: Bool) {
    self.z = z
    isNegative = (z .< 0.0)
    let parts = ExponentialParts(-abs(z), isModerate: isModerate).normalized
    let scale = parts.scale
    let exponential = scale.scaling(parts.high)
    bend = logarithm(onePlusFraction: exponential, tail: scale.scaling(parts.low))
    larger = 1.0 / (1.0 + exponential)
    smaller = scale.scaling(parts.high * larger)
  }

  /// softplus(z).
  @inline(__always)
  var positive: Lanes { select(z .> 0.0, z, 0.0) + bend }

  /// softplus(−z).
  @inline(__always)
  var negative: Lanes { select(isNegative, -z, 0.0) + bend }

  /// sigmoid(z).
  @inline(__always)
  var probability: Lanes { select(isNegative, smaller, larger) }

  /// sigmoid(−z).
  @inline(__always)
  var complement: Lanes { select(isNegative, larger, smaller) }
}
