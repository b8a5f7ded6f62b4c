internal import Kernels
public import Sampling

/// A sample in the plane of a heatmap, with the value that it ought to have there.
public struct DataPoint: Sendable, Hashable {
  /// The coordinate to the right.
  public let x: Double
  /// The coordinate upwards.
  public let y: Double
  /// The value, such as a label of 0 or 1, or nil when there is none.
  public let value: Double?

  /// Creates a point.
  public init(x: Double, y: Double, value: Double?) {
    self.x = x
    self.y = y
    self.value = value
  }
}

/// A field in colours, with axes, contour lines and data points drawn over it.
///
/// The picture itself is a PNG of one pixel a node; everything with an edge or a letter is SVG, so
/// it stays sharp and its text stays text.
public struct Heatmap: Sendable, Hashable {
  /// What stands above the picture.
  public var title: String
  /// The values.
  public var field: Field
  /// The values at the two ends of the colour map.
  public var range: ClosedRange<Double>
  /// The colours.
  public var colorMap: ColorMap
  /// The values that get a contour line.
  public var contours: [Double]
  /// The data points; those outside the grid are not drawn.
  public var points: [DataPoint]

  /// Creates a heatmap.
  ///
  /// Traps unless the colour range is finite.
  public init(
    title: String, field: Field, range: ClosedRange<Double>, colorMap: ColorMap,
    contours: [Double] = [], points: [DataPoint] = []
  ) {
    require(
      range.lowerBound.isFinite && range.upperBound.isFinite,
      "colours cannot run from \(range.lowerBound) to \(range.upperBound)")
    self.title = title
    self.field = field
    self.range = range
    self.colorMap = colorMap
    self.contours = contours
    self.points = points
  }

  /// The field alone as a PNG of one pixel a node, opaque; the top row has the largest y.
  public func png() throws(PNGError) -> PNG {
    try PNG.encode(
      width: field.grid.columns, height: field.grid.rows, pixels: indices,
      palette: colorMap.palette, title: title)
  }

  /// The pixels of the PNG.
  public var image: PixelImage {
    let pixels = indices.flatMap { index in
      let color = colorMap.palette[Int(index)]
      return [color.red, color.green, color.blue, 255]
    }
    return PixelImage(width: field.grid.columns, height: field.grid.rows, pixels: pixels)
  }

  /// The digest of the pixels, by which a file is named.
  public var pixelDigest: Digest { image.digest }

  /// Palette indices from the top row down; the field begins with its bottom row.
  private var indices: [UInt8] {
    let columns = field.grid.columns
    var indices: [UInt8] = []
    indices.reserveCapacity(field.values.count)
    for row in stride(from: field.grid.rows - 1, through: 0, by: -1) {
      for value in field.values[row * columns..<(row + 1) * columns] {
        indices.append(colorMap.index(of: value, in: range))
      }
    }
    return indices
  }
}
