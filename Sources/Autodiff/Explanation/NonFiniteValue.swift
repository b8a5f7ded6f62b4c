import Kernels

/// Where a computation stopped being about finite numbers, and what went in there.
public struct NonFiniteValue: Sendable, Equatable {
  /// What an operation worked on.
  public struct Operand: Sendable, Equatable {
    /// The operand as a formula, abridged if it is long.
    public let formula: String
    /// Its value; of an array, that of the first element that is not finite, or of the first.
    public let value: Double
    /// How many elements it has.
    public let elementCount: Int

    init(formula: String, value: Double, elementCount: Int = 1) {
      self.formula = formula
      self.value = value
      self.elementCount = elementCount
    }
  }

  /// The place of the sample in the batch; nil if it is the sum over all samples that overflowed.
  public let sample: Int?
  /// The operation as a formula, abridged if it is long.
  public let formula: String
  /// What it worked on.
  public let operands: [Operand]
  /// The value that is not finite: the operation's result, or the derivative by an operand.
  public let value: Double
  /// The operand by which the derivative is not finite; nil if the result itself is not.
  public let derivative: String?
}

extension Function {
  /// The first value or derivative that is not finite, followed back to the operation that made it
  /// from finite numbers.
  ///
  /// - Parameters:
  ///   - parameters: The elements of all parameters of the graph, in the order they were declared.
  ///   - samples: The places in the batch of the samples to look at, in order; nil for all.
  /// - Returns: Nil if the function and its gradient are finite for each sample and in the mean.
  /// - Complexity: O(operations × samples).
  public func firstNonFinite(
    _ batch: Batch, parameters: [Double], samples: [Int]? = nil
  ) -> NonFiniteValue? {
    require(shape.count == 1, "a mean is of one number a sample, not of a value of shape \(shape)")
    require(
      parameters.count >= parameterCount,
      "the graph of the function has \(parameterCount) elements of parameters; "
        + "\(parameters.count) values are given")
    for sample in samples ?? [] {
      require(
        sample >= 0 && sample < batch.count,
        "there is no sample \(sample) in a batch of \(batch.count)")
    }
    let engine = Engine<Guarded<Double>>(
      self, batch: batch, differentiates: true, team: Team(threads: 1), instructions: .portable)
    engine.load { Guarded(parameters[$0]) }
    for sample in samples ?? Array(0..<batch.count) {
      let found = engine.withSample(sample) { Origin.find(self, uniform: $0, varying: $1) }
      if let found { return found.explained(for: sample) }
    }
    var overflow: NonFiniteValue?
    let places = (samples ?? Array(0..<batch.count)).map(Int32.init)
    places.withUnsafeBufferPointer { places in
      let mean = engine.mean(samples: places, differentiates: true) { element, derivative in
        guard !derivative.value.isFinite, overflow == nil else { return }
        overflow = NonFiniteValue(
          sample: nil, formula: "mean", operands: [], value: derivative.value,
          derivative: name(ofElement: element))
      }
      guard !mean.value.isFinite else { return }
      overflow = NonFiniteValue(
        sample: nil, formula: "mean", operands: [], value: mean.value, derivative: nil)
    }
    return overflow
  }

  private func name(ofElement element: Int) -> String {
    guard let leaf = parameters.last(where: { $0.start <= element }) else { return "?" }
    return leaf.count == 1 ? leaf.name : "\(leaf.name)[\(element - leaf.start)]"
  }
}
