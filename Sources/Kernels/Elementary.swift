/// The elementary functions of a single double, with the very bits that `Lanes` gives.
///
/// Each fills the four lanes with its argument and takes one out, so it costs as much as four
/// values do; it is for constants, tests and numbers that come one at a time.
public enum Elementary {
  /// e to the power x.
  public static func exp(_ x: Double) -> Double {
    Kernels.exp(Lanes(x))[0]
  }

  /// e to the power x, less 1, accurate near 0.
  public static func expm1(_ x: Double) -> Double {
    Kernels.expm1(Lanes(x))[0]
  }

  /// The natural logarithm.
  public static func log(_ x: Double) -> Double {
    Kernels.log(Lanes(x))[0]
  }

  /// The natural logarithm of 1 + x, accurate near 0.
  public static func log1p(_ x: Double) -> Double {
    Kernels.log1p(Lanes(x))[0]
  }

  /// The sine of an angle in radians.
  public static func sin(_ x: Double) -> Double {
    Kernels.sin(Lanes(x))[0]
  }

  /// The cosine of an angle in radians.
  public static func cos(_ x: Double) -> Double {
    Kernels.cos(Lanes(x))[0]
  }

  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double {
    Kernels.tanh(Lanes(x))[0]
  }

  /// The logistic function 1 / (1 + e^-x).
  public static func sigmoid(_ x: Double) -> Double {
    Kernels.sigmoid(Lanes(x))[0]
  }

  /// log(1 + e^x), without overflow.
  public static func softplus(_ x: Double) -> Double {
    Kernels.softplus(Lanes(x))[0]
  }

  /// x to the power y, as IEEE 754 defines `pow`.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    Kernels.pow(Lanes(x), Lanes(y))[0]
  }
}
