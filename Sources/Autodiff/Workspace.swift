import Kernels

/// The memory in which a function runs over a batch, planned once and used again at every step.
///
/// Samples go through in blocks of lanes that stay in the processor's cache, and in chunks that the
/// processors share. Sums over the samples are taken in an order that depends on their number only,
/// so they are the same to the last bit on every machine.
public struct Workspace: ~Copyable {
  private enum Width {
    /// Many samples, four at once.
    case lanes(Engine<Lanes>)
    /// Fewer than that, one by one.
    case single(Engine<Double>)
  }

  private let width: Width
  private let function: Function

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
    self.function = function
    if batch.count < Lanes.count {
      width = .single(
        Engine(
          function, batch: batch, differentiates: differentiates, team: team,
          instructions: instructions))
    } else {
      width = .lanes(
        Engine(
          function, batch: batch, differentiates: differentiates, team: team,
          instructions: instructions))
    }
  }

  /// The mean of the function over the batch.
  ///
  /// - Parameter parameters: The elements of all parameters of the graph, in the order they were
  ///   declared.
  /// - Complexity: O(operations × samples); allocates nothing.
  public func mean(parameters: [Double]) -> Double {
    check(parameters)
    switch width {
    case .lanes(let engine):
      engine.load { parameters[$0] }
      return engine.mean(differentiates: false)
    case .single(let engine):
      engine.load { parameters[$0] }
      return engine.mean(differentiates: false)
    }
  }

  /// The mean of the function over the batch; its gradient replaces what `gradient` holds.
  ///
  /// - Parameters:
  ///   - parameters: The elements of all parameters of the graph, in the order they were declared.
  ///   - samples: The places in the batch of the samples to take, instead of all.
  ///   - gradient: Receives the partial derivative by each element; 0 where the function has none.
  /// - Complexity: O(operations × samples); allocates nothing.
  public func meanGradient(
    parameters: [Double], samples: UnsafeBufferPointer<Int32>? = nil, gradient: inout [Double]
  ) -> Double {
    check(parameters)
    require(
      gradient.count >= function.parameterCount,
      "the gradient has \(function.parameterCount) entries, \(gradient.count) are given")
    return gradient.withUnsafeMutableBufferPointer { gradient in
      switch width {
      case .lanes(let engine):
        if !engine.coversAllParameters { gradient.update(repeating: 0) }
        engine.load { parameters[$0] }
        return engine.mean(samples: samples, differentiates: true) { gradient[$0] = $1 }
      case .single(let engine):
        if !engine.coversAllParameters { gradient.update(repeating: 0) }
        engine.load { parameters[$0] }
        return engine.mean(samples: samples, differentiates: true) { gradient[$0] = $1 }
      }
    }
  }

  /// Calls `body` with the values of every sample: `elements` numbers each.
  func values(parameters: [Double]) -> [Double] {
    check(parameters)
    switch width {
    case .lanes(let engine):
      engine.load { parameters[$0] }
      return engine.values { lanes, lane in lanes[lane] }
    case .single(let engine):
      engine.load { parameters[$0] }
      return engine.values { value, _ in value }
    }
  }

  private func check(_ parameters: [Double]) {
    require(
      parameters.count >= function.parameterCount,
      "the graph of the function has \(function.parameterCount) elements of parameters; "
        + "\(parameters.count) values are given")
  }
}

extension Engine {
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
