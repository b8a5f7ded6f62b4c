import Kernels

// Rules that work on each element of more than two operands.

extension Block {
  /// The operands of a choice: the condition and the two that it chooses from.
  @inline(__always)
  private func choices(_ s: Site<N>) -> (condition: Source, x: Source, y: Source) {
    let list = list(s), detail = s.detail
    return (
      source(list[0], stride: detail.leftElements == 1 ? 0 : 1),
      source(list[1], stride: detail.rightElements == 1 ? 0 : 1),
      source(list[2], stride: detail.thirdElements == 1 ? 0 : 1)
    )
  }

  @inline(__always)
  func choose(_ s: Site<N>, _ rule: (_ c: N, _ x: N, _ y: N) -> N) {
    let (condition, x, y) = choices(s), r = row(s.result)
    for element in 0..<s.elements {
      for vector in 0..<vectors {
        r[element * vectors + vector] = rule(
          condition[element, vector], x[element, vector], y[element, vector])
      }
    }
  }

  /// Passes back to the first of the two that a condition chooses from.
  @inline(__always)
  func second(_ s: Site<N>, _ rule: (_ g: N, _ c: N) -> N) {
    chosen(list(s)[1], stride: s.rightStride, s, rule)
  }

  /// Passes back to the other one.
  @inline(__always)
  func third(_ s: Site<N>, _ rule: (_ g: N, _ c: N) -> N) {
    chosen(list(s)[2], stride: s.detail.thirdElements == 1 ? 0 : 1, s, rule)
  }

  @inline(__always)
  private func chosen(
    _ operand: Operand, stride: Int, _ s: Site<N>, _ rule: (_ g: N, _ c: N) -> N
  ) {
    guard operand.isActive, let adjoints else { return }
    let condition = source(list(s)[0], stride: s.leftStride)
    let g = adjoints + s.result * vectors
    for element in 0..<s.elements {
      add(element * stride, of: operand) { vector in
        rule(g[element * vectors + vector], condition[element, vector])
      }
    }
  }

  /// The base and the exponent of a derivative of a power.
  @inline(__always)
  private func powers(_ s: Site<N>) -> (x: Source, y: Source) {
    let list = list(s)
    return (
      source(list[0], stride: s.leftStride), source(list[1], stride: s.rightStride)
    )
  }

  @inline(__always)
  func raise(_ s: Site<N>, _ rule: (_ x: N, _ y: N, _ order: PowerOrder) -> N) {
    let (x, y) = powers(s), r = row(s.result), order = s.detail.order
    for element in 0..<s.elements {
      for vector in 0..<vectors {
        r[element * vectors + vector] = rule(x[element, vector], y[element, vector], order)
      }
    }
  }

  /// Passes back to the base.
  @inline(__always)
  func base(_ s: Site<N>, _ rule: (_ g: N, _ x: N, _ y: N, _ order: PowerOrder) -> N) {
    raised(list(s)[0], stride: s.leftStride, s, rule)
  }

  /// Passes back to the exponent.
  @inline(__always)
  func exponent(_ s: Site<N>, _ rule: (_ g: N, _ x: N, _ y: N, _ order: PowerOrder) -> N) {
    raised(list(s)[1], stride: s.rightStride, s, rule)
  }

  @inline(__always)
  private func raised(
    _ operand: Operand, stride: Int, _ s: Site<N>,
    _ rule: (_ g: N, _ x: N, _ y: N, _ order: PowerOrder) -> N
  ) {
    guard operand.isActive, let adjoints else { return }
    let (x, y) = powers(s), g = adjoints + s.result * vectors, order = s.detail.order
    for element in 0..<s.elements {
      add(element * stride, of: operand) { vector in
        rule(g[element * vectors + vector], x[element, vector], y[element, vector], order)
      }
    }
  }
}
