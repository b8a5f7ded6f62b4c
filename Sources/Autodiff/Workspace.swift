import Kernels

/// The memory in which a function runs over a batch, planned once and used again at every step.
///
/// Samples go through in blocks of lanes that stay in the processor's cache, and in chunks that the
/// processors share. Sums over the samples are taken in an order that depends on their number only,
/// so they are the same to the last bit on every machine.
public struct Workspace: ~Copyable {
  /// For many samples, four at once.
  private let lanes: Engine<Lanes>?
  /// For fewer than that, one by one.
  private let single: Engine<Double>?
  private let function: Function
  private let batch: Batch
  private let team: Team
  private let parameterCount: Int
  private let sampleCount: Int
  private let shape: Shape
  private let isNumber: Bool

  /// Plans the memory for a function over a batch.
  ///
  /// Traps if the batch lacks a column that the function needs, or has no samples.
  ///
  /// - Parameters:
  ///   - threads: The threads that share the work; nil for one on each processor.
  ///   - instructions: The instructions of the inner loops; all give the same bits.
  public init(
    _ function: Function, batch: Batch, threads: Int? = nil, instructions: InstructionSet = .best
  ) {
    self.init(
      function, batch: batch, differentiates: true, threads: threads, instructions: instructions)
  }

  init(
    _ function: Function, batch: Batch, differentiates: Bool, threads: Int? = nil,
    instructions: InstructionSet = .best
  ) {
    let team = threads.map(Team.init(threads:)) ?? .shared
    (self.function, self.batch, self.team) = (function, batch, team)
    parameterCount = function.parameterCount
    sampleCount = batch.count
    shape = function.shape
    isNumber = shape.count == 1
    let isNarrow = batch.count < Lanes.count
    single =
      isNarrow
      ? Engine(
        function, batch: batch, differentiates: differentiates, team: team,
        instructions: instructions) : nil
    lanes =
      isNarrow
      ? nil
      : Engine(
        function, batch: batch, differentiates: differentiates, team: team,
        instructions: instructions)
  }

  /// The mean of the function over the batch.
  ///
  /// - Parameter parameters: The elements of all parameters of the graph, in the order they were
  ///   declared.
  /// - Complexity: O(operations × samples); allocates nothing.
  public func mean(parameters: [Double]) -> Double {
    check(parameters)
    checkIsNumber()
    return parameters.withUnsafeBufferPointer { parameters in
      if let lanes {
        lanes.load { parameters[$0] }
        return lanes.mean(differentiates: false)
      }
      single?.load { parameters[$0] }
      return single?.mean(differentiates: false) ?? .nan
    }
  }

  /// The sum of the function over the batch.
  func sum(parameters: [Double]) -> Double {
    check(parameters)
    checkIsNumber()
    if let lanes {
      lanes.load { parameters[$0] }
      return lanes.sum()
    }
    single?.load { parameters[$0] }
    return single?.sum() ?? .nan
  }

  /// The mean of the function over the batch; its gradient replaces what `gradient` holds.
  ///
  /// - Parameters:
  ///   - parameters: The elements of all parameters of the graph, in the order they were declared.
  ///   - samples: The places in the batch of the samples to take, instead of all.
  ///   - gradient: Receives the partial derivative by each element; 0 where the function has none.
  /// - Complexity: O(operations × samples); allocates nothing, unless a derivative is NaN.
  public func meanGradient(
    parameters: [Double], samples: UnsafeBufferPointer<Int32>? = nil, gradient: inout [Double]
  ) -> Double {
    check(parameters)
    checkIsNumber()
    if let samples { check(samples) }
    require(
      gradient.count >= parameterCount,
      "the gradient has \(parameterCount) entries, \(gradient.count) are given")
    return gradient.withUnsafeMutableBufferPointer { gradient in
      parameters.withUnsafeBufferPointer { parameters in
        let mean =
          lanes?.meanGradient(parameters, samples, into: gradient) { $0 }
          ?? single?.meanGradient(parameters, samples, into: gradient) { $0 } ?? .nan
        // What is cut off was 0 so far, and 0·∞ is NaN. Only then it matters that it is nothing.
        guard gradient.contains(where: \.isNaN) else { return mean }
        if lanes != nil {
          let engine: Engine<Guarded<Lanes>> = guarded()
          engine.meanGradient(parameters, samples, into: gradient) { $0.value }
        } else {
          let engine: Engine<Guarded<Double>> = guarded()
          engine.meanGradient(parameters, samples, into: gradient) { $0.value }
        }
        return mean
      }
    }
  }

  /// An engine that tells apart what is cut off and what is 0.
  private func guarded<N: Number>() -> Engine<N> {
    Engine(function, batch: batch, differentiates: true, team: team, instructions: .portable)
  }

  /// The elements of the value of every sample, one sample after the other.
  func values(parameters: [Double]) -> [Double] {
    check(parameters)
    if let lanes {
      lanes.load { parameters[$0] }
      return lanes.values { lanes, lane in lanes[lane] }
    }
    single?.load { parameters[$0] }
    return single?.values { value, _ in value } ?? []
  }

  @inline(__always)
  private func checkIsNumber() {
    require(isNumber, "a mean is of one number a sample, not of a value of shape \(shape)")
  }

  private func check(_ samples: UnsafeBufferPointer<Int32>) {
    require(
      !samples.isEmpty && samples.count <= sampleCount,
      "a step takes 1 to \(sampleCount) samples of the batch, not \(samples.count)")
    for sample in samples {
      require(
        sample >= 0 && sample < sampleCount,
        "there is no sample \(sample) in a batch of \(sampleCount)")
    }
  }

  @inline(__always)
  private func check(_ parameters: [Double]) {
    require(
      parameters.count >= parameterCount,
      "the graph of the function has \(parameterCount) elements of parameters; "
        + "\(parameters.count) values are given")
  }
}

extension Engine {
  /// The mean; its derivative by every element of the parameters is written to `gradient`.
  @inline(__always) @discardableResult
  fileprivate func meanGradient(
    _ parameters: UnsafeBufferPointer<Double>, _ samples: UnsafeBufferPointer<Int32>?,
    into gradient: UnsafeMutableBufferPointer<Double>, _ plain: (N.Uniform) -> Double
  ) -> Double {
    if !coversAllParameters { gradient.update(repeating: 0) }
    load { N.Uniform(parameters[$0]) }
    return plain(mean(samples: samples, differentiates: true) { gradient[$0] = plain($1) })
  }

  /// The value of every sample, element after element.
  fileprivate func values(_ lane: @Sendable (N, Int) -> N.Uniform) -> [N.Uniform] {
    let elements = function.shape.count, output = function.output
    return [N.Uniform](unsafeUninitializedCapacity: sampleCount * elements) { buffer, count in
      count = sampleCount * elements
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let result = base
      nonisolated(unsafe) let uniforms = uniformValues
      forEachBlock { start, count, rows, vectors in
        for element in 0..<elements {
          let place = Int(output.offset) + element
          for sample in 0..<count {
            let value =
              output.isUniform
              ? uniforms[place]
              : lane(rows[place * vectors + sample / N.lanes], sample % N.lanes)
            (result + ((start + sample) * elements + element)).initialize(to: value)
          }
        }
      }
    }
  }
}
