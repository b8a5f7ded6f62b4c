/// How a training step changes the parameters, given the gradient of the mean loss.
public enum Optimizer: Sendable, Equatable {
  /// Gradient descent: p ← p − rate·∂L/∂p (Cauchy, 1847).
  case gradientDescent(rate: Double)

  /// Takes one step in place.
  ///
  /// - Parameters:
  ///   - parameters: The values to change.
  ///   - gradient: The derivative of the loss by each of them, in the same order.
  func step(_ parameters: inout [Double], gradient: [Double]) {
    switch self {
    case .gradientDescent(let rate):
      for place in gradient.indices { parameters[place] -= rate * gradient[place] }
    }
  }
}

extension Optimizer: CustomStringConvertible {
  /// The optimizer as a `train` cell names it: `gradient_descent(rate: 0.3)`.
  public var description: String {
    switch self {
    case .gradientDescent(let rate): "gradient_descent(rate: \(rate))"
    }
  }
}
