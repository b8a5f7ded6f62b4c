#if arch(x86_64)
  internal import CAVX2
#endif

// A convolution that is "valid", with a step of one, in the sense of neural networks: the window is
// not turned round. Images are rows of `vectors` lanes per element; weights and biases are plain
// numbers. Results have the same bits on every instruction set, because each sum keeps its order.

extension InstructionSet {
  /// Computes r[f][y][x], the sum of w[f][c][ky][kx] in[c][y + ky][x + kx], plus b[f].
  ///
  /// The sum runs through c, ky and kx in ascending order, kx fastest, and the bias comes last.
  /// Without a bias nothing is added. Complexity: filters · channels · size² products for each vector
  /// of a position of the result.
  public func convolve(
    _ shape: ConvolutionShape, weights: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    x: UnsafePointer<Lanes>, into r: UnsafeMutablePointer<Lanes>, vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_convolve(weights, bias, x, r, shape.imported(vectors)) }
    #endif
    shape.convolve(weights: weights, bias: bias, x: x, into: r, vectors: vectors)
  }

  /// Adds the sum of w[f][c][ky][kx] g[f][y − ky][x − kx] to dx[c][y][x].
  ///
  /// g holds the derivatives by the results. The sum runs through f, ky and kx in ascending order, kx
  /// fastest, without the taps for which g has no such element. Complexity as of `convolve`.
  public func convolveInputs(
    _ shape: ConvolutionShape, weights: UnsafePointer<Double>, g: UnsafePointer<Lanes>,
    addingTo dx: UnsafeMutablePointer<Lanes>, vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_convolve_inputs(weights, g, dx, shape.imported(vectors)) }
    #endif
    shape.convolveInputs(weights: weights, g: g, addingTo: dx, vectors: vectors)
  }

  /// Adds the sum of g[f][y][x] in[c][y + ky][x + kx] to weight (f, c, ky, kx), that of g[f] to bias f.
  ///
  /// A sum runs through y, x and the vectors of the element in ascending order, the vectors fastest,
  /// and then the lanes as (s0 + s1) + (s2 + s3). A lane beyond the last sample must hold a zero in g
  /// and a finite number in x. Without a bias nothing is added there. Complexity as of `convolve`.
  public func convolveWeights(
    _ shape: ConvolutionShape, g: UnsafePointer<Lanes>, x: UnsafePointer<Lanes>,
    addingTo weights: UnsafeMutablePointer<Double>, bias: UnsafeMutablePointer<Double>?,
    vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 {
        return cavx2_convolve_weights(g, x, weights, bias, shape.imported(vectors))
      }
    #endif
    shape.convolveWeights(g: g, x: x, addingTo: weights, bias: bias, vectors: vectors)
  }
}

#if arch(x86_64)
  extension ConvolutionShape {
    /// The sizes as the functions in C take them.
    fileprivate func imported(_ vectors: Int) -> cavx2_convolution {
      cavx2_convolution(
        channels: channels, height: height, width: width, filters: filters, size: size,
        vectors: vectors)
    }
  }
#endif
