internal import Kernels

/// The lines along which a field has one value.
///
/// Found by marching squares (W. E. Lorensen and H. E. Cline, "Marching Cubes", 1987, in two
/// dimensions): each cell of four nodes is crossed where its sides pass the level. Where on a side
/// that is, is interpolated linearly, or found in what the field was sampled from. A saddle is decided by the mean of its four corners. A cell with a corner that is not
/// finite is left out. A field that touches the level in a single node has no line there.
public struct Contour: Sendable, Hashable {
  /// The value along the lines.
  public let level: Double
  /// The lines; a closed one repeats its first point at the end.
  ///
  /// It may be empty.
  ///
  /// Open lines come first, then closed ones, each from the first side that it crosses: level
  /// sides count before upright ones, and those row by row from the bottom left.
  public let lines: [[Point]]

  /// Finds the lines of a field at a level, interpolated between the nodes.
  ///
  /// - Complexity: O(nodes) time and memory.
  public init(of field: Field, level: Double) {
    self.init(of: field, level: level) { _ in nil }
  }

  /// Finds the lines of a field at a level, each point where the formula behind the field meets it.
  ///
  /// - Parameter sample: The values of that formula at any points of the plane.
  /// - Complexity: O(nodes) time and memory, and about ten samples for each side that is crossed.
  public init(of field: Field, level: Double, sample: ([Point]) -> [Double]) {
    self.init(of: field, level: level) { sides in
      Crossings(field: field, level: level).ways(on: sides, sample)
    }
  }

  private init(of field: Field, level: Double, ways: ([Int]) -> [Double]?) {
    require(level.isFinite, "a contour at \(level) is no line")
    var sides = Sides(grid: field.grid)
    for row in 0..<(field.grid.rows - 1) {
      for column in 0..<(field.grid.columns - 1) {
        Self.march(through: field, column: column, row: row, level: level, linking: &sides)
      }
    }
    let crossings = Crossings(field: field, level: level)
    let chains = sides.chains()
    let ways = ways(chains.flatMap(\.self))
    var place = 0
    self.level = level
    lines = chains.compactMap { chain in
      var line: [Point] = []
      line.reserveCapacity(chain.count)
      // Where the level is met at a node, several sides are crossed at that very node.
      for side in chain {
        let point = crossings.point(on: side, ways?[place] ?? crossings.way(on: side))
        place += 1
        if line.last != point { line.append(point) }
      }
      return line.count > 1 ? line : nil
    }
  }

  /// Links the sides of one cell that a line joins.
  private static func march(
    through field: Field, column: Int, row: Int, level: Double, linking sides: inout Sides
  ) {
    let start = row * field.grid.columns + column
    let (a, b) = (field.values[start], field.values[start + 1])
    let next = start + field.grid.columns
    let (d, c) = (field.values[next], field.values[next + 1])
    let pattern =
      (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0)
    if pattern == 0 || pattern == 15 { return }
    guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else { return }

    let bottom = sides.horizontal(column, row)
    let top = sides.horizontal(column, row + 1)
    let left = sides.vertical(column, row)
    let right = sides.vertical(column + 1, row)
    switch pattern {
    case 1, 14: sides.link(left, bottom)
    case 2, 13: sides.link(bottom, right)
    case 3, 12: sides.link(left, right)
    case 4, 11: sides.link(right, top)
    case 6, 9: sides.link(bottom, top)
    case 7, 8: sides.link(left, top)
    default:
      // Two opposite corners lie above. They are one region when the middle lies above too.
      let middle = a / 4 + b / 4 + c / 4 + d / 4
      if (middle >= level) == (pattern == 5) {
        sides.link(left, top)
        sides.link(bottom, right)
      } else {
        sides.link(left, bottom)
        sides.link(right, top)
      }
    }
  }
}
