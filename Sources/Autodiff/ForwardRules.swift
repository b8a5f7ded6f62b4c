import Kernels

extension Block {
  /// Computes every row from the rows above it.
  func evaluate() {
    var result = function.leafCount
    for step in function.steps {
      let x = row(Int(step.left)), y = row(Int(step.right)), r = row(result)
      switch step.operation {
      case .constant, .input, .parameter: break
      case .add: write(r, x, y) { x, y in x + y }
      case .subtract: write(r, x, y) { x, y in x - y }
      case .multiply: write(r, x, y) { x, y in x * y }
      case .divide: write(r, x, y) { x, y in x / y }
      case .power: write(r, x, y) { x, y in pow(x, y) }
      case .negate: write(r, x) { x in -x }
      case .less: write(r, x, y) { x, y in select(x .< y, 1, 0) }
      case .lessOrEqual: write(r, x, y) { x, y in select(x .<= y, 1, 0) }
      case .greater: write(r, x, y) { x, y in select(x .> y, 1, 0) }
      case .greaterOrEqual: write(r, x, y) { x, y in select(x .>= y, 1, 0) }
      case .equal: write(r, x, y) { x, y in select(x .== y, 1, 0) }
      case .notEqual: write(r, x, y) { x, y in select(x .!= y, 1, 0) }
      case .and: write(r, x, y) { x, y in truth((x .!= 0) & (y .!= 0), x, y) }
      case .or: write(r, x, y) { x, y in truth((x .!= 0) | (y .!= 0), x, y) }
      case .not: write(r, x) { x in truth(x .== 0, x, x) }
      case .exp: write(r, x) { x in exp(x) }
      case .log: write(r, x) { x in log(x) }
      case .log1p: write(r, x) { x in log1p(x) }
      case .expm1: write(r, x) { x in expm1(x) }
      case .sqrt: write(r, x) { x in sqrt(x) }
      case .abs: write(r, x) { x in abs(x) }
      case .sign: write(r, x) { x in sign(x) }
      case .sin: write(r, x) { x in sin(x) }
      case .cos: write(r, x) { x in cos(x) }
      case .tanh: write(r, x) { x in tanh(x) }
      case .sigmoid: write(r, x) { x in sigmoid(x) }
      case .softplus: write(r, x) { x in softplus(x) }
      case .relu: write(r, x) { x in relu(x) }
      case .min: write(r, x, y) { x, y in min(x, y) }
      case .max: write(r, x, y) { x, y in max(x, y) }
      }
      result += 1
    }
  }

  /// 1 or 0, or NaN where an operand is NaN.
  @inline(__always)
  private func truth(_ mask: LaneMask, _ x: Lanes, _ y: Lanes) -> Lanes {
    select((x .== x) & (y .== y), select(mask, 1, 0), x + y)
  }

  @inline(__always)
  private func write(
    _ r: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ rule: (Lanes) -> Lanes
  ) {
    for lane in stride(from: 0, to: lanes, by: Lanes.count) {
      rule(Lanes(loading: x + lane)).store(to: r + lane)
    }
  }

  @inline(__always)
  private func write(
    _ r: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>,
    _ rule: (Lanes, Lanes) -> Lanes
  ) {
    for lane in stride(from: 0, to: lanes, by: Lanes.count) {
      rule(Lanes(loading: x + lane), Lanes(loading: y + lane)).store(to: r + lane)
    }
  }
}
