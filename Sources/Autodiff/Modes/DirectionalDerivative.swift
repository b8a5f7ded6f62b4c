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
    let engine: Engine<Dual<Double>> = dualEngine(
      batch, parameters, direction, differentiates: false)
    let mean = engine.mean(differentiates: false)
    let derivative = mean.tangent ?? 0
    guard derivative.isNaN else { return (mean.value, derivative) }
    // What is cut off was 0 so far, and 0·∞ is NaN. Only then it matters that it is nothing.
    let guarded: Engine<Dual<Guarded<Double>>> = dualEngine(
      batch, parameters, direction, differentiates: false)
    return (mean.value, guarded.mean(differentiates: false).tangent?.value ?? 0)
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
    var gradient = [Double](repeating: 0, count: parameterCount)
    var product = gradient
    let engine: Engine<Dual<Double>> = dualEngine(
      batch, parameters, direction, differentiates: true)
    _ = engine.mean(differentiates: true) { element, derivative in
      gradient[element] = derivative.value
      product[element] = derivative.tangent ?? 0
    }
    guard gradient.contains(where: \.isNaN) || product.contains(where: \.isNaN) else {
      return (gradient, product)
    }
    let guarded: Engine<Dual<Guarded<Double>>> = dualEngine(
      batch, parameters, direction, differentiates: true)
    _ = guarded.mean(differentiates: true) { element, derivative in
      gradient[element] = derivative.value.value
      product[element] = derivative.tangent?.value ?? 0
    }
    return (gradient, product)
  }

  private func dualEngine<Scalar: Number>(
    _ batch: Batch, _ parameters: [Double], _ direction: [Double], differentiates: Bool
  ) -> Engine<Dual<Scalar>> where Scalar.Uniform == Scalar {
    require(
      parameters.count >= parameterCount && direction.count == parameters.count,
      "\(parameters.count) parameters and \(direction.count) numbers of a direction are given; the "
        + "function's graph has \(parameterCount)")
    require(shape.count == 1, "a mean is of one number a sample, not of a value of shape \(shape)")
    let engine = Engine<Dual<Scalar>>(
      self, batch: batch, differentiates: differentiates, team: .shared, instructions: .best)
    engine.load { element in
      let speed = direction[element] == 0 ? nil : Scalar(direction[element])
      return Dual(Scalar(parameters[element]), speed)
    }
    return engine
  }
}
