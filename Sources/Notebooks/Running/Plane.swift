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
