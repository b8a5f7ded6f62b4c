import Kernels

// The same steps on lanes, by the kernels. Each returns false where the kernel does not apply: on
// other numbers than lanes, or where an operand does not lie as the kernel wants it.

extension Block {
  /// The row of an element on lanes; nil on other numbers.
  @inline(__always)
  private func lanes(_ element: Int32) -> UnsafeMutablePointer<Lanes>? {
    guard N.self == Lanes.self else { return nil }
    return UnsafeMutableRawPointer(row(Int(element))).assumingMemoryBound(to: Lanes.self)
  }

  // MARK: - Activations

  @inline(__always)
  func activateByKernel(_ s: Site<N>) -> Bool {
    guard let x = lanes(s.step.left), let r = lanes(Int32(s.result)) else { return false }
    let count = s.elements * vectors
    let slopes = adjoints == nil ? nil : r + count
    switch s.step.operation {
    case .tanh: instructions.tanh(x, count: count, into: r, slopes: slopes)
    case .sigmoid: instructions.sigmoid(x, count: count, into: r, slopes: slopes)
    case .softplus: instructions.softplus(x, count: count, into: r, slopes: slopes)
    case .exp: instructions.exp(x, count: count, into: r)
    case .log: instructions.log(x, count: count, into: r)
    case .relu: instructions.relu(x, count: count, into: r)
    case .crossEntropyLogits:
      let flags = s.step.flags
      guard !flags.contains(.leftIsUniform), !flags.contains(.rightIsUniform),
        s.detail.leftElements == s.detail.rightElements, let y = lanes(s.step.right)
      else { return false }
      instructions.crossEntropyLogits(x, y, count: count, into: r, slopes: slopes)
    default: return false
    }
    return true
  }

  // MARK: - Layers

  /// The operands of a layer as a kernel wants them: x on lanes, the rest plain numbers.
  private struct Layer {
    var x: UnsafeMutablePointer<Lanes>
    var weights: UnsafePointer<Double>
    var bias: UnsafePointer<Double>?
    var r: UnsafeMutablePointer<Lanes>
  }

  /// What a kernel needs on the way back.
  private struct LayerAdjoints {
    var g: UnsafeMutablePointer<Lanes>
    var dx: UnsafeMutablePointer<Lanes>?
    var weights: UnsafeMutablePointer<Double>
    var bias: UnsafeMutablePointer<Double>?
  }

  private func layer(_ s: Site<N>) -> Layer? {
    let list = list(s)
    guard !list[0].isUniform, list[1].isUniform, list.count < 3 || list[2].isUniform,
      let x = lanes(list[0].offset), let r = lanes(Int32(s.result))
    else { return nil }
    let plain = UnsafeRawPointer(uniforms).assumingMemoryBound(to: Double.self)
    return Layer(
      x: x, weights: plain + Int(list[1].offset),
      bias: list.count == 3 ? plain + Int(list[2].offset) : nil, r: r)
  }

  private func adjoints(of s: Site<N>) -> LayerAdjoints? {
    let list = list(s)
    guard let adjoints, let uniformAdjoints, list[1].isActive else { return nil }
    let lanes = UnsafeMutableRawPointer(adjoints).assumingMemoryBound(to: Lanes.self)
    let plain = UnsafeMutableRawPointer(uniformAdjoints).assumingMemoryBound(to: Double.self)
    return LayerAdjoints(
      g: lanes + s.result * vectors,
      dx: list[0].isActive ? lanes + Int(list[0].offset) * vectors : nil,
      weights: plain + Int(list[1].offset),
      bias: list.count == 3 && list[2].isActive ? plain + Int(list[2].offset) : nil)
  }

  /// Puts 0 into the lanes that hold no sample, so that they stay out of a kernel's sums.
  private func blank(_ rows: UnsafeMutablePointer<Lanes>, _ elements: Int) {
    guard lastCount < Lanes.count else { return }
    for element in 0..<elements {
      let place = element * vectors + vectors - 1
      rows[place] = rows[place].first(lastCount)
    }
  }

  func denseByKernel(_ s: Site<N>) -> Bool {
    guard let layer = layer(s) else { return false }
    instructions.dense(
      weights: layer.weights, bias: layer.bias, x: layer.x, into: layer.r,
      inputs: Int(s.detail.leftElements), outputs: s.elements, vectors: vectors)
    return true
  }

  func differentiateDenseByKernel(_ s: Site<N>) -> Bool {
    guard let layer = layer(s), let adjoints = adjoints(of: s) else { return false }
    let inputs = Int(s.detail.leftElements), outputs = s.elements
    if let dx = adjoints.dx {
      instructions.denseInputs(
        weights: layer.weights, g: adjoints.g, addingTo: dx, inputs: inputs, outputs: outputs,
        vectors: vectors)
    }
    blank(layer.x, inputs)
    blank(adjoints.g, outputs)
    instructions.denseWeights(
      g: adjoints.g, x: layer.x, addingTo: adjoints.weights, bias: adjoints.bias, inputs: inputs,
      outputs: outputs, vectors: vectors)
    return true
  }

  func convolveByKernel(_ s: Site<N>) -> Bool {
    guard let layer = layer(s) else { return false }
    instructions.convolve(
      ConvolutionShape(s.detail), weights: layer.weights, bias: layer.bias, x: layer.x,
      into: layer.r, vectors: vectors)
    return true
  }

  func differentiateConvolutionByKernel(_ s: Site<N>) -> Bool {
    guard let layer = layer(s), let adjoints = adjoints(of: s) else { return false }
    let shape = ConvolutionShape(s.detail)
    if let dx = adjoints.dx {
      instructions.convolveInputs(
        shape, weights: layer.weights, g: adjoints.g, addingTo: dx, vectors: vectors)
    }
    blank(layer.x, Int(s.detail.leftElements))
    blank(adjoints.g, s.elements)
    instructions.convolveWeights(
      shape, g: adjoints.g, x: layer.x, addingTo: adjoints.weights, bias: adjoints.bias,
      vectors: vectors)
    return true
  }

  // MARK: - Pooling and rectifying

  @inline(__always)
  func poolByKernel(_ s: Site<N>) -> Bool {
    guard let x = lanes(s.step.left), let r = lanes(Int32(s.result)) else { return false }
    let shape = PoolingShape(s.detail)
    if s.step.operation == .maxPool {
      instructions.maxPool(shape, x, into: r, vectors: vectors)
    } else {
      instructions.meanPool(shape, x, into: r, vectors: vectors)
    }
    return true
  }

  func differentiatePoolByKernel(_ s: Site<N>) -> Bool {
    guard let x = lanes(s.step.left), let r = lanes(Int32(s.result)), let adjoints else {
      return false
    }
    let lanes = UnsafeMutableRawPointer(adjoints).assumingMemoryBound(to: Lanes.self)
    let g = lanes + s.result * vectors, dx = lanes + Int(s.step.left) * vectors
    let shape = PoolingShape(s.detail)
    if s.step.operation == .maxPool {
      instructions.maxPoolInputs(shape, g: g, x: x, r: r, addingTo: dx, vectors: vectors)
    } else {
      instructions.meanPoolInputs(shape, g: g, addingTo: dx, vectors: vectors)
    }
    return true
  }

  @inline(__always)
  func differentiateReluByKernel(_ s: Site<N>) -> Bool {
    guard s.left.isActive, let r = lanes(Int32(s.result)), let adjoints else { return false }
    let lanes = UnsafeMutableRawPointer(adjoints).assumingMemoryBound(to: Lanes.self)
    instructions.reluInputs(
      g: lanes + s.result * vectors, r: r, count: s.elements * vectors,
      addingTo: lanes + Int(s.step.left) * vectors)
    return true
  }
}
