internal import Kernels

/// The colours of a map with their numbers, for all pictures that share a range.
public struct ColorBar: Picture, Sendable, Hashable {
  /// The values at the two ends.
  public let range: ClosedRange<Double>
  /// The colours.
  public let colorMap: ColorMap
  /// The values of contour lines, each marked as it is in the pictures.
  public let marks: [Double]
  /// Whether the colour for what is not finite is shown too.
  public let showsNonFinite: Bool

  /// Creates a colour bar.
  ///
  /// Traps unless the range is finite.
  public init(
    range: ClosedRange<Double>, colorMap: ColorMap, marks: [Double] = [],
    showsNonFinite: Bool = false
  ) {
    require(
      range.lowerBound.isFinite && range.upperBound.isFinite,
      "a colour bar cannot run from \(range.lowerBound) to \(range.upperBound)")
    self.range = range
    self.colorMap = colorMap
    self.marks = marks
    self.showsNonFinite = showsNonFinite
  }

  private static let (left, right, top, height) = (16.0, 224.0, 3.0, 11.0)

  /// What the colours are called; the numbers are not in the picture.
  public var title: String { "\(colorMap.name) colours" }

  /// Every level of the map in one row.
  public var coloredPixels: ColoredPixels {
    let last = Double(colorMap.levels.count - 1)
    let values = colorMap.levels.indices.map(Double.init)
    return ColoredPixels(width: values.count, values: values, range: 0...last, colorMap: colorMap)
  }

  /// The drawing: horizontal, 240 units wide, for a place below the pictures.
  ///
  /// - Parameter imageHref: Where the page finds the PNG, an address or a `data:` URL.
  public func svg(imageHref: String) -> Markup {
    let scale = Scale(range, from: Self.left, to: Self.right)
    let width = Self.right - Self.left
    var parts = [
      Drawing.image(
        imageHref, x: Self.left, y: Self.top, width: width, height: Self.height)
    ]
    let inside = marks.filter(range.contains)
    let data = inside.map { mark in
      "M\(Drawing.text(scale.place(mark))) \(Drawing.text(Self.top))v\(Drawing.text(Self.height))"
    }.joined()
    if !inside.isEmpty {
      parts.append(
        Drawing.line(data, class: "contour-halo", stroke: "#fff", opacity: "0.8", width: "3.6"))
      parts.append(Drawing.line(data, class: "contour", stroke: "#1a1a1a", width: "1.5"))
    }
    parts.append(Drawing.frame(x: Self.left, y: Self.top, width: width, height: Self.height))
    let ticks = Ticks.linear(
      range, count: 5, fitting: width, size: 11, margins: (Self.left, 240 - Self.right))
    for (value, label) in zip(ticks.values, ticks.labels) {
      parts.append(
        Drawing.text(
          label, x: Drawing.middle(of: label, near: scale.place(value), within: 240, size: 11),
          y: Self.top + Self.height + 14, class: "number", size: 11))
    }
    var bottom = Self.top + Self.height + 20
    if showsNonFinite {
      parts.append(swatch(y: bottom))
      parts.append(
        Drawing.text(
          "not a finite number", x: Self.left + 17, y: bottom + 9.5, anchor: .start,
          class: "legend", size: 11))
      bottom += 16
    }
    return Drawing.svg(
      "color-bar", width: 240, height: bottom, alternative: alternativeText, parts)
  }

  /// The colour of what is not finite, as large as the bar is high.
  private func swatch(y: Double) -> Markup {
    let side = Drawing.text(Self.height)
    return .void(
      "path",
      [
        "fill": colorMap.notFinite.hex,
        "d": "M\(Drawing.text(Self.left)) \(Drawing.text(y))h\(side)v\(side)h-\(side)z",
      ])
  }

  /// The ends, and the marks, in a sentence.
  public var alternativeText: String {
    let format = NumberFormat.general(6)
      .telling([range.lowerBound, range.upperBound] + marks.filter(range.contains))
    let ends = "\(format.text(range.lowerBound)) to \(format.text(range.upperBound))"
    let inside = marks.filter(range.contains).map(format.text).joined(separator: ", ")
    return "Colours from \(ends)" + (inside.isEmpty ? "." : ", with a line at \(inside).")
  }
}
