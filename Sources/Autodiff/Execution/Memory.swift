/// The values and derivatives of a program, as many numbers as it has elements times vectors.
final class Memory<N: Number> {
  let values: UnsafeMutablePointer<N>
  let adjoints: UnsafeMutablePointer<N>?
  private let size: Int
  private let ownsAdjoints: Bool

  init(size: Int, differentiates: Bool) {
    self.size = max(1, size)
    values = .allocate(capacity: self.size)
    values.initialize(repeating: N(0), count: self.size)
    adjoints = differentiates ? .allocate(capacity: self.size) : nil
    adjoints?.initialize(repeating: .absent, count: self.size)
    ownsAdjoints = true
  }

  /// A memory whose derivatives lie elsewhere, for as long as it lives.
  init(size: Int, adjoints: UnsafeMutablePointer<N>?) {
    self.size = max(1, size)
    values = .allocate(capacity: self.size)
    values.initialize(repeating: N(0), count: self.size)
    self.adjoints = adjoints
    ownsAdjoints = false
  }

  deinit {
    values.deinitialize(count: size)
    values.deallocate()
    guard ownsAdjoints else { return }
    adjoints?.deinitialize(count: size)
    adjoints?.deallocate()
  }
}
