extension Function {
  /// A partial derivative computed in three ways.
  public struct GradientCheck: Sendable {
    /// The parameter's name.
    public let parameter: String
    /// The element of the parameter, counted row by row; 0 for a scalar.
    public let element: Int
    /// By reverse accumulation.
    public let reverse: Double
    /// By dual numbers.
    public let forward: Double
    /// By a central difference, (f(p + h) − f(p − h)) / 2h.
    public let centralDifference: Double
  }

  /// The gradient of the mean over a batch in reverse mode, in forward mode and by central
  /// differences.
  ///
  /// The step is h = 2⁻¹⁷·max(1, |p|), near the cube root of the unit round-off, where the error of
  /// the difference's truncation and that of its rounding are balanced; about ten digits remain
  /// (Nocedal and Wright, *Numerical Optimization*, section 8.1).
  ///
  /// - Returns: One comparison for each element of a parameter that the function uses.
  /// - Complexity: O(elements × operations × samples).
  public func checkGradient(_ batch: Batch, parameters: [Double]) -> [GradientCheck] {
    let reverse = meanGradient(batch, parameters: parameters).gradient
    let workspace = Workspace(self, batch: batch, differentiates: false)
    var direction = [Double](repeating: 0, count: parameters.count)
    var shifted = parameters
    return self.parameters.flatMap { parameter in
      (0..<parameter.count).map { element in
        let place = parameter.start + element
        direction[place] = 1
        let forward = meanDerivative(batch, parameters: parameters, along: direction).derivative
        direction[place] = 0

        let center = parameters[place]
        let step = 0x1p-17 * Swift.max(1, Swift.abs(center))
        func shiftedMean(at value: Double) -> Double {
          shifted[place] = value
          return workspace.mean(parameters: shifted)
        }
        let above = center + step, below = center - step
        // Divided by the distance that was really taken, after rounding.
        let difference = (shiftedMean(at: above) - shiftedMean(at: below)) / (above - below)
        shifted[place] = center
        return GradientCheck(
          parameter: parameter.name, element: element, reverse: reverse[place], forward: forward,
          centralDifference: difference)
      }
    }
  }
}
