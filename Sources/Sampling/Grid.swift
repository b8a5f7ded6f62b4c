internal import Kernels

/// One input of a model and the interval over which it is sampled.
public struct Axis: Sendable, Hashable {
  /// The name of the input, as the model spells it.
  public let name: String
  /// The interval that is sampled, both ends included.
  public let range: ClosedRange<Double>

  /// Creates the axis of an input.
  ///
  /// Traps unless the interval is finite and longer than nothing.
  public init(name: String, range: ClosedRange<Double>) {
    require(
      range.lowerBound < range.upperBound && (range.upperBound - range.lowerBound).isFinite,
      "the axis of \(name) runs from \(range.lowerBound) to \(range.upperBound), "
        + "but it needs a finite length above zero")
    self.name = name
    self.range = range
  }

  /// The coordinate of a node when `count` nodes divide the axis evenly.
  ///
  /// The first node is the lower end and the last is the upper end exactly: computed like the
  /// others it could differ from it in the last bit.
  public func node(_ index: Int, of count: Int) -> Double {
    require(
      count >= 2 && (0..<count).contains(index),
      "node \(index) of \(count) asked for on the axis of \(name)")
    if index == count - 1 { return range.upperBound }
    let length = range.upperBound - range.lowerBound
    return range.lowerBound + length * Double(index) / Double(count - 1)
  }

  /// The coordinate of a node when `count` nodes divide the axis by equal ratios.
  ///
  /// Traps unless the lower end is above zero. Both ends are exact.
  public func logarithmicNode(_ index: Int, of count: Int) -> Double {
    require(
      count >= 2 && (0..<count).contains(index) && range.lowerBound > 0,
      "node \(index) of \(count) asked for by ratios on the axis of \(name) from "
        + "\(range.lowerBound)")
    if index == 0 { return range.lowerBound }
    if index == count - 1 { return range.upperBound }
    let lower = Elementary.log(range.lowerBound)
    let length = Elementary.log(range.upperBound) - lower
    let node = Elementary.exp(lower + length * Double(index) / Double(count - 1))
    return min(max(node, range.lowerBound), range.upperBound)
  }
}

/// A rectangle of evenly spaced nodes over two inputs.
///
/// Row 0 is the bottom row, because the second input grows upwards.
public struct Grid: Sendable, Hashable {
  /// The input that runs to the right.
  public let x: Axis
  /// The input that runs upwards.
  public let y: Axis
  /// How many nodes lie in each row.
  public let columns: Int
  /// How many rows there are.
  public let rows: Int

  /// Creates a grid.
  ///
  /// Traps when there are fewer than two columns or rows.
  public init(x: Axis, y: Axis, columns: Int, rows: Int) {
    require(
      columns >= 2 && rows >= 2,
      "a grid of \(columns) columns and \(rows) rows cannot hold both ends of its axes")
    self.x = x
    self.y = y
    self.columns = columns
    self.rows = rows
  }

  /// The number of nodes.
  public var count: Int { columns * rows }

  /// The first coordinate of every node in a column.
  public func x(column: Int) -> Double { x.node(column, of: columns) }

  /// The second coordinate of every node in a row.
  public func y(row: Int) -> Double { y.node(row, of: rows) }

  /// The first coordinate of every node, row after row from the bottom.
  public var xs: [Double] {
    let line = (0..<columns).map { x(column: $0) }
    var all: [Double] = []
    all.reserveCapacity(count)
    for _ in 0..<rows { all += line }
    return all
  }

  /// The second coordinate of every node, row after row from the bottom.
  public var ys: [Double] {
    var all: [Double] = []
    all.reserveCapacity(count)
    for row in 0..<rows { all += repeatElement(y(row: row), count: columns) }
    return all
  }
}

/// A place in the plane of a grid.
public struct Point: Sendable, Hashable {
  /// The coordinate to the right.
  public var x: Double
  /// The coordinate upwards.
  public var y: Double

  /// Creates a point from its coordinates.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
