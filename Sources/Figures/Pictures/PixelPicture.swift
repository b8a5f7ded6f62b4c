internal import Kernels

/// Values as a picture of one pixel each, such as a handwritten digit or the weights of a filter.
public struct PixelPicture: Picture, Sendable, Hashable {
  /// What the picture shows.
  public var title: String
  /// The number of pixels in a row.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// A value for each pixel, row after row from the top.
  public let values: [Double]
  /// The values at the two ends of the colour map.
  public var range: ClosedRange<Double>
  /// The colours.
  public var colorMap: ColorMap

  /// Creates a picture.
  ///
  /// Traps unless there is a value for each pixel and the colour range is finite.
  public init(
    title: String, width: Int, height: Int, values: [Double], range: ClosedRange<Double>,
    colorMap: ColorMap
  ) {
    require(
      width > 0 && height > 0 && values.count == width * height,
      "\(values.count) values given for a picture of \(width) × \(height) pixels")
    require(
      range.lowerBound.isFinite && range.upperBound.isFinite,
      "colours cannot run from \(range.lowerBound) to \(range.upperBound)")
    self.title = title
    self.width = width
    self.height = height
    self.values = values
    self.range = range
    self.colorMap = colorMap
  }

  /// The values in their colours.
  public var coloredPixels: ColoredPixels {
    ColoredPixels(width: width, values: values, range: range, colorMap: colorMap)
  }

  /// What there is to see, in a sentence made from the data.
  public var alternativeText: String {
    let finite = values.filter(\.isFinite)
    var text = "\(title): \(width) × \(height) pixels"
    if let first = finite.first {
      let lower = finite.reduce(first, min), upper = finite.reduce(first, max)
      let format = NumberFormat.general(3).telling([lower, upper])
      text +=
        lower == upper
        ? ", all \(format.text(lower))" : " from \(format.text(lower)) to \(format.text(upper))"
    }
    let others = values.count - finite.count
    if others > 0 { text += "; \(others) of \(values.count) are not finite" }
    return text + "."
  }
}
