import Kernels

// How a rule for one number is done for all elements and samples of a step.

extension Block {
  @inline(__always)
  func map(_ s: Site<N>, byKernel isKernel: Bool = false, _ rule: (_ x: N) -> N) {
    if isKernel && activateByKernel(s) { return }
    let count = s.elements * vectors
    let x = row(Int(s.step.left)), r = row(s.result)
    for place in 0..<count { r[place] = rule(x[place]) }
  }

  @inline(__always)
  func map(_ s: Site<N>, _ rule: (_ x: N, _ y: N) -> N) {
    let x = source(s.left, stride: s.leftStride), y = source(s.right, stride: s.rightStride)
    let r = row(s.result)
    for element in 0..<s.elements {
      for vector in 0..<vectors {
        r[element * vectors + vector] = rule(x[element, vector], y[element, vector])
      }
    }
  }

  /// A function that a program added; kept apart, since a call of it would burden the loop over the
  /// steps of every model.
  @inline(never)
  func call(_ s: Site<N>, _ rule: (_ f: ScalarFunction, _ x: N) -> N) {
    let f = functions[Int(s.step.right)]
    map(s) { x in rule(f, x) }
  }

  /// Passes back through a function that a program added.
  @inline(never)
  func callLeft(_ s: Site<N>, _ rule: (_ g: N, _ f: ScalarFunction, _ x: N) -> N) {
    let f = functions[Int(s.step.right)]
    left(s) { g, x, r in rule(g, f, x) }
  }

  /// A function of one operand whose derivative is kept for the way back.
  @inline(__always)
  func activate(_ s: Site<N>, _ rule: (_ x: N) -> (value: N, slope: N)) {
    let count = s.elements * vectors
    if activateByKernel(s) { return }
    let x = row(Int(s.step.left)), r = row(s.result)
    for place in 0..<count { (r[place], r[count + place]) = rule(x[place]) }
  }

  /// A function of two operands whose derivative by the first is kept.
  @inline(__always)
  func activate(_ s: Site<N>, _ rule: (_ x: N, _ y: N) -> (value: N, slope: N)) {
    if activateByKernel(s) { return }
    let count = s.elements * vectors
    let x = source(s.left, stride: s.leftStride), y = source(s.right, stride: s.rightStride)
    let r = row(s.result)
    for element in 0..<s.elements {
      for vector in 0..<vectors {
        let place = element * vectors + vector
        (r[place], r[count + place]) = rule(x[element, vector], y[element, vector])
      }
    }
  }

  /// Passes back to the only operand.
  @inline(__always)
  func left(
    _ s: Site<N>, byKernel: (Site<N>) -> Bool = { _ in false },
    _ rule: (_ g: N, _ x: N, _ r: N) -> N
  ) {
    guard s.left.isActive, let adjoints, !byKernel(s) else { return }
    let x = row(Int(s.step.left)), dx = adjoints + Int(s.step.left) * vectors
    let r = row(s.result), g = adjoints + s.result * vectors
    // A sum has one element, and its operand has many.
    let resultStride = s.elements == 1 ? 0 : vectors
    for element in 0..<Int(s.detail.leftElements) {
      for vector in 0..<vectors {
        let place = element * vectors + vector, result = element * resultStride + vector
        dx[place] = dx[place] + rule(g[result], x[place], r[result])
      }
    }
  }

  /// Passes back to the left of two operands.
  @inline(__always)
  func left(_ s: Site<N>, _ rule: (_ g: N, _ x: N, _ y: N, _ r: N) -> N) {
    guard s.left.isActive else { return }
    add(to: s.left, stride: s.leftStride, s, rule)
  }

  /// Passes back to the right of two operands.
  @inline(__always)
  func right(_ s: Site<N>, _ rule: (_ g: N, _ x: N, _ y: N, _ r: N) -> N) {
    guard s.right.isActive else { return }
    add(to: s.right, stride: s.rightStride, s, rule)
  }

  @inline(__always)
  private func add(
    to operand: Operand, stride: Int, _ s: Site<N>,
    _ rule: (_ g: N, _ x: N, _ y: N, _ r: N) -> N
  ) {
    guard let adjoints else { return }
    let x = source(s.left, stride: s.leftStride), y = source(s.right, stride: s.rightStride)
    let r = row(s.result), g = adjoints + s.result * vectors
    for element in 0..<s.elements {
      add(element * stride, of: operand) { vector in
        let place = element * vectors + vector
        return rule(g[place], x[element, vector], y[element, vector], r[place])
      }
    }
  }

  /// Passes back to the first operand by the derivative that was kept.
  @inline(__always)
  func leftBySlope(_ s: Site<N>) {
    guard s.left.isActive, let adjoints else { return }
    let slopes = row(s.result + s.elements), g = adjoints + s.result * vectors
    if !s.left.isUniform, s.detail.leftElements == s.detail.elements {
      let dx = adjoints + Int(s.step.left) * vectors
      for place in 0..<s.elements * vectors { dx[place] = dx[place] + g[place] * slopes[place] }
      return
    }
    for element in 0..<s.elements {
      add(element * s.leftStride, of: s.left) { vector in
        g[element * vectors + vector] * slopes[element * vectors + vector]
      }
    }
  }
}
