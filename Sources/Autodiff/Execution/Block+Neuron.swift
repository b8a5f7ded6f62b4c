import Kernels

extension Block {
  /// Σ aᵢ·bᵢ, from the first term to the last.
  @inline(__always)
  func sumProducts(_ s: Site<N>) {
    let r = row(s.result)
    let terms = UnsafeBufferPointer(rebasing: terms[Int(s.step.left)...].prefix(Int(s.step.right)))
    for vector in 0..<vectors {
      var sum = value(of: terms[0], vector)
      for term in terms.dropFirst() { sum = sum + value(of: term, vector) }
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
    for term in UnsafeBufferPointer(
      rebasing: terms[Int(s.step.left)...].prefix(Int(s.step.right)))
    {
      let row = Int(term.varying) * vectors, x = values + row, dx = adjoints + row
      let place = Int(term.uniform)
      switch term.kind {
      case .scaled:
        if term.uniformIsActive { addToUniform(place) { vector in g[vector] * x[vector] } }
        if term.varyingIsActive {
          let factor = N(uniform: uniforms[place])
          for vector in 0..<vectors { dx[vector] = dx[vector] + g[vector] * factor }
        }
      case .uniform:
        if term.uniformIsActive { addToUniform(place) { vector in g[vector] } }
      case .varying:
        if term.varyingIsActive {
          for vector in 0..<vectors { dx[vector] = dx[vector] + g[vector] }
        }
      case .product:
        let y = values + place * vectors, dy = adjoints + place * vectors
        for vector in 0..<vectors {
          if term.varyingIsActive { dx[vector] = dx[vector] + g[vector] * y[vector] }
          if term.uniformIsActive { dy[vector] = dy[vector] + g[vector] * x[vector] }
        }
      }
    }
  }
}
