import Figures
import Sampling

/// A formula over the plane of two axes.
struct Plane {
  let grid: Grid
  let sampler: Sampler

  /// A picture for each element of the formula, on a scale that is yet to be chosen.
  ///
  /// Contours and what is said of the points come from the formula itself, not from the grid.
  ///
  /// - Parameter isNamed: Whether a picture of a filmstrip says which formula it is of, besides the
  ///   epoch.
  func heatmaps(
    _ entry: ExpandedEntry, isNamed: Bool, contours: [Double], points: [DataPoint]
  ) -> [Heatmap] {
    let shape = sampler.shape
    let values = sampler.values([grid.xs, grid.ys])
    let outputs = sample(points.map { Point(x: $0.x, y: $0.y) })
    return (0..<shape.count).map { element in
      let own = { (values: [Double]) in
        stride(from: element, to: values.count, by: shape.count).map { values[$0] }
      }
      let field = Field(grid: grid, values: shape.count == 1 ? values : own(values))
      let index = shape.count == 1 ? "" : shape.indices[element]
      var heatmap = Heatmap(
        title: entry.heading(index: index), field: field, range: 0...1, colorMap: .viridis,
        contours: contours.map { level in
          Contour(of: field, level: level) { own(sample($0)) }
        },
        points: zip(points, own(outputs)).map { point, output in
          DataPoint(x: point.x, y: point.y, value: point.value, output: output)
        })
      if let details = entry.details, !isNamed, index.isEmpty { heatmap.frameTitle = details }
      return heatmap
    }
  }

  private func sample(_ points: [Point]) -> [Double] {
    sampler.values([points.map(\.x), points.map(\.y)])
  }
}

extension HeatmapPanel {
  /// Puts pictures on one scale: the range given, or that of their own values.
  ///
  /// The points have the colours of the field if that is a probability, as their labels are too;
  /// otherwise the smallest label has the lowest colour and the largest the highest.
  init(_ pictures: [Heatmap], range: ClosedRange<Double>?, colors: ColorMap, isProbability: Bool) {
    let scale = range ?? Self.range(of: pictures.map(\.field))
    let labels = pictures.flatMap { $0.points.compactMap(\.value) }.filter(\.isFinite)
    let pointRange = isProbability ? nil : Self.range(labels.min(), labels.max())
    let heatmaps = pictures.map { picture in
      var heatmap = picture
      heatmap.range = scale
      heatmap.pointRange = pointRange ?? scale
      heatmap.colorMap = colors
      return heatmap
    }
    let bar = ColorBar(
      range: scale, colorMap: colors, marks: pictures.first?.contours.map(\.level) ?? [],
      showsNonFinite: pictures.contains { $0.field.nonFiniteCount > 0 })
    self.init(heatmaps: heatmaps, colorBar: bar, hasOwnRange: range == nil)
  }

  private static func range(of fields: [Field]) -> ClosedRange<Double> {
    range(fields.compactMap(\.minimum).min(), fields.compactMap(\.maximum).max())
  }

  /// From the smallest to the largest value; a constant gets room around it.
  private static func range(_ lower: Double?, _ upper: Double?) -> ClosedRange<Double> {
    guard let lower, let upper else { return 0...1 }
    return lower < upper ? lower...upper : lower - 0.5...lower + 0.5
  }
}
