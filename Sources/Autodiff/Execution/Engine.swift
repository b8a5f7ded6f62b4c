import Kernels

/// A function that runs over a batch, with all the memory for it.
///
/// The memory is planned once and used again at every step: values and derivatives of one block for
/// each thread, sums of derivatives for each chunk.
final class Engine<N: Number> {
  let function: Function
  let batch: Batch
  let team: Team
  let division: Division
  let uniform: Memory<N.Uniform>
  let uniformBlock: Block<N.Uniform, OneVector>
  let memories: [Memory<N>]
  let block: Block<N, SomeVectors>
  let oneVector: Block<N, OneVector>

  let sums: ChunkSums<N.Uniform>

  private let spans: UnsafeMutableBufferPointer<Span>
  /// The first sample of the block whose inputs are in the memory of the only thread; −1 if that is
  /// not known.
  let loaded: UnsafeMutablePointer<Int>
  let output: Int
  let isUniform: Bool

  /// Where the elements of neighbouring parameters lie, among all and in the memory.
  private struct Span {
    var start: Int
    var count: Int
    var offset: Int
  }

  private static func merge(_ parameters: [Function.Leaf]) -> [Span] {
    var spans: [Span] = []
    for leaf in parameters {
      if let last = spans.last, last.start + last.count == leaf.start {
        spans[spans.count - 1].count += leaf.count
      } else {
        spans.append(Span(start: leaf.start, count: leaf.count, offset: leaf.offset))
      }
    }
    return spans
  }

  /// Traps if the batch lacks a column that the function needs, or has no samples.
  init(
    _ function: Function, batch: Batch, differentiates: Bool, team: Team,
    instructions: InstructionSet
  ) {
    batch.check(for: function)
    self.function = function
    self.batch = batch
    self.team = team
    division = Division(count: batch.count, size: function.varying.size, lanes: N.lanes)
    output = Int(function.output.offset)
    isUniform = function.output.isUniform

    let derivativeCount = differentiates ? function.uniform.size : 0
    sums = ChunkSums(size: derivativeCount, sampleCount: batch.count)
    uniform = Memory(
      size: function.uniform.size, adjoints: differentiates ? sums.derivatives : nil)
    for constant in function.constants {
      uniform.values[constant.offset] = N.Uniform(constant.value)
    }
    uniformBlock = Block(function.uniform, uniform, uniforms: uniform.values)
    let threads =
      division.isLarge ? min(team.count, Division.chunkCapacity(count: batch.count)) : 1
    let size = function.varying.size * (division.block / N.lanes)
    let stretchSize = division.hasStretches ? derivativeCount : 0
    let first = Memory<N>(size: size, stretchSize: stretchSize, differentiates: differentiates)
    let others = (1..<max(1, threads)).map { _ in
      Memory<N>(size: size, stretchSize: stretchSize, differentiates: differentiates)
    }
    memories = [first] + others
    block = Block(
      function.varying, first, uniforms: uniform.values, instructions: instructions)
    oneVector = Block(
      function.varying, first, uniforms: uniform.values, instructions: instructions)

    loaded = .allocate(capacity: 1)
    loaded.initialize(to: -1)
    let merged = Self.merge(function.parameters)
    spans = .allocate(capacity: merged.count)
    _ = spans.initialize(from: merged)
  }

  deinit {
    sums.deallocate()
    loaded.deallocate()
    spans.deallocate()
  }

  var sampleCount: Int { batch.count }

  /// Whether every parameter of the graph gets a derivative.
  var coversAllParameters: Bool { spans.count == 1 && spans[0].count == function.parameterCount }

  /// The values that are the same for all samples.
  var uniformValues: UnsafePointer<N.Uniform> { UnsafePointer(uniform.values) }

  /// Sets the parameters for the runs that follow.
  ///
  /// - Parameter element: The value of an element, counted over all parameters of the graph.
  @inline(__always)
  func load(_ element: (Int) -> N.Uniform) {
    for span in spans {
      for place in 0..<span.count {
        uniform.values[span.offset &+ place] = element(span.start &+ place)
      }
    }
    if !uniformBlock.steps.isEmpty { uniformBlock.evaluate() }
  }

  /// The sum of the function over the batch.
  func sum() -> N.Uniform {
    run(count: batch.count, nil, differentiates: false)
    guard isUniform else { return sums.value }
    return uniform.values[output] * N.Uniform(Double(batch.count))
  }

  /// The mean of the function over samples of the batch; in `derivative`, that by each element of
  /// the parameters.
  ///
  /// - Parameters:
  ///   - samples: The places of the samples in the batch; nil for all.
  ///   - derivative: Given a parameter's element and the derivative of the mean by it.
  @inline(__always)
  func mean(
    samples: UnsafeBufferPointer<Int32>? = nil, differentiates: Bool,
    derivative: (_ element: Int, N.Uniform) -> Void = { _, _ in }
  ) -> N.Uniform {
    let count = samples?.count ?? batch.count
    run(count: count, samples, differentiates: differentiates)
    // What is the same for all samples is its own mean.
    let samplesInAll = N.Uniform(isUniform ? 1 : Double(count))
    let mean = isUniform ? uniform.values[output] : sums.value / samplesInAll
    guard differentiates else { return mean }
    let adjoints = differentiateUniform(samplesInAll)
    for span in spans {
      for place in 0..<span.count {
        derivative(span.start &+ place, adjoints[span.offset &+ place] / samplesInAll)
      }
    }
    return mean
  }

  /// The derivatives by what is the same for all samples, from those that the samples left in the
  /// sums.
  private func differentiateUniform(_ count: N.Uniform) -> UnsafeMutablePointer<N.Uniform> {
    let derivatives = sums.derivatives
    if isUniform { derivatives[output] = derivatives[output] + count }
    if !uniformBlock.steps.isEmpty { uniformBlock.differentiate() }
    return derivatives
  }
}
