import Kernels

extension Block {
  /// Adds to the adjoint of every active row what the rows below it pass up, from the output on.
  ///
  /// In a rule, `g` is the adjoint of the result `r`, and `x` and `y` are the operands; the rule
  /// gives what is added to their adjoints: g·∂r/∂x and g·∂r/∂y (reverse accumulation; Linnainmaa,
  /// 1970).
  func differentiate() {
    guard let adjoints else { return }
    adjoints.update(repeating: 0, count: function.rowCount * lanes)
    (adjoints + function.output * lanes).update(repeating: 1, count: lanes)
    for place in function.steps.indices.reversed() where isActive[function.leafCount + place] {
      let s = self.step(place, adjoints)
      switch function.steps[place].operation {
      case .constant, .input, .parameter: break
      case .add: add2(s) { g, x, y, r in (g, g) }
      case .subtract: add2(s) { g, x, y, r in (g, -g) }
      case .multiply: add2(s) { g, x, y, r in (g * y, g * x) }
      case .divide: add2(s) { g, x, y, r in (g / y, -(g * r / y)) }
      case .power: add2(s) { g, x, y, r in (g * powerByBase(x, y), g * powerByExponent(x, r)) }
      case .negate: add1(s) { g, x, r in -g }
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: break
      case .and, .or, .not: break
      case .exp: add1(s) { g, x, r in g * r }
      case .log: add1(s) { g, x, r in g / select(x .< 0, r, abs(x)) }
      case .log1p: add1(s) { g, x, r in g / select(x .< -1, r, 1 + x) }
      case .expm1: add1(s) { g, x, r in g * exp(x) }
      case .sqrt: add1(s) { g, x, r in g * 0.5 / abs(r) }
      case .abs: add1(s) { g, x, r in g * sign(x) }
      case .sign: break
      case .sin: add1(s) { g, x, r in g * cos(x) }
      case .cos: add1(s) { g, x, r in -(g * sin(x)) }
      // 1 − tanh²x = 4σ(2x)σ(−2x), which keeps its digits where tanh x rounds to 1.
      case .tanh: add1(s) { g, x, r in g * (4 * sigmoid(2 * x) * sigmoid(-2 * x)) }
      // σ(x)σ(−x), since σ(1 − σ) has lost every digit of 1 − σ above 36.
      case .sigmoid: add1(s) { g, x, r in g * (r * sigmoid(-x)) }
      case .softplus: add1(s) { g, x, r in g * sigmoid(x) }
      case .relu: add1(s) { g, x, r in passed(g, x .> 0, x .== x) }
      case .min: add2(s) { g, x, y, r in (chosen(g, x .<= y, x, y), chosen(g, y .<= x, x, y)) }
      case .max: add2(s) { g, x, y, r in (chosen(g, x .>= y, x, y), chosen(g, y .>= x, x, y)) }
      }
    }
  }

  /// The derivative of xʸ by x: y·xʸ⁻¹, and 0 where y is 0 since x⁰ is 1 everywhere.
  private func powerByBase(_ x: Lanes, _ y: Lanes) -> Lanes {
    select(y .== 0, 0, y * pow(x, y - 1))
  }

  /// The derivative of r = xʸ by y: r·log x, and 0 where x is 0; NaN where x is negative.
  private func powerByExponent(_ x: Lanes, _ r: Lanes) -> Lanes {
    select((x .== 0) & (r .== r), 0, r * log(x))
  }

  /// `g` where it is passed on and 0 where it is not, even if g is infinite; NaN where g or an
  /// operand is NaN.
  private func passed(_ g: Lanes, _ isPassed: LaneMask, _ isNumber: LaneMask) -> Lanes {
    select(isPassed, g, select((g .== g) & isNumber, 0, Lanes(.nan)))
  }

  /// What the operand that min or max chose gets; in a tie both are chosen, and each gets half.
  private func chosen(_ g: Lanes, _ isChosen: LaneMask, _ x: Lanes, _ y: Lanes) -> Lanes {
    passed(select(x .== y, 0.5 * g, g), isChosen, (x .== x) & (y .== y))
  }

  /// Where a step finds its values and adjoints.
  private struct Rows {
    var g, x, y, r: UnsafePointer<Double>
    var dx, dy: UnsafeMutablePointer<Double>
  }

  private func step(_ place: Int, _ adjoints: UnsafeMutablePointer<Double>) -> Rows {
    let left = Int(function.steps[place].left) * lanes
    let right = Int(function.steps[place].right) * lanes
    let result = (function.leafCount + place) * lanes
    return Rows(
      g: adjoints + result, x: values + left, y: values + right, r: values + result,
      dx: adjoints + left, dy: adjoints + right)
  }

  @inline(__always)
  private func add1(_ s: Rows, _ rule: (_ g: Lanes, _ x: Lanes, _ r: Lanes) -> Lanes) {
    for lane in stride(from: 0, to: lanes, by: Lanes.count) {
      let g = Lanes(loading: s.g + lane), x = Lanes(loading: s.x + lane)
      let dx = rule(g, x, Lanes(loading: s.r + lane))
      (Lanes(loading: s.dx + lane) + dx).store(to: s.dx + lane)
    }
  }

  @inline(__always)
  private func add2(
    _ s: Rows, _ rule: (_ g: Lanes, _ x: Lanes, _ y: Lanes, _ r: Lanes) -> (Lanes, Lanes)
  ) {
    for lane in stride(from: 0, to: lanes, by: Lanes.count) {
      let g = Lanes(loading: s.g + lane), r = Lanes(loading: s.r + lane)
      let (dx, dy) = rule(g, Lanes(loading: s.x + lane), Lanes(loading: s.y + lane), r)
      // One after the other, for the two operands may be the same row.
      (Lanes(loading: s.dx + lane) + dx).store(to: s.dx + lane)
      (Lanes(loading: s.dy + lane) + dy).store(to: s.dy + lane)
    }
  }
}
