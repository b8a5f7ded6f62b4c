import Kernels

// How an engine goes through its batch: chunk by chunk, and block by block in each.

extension Engine {
  @inline(__always)
  func run(
    count: Int, _ samples: UnsafeBufferPointer<Int32>?, differentiates: Bool
  ) {
    if samples == nil, division.chunkCount == 1 {
      return run(division, 0, count: count, nil, nil, differentiates)
    }
    runChunks(count: count, samples, differentiates: differentiates)
  }

  private func runChunks(
    count: Int, _ samples: UnsafeBufferPointer<Int32>?, differentiates: Bool
  ) {
    let division = Division(count: count, size: function.varying.size, lanes: N.lanes)
    // Each chunk has sums of its own, and each thread a memory: no two threads write to one place.
    nonisolated(unsafe) let engine = self, samples = samples
    forEachChunk(division) { chunk, memory in
      engine.run(division, chunk, count: count, samples, memory, differentiates)
    }
    sums.addUp(division)
  }

  private func run(
    _ division: Division, _ chunk: Int, count: Int, _ samples: UnsafeBufferPointer<Int32>?,
    _ memory: Memory<N>?, _ differentiates: Bool
  ) {
    let hasStretches = differentiates && division.hasStretches
    let stretch = hasStretches ? (memory ?? memories[0]).stretch : nil
    if stretch == nil { sums.clear(chunk) }
    let derivatives = stretch ?? sums.derivatives + chunk &* sums.size
    var values: CompensatedSum<N.Uniform>?
    forEachBlock(division, chunk, count: count) { range, vectors in
      let sum: CompensatedSum<N.Uniform>
      if vectors == 1 {
        let block = self.block(oneVector, range, samples, memory, derivatives, vectors: 1)
        sum = run(block, differentiates)
      } else {
        let block = self.block(block, range, samples, memory, derivatives, vectors: vectors)
        sum = run(block, differentiates)
      }
      if values == nil { values = sum } else { values?.add(sum) }
      guard let stretch else { return }
      let done = range.upperBound - chunk * division.chunk
      if done % division.stretch == 0 || done == division.chunk || range.upperBound == count {
        sums.carry(stretch, into: chunk, isFirst: done <= division.stretch)
      }
    }
    if let values { sums.set(values, of: chunk) }
  }

  /// Runs one block forward and, if asked to, back; returns the sum of its values.
  @inline(__always)
  private func run<Length: RowLength>(
    _ block: Block<N, Length>, _ differentiates: Bool
  ) -> CompensatedSum<N.Uniform> {
    block.evaluate()
    guard !isUniform else { return CompensatedSum() }
    let sum = block.total(of: output)
    guard differentiates, let adjoints = block.adjoints else { return sum }
    // Derivatives by the inputs are asked of nobody.
    let rest = adjoints + block.leafSize &* block.vectors
    rest.update(repeating: .absent, count: (block.size &- block.leafSize) &* block.vectors)
    let seed = adjoints + output &* block.vectors
    for vector in 0..<block.vectors { seed[vector] = N(1) }
    block.differentiate()
    return sum
  }

  /// Calls `body` with the values of every block of the batch, in any order and from several
  /// threads.
  ///
  /// - Parameter body: Given the first sample of a block, their number, the rows of values and the
  ///   numbers in a row.
  func forEachBlock(
    _ body:
      @Sendable (
        _ start: Int, _ count: Int, _ rows: UnsafeMutablePointer<N>, _ vectors: Int
      ) -> Void
  ) {
    nonisolated(unsafe) let engine = self
    forEachChunk(division) { chunk, memory in
      let count = engine.batch.count
      engine.forEachBlock(engine.division, chunk, count: count) { range, vectors in
        let block = engine.block(engine.block, range, nil, memory, nil, vectors: vectors)
        block.evaluate()
        body(range.lowerBound, range.count, memory.values, vectors)
      }
    }
  }

  /// Runs one sample forward and back and calls `body` with the two memories.
  func withSample<R>(_ sample: Int, _ body: (_ uniform: Memory<N.Uniform>, Memory<N>) -> R) -> R {
    uniform.adjoints?.update(repeating: .absent, count: function.uniform.size)
    let range = sample..<sample + 1
    let block = block(oneVector, range, nil, memories[0], uniform.adjoints, vectors: 1)
    loaded.pointee = -1
    block.evaluate()
    block.adjoints?.update(repeating: .absent, count: block.size)
    if isUniform {
      uniform.adjoints?[output] = N.Uniform(1)
    } else {
      block.adjoints?[output] = N(1)
    }
    block.differentiate()
    uniformBlock.differentiate()
    return body(uniform, memories[0])
  }

  private func forEachChunk(
    _ division: Division, _ body: @Sendable (_ chunk: Int, Memory<N>) -> Void
  ) {
    loaded.pointee = -1
    guard division.isLarge, memories.count > 1 else {
      for chunk in 0..<division.chunkCount { body(chunk, memories[0]) }
      return
    }
    nonisolated(unsafe) let memories = self.memories
    team.run(parts: division.chunkCount, threads: memories.count) { chunk, thread in
      body(chunk, memories[thread])
    }
  }

  @inline(__always)
  private func forEachBlock(
    _ division: Division, _ chunk: Int, count: Int, _ body: (Range<Int>, _ vectors: Int) -> Void
  ) {
    let end = min(count, (chunk &+ 1) &* division.chunk)
    var start = chunk &* division.chunk
    while start < end {
      let range = Range(uncheckedBounds: (start, min(start &+ division.block, end)))
      body(range, (range.count &+ (N.lanes &- 1)) / N.lanes)
      start = range.upperBound
    }
  }

  /// A block of samples with its inputs in place, in the memory given or else in the first one.
  @inline(__always)
  private func block<Length: RowLength>(
    _ template: Block<N, Length>, _ range: Range<Int>, _ samples: UnsafeBufferPointer<Int32>?,
    _ memory: Memory<N>?, _ sums: UnsafeMutablePointer<N.Uniform>?, vectors: Int
  ) -> Block<N, Length> {
    var block = template
    if let memory {
      block.values = memory.values
      block.adjoints = memory.adjoints
      block.scratch = memory.scratch
    }
    block.uniformAdjoints = sums
    block.vectors = vectors
    block.lastCount = range.count &- (vectors &- 1) &* N.lanes
    // A training on a batch of one block needs to load it only once.
    let isOnly = range.count == batch.count && samples == nil
    if !isOnly || loaded.pointee != range.lowerBound {
      load(range, samples, block.values, vectors: vectors)
      if isOnly { loaded.pointee = range.lowerBound }
    }
    return block
  }

  /// Puts the inputs of a block in their rows; lanes without a sample repeat the last one.
  @inline(never)
  private func load(
    _ range: Range<Int>, _ samples: UnsafeBufferPointer<Int32>?,
    _ values: UnsafeMutablePointer<N>, vectors: Int
  ) {
    for leaf in function.inputs {
      batch.withColumn(leaf.place) { column in
        for vector in 0..<vectors {
          for element in 0..<leaf.count {
            values[(leaf.offset + element) * vectors + vector] = N.gather { lane in
              let place = min(range.lowerBound + vector * N.lanes + lane, range.upperBound - 1)
              let sample = samples.map { Int($0[place]) } ?? place
              return column[sample * leaf.count + element]
            }
          }
        }
      }
    }
  }
}

extension Block {
  /// The sum of an element over the samples.
  @inline(__always)
  func total(of element: Int) -> CompensatedSum<N.Uniform> {
    let row = row(element), last = vectors &- 1
    guard last > 0 else { return N.total(CompensatedSum(row[0].first(lastCount))) }
    var sum = CompensatedSum(row[0])
    for vector in 1..<last { sum.add(row[vector]) }
    sum.add(row[last].first(lastCount))
    return N.total(sum)
  }
}
