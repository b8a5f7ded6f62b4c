#if arch(x86_64)
  internal import CAVX2
#endif

// The result may be written over the argument; the slopes lie apart from both.

extension InstructionSet {
  /// e to the power x in each of `count` lanes, as `exp` gives it.
  public func exp(
    _ x: UnsafePointer<Lanes>, count: Int, into r: UnsafeMutablePointer<Lanes>
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_exp(x, count, r) }
    #endif
    for i in 0..<count { r[i] = Kernels.exp(x[i]) }
  }

  /// The natural logarithm in each of `count` lanes, as `log` gives it.
  public func log(
    _ x: UnsafePointer<Lanes>, count: Int, into r: UnsafeMutablePointer<Lanes>
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_log(x, count, r) }
    #endif
    for i in 0..<count { r[i] = Kernels.log(x[i]) }
  }

  /// The hyperbolic tangent in each of `count` lanes, as `tanh` gives it, and its derivative.
  ///
  /// The derivatives, as `tanhAndSlope` gives them, go into `slopes` unless that is nil.
  public func tanh(
    _ x: UnsafePointer<Lanes>, count: Int, into r: UnsafeMutablePointer<Lanes>,
    slopes: UnsafeMutablePointer<Lanes>?
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_tanh(x, count, r, slopes) }
    #endif
    if let slopes {
      for i in 0..<count { (r[i], slopes[i]) = tanhAndSlope(x[i]) }
    } else {
      for i in 0..<count { r[i] = Kernels.tanh(x[i]) }
    }
  }

  /// The logistic function in each of `count` lanes, as `sigmoid` gives it, and its derivative.
  ///
  /// The derivatives, as `sigmoidAndSlope` gives them, go into `slopes` unless that is nil.
  public func sigmoid(
    _ x: UnsafePointer<Lanes>, count: Int, into r: UnsafeMutablePointer<Lanes>,
    slopes: UnsafeMutablePointer<Lanes>?
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_sigmoid(x, count, r, slopes) }
    #endif
    if let slopes {
      for i in 0..<count { (r[i], slopes[i]) = sigmoidAndSlope(x[i]) }
    } else {
      for i in 0..<count { r[i] = Kernels.sigmoid(x[i]) }
    }
  }

  /// log(1 + e^x) in each of `count` lanes, as `softplus` gives it, and its derivative.
  ///
  /// The derivatives, as `softplusAndSlope` gives them, go into `slopes` unless that is nil.
  public func softplus(
    _ x: UnsafePointer<Lanes>, count: Int, into r: UnsafeMutablePointer<Lanes>,
    slopes: UnsafeMutablePointer<Lanes>?
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_softplus(x, count, r, slopes) }
    #endif
    if let slopes {
      for i in 0..<count { (r[i], slopes[i]) = softplusAndSlope(x[i]) }
    } else {
      for i in 0..<count { r[i] = Kernels.softplus(x[i]) }
    }
  }

  /// The cross-entropy of labels y and logits z in each of `count` lanes, and its derivative by z.
  ///
  /// Both as `crossEntropyLogitsAndSlope` gives them; the derivatives go into `slopes` unless that
  /// is nil.
  public func crossEntropyLogits(
    _ z: UnsafePointer<Lanes>, _ y: UnsafePointer<Lanes>, count: Int,
    into r: UnsafeMutablePointer<Lanes>, slopes: UnsafeMutablePointer<Lanes>?
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_cross_entropy_logits(z, y, count, r, slopes) }
    #endif
    for i in 0..<count {
      let both = crossEntropyLogitsAndSlope(z[i], y[i])
      r[i] = both.value
      slopes?[i] = both.slope
    }
  }
}
