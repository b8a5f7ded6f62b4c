/// Why a picture could not be encoded or decoded.
public enum PNGError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A picture needs a width and a height of at least one pixel and at most 2³¹ − 1.
  case size(width: Int, height: Int)
  /// There are more or fewer pixels than the size says.
  case pixelCount(Int, expected: Int)
  /// The palette has no colour.
  case emptyPalette
  /// The palette has more colours than the 256 that a byte can name.
  case paletteTooLarge(Int)
  /// A pixel, counted from the top left, names a colour that the palette does not have.
  case index(UInt8, paletteCount: Int, x: Int, y: Int)
  /// What libpng says.
  case library(String)

  /// The problem in a sentence.
  public var description: String {
    switch self {
    case .size(let width, let height):
      "A picture of \(width) × \(height) pixels is not possible."
    case .pixelCount(let count, let expected):
      "The picture's size asks for \(expected) pixels, but \(count) were given."
    case .emptyPalette:
      "The picture's palette is empty."
    case .paletteTooLarge(let count):
      "The picture's palette has \(count) colours, but 256 is the most."
    case .index(let index, let count, let x, let y):
      "The pixel at column \(x), row \(y) has colour \(index) of a palette of \(count)."
    case .library(let message):
      "libpng cannot go on: \(message)."
    }
  }
}
