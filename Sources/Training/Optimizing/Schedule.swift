import Kernels

/// How the rate changes from epoch to epoch: a factor on the optimizer's rate.
///
/// Below, e is the number of epochs done before the epoch in question, so 0 in the first, and n the
/// number of epochs of the whole training. The factors are the same bits on every machine.
public enum Schedule: Sendable, Equatable {
  /// The rate stays: 1.
  case constant
  /// It falls all at once after every so many epochs: factor^⌊e / every⌋.
  case step(every: Int, factor: Double = 0.1)
  /// It falls by the same part in every epoch: factor^e.
  case exponential(factor: Double)
  /// It follows half a cosine wave from 1 to a last factor, which it reaches as the training ends:
  /// to + (1 − to)·(1 + cos(π·e / n)) / 2.
  ///
  /// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, without
  /// restarts.
  case cosine(to: Double = 0)
  /// It falls evenly from 1 to a last factor, which it reaches as the training ends:
  /// 1 + (to − 1)·e / n.
  case linear(to: Double = 0)
  /// It rises evenly over the first epochs and then stays: min(1, (e + 1) / epochs).
  case warmup(epochs: Int)

  /// The factor on the rate in one epoch.
  ///
  /// - Parameters:
  ///   - epoch: The number of epochs done before it, at least 0 and below `epochs`.
  ///   - epochs: The number of epochs of the training.
  public func factor(epoch: Int, of epochs: Int) -> Double {
    switch self {
    case .constant: return 1
    case .step(let every, let factor): return Elementary.pow(factor, Double(epoch / every))
    case .exponential(let factor): return Elementary.pow(factor, Double(epoch))
    case .cosine(let last):
      let angle = Double.pi * (Double(epoch) / Double(epochs))
      return last + (1 - last) * (0.5 * (1 + Elementary.cos(angle)))
    case .linear(let last): return 1 + (last - 1) * (Double(epoch) / Double(epochs))
    case .warmup(let warm): return epoch < warm ? Double(epoch + 1) / Double(warm) : 1
    }
  }

  /// Throws if an argument is outside its range: `every` and `epochs` count from 1, `factor` is above
  /// 0, `to` at least 0.
  public func validate() throws(ArgumentOutOfRange) {
    switch self {
    case .constant: break
    case .step(let every, let factor):
      try checkArgument("every", Double(every), every >= 1, "a whole number from 1")
      try checkArgument("factor", factor, factor > 0 && factor.isFinite, "a finite number above 0")
    case .exponential(let factor):
      try checkArgument("factor", factor, factor > 0 && factor.isFinite, "a finite number above 0")
    case .cosine(let last), .linear(let last):
      try checkArgument("to", last, last >= 0 && last.isFinite, "a finite number from 0")
    case .warmup(let epochs):
      try checkArgument("epochs", Double(epochs), epochs >= 1, "a whole number from 1")
    }
  }
}

extension Schedule: CustomStringConvertible {
  /// The schedule as a `train` cell names it: `cosine()` or `step(every: 10, factor: 0.5)`.
  ///
  /// Arguments stand there where they differ from the usual ones.
  public var description: String {
    switch self {
    case .constant: "constant()"
    case .step(let every, let factor):
      Call("step", ("every", Double(every), nil), ("factor", factor, 0.1)).description
    case .exponential(let factor): Call("exponential", ("factor", factor, nil)).description
    case .cosine(let last): Call("cosine", ("to", last, 0)).description
    case .linear(let last): Call("linear", ("to", last, 0)).description
    case .warmup(let epochs): Call("warmup", ("epochs", Double(epochs), nil)).description
    }
  }
}
