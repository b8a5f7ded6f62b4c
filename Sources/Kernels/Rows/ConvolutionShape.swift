/// The sizes of a convolution: an image, and how many square windows of what size go over it.
///
/// Elements lie as [channels][height][width] in the input, as [filters][rows][columns] in the result
/// and as [filters][channels][size][size] in the weights, the last index running fastest. The window
/// moves by one position and never leaves the image.
public struct ConvolutionShape: Sendable, Hashable {
  /// How many values a position of the image has.
  public var channels: Int
  /// The image's number of rows.
  public var height: Int
  /// The image's number of columns.
  public var width: Int
  /// How many windows go over the image, and values a position of the result has.
  public var filters: Int
  /// The number of rows and of columns of a window.
  public var size: Int

  /// The result's number of rows.
  public var rows: Int { height - size + 1 }
  /// The result's number of columns.
  public var columns: Int { width - size + 1 }

  /// Describes a convolution; a window that is larger than the image traps.
  public init(channels: Int, height: Int, width: Int, filters: Int, size: Int) {
    require(
      channels > 0 && filters > 0 && size > 0 && size <= height && size <= width,
      "\(filters) windows of \(size) × \(size) do not fit \(channels) × \(height) × \(width)")
    self.channels = channels
    self.height = height
    self.width = width
    self.filters = filters
    self.size = size
  }
}
