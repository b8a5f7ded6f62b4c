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
}
