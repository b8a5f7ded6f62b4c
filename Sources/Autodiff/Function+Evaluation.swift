import Kernels

extension Function {
  /// The value for every sample of a batch.
  ///
  /// - Parameters:
  ///   - batch: A column for every input that the function needs; others are ignored.
  ///   - parameters: The elements of all parameters of the graph, in the order they were
  ///     declared.
  ///   - threads: The threads that share the work; nil for one on each processor.
  ///   - instructions: The instructions of the inner loops; all give the same bits.
  /// - Returns: The elements of the value for the first sample, then those for the second, …
  /// - Complexity: O(operations × samples).
  public func values(
    _ batch: Batch, parameters: [Double], threads: Int? = nil, instructions: InstructionSet = .best
  ) -> [Double] {
    guard batch.count > 0 else { return [] }
    let workspace = Workspace(
      self, batch: batch, differentiates: false, threads: threads, instructions: instructions)
    return workspace.values(parameters: parameters)
  }

  /// The mean over a batch, summed in the same order as by `meanGradient`.
  ///
  /// - Parameters:
  ///   - batch: A column for every input that the function needs, of at least one sample.
  ///   - parameters: The elements of all parameters of the graph, in the order they were
  ///     declared.
  /// - Complexity: O(operations × samples).
  public func mean(_ batch: Batch, parameters: [Double]) -> Double {
    Workspace(self, batch: batch, differentiates: false).mean(parameters: parameters)
  }

  /// The sum over a batch, rounded once: as if the values had been added up with twice their digits.
  ///
  /// `mean` is this sum divided by the number of samples.
  ///
  /// - Parameters:
  ///   - batch: A column for every input that the function needs, of at least one sample.
  ///   - parameters: The elements of all parameters of the graph, in the order they were
  ///     declared.
  /// - Complexity: O(operations × samples).
  public func sum(_ batch: Batch, parameters: [Double]) -> Double {
    Workspace(self, batch: batch, differentiates: false).sum(parameters: parameters)
  }

  /// The value for one sample.
  ///
  /// ```swift
  /// f([m: 3, x: 5])
  /// ```
  ///
  /// - Parameter values: A value for every input and parameter that the function needs, others are
  ///   ignored; traps if one is missing or is no scalar.
  public func callAsFunction(_ values: [Formula: Double] = [:]) -> Double {
    require(shape.count == 1, "a call gives one number; the value has shape \(shape)")
    let (batch, parameters) = sample(values)
    return self.values(batch, parameters: parameters)[0]
  }

  /// The partial derivatives by the parameters of the graph for one sample, by reverse
  /// accumulation.
  ///
  /// A parameter that the function does not use has derivative 0.
  public func gradient(_ values: [Formula: Double]) -> [Formula: Double] {
    let (batch, parameters) = sample(values)
    let gradient = meanGradient(batch, parameters: parameters).gradient
    guard let graph = values.keys.first?.graph else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: graph.parameters.compactMap { parameter in
        guard let place = parameter.elements?.lowerBound, place < gradient.count else { return nil }
        return (parameter, gradient[place])
      })
  }

  /// The mean over a batch and its gradient, by reverse accumulation.
  ///
  /// - Parameters:
  ///   - batch: A column for every input that the function needs.
  ///   - parameters: The elements of all parameters of the graph, in the order they were
  ///     declared.
  /// - Returns: The mean of the values, and its partial derivative by every parameter of the graph,
  ///   0 for those that the function does not use.
  /// - Complexity: O(operations × samples).
  public func meanGradient(
    _ batch: Batch, parameters: [Double]
  ) -> (mean: Double, gradient: [Double]) {
    let workspace = Workspace(self, batch: batch, differentiates: true)
    var gradient = [Double](repeating: 0, count: parameterCount)
    let mean = workspace.meanGradient(parameters: parameters, gradient: &gradient)
    return (mean, gradient)
  }

  private func sample(_ values: [Formula: Double]) -> (Batch, parameters: [Double]) {
    var inputValues: [Formula: Double] = [:]
    var parameterValues = [Double](repeating: 0, count: parameterCount)
    var given: Set<String> = []
    for (formula, value) in values {
      require(
        formula.graph.identity === graph,
        "\(formula) belongs to another graph than the function it is given to")
      guard let name = formula.name else {
        fatalError("values are given to inputs and parameters; \(formula) is neither")
      }
      require(
        formula.shape == .scalar, "one number is given for \(name), which is \(formula.shape)")
      given.insert(name)
      guard let place = formula.elements?.lowerBound else {
        inputValues[formula] = value
        continue
      }
      if place < parameterValues.count { parameterValues[place] = value }
    }
    for name in inputNames + parameterNames {
      require(given.contains(name), "the function needs a value for \"\(name)\"")
    }
    return (Batch(inputValues), parameterValues)
  }
}
