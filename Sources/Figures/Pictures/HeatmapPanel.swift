internal import Sampling

/// Heatmaps side by side that share their axes, their colours and their size.
public struct HeatmapPanel: Sendable, Hashable {
  /// The pictures in their order, at least one.
  public var heatmaps: [Heatmap]
  /// The colours with their numbers.
  public var colorBar: ColorBar
  /// Whether the ends of the colours are those of the values, rather than ones that were chosen.
  public var hasOwnRange: Bool
  /// The rows of the data that every value is a mean over; nil where values are those of one place.
  public var rowCount: Int?

  /// Creates a panel.
  public init(heatmaps: [Heatmap], colorBar: ColorBar, hasOwnRange: Bool = false) {
    self.heatmaps = heatmaps
    self.colorBar = colorBar
    self.hasOwnRange = hasOwnRange
  }

  /// The largest number of pictures that have axes of their own.
  public static let mostWithAxes = 6

  /// Whether there are so many pictures that they are small and without axes.
  public var isFilmstrip: Bool { heatmaps.count > Self.mostWithAxes }

  /// What the pictures do not say themselves: the axes of a filmstrip, and where colours that fit
  /// the values begin and end.
  public var note: String? {
    var sentences: [String] = []
    if isFilmstrip, let grid = heatmaps.first?.field.grid {
      sentences.append(
        "\(grid.x.name) runs \(grid.x.ends) to the right, and "
          + "\(grid.y.name) runs \(grid.y.ends) upwards.")
    }
    if let rowCount, rowCount > 1 {
      sentences.append("Each value is the mean over the \(rowCount) rows of the data.")
    }
    sentences += [pathNote, pointNote].compactMap(\.self)
    if hasOwnRange {
      let (lower, upper) = (colorBar.range.lowerBound, colorBar.range.upperBound)
      let format = NumberFormat.general(4).telling([lower, upper])
      let fields = heatmaps.map(\.field)
      // A constant, or nothing finite, has been given room around it.
      let isOfValues =
        fields.compactMap(\.minimum).min() == lower && fields.compactMap(\.maximum).max() == upper
      sentences.append(
        "The colours run from \(format.text(lower)) to \(format.text(upper))"
          + (isOfValues ? ", the least and the greatest value shown." : "."))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

extension HeatmapPanel {
  /// Puts pictures on one scale: the range given, or that of their own values.
  ///
  /// - Parameters:
  ///   - pictures: The pictures, at least one; their own ranges and colours do not count.
  ///   - range: The values at the two ends of the colours, or nil for the smallest and the largest.
  ///   - colors: The colours of all of them.
  public init(
    _ pictures: [Heatmap], range: ClosedRange<Double>?, colors: ColorMap
  ) {
    let scale = range ?? Self.range(of: pictures.map(\.field))
    let heatmaps = pictures.map { picture in
      var heatmap = picture
      heatmap.range = scale
      heatmap.colorMap = colors
      return heatmap
    }
    let bar = ColorBar(
      range: scale, colorMap: colors, marks: pictures.first?.contours.map(\.level) ?? [],
      showsNonFinite: pictures.contains { $0.field.nonFiniteCount > 0 })
    self.init(heatmaps: heatmaps, colorBar: bar, hasOwnRange: range == nil)
  }

  /// From the smallest to the largest value.
  private static func range(of fields: [Field]) -> ClosedRange<Double> {
    guard let lower = fields.compactMap(\.minimum).min(),
      let upper = fields.compactMap(\.maximum).max()
    else { return 0...1 }
    if lower < upper { return lower...upper }
    // A constant gets room around it, also one beside which 0.5 is nothing.
    let room = lower.magnitude < 1e6 ? 0.5 : lower.magnitude / 8
    let greatest = Double.greatestFiniteMagnitude
    return max(lower - room, -greatest)...min(lower + room, greatest)
  }
}
