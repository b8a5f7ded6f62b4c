/// How a batch is divided: into chunks that threads share, and these into blocks that stay in the
/// processor's cache.
///
/// The division depends on nothing but the function and the number of samples, so that every sum is
/// taken in the same order whatever the machine. Each chunk has sums of its own, which are added up
/// in the order of the chunks. In a long chunk, whose sums outgrow what is added to them, these are
/// taken stretch by stretch.
struct Division {
  /// The samples in a chunk.
  let chunk: Int
  let chunkCount: Int
  /// The samples in a block.
  let block: Int
  /// The samples in a stretch, some blocks; a chunk that is no longer has none.
  let stretch: Int
  /// Whether sharing the work is worth the while of telling the threads.
  let isLarge: Bool

  /// - Parameters:
  ///   - count: The number of samples.
  ///   - size: The elements of the function's values.
  ///   - lanes: The samples that one number stands for.
  init(count: Int, size: Int, lanes: Int) {
    // A chunk is no smaller than a block of four vectors, at which the kernels are fastest.
    let share = (count + 15) / 16
    chunk = max(16, (share + 15) / 16 * 16)
    chunkCount = (count + chunk - 1) / chunk
    isLarge = count * size > 4000
    // Values and derivatives in the first-level cache, or at least in the second.
    let bytes = max(1, size) * MemoryLayout<Double>.stride * 2
    let affordable = bytes * 16 > 1 << 20 ? (1 << 20) / bytes : (1 << 15) / bytes
    let wanted = min(max(affordable, bytes * 16 > 1 << 20 ? 4 : 16), Self.largestBlock, chunk)
    block = lanes == 1 ? 1 : max(lanes, wanted / lanes * lanes)
    // Long enough that what carrying its sums on costs does not count.
    stretch = (Self.shortestStretch + block - 1) / block * block
  }

  /// The largest number of samples in a block.
  static let largestBlock = 64
  private static let shortestStretch = 128

  /// Whether a chunk is divided into stretches.
  var hasStretches: Bool { chunk > stretch }

  /// Whether that can be so for a number of samples, or fewer.
  static func hasStretches(count: Int) -> Bool {
    count > chunkCapacity(count: count) * shortestStretch
  }

  /// The largest number of chunks that a number of samples, or fewer, is divided into.
  ///
  /// Sixteen at most, so that the sums of the chunks do not outgrow the work.
  static func chunkCapacity(count: Int) -> Int { min(16, (count + 15) / 16) }
}
