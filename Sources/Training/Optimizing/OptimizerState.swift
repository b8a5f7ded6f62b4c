/// What an optimizer keeps of each parameter from step to step, in memory taken once.
struct OptimizerState: ~Copyable {
  private let optimizer: Optimizer
  /// The velocity, or the mean of the gradient; then the mean of its square.
  ///
  /// Each is there only if the optimizer needs it.
  private let first, second: UnsafeMutablePointer<Double>
  /// The sum of the weights of all gradients seen so far in either mean, which is 1 − beta^t.
  ///
  /// Taking the mean of ones adds nothing but positive numbers, where 1 − beta^t would cancel.
  private var firstWeight = 0.0, secondWeight = 0.0

  init(_ optimizer: Optimizer, count: Int) {
    self.optimizer = optimizer
    let (needsFirst, needsSecond) =
      switch optimizer {
      case .gradientDescent: (false, false)
      case .momentum, .nesterov: (true, false)
      case .rmsprop: (false, true)
      case .adam, .adamw: (true, true)
      }
    first = .zeros(needsFirst ? count : 0)
    second = .zeros(needsSecond ? count : 0)
  }

  deinit {
    first.deallocate()
    second.deallocate()
  }

  /// Takes one step in place.
  ///
  /// - Parameters:
  ///   - p: The parameters.
  ///   - g: The derivative of the loss by each of them.
  ///   - ranges: The parameters that take part; the others and their memory stay as they are.
  ///   - rate: The optimizer's rate times the schedule's factor.
  /// - Complexity: O(parameters); allocates nothing.
  mutating func step(
    _ p: UnsafeMutablePointer<Double>, gradient g: UnsafePointer<Double>,
    ranges: borrowing ParameterRanges, rate: Double
  ) {
    let (first, second) = (first, second)
    switch optimizer {
    case .gradientDescent:
      ranges.forEach { i in p[i] -= rate * g[i] }
    case .momentum(_, let momentum):
      ranges.forEach { i in
        first[i] = momentum * first[i] - rate * g[i]
        p[i] += first[i]
      }
    case .nesterov(_, let momentum):
      ranges.forEach { i in
        let step = rate * g[i]
        first[i] = momentum * first[i] - step
        p[i] += momentum * first[i] - step
      }
    case .rmsprop(_, let decay, let epsilon):
      let share = 1 - decay
      ranges.forEach { i in
        second[i] = decay * second[i] + share * (g[i] * g[i])
        p[i] -= rate * g[i] / (second[i].squareRoot() + epsilon)
      }
    case .adam(_, let beta1, let beta2, let epsilon):
      adam(p, g, ranges, rate, beta1, beta2, epsilon, kept: 1)
    case .adamw(_, let beta1, let beta2, let epsilon, let decay):
      adam(p, g, ranges, rate, beta1, beta2, epsilon, kept: 1 - rate * decay)
    }
  }

  /// Adam's step, from parameters of which only a part is kept.
  @inline(__always)
  private mutating func adam(
    _ p: UnsafeMutablePointer<Double>, _ g: UnsafePointer<Double>,
    _ ranges: borrowing ParameterRanges, _ rate: Double, _ beta1: Double,
    _ beta2: Double, _ epsilon: Double, kept: Double
  ) {
    let (share1, share2) = (1 - beta1, 1 - beta2)
    firstWeight = beta1 * firstWeight + share1
    secondWeight = beta2 * secondWeight + share2
    let (scale1, scale2) = (rate / firstWeight, 1 / secondWeight)
    let (first, second) = (first, second)
    ranges.forEach { i in
      first[i] = beta1 * first[i] + share1 * g[i]
      second[i] = beta2 * second[i] + share2 * (g[i] * g[i])
      p[i] = kept * p[i] - scale1 * first[i] / ((scale2 * second[i]).squareRoot() + epsilon)
    }
  }
}

extension UnsafeMutablePointer<Double> {
  /// New memory for that many numbers, all 0.
  fileprivate static func zeros(_ count: Int) -> Self {
    let memory = allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    return memory
  }
}
