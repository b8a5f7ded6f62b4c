import Kernels

// Layers on any kind of number, in the plainest loops. `Block+Kernels` does the same on lanes.

extension Block {
  /// Weights · x + bias.
  func dense(_ s: Site<N>) {
    if denseByKernel(s) { return }
    let list = list(s)
    let x = source(list[0]), weights = source(list[1])
    let inputs = Int(s.detail.leftElements)
    for output in 0..<s.elements {
      for vector in 0..<vectors {
        var sum = weights[output * inputs, vector] * x[0, vector]
        for input in 1..<Swift.max(1, inputs) {
          sum = sum + weights[output * inputs + input, vector] * x[input, vector]
        }
        if list.count == 3 { sum = sum + source(list[2])[output, vector] }
        row(s.result + output)[vector] = sum
      }
    }
  }

  func differentiateDense(_ s: Site<N>) {
    guard let adjoints else { return }
    if differentiateDenseByKernel(s) { return }
    let list = list(s), g = adjoints + s.result * vectors
    let x = source(list[0]), weights = source(list[1])
    let inputs = Int(s.detail.leftElements)
    for input in 0..<inputs {
      add(input, of: list[0]) { vector in
        var sum = weights[input, vector] * g[vector]
        for output in 1..<Swift.max(1, s.elements) {
          sum = sum + weights[output * inputs + input, vector] * g[output * vectors + vector]
        }
        return sum
      }
    }
    for output in 0..<s.elements {
      for input in 0..<inputs {
        add(output * inputs + input, of: list[1]) { vector in
          g[output * vectors + vector] * x[input, vector]
        }
      }
    }
    differentiateBias(s, list)
  }

  /// A cross-correlation of every channel with every filter, added up, + bias.
  func convolve(_ s: Site<N>) {
    if convolveByKernel(s) { return }
    let list = list(s), shape = ConvolutionShape(s.detail)
    let x = source(list[0]), weights = source(list[1])
    shape.forEachResult { filter, result, corner in
      for vector in 0..<vectors {
        var sum = N.zero
        var isFirst = true
        shape.forEachWeight { weight, offset in
          let product =
            weights[filter * shape.weights + weight, vector] * x[corner + offset, vector]
          sum = isFirst ? product : sum + product
          isFirst = false
        }
        if list.count == 3 { sum = sum + source(list[2])[filter, vector] }
        row(s.result + result)[vector] = sum
      }
    }
  }

  func differentiateConvolution(_ s: Site<N>) {
    guard let adjoints else { return }
    if differentiateConvolutionByKernel(s) { return }
    let list = list(s), shape = ConvolutionShape(s.detail), g = adjoints + s.result * vectors
    let x = source(list[0]), weights = source(list[1])
    shape.forEachResult { filter, result, corner in
      shape.forEachWeight { weight, offset in
        let place = filter * shape.weights + weight
        add(corner + offset, of: list[0]) { vector in
          weights[place, vector] * g[result * vectors + vector]
        }
        add(place, of: list[1]) { vector in
          g[result * vectors + vector] * x[corner + offset, vector]
        }
      }
    }
    differentiateBias(s, list)
  }

  /// Adds to the derivative by each bias those by all results that it went into.
  private func differentiateBias(_ s: Site<N>, _ list: UnsafeBufferPointer<Operand>) {
    guard list.count == 3, list[2].isActive, let adjoints else { return }
    let g = adjoints + s.result * vectors
    let biases = s.step.operation == .dense ? s.elements : Int(s.detail.rightElements)
    let results = s.elements / biases
    for bias in 0..<biases {
      for result in bias * results..<(bias + 1) * results {
        add(bias, of: list[2]) { vector in g[result * vectors + vector] }
      }
    }
  }

  // MARK: - Pooling

  /// Makes one number of every window.
  @inline(__always)
  private func pool(
    _ s: Site<N>, _ rule: (_ window: PoolingShape, _ element: (_ place: Int) -> N) -> N
  ) {
    if poolByKernel(s) { return }
    let x = row(Int(s.step.left)), r = row(s.result), window = PoolingShape(s.detail)
    for result in 0..<s.elements {
      for vector in 0..<vectors {
        r[result * vectors + vector] = rule(window) {
          x[window.element($0, of: result) * vectors + vector]
        }
      }
    }
  }

  /// The largest element of every window.
  func findMaxima(_ s: Site<N>) {
    pool(s) { window, element in N.largest(window.count, element) }
  }

  /// The mean of every window.
  func findMeans(_ s: Site<N>) {
    pool(s) { window, element in
      var sum = element(0)
      for place in 1..<Swift.max(1, window.count) { sum = sum + element(place) }
      return sum / N(Double(window.count))
    }
  }

  func differentiateMaxPool(_ s: Site<N>) {
    guard s.left.isActive, let adjoints else { return }
    if differentiatePoolByKernel(s) { return }
    let x = row(Int(s.step.left)), dx = adjoints + Int(s.step.left) * vectors
    let r = row(s.result), g = adjoints + s.result * vectors, window = PoolingShape(s.detail)
    for result in 0..<s.elements * vectors {
      let most = r[result], vector = result % vectors
      var count = N.zero
      for place in 0..<window.count {
        let element = window.element(place, of: result / vectors) * vectors + vector
        count = count + N.truth(x[element] .== most)
      }
      let share = g[result] / count
      for place in 0..<window.count {
        let element = window.element(place, of: result / vectors) * vectors + vector
        dx[element] = dx[element] + N.passed(share, x[element] .== most, most .== most)
      }
    }
  }

  func differentiateMeanPool(_ s: Site<N>) {
    guard s.left.isActive, let adjoints else { return }
    if differentiatePoolByKernel(s) { return }
    let dx = adjoints + Int(s.step.left) * vectors, g = adjoints + s.result * vectors
    let window = PoolingShape(s.detail), count = N(Double(window.count))
    for result in 0..<s.elements * vectors {
      let share = g[result] / count
      for place in 0..<window.count {
        let element = window.element(place, of: result / vectors) * vectors + result % vectors
        dx[element] = dx[element] + share
      }
    }
  }
}
