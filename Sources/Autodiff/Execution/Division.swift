/// How a batch is divided: into chunks that threads share, and these into blocks that stay in the
/// processor's cache.
///
/// The division depends on nothing but the function and the number of samples, so that every sum is
/// taken in the same order whatever the machine. Each chunk has sums of its own, which are added up
/// in the order of the chunks.
struct Division {
  /// The samples in a chunk.
  let chunk: Int
  let chunkCount: Int
  /// The samples in a block.
  let block: Int
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
    let wanted = min(max(affordable, bytes * 16 > 1 << 20 ? 4 : 16), 64, chunk)
    block = lanes == 1 ? 1 : max(lanes, wanted / lanes * lanes)
  }

  /// The largest number of chunks that a number of samples, or fewer, is divided into.
  ///
  /// Sixteen at most, so that the sums of the chunks do not outgrow the work.
  static func chunkCapacity(count: Int) -> Int { min(16, (count + 15) / 16) }
}
