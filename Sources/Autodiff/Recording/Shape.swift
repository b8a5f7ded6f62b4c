/// The dimensions of a value: none for a scalar, one for a vector, two for a matrix or a picture of
/// one channel, three for an image of channels × height × width.
///
/// The elements of a value lie row by row, the last dimension fastest.
public struct Shape: Hashable, Sendable {
  /// The extent of every dimension, each at least 1.
  public let dimensions: [Int]

  /// Makes a shape; traps if a dimension is not positive.
  public init(_ dimensions: [Int] = []) {
    for dimension in dimensions where dimension < 1 {
      fatalError("a dimension is at least 1; these are \(dimensions)")
    }
    self.dimensions = dimensions
  }

  /// The shape of a single number.
  public static let scalar = Shape()

  /// The number of elements: 1 for a scalar.
  public var count: Int { dimensions.reduce(1, *) }

  /// The place of an element among all, from an index for each dimension, counted from 0; nil outside
  /// the shape.
  public func place(of indices: [Int]) -> Int? {
    guard indices.count == dimensions.count,
      zip(indices, dimensions).allSatisfy({ $0 >= 0 && $0 < $1 })
    else { return nil }
    return zip(indices, dimensions).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// Channels, height and width of an image; a matrix is an image of one channel, and other shapes
  /// are none.
  public var image: (channels: Int, height: Int, width: Int)? {
    switch dimensions.count {
    case 2: (1, dimensions[0], dimensions[1])
    case 3: (dimensions[0], dimensions[1], dimensions[2])
    default: nil
    }
  }
}

extension Shape: CustomStringConvertible {
  /// `[8, 8]`, or `scalar`.
  public var description: String { dimensions.isEmpty ? "scalar" : "\(dimensions)" }
}
