/// The sizes of a pooling: an image and the square windows that tile it.
///
/// Elements lie as [channels][height][width] in the input and as [channels][rows][columns] in the
/// result, the last index running fastest. The windows touch and do not overlap; rows and columns at
/// the end that do not fill a window are in none.
public struct PoolingShape: Sendable, Hashable {
  /// How many values a position of the image has; each is pooled by itself.
  public var channels: Int
  /// The image's number of rows.
  public var height: Int
  /// The image's number of columns.
  public var width: Int
  /// The number of rows and of columns of a window.
  public var size: Int

  /// The result's number of rows.
  public var rows: Int { height / size }
  /// The result's number of columns.
  public var columns: Int { width / size }

  /// Describes a pooling; a window that is larger than the image traps.
  public init(channels: Int, height: Int, width: Int, size: Int) {
    require(
      channels > 0 && size > 0 && size <= height && size <= width,
      "windows of \(size) × \(size) do not fit \(channels) × \(height) × \(width)")
    self.channels = channels
    self.height = height
    self.width = width
    self.size = size
  }

  /// Gives `body` each window: the vector of its first element and that of its result.
  @inline(__always)
  func forEachWindow(vectors: Int, _ body: (_ first: Int, _ result: Int) -> Void) {
    var result = 0
    for c in 0..<channels {
      for y in 0..<rows {
        let row = (c * height + y * size) * width
        for x in 0..<columns {
          for v in 0..<vectors {
            body((row + x * size) * vectors + v, result)
            result += 1
          }
        }
      }
    }
  }

  /// Gives `body` the elements of a window in their order, row after row, as vectors.
  @inline(__always)
  func forEachElement(from first: Int, vectors: Int, _ body: (_ element: Int) -> Void) {
    for ky in 0..<size {
      for kx in 0..<size { body(first + (ky * width + kx) * vectors) }
    }
  }
}
