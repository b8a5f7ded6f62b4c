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

  /// `addToUniform` for terms that take next to no time, written out.
  @inline(__always)
  private func addSum(to place: Int, _ term: (_ vector: Int) -> N) {
    guard let uniformAdjoints else { return }
    @inline(__always)
    func four(_ first: Int) -> N {
      (term(first) + term(first + 1)) + (term(first + 2) + term(first + 3))
    }
    @inline(__always)
    func rest(_ first: Int) -> N {
      let last = term(vectors - 1).first(lastCount)
      return switch vectors - first {
      case 1: last
      case 2: term(first) + last
      case 3: (term(first) + term(first + 1)) + last
      default: (term(first) + term(first + 1)) + (term(first + 2) + last)
      }
    }
    let sum =
      switch (vectors + 3) / 4 {
      case 1: rest(0)
      case 2: four(0) + rest(4)
      case 3: (four(0) + four(4)) + rest(8)
      default: (four(0) + four(4)) + (four(8) + rest(12))
      }
    uniformAdjoints[place] = uniformAdjoints[place] + sum.total
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
        if term.uniformIsActive { addSum(to: uniform) { vector in g[vector] * x[vector] } }
        if term.varyingIsActive {
          let factor = N(uniform: uniforms[uniform])
          for vector in 0..<vectors { dx[vector] = dx[vector] + g[vector] * factor }
        }
      case .uniform:
        if term.uniformIsActive { addSum(to: uniform) { vector in g[vector] } }
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
