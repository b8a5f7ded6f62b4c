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
  /// - Parameters:
  ///   - elements: The elements to compare, by their places among those of all parameters; nil for
  ///     all that the function uses.
  /// - Returns: One comparison for each of those elements that the function uses, in their order.
  /// - Complexity: O(elements × operations × samples).
  public func checkGradient(
    _ batch: Batch, parameters: [Double], elements: [Int]? = nil
  ) -> [GradientCheck] {
    let chosen = elements.map(Set.init)
    let reverse = meanGradient(batch, parameters: parameters).gradient
    let workspace = Workspace(self, batch: batch, differentiates: false)
    var direction = [Double](repeating: 0, count: parameters.count)
    var shifted = parameters
    return self.parameters.flatMap { parameter in
      (0..<parameter.count).compactMap { element -> GradientCheck? in
        let place = parameter.start + element
        guard chosen?.contains(place) ?? true else { return nil }
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
