import Kernels

/// How a training step changes the parameters, given the gradient of the mean loss.
///
/// Below, p is a parameter, g the derivative of the mean loss by it, and v, m and s are numbers that
/// each parameter keeps from step to step, 0 at the start. A schedule multiplies the rate.
public enum Optimizer: Sendable, Equatable {
  /// Gradient descent: p ← p − rate·g (Cauchy, 1847).
  case gradientDescent(rate: Double)

  /// The heavy ball: v ← momentum·v − rate·g, p ← p + v.
  ///
  /// Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
  case momentum(rate: Double, momentum: Double = 0.9)

  /// Momentum that looks ahead: v ← momentum·v − rate·g, p ← p + momentum·v − rate·g.
  ///
  /// Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)",
  /// 1983, in the form of Sutskever, Martens, Dahl and Hinton, "On the importance of initialization
  /// and momentum in deep learning", 2013. There the gradient is taken one momentum step ahead; the
  /// parameters here are those ahead, so that the loss and its gradient belong to the same point.
  case nesterov(rate: Double, momentum: Double = 0.9)

  /// Steps divided by the recent size of the gradient: s ← decay·s + (1 − decay)·g²,
  /// p ← p − rate·g / (√s + epsilon).
  ///
  /// Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5, 2012.
  case rmsprop(rate: Double = 0.001, decay: Double = 0.9, epsilon: Double = 1e-8)

  /// Momentum and division by the recent size together: m ← beta1·m + (1 − beta1)·g,
  /// s ← beta2·s + (1 − beta2)·g², p ← p − rate·m̂ / (√ŝ + epsilon).
  ///
  /// After t steps m̂ = m / (1 − beta1^t) and ŝ = s / (1 − beta2^t), which makes up for the start
  /// at 0. Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1.
  case adam(
    rate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)

  /// Adam, and a decay of the parameters beside it: p ← p − rate·decay·p before each step.
  ///
  /// Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, algorithm 2, with the
  /// decay in units of the rate, as in PyTorch.
  case adamw(
    rate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    decay: Double = 0.01)

  /// The size of a step before a schedule changes it.
  public var rate: Double {
    switch self {
    case .gradientDescent(let rate), .momentum(let rate, _), .nesterov(let rate, _),
      .rmsprop(let rate, _, _), .adam(let rate, _, _, _), .adamw(let rate, _, _, _, _):
      rate
    }
  }

  /// Throws if an argument is outside the range in which the formulas make sense.
  public func validate() throws(ArgumentOutOfRange) {
    try Self.positive("rate", rate)
    switch self {
    case .gradientDescent: break
    case .momentum(_, let momentum), .nesterov(_, let momentum):
      try Self.fraction("momentum", momentum)
    case .rmsprop(_, let decay, let epsilon):
      try Self.fraction("decay", decay)
      try Self.positive("epsilon", epsilon)
    case .adam(_, let beta1, let beta2, let epsilon):
      try Self.fraction("beta1", beta1)
      try Self.fraction("beta2", beta2)
      try Self.positive("epsilon", epsilon)
    case .adamw(let rate, let beta1, let beta2, let epsilon, let decay):
      try Self.adam(rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon).validate()
      try checkArgument(
        "decay", decay, decay >= 0 && decay.isFinite, "a finite number from 0")
    }
  }

  private static func positive(_ name: String, _ value: Double) throws(ArgumentOutOfRange) {
    try checkArgument(name, value, value > 0 && value.isFinite, "a finite number above 0")
  }

  private static func fraction(_ name: String, _ value: Double) throws(ArgumentOutOfRange) {
    try checkArgument(name, value, value >= 0 && value < 1, "a number from 0 up to but not 1")
  }
}

extension Optimizer: CustomStringConvertible {
  /// The optimizer as a `train` cell names it: `gradient_descent(rate: 0.3)`.
  ///
  /// The rate always stands there, the other arguments where they differ from the usual ones.
  public var description: String {
    switch self {
    case .gradientDescent(let rate):
      Call("gradient_descent", ("rate", rate, nil)).description
    case .momentum(let rate, let momentum):
      Call("momentum", ("rate", rate, nil), ("momentum", momentum, 0.9)).description
    case .nesterov(let rate, let momentum):
      Call("nesterov", ("rate", rate, nil), ("momentum", momentum, 0.9)).description
    case .rmsprop(let rate, let decay, let epsilon):
      Call(
        "rmsprop", ("rate", rate, nil), ("decay", decay, 0.9), ("epsilon", epsilon, 1e-8)
      ).description
    case .adam(let rate, let beta1, let beta2, let epsilon):
      Call(
        "adam", ("rate", rate, nil), ("beta1", beta1, 0.9), ("beta2", beta2, 0.999),
        ("epsilon", epsilon, 1e-8)
      ).description
    case .adamw(let rate, let beta1, let beta2, let epsilon, let decay):
      Call(
        "adamw", ("rate", rate, nil), ("beta1", beta1, 0.9), ("beta2", beta2, 0.999),
        ("epsilon", epsilon, 1e-8), ("decay", decay, 0.01)
      ).description
    }
  }
}
