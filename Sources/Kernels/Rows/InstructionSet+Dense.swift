#if arch(x86_64)
  internal import CAVX2
#endif

// A dense layer: one sum over all inputs for each output. Weights are plain numbers, those of the
// first output first; inputs, outputs and their derivatives are rows of `vectors` lanes. Results have
// the same bits on every instruction set, because each sum keeps its order.

extension InstructionSet {
  /// Computes r[j] = ((w[j][0] x[0] + w[j][1] x[1]) + …) + b[j] for every output j.
  ///
  /// Without a bias nothing is added. Complexity: outputs · inputs · vectors products.
  public func dense(
    weights: UnsafePointer<Double>, bias: UnsafePointer<Double>?, x: UnsafePointer<Lanes>,
    into r: UnsafeMutablePointer<Lanes>, inputs: Int, outputs: Int, vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_dense(weights, bias, x, r, inputs, outputs, vectors) }
    #endif
    Kernels.dense(weights, bias, x, into: r, inputs, outputs, vectors)
  }

  /// Adds ((w[0][i] g[0] + w[1][i] g[1]) + …) to dx[i] for every input i.
  ///
  /// g holds the derivatives by the outputs. Complexity: outputs · inputs · vectors products.
  public func denseInputs(
    weights: UnsafePointer<Double>, g: UnsafePointer<Lanes>,
    addingTo dx: UnsafeMutablePointer<Lanes>, inputs: Int, outputs: Int, vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_dense_inputs(weights, g, dx, inputs, outputs, vectors) }
    #endif
    Kernels.denseInputs(weights, g, addingTo: dx, inputs, outputs, vectors)
  }

  /// Adds the sum over all samples of g[j] x[i] to weight (j, i), and that of g[j] to bias j.
  ///
  /// The vectors of a row are summed in their order, and then the lanes as (s0 + s1) + (s2 + s3).
  /// A lane beyond the last sample must hold a zero in g and a finite number in x. Without a bias
  /// nothing is added there. Complexity: outputs · inputs · vectors products.
  public func denseWeights(
    g: UnsafePointer<Lanes>, x: UnsafePointer<Lanes>,
    addingTo weights: UnsafeMutablePointer<Double>, bias: UnsafeMutablePointer<Double>?,
    inputs: Int, outputs: Int, vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 {
        return cavx2_dense_weights(g, x, weights, bias, inputs, outputs, vectors)
      }
    #endif
    Kernels.denseWeights(g, x, addingTo: weights, bias, inputs, outputs, vectors)
  }
}

// The portable loops stand apart, so that the way to the others is short.

@inline(never)
private func dense(
  _ weights: UnsafePointer<Double>, _ bias: UnsafePointer<Double>?, _ x: UnsafePointer<Lanes>,
  into r: UnsafeMutablePointer<Lanes>, _ inputs: Int, _ outputs: Int, _ vectors: Int
) {
  let matrix = WeightMatrix(weights: weights, sumStride: inputs, termStride: 1)
  if let bias {
    matrix.forEachSum(outputs, of: x, terms: inputs, vectors: vectors) { j, place, sum in
      r[place] = sum + Lanes(bias[j])
    }
  } else {
    matrix.forEachSum(outputs, of: x, terms: inputs, vectors: vectors) { _, place, sum in
      r[place] = sum
    }
  }
}

@inline(never)
private func denseInputs(
  _ weights: UnsafePointer<Double>, _ g: UnsafePointer<Lanes>,
  addingTo dx: UnsafeMutablePointer<Lanes>, _ inputs: Int, _ outputs: Int, _ vectors: Int
) {
  let matrix = WeightMatrix(weights: weights, sumStride: 1, termStride: inputs)
  matrix.forEachSum(inputs, of: g, terms: outputs, vectors: vectors) { _, place, sum in
    dx[place] += sum
  }
}

@inline(never)
private func denseWeights(
  _ g: UnsafePointer<Lanes>, _ x: UnsafePointer<Lanes>,
  addingTo weights: UnsafeMutablePointer<Double>, _ bias: UnsafeMutablePointer<Double>?,
  _ inputs: Int, _ outputs: Int, _ vectors: Int
) {
  for j in 0..<outputs {
    let row = g + j * vectors
    for i in 0..<inputs {
      var sum: Lanes = -0.0
      for v in 0..<vectors { sum += row[v] * x[i * vectors + v] }
      weights[j * inputs + i] += sum.horizontalSum
    }
    bias?[j] += Lanes.sum(row, count: vectors).horizontalSum
  }
}
