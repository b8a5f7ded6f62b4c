internal import CPNG
internal import Kernels

/// A picture in the PNG format (ISO/IEC 15948), through the system's libpng.
public struct PNG: Sendable, Hashable {
  /// The bytes of the file.
  public let bytes: [UInt8]

  /// Takes the bytes of a file, without looking at them.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Encodes palette indices, one a pixel, row after row from the top.
  ///
  /// The file holds the title and no date. Its bytes may differ between versions of zlib, its
  /// pixels never do.
  public static func encode(
    width: Int, height: Int, pixels: [UInt8], palette: [Color], title: String
  ) throws(PNGError) -> PNG {
    let most = Int(Int32.max)
    guard (1...most).contains(width), (1...most).contains(height) else {
      throw .size(width: width, height: height)
    }
    let (area, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow else { throw .size(width: width, height: height) }
    guard pixels.count == area else { throw .pixelCount(pixels.count, expected: area) }
    guard !palette.isEmpty else { throw .emptyPalette }
    guard palette.count <= 256 else { throw .paletteTooLarge(palette.count) }
    if let at = pixels.firstIndex(where: { $0 >= palette.count }) {
      throw .index(pixels[at], paletteCount: palette.count, x: at % width, y: at / width)
    }
    let colors = palette.flatMap { [$0.red, $0.green, $0.blue] }
    let (text, isUTF8) = titleBytes(title)
    var memory: UnsafeMutablePointer<UInt8>?
    var count = 0
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_SIZE))
    let status = cpng_encode(
      UInt32(width), UInt32(height), pixels, colors, Int32(palette.count), text, isUTF8 ? 1 : 0,
      &memory, &count, &message)
    defer { cpng_free(memory) }
    guard status == 0, let memory else { throw .library(Self.text(message)) }
    return PNG(bytes: Array(UnsafeBufferPointer(start: memory, count: count)))
  }

  /// Decodes the file, whatever kind of PNG it is.
  ///
  /// - Parameter limit: The largest width and height that are accepted, so that a hostile file
  ///   cannot take all memory.
  public func decoded(limit: Int = 8192) throws(PNGError) -> PixelImage {
    require((1...Int(Int32.max)).contains(limit), "\(limit) is no limit for a picture's size")
    var memory: UnsafeMutablePointer<UInt8>?
    var (width, height): (UInt32, UInt32) = (0, 0)
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_SIZE))
    let status = cpng_decode(
      bytes, bytes.count, UInt32(limit), &memory, &width, &height, &message)
    defer { cpng_free(memory) }
    guard status == 0, let memory else { throw .library(Self.text(message)) }
    let pixels = UnsafeBufferPointer(start: memory, count: 4 * Int(width) * Int(height))
    return PixelImage(width: Int(width), height: Int(height), pixels: Array(pixels))
  }

  /// A tEXt chunk holds Latin-1 and an iTXt chunk UTF-8; neither may hold control characters.
  private static func titleBytes(_ title: String) -> (bytes: [CChar], isUTF8: Bool) {
    let scalars = title.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar
    }
    if scalars.allSatisfy({ $0.value < 0x100 }) {
      return (scalars.map { CChar(truncatingIfNeeded: $0.value) } + [0], false)
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return (text.utf8.map { CChar(truncatingIfNeeded: $0) } + [0], true)
  }

  private static func text(_ message: [CChar]) -> String {
    String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
