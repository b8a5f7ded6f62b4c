import Figures
import Testing

@Suite("Pixels that differ")
struct PixelDifferenceTests {
  private func image(_ pixels: [UInt8]) -> PixelImage {
    PixelImage(width: pixels.count / 4, height: 1, pixels: pixels)
  }

  @Test(
    "A pixel differs when one of its four parts is further off than allowed",
    arguments: [
      ([0, 0, 0, 255, 9, 9, 9, 255], 0, 0), ([0, 0, 1, 255, 9, 9, 9, 255], 0, 1),
      ([0, 0, 1, 255, 9, 9, 9, 255], 1, 0), ([3, 0, 0, 255, 6, 9, 9, 255], 2, 2),
      ([1, 1, 1, 255, 9, 9, 9, 250], 1, 1),
    ] as [([UInt8], Int, Int)])
  func count(pixels: [UInt8], distance: Int, count: Int) {
    let other = image([0, 0, 0, 255, 9, 9, 9, 255])
    #expect(image(pixels).differingPixels(from: other, by: distance) == count)
    #expect(other.differingPixels(from: image(pixels), by: distance) == count)
  }
}
