/// What becomes a PNG file: values in the colours of a map.
public protocol Picture: Hashable, Sendable {
  /// What the picture shows, from which its file is named.
  var title: String { get }
  /// The pixels of the file.
  var coloredPixels: ColoredPixels { get }
}

extension Picture {
  /// The picture as a file of one pixel a value, opaque.
  public func png() throws(PNGError) -> PNG {
    let pixels = coloredPixels
    return try PNG.encode(
      width: pixels.width, height: pixels.height, pixels: pixels.indices, palette: pixels.palette,
      title: title)
  }

  /// The pixels of the PNG.
  public var image: PixelImage { coloredPixels.image }

  /// The digest of the pixels, by which a file is named.
  public var pixelDigest: Digest { image.digest }
}

/// Pixels as places in a palette.
public struct ColoredPixels: Sendable, Hashable {
  /// The number of pixels in a row.
  public let width: Int
  /// The colours.
  public let palette: [Color]
  /// The place of each pixel's colour in the palette, row after row from the top.
  public let indices: [UInt8]

  /// Gives values their colours, row after row from the top.
  ///
  /// - Complexity: O(values).
  init(width: Int, values: [Double], range: ClosedRange<Double>, colorMap: ColorMap) {
    // Without gaps, the palette is the published table; with them, one of its places is needed.
    let map = values.allSatisfy(\.isFinite) ? colorMap : colorMap.withGaps
    self.width = width
    palette = map.palette
    indices = values.map { value in
      value.isFinite ? map.index(of: value, in: range) : UInt8(map.levels.count)
    }
  }

  /// The number of rows.
  public var height: Int { indices.count / width }

  /// The pixels as colours.
  public var image: PixelImage {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(4 * indices.count)
    for index in indices {
      let color = palette[Int(index)]
      pixels.append(color.red)
      pixels.append(color.green)
      pixels.append(color.blue)
      pixels.append(255)
    }
    return PixelImage(width: width, height: height, pixels: pixels)
  }
}
