#if arch(x86_64)
  internal import CAVX2
#endif

extension InstructionSet {
  /// The rectifier in each of `count` lanes, as `relu` gives it: x above 0, +0 below, NaN for NaN.
  ///
  /// The result may be written over the argument.
  public func relu(
    _ x: UnsafePointer<Lanes>, count: Int, into r: UnsafeMutablePointer<Lanes>
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_relu(x, count, r) }
    #endif
    for i in 0..<count { r[i] = Kernels.relu(x[i]) }
  }

  /// Adds to dx the derivative g by a rectifier's result r, where that is above 0.
  ///
  /// Elsewhere it adds 0, at 0 too and also where g is infinite; NaN where g or r is NaN.
  public func reluInputs(
    g: UnsafePointer<Lanes>, r: UnsafePointer<Lanes>, count: Int,
    addingTo dx: UnsafeMutablePointer<Lanes>
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_relu_inputs(g, r, count, dx) }
    #endif
    for i in 0..<count {
      // r is 0 or NaN where it is not above 0, just what is to be added there.
      let passed = select(r[i] .> 0.0, g[i], r[i])
      dx[i] += select(g[i] .== g[i], passed, g[i])
    }
  }
}
