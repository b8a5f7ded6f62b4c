internal import Kernels

/// The values of a formula at the nodes of a grid.
public struct Field: Sendable, Hashable {
  /// The nodes.
  public let grid: Grid
  /// One value a node, row after row from the bottom.
  public let values: [Double]
  /// The smallest finite value, or nil when no value is finite.
  public let minimum: Double?
  /// The largest finite value, or nil when no value is finite.
  public let maximum: Double?
  /// How many values are infinite or not a number.
  public let nonFiniteCount: Int

  /// Creates a field.
  ///
  /// Traps when the number of values is not the grid's number of nodes.
  public init(grid: Grid, values: [Double]) {
    require(
      values.count == grid.count,
      "\(values.count) values given for \(grid.columns) × \(grid.rows) = \(grid.count) nodes")
    self.grid = grid
    self.values = values
    var least = Double.infinity
    var greatest = -Double.infinity
    var strays = 0
    for value in values {
      if value.isFinite {
        if value < least { least = value }
        if value > greatest { greatest = value }
      } else {
        strays += 1
      }
    }
    minimum = strays < values.count ? least : nil
    maximum = strays < values.count ? greatest : nil
    nonFiniteCount = strays
  }

  /// The value at a node.
  public subscript(column: Int, row: Int) -> Double {
    require(
      (0..<grid.columns).contains(column) && (0..<grid.rows).contains(row),
      "column \(column), row \(row) asked for in a field of \(grid.columns) × \(grid.rows)")
    return values[row * grid.columns + column]
  }

  /// The value between the nodes, interpolated in both directions, or nil outside the grid.
  ///
  /// At a node it is the node's own value, also when a neighbour is not finite.
  public func value(at point: Point) -> Double? {
    guard grid.x.range.contains(point.x), grid.y.range.contains(point.y) else { return nil }
    let (column, right) = Self.cell(point.x, on: grid.x, count: grid.columns)
    let (row, up) = Self.cell(point.y, on: grid.y, count: grid.rows)
    let bottom = Self.mix(self[column, row], self[column + 1, row], right)
    let top = Self.mix(self[column, row + 1], self[column + 1, row + 1], right)
    return Self.mix(bottom, top, up)
  }

  /// The node at or before a coordinate, but never the last, and the way from it to the next.
  private static func cell(_ coordinate: Double, on axis: Axis, count: Int) -> (Int, Double) {
    let length = axis.range.upperBound - axis.range.lowerBound
    let place = (coordinate - axis.range.lowerBound) / length * Double(count - 1)
    let index = min(Int(place), count - 2)
    return (index, place - Double(index))
  }

  /// Skips the end that has no weight: zero times infinity would be NaN.
  private static func mix(_ first: Double, _ second: Double, _ weight: Double) -> Double {
    if weight == 0 { return first }
    if weight == 1 { return second }
    return first * (1 - weight) + second * weight
  }
}
