internal import Kernels

/// A picture as pixels of red, green, blue and alpha, 8 bits each.
public struct PixelImage: Sendable, Hashable {
  /// The number of pixels in a row.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Four bytes a pixel, row after row from the top.
  public let pixels: [UInt8]

  /// Creates a picture.
  ///
  /// Traps unless there are four bytes for each pixel.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    require(
      width > 0 && height > 0 && pixels.count == 4 * width * height,
      "\(pixels.count) bytes given for a picture of \(width) × \(height) pixels")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The colour of a pixel, counted from the top left, whatever its alpha.
  public subscript(x: Int, y: Int) -> Color {
    require(
      (0..<width).contains(x) && (0..<height).contains(y),
      "pixel \(x), \(y) asked for in a picture of \(width) × \(height)")
    let start = 4 * (y * width + x)
    return Color(red: pixels[start], green: pixels[start + 1], blue: pixels[start + 2])
  }

  /// The digest of the size (two big-endian 32-bit numbers) and the pixels.
  ///
  /// Two files that show the same have the same, whatever compressed them.
  public var digest: Digest {
    let size = [width, height].flatMap { number in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
    return Digest(of: size + pixels)
  }
}
