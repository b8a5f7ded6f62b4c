import Kernels

extension Function {
  /// The mean over a batch and its derivative along a direction, in forward mode.
  ///
  /// The direction moves the parameters: the derivative is that of the mean at
  /// `parameters + t·direction` by t, at t = 0.
  ///
  /// - Parameters:
  ///   - parameters: The elements of all parameters of the graph, in the order they were declared.
  ///   - direction: As many numbers; an element whose number is 0 stays out of the derivative
  ///     entirely.
  /// - Complexity: O(operations × samples).
  public func meanDerivative(
    _ batch: Batch, parameters: [Double], along direction: [Double]
  ) -> (mean: Double, derivative: Double) {
    let engine = dualEngine(batch, parameters, direction, differentiates: false)
    let mean = engine.mean(differentiates: false)
    return (mean.value.value, mean.tangent?.value ?? 0)
  }

  /// The gradient of the mean over a batch, and the product of the mean's Hessian with a direction:
  /// forward mode over reverse mode (Pearlmutter, 1994).
  ///
  /// - Parameters:
  ///   - parameters: The elements of all parameters of the graph, in the order they were declared.
  ///   - direction: As many numbers.
  /// - Returns: As many numbers each: the gradient, and how fast it changes along the direction.
  /// - Complexity: O(operations × samples), without ever forming the matrix.
  public func hessianVectorProduct(
    _ batch: Batch, parameters: [Double], direction: [Double]
  ) -> (gradient: [Double], product: [Double]) {
    let engine = dualEngine(batch, parameters, direction, differentiates: true)
    var gradient = [Double](repeating: 0, count: parameterCount)
    var product = gradient
    _ = engine.mean(differentiates: true) { element, derivative in
      gradient[element] = derivative.value.value
      product[element] = derivative.tangent?.value ?? 0
    }
    return (gradient, product)
  }

  private func dualEngine(
    _ batch: Batch, _ parameters: [Double], _ direction: [Double], differentiates: Bool
  ) -> Engine<Dual<Guarded<Double>>> {
    require(
      parameters.count >= parameterCount && direction.count == parameters.count,
      "\(parameters.count) parameters and \(direction.count) numbers of a direction are given; the "
        + "function's graph has \(parameterCount)")
    require(shape.count == 1, "a mean is of one number a sample, not of a value of shape \(shape)")
    let engine = Engine<Dual<Guarded<Double>>>(
      self, batch: batch, differentiates: differentiates, team: .shared, instructions: .best)
    engine.load { element in
      let speed = direction[element] == 0 ? nil : Guarded<Double>(direction[element])
      return Dual(Guarded(parameters[element]), speed)
    }
    return engine
  }
}
