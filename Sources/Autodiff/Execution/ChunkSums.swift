import Kernels

/// What the samples of a batch add up to: the value, and the derivatives by everything that is the same
/// for all samples, for each chunk of the batch and in the end for all.
///
/// The sum of the values has the bits of the true sum, as far as `CompensatedSum` does. Derivatives, of
/// which there can be many thousands, are added by plain additions within a stretch of samples, and
/// compensated from stretch to stretch and from chunk to chunk. Few samples are one stretch. The order
/// depends on the number of samples alone, not on who does which chunk.
struct ChunkSums<N: Number> {
  /// For each chunk the derivatives, one chunk behind the other; at last the first ones are those of
  /// all chunks.
  let derivatives: UnsafeMutablePointer<N>
  /// How many derivatives a chunk has.
  let size: Int
  /// What was rounded away of the derivatives; nil if no chunk is longer than a stretch.
  private let rests: UnsafeMutablePointer<N>?
  /// For each chunk the sum of the values.
  private let values: UnsafeMutablePointer<CompensatedSum<N>>
  private let capacity: Int

  init(size: Int, sampleCount: Int) {
    self.size = size
    capacity = Division.chunkCapacity(count: sampleCount)
    derivatives = .allocate(capacity: size * capacity)
    derivatives.initialize(repeating: .absent, count: size * capacity)
    rests = Division.hasStretches(count: sampleCount) ? .allocate(capacity: size * capacity) : nil
    rests?.initialize(repeating: N(0), count: size * capacity)
    values = .allocate(capacity: capacity)
    values.initialize(repeating: CompensatedSum(), count: capacity)
  }

  func deallocate() {
    derivatives.deinitialize(count: size * capacity)
    derivatives.deallocate()
    rests?.deinitialize(count: size * capacity)
    rests?.deallocate()
    values.deinitialize(count: capacity)
    values.deallocate()
  }

  /// The sum of the values of all chunks, once these are added up.
  @inline(__always)
  var value: N { values[0].value }

  /// Begins the derivatives of a chunk without stretches at nothing.
  @inline(__always)
  func clear(_ chunk: Int) {
    (derivatives + chunk &* size).update(repeating: .absent, count: size)
  }

  /// Sets the sum of a chunk's values.
  @inline(__always)
  func set(_ sum: CompensatedSum<N>, of chunk: Int) { values[chunk] = sum }

  /// Adds the derivatives of a stretch of samples to those of its chunk, which begin with the first
  /// one's, and begins the next stretch at nothing.
  func carry(_ stretch: UnsafeMutablePointer<N>, into chunk: Int, isFirst: Bool) {
    guard let rests else { fatalError("a batch without stretches has nothing to carry") }
    let high = derivatives + chunk * size, low = rests + chunk * size
    if isFirst {
      high.update(from: stretch, count: size)
      low.update(repeating: N(0), count: size)
    } else {
      for place in 0..<size {
        var sum = CompensatedSum(high: high[place], low: low[place])
        sum.add(stretch[place])
        (high[place], low[place]) = (sum.high, sum.low)
      }
    }
    stretch.update(repeating: .absent, count: size)
  }

  /// Adds the chunks up in their order.
  func addUp(_ division: Division) {
    for chunk in 1..<max(1, division.chunkCount) {
      values[0].add(values[chunk])
      let high = derivatives + chunk * size
      guard division.hasStretches, let rests else {
        for place in 0..<size { derivatives[place] = derivatives[place] + high[place] }
        continue
      }
      let low = rests + chunk * size
      for place in 0..<size {
        var sum = CompensatedSum(high: derivatives[place], low: rests[place])
        sum.add(CompensatedSum(high: high[place], low: low[place]))
        (derivatives[place], rests[place]) = (sum.high, sum.low)
      }
    }
    guard division.hasStretches, let rests else { return }
    for place in 0..<size { derivatives[place] = .joined(derivatives[place], rests[place]) }
  }
}
