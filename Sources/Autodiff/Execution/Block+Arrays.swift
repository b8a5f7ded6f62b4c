import Kernels

// Steps that go through all elements of an array: reductions, softmax, parts and wholes.

extension Block {
  /// Makes one number of the elements of an array.
  @inline(__always)
  func reduce(_ s: Site<N>, _ rule: (_ count: Int, _ element: (_ place: Int) -> N) -> N) {
    let x = row(Int(s.step.left)), r = row(s.result)
    for vector in 0..<vectors {
      r[vector] = rule(Int(s.detail.leftElements)) { x[$0 * vectors + vector] }
    }
  }

  /// Passes what an extreme element gets to all that are equal to it, evenly; NaN to all if the
  /// extreme is none.
  func shareAmongEqual(_ s: Site<N>) {
    guard s.left.isActive, let adjoints else { return }
    let x = row(Int(s.step.left)), dx = adjoints + Int(s.step.left) * vectors
    let r = row(s.result), g = adjoints + s.result * vectors
    let elements = Int(s.detail.leftElements)
    for vector in 0..<vectors {
      var count = N.zero
      for element in 0..<elements {
        count = count + N.truth(x[element * vectors + vector] .== r[vector])
      }
      let share = g[vector] / count, isNumber = r[vector] .== r[vector]
      for element in 0..<elements {
        let place = element * vectors + vector
        dx[place] = dx[place] + N.passed(share, x[place] .== r[vector], isNumber)
      }
    }
  }

  /// The index of the first largest element; NaN where an element is.
  func findLargest(_ s: Site<N>) {
    let x = row(Int(s.step.left)), r = row(s.result)
    for vector in 0..<vectors {
      var most = x[vector], index = N.zero, isNumber = x[vector] .== x[vector]
      for element in 1..<max(1, Int(s.detail.leftElements)) {
        let isLarger = most .< x[element * vectors + vector]
        most = N.select(isLarger, x[element * vectors + vector], most)
        index = N.select(isLarger, N(Double(element)), index)
        isNumber = isNumber & (x[element * vectors + vector] .== x[element * vectors + vector])
      }
      r[vector] = N.select(isNumber, index, N(.nan))
    }
  }

  // MARK: - Exponentials

  /// log Σeˣ as m + log Σeˣ⁻ᵐ, where m is the largest element, and eˣ / Σeˣ for the way back.
  func sumExponentials(_ s: Site<N>) {
    let x = row(Int(s.step.left)), r = row(s.result), slopes = row(s.result + 1)
    let elements = Int(s.detail.leftElements)
    for vector in 0..<vectors {
      let (most, sum) = exponentials(x + vector, into: slopes + vector, elements)
      r[vector] = most + N.log(sum)
    }
  }

  /// eˣ / Σeˣ.
  func normalizeExponentials(_ s: Site<N>) {
    let x = row(Int(s.step.left)), r = row(s.result)
    for vector in 0..<vectors {
      _ = exponentials(x + vector, into: r + vector, s.elements)
    }
  }

  /// Writes eˣ / Σeˣ for a column of elements and returns the largest x and Σeˣ⁻ᵐ.
  private func exponentials(
    _ x: UnsafeMutablePointer<N>, into r: UnsafeMutablePointer<N>, _ elements: Int
  ) -> (most: N, sum: N) {
    var most = x[0]
    for element in 1..<max(1, elements) { most = N.max(most, x[element * vectors]) }
    // The result does not depend on what is subtracted and added again.
    most = most.detached
    var sum = N.zero
    for element in 0..<elements {
      let power = N.exp(shifted(x[element * vectors], by: most))
      r[element * vectors] = power
      sum = sum + power
    }
    for element in 0..<elements { r[element * vectors] = r[element * vectors] / sum }
    return (most, sum)
  }

  /// x − m, and 0 where both are the same infinity: equal elements count alike.
  private func shifted(_ x: N, by most: N) -> N {
    let isSame = (x .== most) & (N.abs(most) .== N(.infinity))
    return N.select(isSame, .zero, x - most)
  }

  /// Passes back to every element of log Σeˣ its share.
  func leftBySlopes(_ s: Site<N>) {
    guard s.left.isActive, let adjoints else { return }
    let slopes = row(s.result + 1), dx = adjoints + Int(s.step.left) * vectors
    let g = adjoints + s.result * vectors
    for element in 0..<Int(s.detail.leftElements) {
      for vector in 0..<vectors {
        let place = element * vectors + vector
        dx[place] = dx[place] + g[vector] * slopes[place]
      }
    }
  }

  /// ∂L/∂xᵢ = rᵢ·(gᵢ − Σ gⱼrⱼ).
  func differentiateSoftmax(_ s: Site<N>) {
    guard s.left.isActive, let adjoints else { return }
    let r = row(s.result), g = adjoints + s.result * vectors
    let dx = adjoints + Int(s.step.left) * vectors
    for vector in 0..<vectors {
      // From the first product on, since with a 0 before them a sum of nothing would be something.
      var sum = g[vector] * r[vector]
      for element in 1..<max(1, s.elements) {
        sum = sum + g[element * vectors + vector] * r[element * vectors + vector]
      }
      for element in 0..<s.elements {
        let place = element * vectors + vector
        dx[place] = dx[place] + r[place] * (g[place] - sum)
      }
    }
  }

  // MARK: - Parts and wholes

  /// The element at a computed place; NaN where there is none.
  func pick(_ s: Site<N>) {
    let x = source(s.left), place = source(s.right, stride: 0), r = row(s.result)
    for vector in 0..<vectors {
      var result = N(.nan)
      for element in 0..<Int(s.detail.leftElements) {
        let isHere = place[0, vector] .== N(Double(element))
        result = N.select(isHere, x[element, vector], result)
      }
      r[vector] = result
    }
  }

  func spread(_ s: Site<N>) {
    guard s.left.isActive, let adjoints else { return }
    let place = source(s.right, stride: 0)
    let g = adjoints + s.result * vectors
    for element in 0..<Int(s.detail.leftElements) {
      add(element, of: s.left) { vector in
        N.select(place[0, vector] .== N(Double(element)), g[vector], .absent)
      }
    }
  }

  func concatenate(_ s: Site<N>) {
    let r = row(s.result), count = Int(s.detail.leftElements)
    for (part, operand) in list(s).enumerated() {
      let x = source(operand)
      for element in 0..<count {
        let row = r + (part * count + element) * vectors
        for vector in 0..<vectors { row[vector] = x[element, vector] }
      }
    }
  }

  func separate(_ s: Site<N>) {
    guard let adjoints else { return }
    let g = adjoints + s.result * vectors, count = Int(s.detail.leftElements)
    for (part, operand) in list(s).enumerated() where operand.isActive {
      for element in 0..<count {
        add(element, of: operand) { vector in g[(part * count + element) * vectors + vector] }
      }
    }
  }
}
