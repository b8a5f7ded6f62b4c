import Kernels

extension Block {
  /// Σ aᵢ·bᵢ, from the first term to the last.
  @inline(__always)
  func sumProducts(_ s: Site<N>) {
    let r = row(s.result)
    let terms = terms + Int(s.step.left)
    for vector in 0..<vectors {
      var sum = value(of: terms[0], vector)
      for term in 1..<max(1, Int(s.step.right)) { sum = sum + value(of: terms[term], vector) }
      r[vector] = sum
    }
  }

  @inline(__always)
  private func value(of term: Term, _ vector: Int) -> N {
    let place = Int(term.varying) * vectors + vector, uniform = Int(term.uniform)
    return switch term.kind {
    case .scaled: N(uniform: uniforms[uniform]) * values[place]
    case .uniform: N(uniform: uniforms[uniform])
    case .varying: values[place]
    case .product: values[place] * values[uniform * vectors + vector]
    }
  }

  func differentiateNeuron(_ s: Site<N>) {
    guard s.step.flags.contains(.leftIsActive), let adjoints else { return }
    let g = adjoints + s.result * vectors
    for place in 0..<Int(s.step.right) {
      let term = terms[Int(s.step.left) &+ place]
      let row = Int(term.varying) * vectors, x = values + row, dx = adjoints + row
      let uniform = Int(term.uniform)
      switch term.kind {
      case .scaled:
        if term.uniformIsActive { addToUniform(uniform) { vector in g[vector] * x[vector] } }
        if term.varyingIsActive {
          let factor = N(uniform: uniforms[uniform])
          for vector in 0..<vectors { dx[vector] = dx[vector] + g[vector] * factor }
        }
      case .uniform:
        if term.uniformIsActive { addToUniform(uniform) { vector in g[vector] } }
      case .varying:
        if term.varyingIsActive {
          for vector in 0..<vectors { dx[vector] = dx[vector] + g[vector] }
        }
      case .product:
        let y = values + uniform * vectors, dy = adjoints + uniform * vectors
        for vector in 0..<vectors {
          if term.varyingIsActive { dx[vector] = dx[vector] + g[vector] * y[vector] }
          if term.uniformIsActive { dy[vector] = dy[vector] + g[vector] * x[vector] }
        }
      }
    }
  }
}
