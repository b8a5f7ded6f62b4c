internal import Kernels

/// The colours of a map with their numbers, for all pictures that share a range.
public struct ColorBar: Sendable, Hashable {
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
  /// Bands of five levels: fine enough to look even, few enough to keep the page small.
  private static let bands = 51

  /// The drawing: horizontal, 240 units wide, for a place below the pictures.
  public func svg() -> Markup {
    let scale = Scale(range, from: Self.left, to: Self.right)
    let width = Self.right - Self.left
    var parts = bars
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
    let ticks = Ticks.linear(range, count: 5, fitting: width, size: 11)
    for (value, label) in zip(ticks.values, ticks.labels) {
      parts.append(
        Drawing.text(
          label, x: scale.place(value), y: Self.top + Self.height + 14, class: "number", size: 11))
    }
    var bottom = Self.top + Self.height + 20
    if showsNonFinite {
      parts.append(bar(colorMap.palette[ColorMap.levels], from: Self.left, y: bottom, width: 11))
      parts.append(
        Drawing.text(
          "not a finite number", x: Self.left + 17, y: bottom + 9.5, anchor: .start,
          class: "legend", size: 11))
      bottom += 16
    }
    return Drawing.svg(
      "color-bar", width: 240, height: bottom, alternative: alternativeText, parts)
  }

  /// Each band reaches to the right end and is covered by the next, so that no seam shows.
  private var bars: [Markup] {
    let width = Self.right - Self.left
    let levels = ColorMap.levels / Self.bands
    return (0..<Self.bands).map { band in
      let start = Self.left + width * Double(band) / Double(Self.bands)
      let color = colorMap.palette[band * levels + levels / 2]
      return bar(color, from: start, y: Self.top, width: Self.right - start)
    }
  }

  private func bar(_ color: Color, from x: Double, y: Double, width: Double) -> Markup {
    let data =
      "M\(Drawing.text(x)) \(Drawing.text(y))h\(Drawing.text(width))"
      + "v\(Drawing.text(Self.height))h\(Drawing.text(-width))z"
    return .void("path", ["fill": color.hex, "d": data])
  }

  /// The ends, and the marks, in a sentence.
  public var alternativeText: String {
    let format = NumberFormat.general(6)
    let ends = "\(format.text(range.lowerBound)) to \(format.text(range.upperBound))"
    let inside = marks.filter(range.contains).map(format.text).joined(separator: ", ")
    return "Colours from \(ends)" + (inside.isEmpty ? "." : ", with a line at \(inside).")
  }
}
