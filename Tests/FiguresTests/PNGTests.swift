import Figures
import Testing

@Suite("PNG")
struct PNGTests {
  private let palette = [
    Color(red: 255, green: 0, blue: 0), Color(red: 0, green: 255, blue: 0),
    Color(red: 1, green: 2, blue: 3),
  ]

  @Test("A picture comes back pixel by pixel")
  func roundTrip() throws {
    let pixels: [UInt8] = [0, 1, 2, 2, 1, 0]
    let png = try PNG.encode(width: 3, height: 2, pixels: pixels, palette: palette, title: "t")
    let image = try png.decoded()
    #expect((image.width, image.height) == (3, 2))
    for (at, index) in pixels.enumerated() {
      #expect(image[at % 3, at / 3] == palette[Int(index)])
      #expect(image.pixels[4 * at + 3] == 255)
    }
    #expect(image.digest != (try png.decoded().turned.digest))
  }

  @Test("The file is an 8-bit palette picture with a title and no date")
  func chunks() throws {
    let bytes = try PNG.encode(
      width: 1, height: 1, pixels: [0], palette: palette, title: "Grüße"
    ).bytes
    #expect(Array(bytes[24..<29]) == [8, 3, 0, 0, 0])
    #expect(names(of: bytes) == ["IHDR", "PLTE", "tEXt", "IDAT", "IEND"])
    #expect(bytes.contains(Array("Title".utf8) + [0, 0x47, 0x72, 0xFC, 0xDF, 0x65]))
  }

  @Test("A title outside Latin-1 is kept as UTF-8, and one that is empty leaves nothing")
  func titles() throws {
    let greek = try PNG.encode(width: 1, height: 1, pixels: [0], palette: palette, title: "σ(z)")
    #expect(names(of: greek.bytes).contains("iTXt"))
    #expect(greek.bytes.contains(Array("σ(z)".utf8)))
    let none = try PNG.encode(width: 1, height: 1, pixels: [0], palette: palette, title: "")
    #expect(names(of: none.bytes) == ["IHDR", "PLTE", "IDAT", "IEND"])
    let control = try PNG.encode(
      width: 1, height: 1, pixels: [0], palette: palette, title: "a\u{0}b\nc")
    #expect(control.bytes.contains(Array("a b c".utf8)))
  }

  @Test("Impossible pictures are refused with the values that make them so")
  func refusals() {
    let black = [Color(red: 0, green: 0, blue: 0)]
    func encode(_ width: Int, _ height: Int, _ pixels: [UInt8], _ palette: [Color]) throws {
      _ = try PNG.encode(
        width: width, height: height, pixels: pixels, palette: palette, title: "")
    }
    #expect(throws: PNGError.size(width: 0, height: 2)) { try encode(0, 2, [], black) }
    #expect(throws: PNGError.size(width: 2, height: -1)) { try encode(2, -1, [], black) }
    #expect(throws: PNGError.size(width: 1 << 40, height: 1)) { try encode(1 << 40, 1, [], black) }
    #expect(throws: PNGError.pixelCount(3, expected: 4)) { try encode(2, 2, [0, 0, 0], black) }
    #expect(throws: PNGError.emptyPalette) { try encode(1, 1, [0], []) }
    #expect(throws: PNGError.paletteTooLarge(257)) {
      try encode(1, 1, [0], Array(repeating: black[0], count: 257))
    }
    #expect(throws: PNGError.index(1, paletteCount: 1, x: 1, y: 1)) {
      try encode(2, 2, [0, 0, 0, 1], black)
    }
  }

  @Test("What libpng refuses comes back with its message")
  func libraryRefusal() {
    #expect(throws: PNGError.library("the file ends too early")) { try PNG(bytes: []).decoded() }
    #expect(throws: PNGError.library("Not a PNG file")) {
      try PNG(bytes: Array("not a picture".utf8)).decoded()
    }
    let error = PNGError.library("Not a PNG file")
    #expect(error.description == "libpng cannot go on: Not a PNG file.")
  }

  @Test("A picture cut off anywhere is an error")
  func truncated() throws {
    let pixels = (0..<400).map { UInt8($0 * 7 % 3) }
    let bytes = try PNG.encode(
      width: 20, height: 20, pixels: pixels, palette: palette, title: "cut"
    ).bytes
    for count in bytes.indices {
      #expect(throws: PNGError.self) { try PNG(bytes: Array(bytes[..<count])).decoded() }
    }
  }

  @Test("A picture with a flipped bit in header, palette or pixels is an error")
  func corrupt() throws {
    let bytes = try PNG.encode(
      width: 4, height: 1, pixels: [0, 1, 2, 0], palette: palette, title: ""
    ).bytes
    for index in 0..<(bytes.count - 12) {
      var broken = bytes
      broken[index] ^= 0x10
      #expect(throws: PNGError.self, "byte \(index)") { try PNG(bytes: broken).decoded() }
    }
  }

  @Test("A picture beyond the accepted size is refused before it is unpacked")
  func limit() throws {
    let png = try PNG.encode(
      width: 9, height: 2, pixels: Array(repeating: 0, count: 18), palette: palette, title: "")
    #expect(throws: PNGError.self) { try png.decoded(limit: 8) }
    #expect(try png.decoded(limit: 9).width == 9)
  }

  /// The names of a file's chunks, by their lengths.
  private func names(of bytes: [UInt8]) -> [String] {
    var names: [String] = []
    var at = 8
    while at + 8 <= bytes.count {
      let length = bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
      names.append(String(decoding: bytes[at + 4..<at + 8], as: UTF8.self))
      at += 12 + length
    }
    return names
  }
}

extension PixelImage {
  /// The same pixels in another shape.
  fileprivate var turned: PixelImage { PixelImage(width: height, height: width, pixels: pixels) }
}
