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
  case momentum(rate: Double, momentum: Double = Usual.momentum)

  /// Momentum that looks ahead: v ← momentum·v − rate·g, p ← p + momentum·v − rate·g.
  ///
  /// Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)",
  /// 1983, in the form of Sutskever, Martens, Dahl and Hinton, "On the importance of initialization
  /// and momentum in deep learning", 2013. There the gradient is taken one momentum step ahead; the
  /// parameters here are those ahead, so that the loss and its gradient belong to the same point.
  case nesterov(rate: Double, momentum: Double = Usual.momentum)

  /// Steps divided by the recent size of the gradient: s ← decay·s + (1 − decay)·g²,
  /// p ← p − rate·g / (√s + epsilon).
  ///
  /// Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5, 2012.
  case rmsprop(
    rate: Double = Usual.rate, decay: Double = Usual.decay, epsilon: Double = Usual.epsilon)

  /// Momentum and division by the recent size together: m ← beta1·m + (1 − beta1)·g,
  /// s ← beta2·s + (1 − beta2)·g², p ← p − rate·m̂ / (√ŝ + epsilon).
  ///
  /// After t steps m̂ = m / (1 − beta1^t) and ŝ = s / (1 − beta2^t), which makes up for the start
  /// at 0. Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1.
  case adam(
    rate: Double = Usual.rate, beta1: Double = Usual.beta1, beta2: Double = Usual.beta2,
    epsilon: Double = Usual.epsilon)

  /// Adam, and a decay of the parameters beside it: p ← p − rate·decay·p before each step.
  ///
  /// Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, algorithm 2, with the
  /// decay in units of the rate, as in PyTorch.
  case adamw(
    rate: Double = Usual.rate, beta1: Double = Usual.beta1, beta2: Double = Usual.beta2,
    epsilon: Double = Usual.epsilon, decay: Double = Usual.weightDecay)

  /// What arguments are that are not given.
  public enum Usual {
    /// The rate of `rmsprop`, `adam` and `adamw`.
    public static let rate = 0.001
    /// The part of the velocity that is kept.
    public static let momentum = 0.9
    /// The part of the mean square that `rmsprop` keeps.
    public static let decay = 0.9
    /// The part of the mean gradient that is kept.
    public static let beta1 = 0.9
    /// The part of the mean square that is kept.
    public static let beta2 = 0.999
    /// What keeps a step from being divided by 0.
    public static let epsilon = 1e-8
    /// How fast `adamw` takes the parameters towards 0.
    public static let weightDecay = 0.01
  }

  /// The size of a step before a schedule changes it.
  public var rate: Double { call.numbers[0] }

  /// Throws if an argument is outside the range in which the formulas make sense.
  public func validate() throws(ArgumentOutOfRange) {
    try call.declaration.check(call.numbers)
  }
}

// The optimizers as a `train` cell calls them.
extension Optimizer: CustomStringConvertible {
  /// All optimizers, in the order of the documentation.
  public static let declarations = [
    Calls.gradientDescent, Calls.momentum, Calls.nesterov, Calls.rmsprop, Calls.adam, Calls.adamw,
  ]

  /// The optimizer as a `train` cell names it: `gradient_descent(rate: 0.3)`.
  ///
  /// The rate always stands there, the other arguments where they differ from the usual ones.
  public var description: String { call.declaration.text(call.numbers, always: "rate") }

  /// The declaration of this optimizer, and its arguments in the order that they have there, the rate
  /// before all others.
  private var call: (declaration: CallDeclaration<Optimizer>, numbers: [Double]) {
    switch self {
    case .gradientDescent(let rate): (Calls.gradientDescent, [rate])
    case .momentum(let rate, let momentum): (Calls.momentum, [rate, momentum])
    case .nesterov(let rate, let momentum): (Calls.nesterov, [rate, momentum])
    case .rmsprop(let rate, let decay, let epsilon): (Calls.rmsprop, [rate, decay, epsilon])
    case .adam(let rate, let beta1, let beta2, let epsilon):
      (Calls.adam, [rate, beta1, beta2, epsilon])
    case .adamw(let rate, let beta1, let beta2, let epsilon, let decay):
      (Calls.adamw, [rate, beta1, beta2, epsilon, decay])
    }
  }

  private enum Calls {
    private typealias Argument = CallDeclaration<Optimizer>.Argument

    private static let neededRate = Argument("rate", .aboveZero)
    private static let rate = Argument("rate", .aboveZero, usual: Usual.rate)
    private static let keptVelocity = Argument("momentum", .fraction, usual: Usual.momentum)
    private static let beta1 = Argument("beta1", .fraction, usual: Usual.beta1)
    private static let beta2 = Argument("beta2", .fraction, usual: Usual.beta2)
    private static let epsilon = Argument("epsilon", .aboveZero, usual: Usual.epsilon)

    static let gradientDescent = CallDeclaration<Optimizer>(
      "gradient_descent", neededRate, summary: "p ← p − rate·g"
    ) { .gradientDescent(rate: $0[0]) }

    static let momentum = CallDeclaration<Optimizer>(
      "momentum", neededRate, keptVelocity, summary: "v ← momentum·v − rate·g, p ← p + v"
    ) { .momentum(rate: $0[0], momentum: $0[1]) }

    static let nesterov = CallDeclaration<Optimizer>(
      "nesterov", neededRate, keptVelocity,
      summary: "v ← momentum·v − rate·g, p ← p + momentum·v − rate·g"
    ) { .nesterov(rate: $0[0], momentum: $0[1]) }

    static let rmsprop = CallDeclaration<Optimizer>(
      "rmsprop", rate, .init("decay", .fraction, usual: Usual.decay), epsilon,
      summary: "s ← decay·s + (1 − decay)·g², p ← p − rate·g / (√s + epsilon)"
    ) { .rmsprop(rate: $0[0], decay: $0[1], epsilon: $0[2]) }

    static let adam = CallDeclaration<Optimizer>(
      "adam", rate, beta1, beta2, epsilon,
      summary: """
        m ← beta1·m + (1 − beta1)·g, s ← beta2·s + (1 − beta2)·g², \
        p ← p − rate·m̂ / (√ŝ + epsilon), \
        where m̂ = m / (1 − beta1ᵗ) and ŝ = s / (1 − beta2ᵗ) after t steps
        """
    ) { .adam(rate: $0[0], beta1: $0[1], beta2: $0[2], epsilon: $0[3]) }

    static let adamw = CallDeclaration<Optimizer>(
      "adamw", rate, beta1, beta2, epsilon,
      .init("decay", .fromZero, usual: Usual.weightDecay),
      summary: "p ← p − rate·decay·p, then as `adam`"
    ) { .adamw(rate: $0[0], beta1: $0[1], beta2: $0[2], epsilon: $0[3], decay: $0[4]) }
  }
}
