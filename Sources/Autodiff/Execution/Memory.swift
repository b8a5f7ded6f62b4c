/// The values and derivatives of a program, as many numbers as it has elements times vectors.
final class Memory<N: Number> {
  let values: UnsafeMutablePointer<N>
  let adjoints: UnsafeMutablePointer<N>?
  /// Room for a row of numbers, one for each vector of a block.
  let scratch: UnsafeMutablePointer<N>
  /// Derivatives by what is the same for all samples, summed over a stretch of them; nil where no
  /// chunk has stretches.
  let stretch: UnsafeMutablePointer<N.Uniform>?
  private static var scratchSize: Int { Division.largestBlock }
  private let size: Int
  private let stretchSize: Int
  private let ownsAdjoints: Bool

  init(size: Int, stretchSize: Int = 0, differentiates: Bool) {
    self.size = max(1, size)
    values = .allocate(capacity: self.size)
    values.initialize(repeating: N(0), count: self.size)
    adjoints = differentiates ? .allocate(capacity: self.size) : nil
    adjoints?.initialize(repeating: .absent, count: self.size)
    scratch = .allocate(capacity: Self.scratchSize)
    scratch.initialize(repeating: N(0), count: Self.scratchSize)
    self.stretchSize = stretchSize
    stretch = stretchSize == 0 ? nil : .allocate(capacity: stretchSize)
    stretch?.initialize(repeating: .absent, count: stretchSize)
    ownsAdjoints = true
  }

  /// A memory whose derivatives lie elsewhere, for as long as it lives.
  init(size: Int, adjoints: UnsafeMutablePointer<N>?) {
    self.size = max(1, size)
    values = .allocate(capacity: self.size)
    values.initialize(repeating: N(0), count: self.size)
    self.adjoints = adjoints
    scratch = .allocate(capacity: Self.scratchSize)
    scratch.initialize(repeating: N(0), count: Self.scratchSize)
    (stretch, stretchSize) = (nil, 0)
    ownsAdjoints = false
  }

  deinit {
    values.deinitialize(count: size)
    values.deallocate()
    scratch.deinitialize(count: Self.scratchSize)
    scratch.deallocate()
    stretch?.deinitialize(count: stretchSize)
    stretch?.deallocate()
    guard ownsAdjoints else { return }
    adjoints?.deinitialize(count: size)
    adjoints?.deallocate()
  }
}
