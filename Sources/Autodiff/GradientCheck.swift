extension Function {
  /// A partial derivative computed in two ways.
  public struct GradientCheck: Sendable {
    /// The parameter's name.
    public let parameter: String
    /// By reverse accumulation.
    public let reverse: Double
    /// By a central difference, (f(p + h) − f(p − h)) / 2h.
    public let centralDifference: Double
  }

  /// The gradient of the mean over a batch, by reverse accumulation and by central differences.
  ///
  /// The step is h = 2⁻¹⁷·max(1, |p|), near the cube root of the unit round-off, where the error of
  /// the difference's truncation and that of its rounding are balanced; about ten digits remain
  /// (Nocedal and Wright, *Numerical Optimization*, section 8.1).
  ///
  /// - Returns: One comparison for each parameter that the function uses.
  /// - Complexity: O(parameters × operations × samples).
  public func checkGradient(_ batch: Batch, parameters: [Double]) -> [GradientCheck] {
    let reverse = meanGradient(batch, parameters: parameters).gradient
    return self.parameters.map { parameter in
      let center = parameters[parameter.place]
      let step = 0x1p-17 * Swift.max(1, Swift.abs(center))
      var shifted = parameters
      func shiftedMean(at value: Double) -> Double {
        shifted[parameter.place] = value
        return mean(batch, parameters: shifted)
      }
      let above = center + step, below = center - step
      return GradientCheck(
        parameter: parameter.name, reverse: reverse[parameter.place],
        // Divided by the distance that was really taken, after rounding.
        centralDifference: (shiftedMean(at: above) - shiftedMean(at: below)) / (above - below))
    }
  }
}
