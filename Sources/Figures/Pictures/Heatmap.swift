internal import Kernels
public import Sampling

/// A field in colours, with axes, contour lines and data points drawn over it.
///
/// The picture itself is a PNG of one pixel a node; everything with an edge or a letter is SVG, so
/// it stays sharp and its text stays text.
public struct Heatmap: Picture, Sendable, Hashable {
  /// What stands above the picture.
  public var title: String
  /// The values.
  public var field: Field
  /// The values at the two ends of the colour map.
  public var range: ClosedRange<Double>
  /// The colours.
  public var colorMap: ColorMap
  /// The lines along which the field has one value.
  public var contours: [Contour]
  /// The data points; those outside the grid are not drawn.
  public var points: [DataPoint]
  /// Ways through the plane; what is outside the grid is not drawn.
  public var paths: [HeatmapPath] = []
  /// Whether the formula behind the field is known to have one value everywhere, not at the nodes only.
  public var isConstant = false
  /// What stands under the picture in a filmstrip, where less has to tell it from the others.
  public var frameTitle: String
  /// What the values of the points mean.
  public var pointKind = PointKind.values(names: [])
  /// What the points are called, such as the name of their label.
  public var pointName = ""
  /// The rows of the data that are no points.
  public var omittedPoints = OmittedPoints()

  /// Creates a heatmap.
  ///
  /// Traps unless the colour range is finite.
  public init(
    title: String, field: Field, range: ClosedRange<Double>, colorMap: ColorMap,
    contours: [Contour] = [], points: [DataPoint] = []
  ) {
    require(
      range.lowerBound.isFinite && range.upperBound.isFinite,
      "colours cannot run from \(range.lowerBound) to \(range.upperBound)")
    self.title = title
    self.field = field
    self.range = range
    self.colorMap = colorMap
    self.contours = contours
    self.points = points
    frameTitle = title
  }

  /// The field alone, opaque, one pixel a node; the top row has the largest y.
  public var coloredPixels: ColoredPixels {
    let columns = field.grid.columns
    let values = (0..<field.grid.rows).reversed().flatMap { row in
      field.values[row * columns..<(row + 1) * columns]
    }
    return ColoredPixels(width: columns, values: values, range: range, colorMap: colorMap)
  }
}
