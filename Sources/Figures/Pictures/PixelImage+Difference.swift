internal import Kernels

extension PixelImage {
  /// How many pixels differ from those of another picture of the same size.
  ///
  /// Traps when the sizes differ.
  ///
  /// - Parameter distance: How far each of red, green, blue and alpha may be off; 0 for not at all.
  /// - Complexity: O(pixels).
  public func differingPixels(from other: PixelImage, by distance: Int = 0) -> Int {
    require(
      width == other.width && height == other.height,
      "a picture of \(width) × \(height) pixels compared with one of "
        + "\(other.width) × \(other.height)")
    if pixels == other.pixels { return 0 }
    return stride(from: 0, to: pixels.count, by: 4).count { start in
      (start..<start + 4).contains { abs(Int(pixels[$0]) - Int(other.pixels[$0])) > distance }
    }
  }
}
