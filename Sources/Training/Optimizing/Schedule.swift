import Kernels

/// How the rate changes from epoch to epoch: a factor on the optimizer's rate.
///
/// Below, e is the number of epochs done before the epoch in question, so 0 in the first, and n the
/// number of epochs of the whole training. The factors are the same bits on every machine.
public enum Schedule: Sendable, Equatable {
  /// The rate stays: 1.
  case constant
  /// It falls all at once after every so many epochs: factor^⌊e / every⌋.
  case step(every: Int, factor: Double = Usual.factor)
  /// It falls by the same part in every epoch: factor^e.
  case exponential(factor: Double)
  /// It follows half a cosine wave from 1 to a last factor, which it reaches as the training ends:
  /// to + (1 − to)·(1 + cos(π·e / n)) / 2.
  ///
  /// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, without
  /// restarts.
  case cosine(to: Double = Usual.last)
  /// It falls evenly from 1 to a last factor, which it reaches as the training ends:
  /// 1 + (to − 1)·e / n.
  case linear(to: Double = Usual.last)
  /// It rises evenly over the first epochs and then stays: min(1, (e + 1) / epochs).
  case warmup(epochs: Int)

  /// What arguments are that are not given.
  public enum Usual {
    /// What `step` multiplies the rate by.
    public static let factor = 0.1
    /// The last factor of `cosine` and `linear`.
    public static let last = 0.0
  }

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
    try call.declaration.check(call.numbers)
  }
}

// The schedules as a `train` cell calls them.
extension Schedule: CustomStringConvertible {
  /// All schedules, in the order of the documentation.
  public static let declarations = [
    Calls.constant, Calls.step, Calls.exponential, Calls.cosine, Calls.linear, Calls.warmup,
  ]

  /// The schedule as a `train` cell names it: `cosine()` or `step(every: 10, factor: 0.5)`.
  ///
  /// Arguments stand there where they differ from the usual ones.
  public var description: String { call.declaration.text(call.numbers) }

  /// The declaration of this schedule, and its arguments in the order that they have there.
  private var call: (declaration: CallDeclaration<Schedule>, numbers: [Double]) {
    switch self {
    case .constant: (Calls.constant, [])
    case .step(let every, let factor): (Calls.step, [Double(every), factor])
    case .exponential(let factor): (Calls.exponential, [factor])
    case .cosine(let last): (Calls.cosine, [last])
    case .linear(let last): (Calls.linear, [last])
    case .warmup(let epochs): (Calls.warmup, [Double(epochs)])
    }
  }

  private enum Calls {
    static let constant = CallDeclaration<Schedule>("constant", summary: "1") { _ in .constant }

    static let step = CallDeclaration<Schedule>(
      "step", .init("every", .count), .init("factor", .aboveZero, usual: Usual.factor),
      summary: "factor to the power of ⌊e / every⌋; the factor may be left out"
    ) { .step(every: Int($0[0]), factor: $0[1]) }

    static let exponential = CallDeclaration<Schedule>(
      "exponential", .init("factor", .aboveZero), summary: "factorᵉ"
    ) { .exponential(factor: $0[0]) }

    static let cosine = CallDeclaration<Schedule>(
      "cosine", .init("to", .fromZero, usual: Usual.last),
      summary: "to + (1 − to)·(1 + cos(π·e / n)) / 2; `to` may be left out"
    ) { .cosine(to: $0[0]) }

    static let linear = CallDeclaration<Schedule>(
      "linear", .init("to", .fromZero, usual: Usual.last),
      summary: "1 + (to − 1)·e / n; `to` may be left out"
    ) { .linear(to: $0[0]) }

    static let warmup = CallDeclaration<Schedule>(
      "warmup", .init("epochs", .count), summary: "min(1, (e + 1) / epochs)"
    ) { .warmup(epochs: Int($0[0])) }
  }
}
