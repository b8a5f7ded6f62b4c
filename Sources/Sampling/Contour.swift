internal import Kernels

/// The lines along which a field has one value.
///
/// Found by marching squares (W. E. Lorensen and H. E. Cline, "Marching Cubes", 1987, in two
/// dimensions): each cell of four nodes is crossed where its sides pass the level. Where on a side
/// that is, is interpolated linearly, or found in what the field was sampled from; there is a line
/// where that has the level or jumps over it, and none where it goes to infinity in between. A saddle
/// is decided by the mean of its four corners. A cell with a corner that is not finite is left out. A
/// field that touches the level in nodes has a line there only if it does so from below, and what
/// happens between nodes on the same side of the level is not seen.
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
    let crossings = Crossings(field: field, level: level)
    self.init(of: field, crossings, ways: crossings.sides.map(crossings.way))
  }

  /// Finds the lines of a field at a level, each point where the formula behind the field meets it.
  ///
  /// - Parameter sample: The values of that formula at any points of the plane.
  /// - Complexity: O(nodes) time and memory, and about ten samples for each side that is crossed; some
  ///   seventy where the formula jumps or has a pole.
  public init(of field: Field, level: Double, sample: ([Point]) -> [Double]) {
    let crossings = Crossings(field: field, level: level)
    let sides = crossings.sides
    self.init(of: field, crossings, ways: crossings.ways(on: sides, sample))
  }

  /// - Parameter ways: How far along each side that is crossed; nil where there is no line.
  private init(of field: Field, _ crossings: Crossings, ways: [Double?]) {
    let level = crossings.level
    require(level.isFinite, "a contour at \(level) is no line")
    var points: [Int: Point] = [:]
    for (side, way) in zip(crossings.sides, ways) {
      if let way { points[side] = crossings.point(on: side, way) }
    }
    var sides = Sides(grid: field.grid)
    for row in 0..<(field.grid.rows - 1) {
      for column in 0..<(field.grid.columns - 1) {
        Self.march(through: field, column: column, row: row, level: level, linking: &sides) {
          points[$0] != nil
        }
      }
    }
    self.level = level
    lines = sides.chains().compactMap { chain in
      var line: [Point] = []
      line.reserveCapacity(chain.count)
      // Where the level is met at a node, several sides are crossed at that very node.
      for point in chain.compactMap({ points[$0] }) where line.last != point { line.append(point) }
      return line.count > 1 ? line : nil
    }
  }

  /// Links the sides of one cell that a line joins.
  ///
  /// - Parameter isMet: Whether there is a line on a side that is crossed.
  private static func march(
    through field: Field, column: Int, row: Int, level: Double, linking sides: inout Sides,
    _ isMet: (Int) -> Bool
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
    func link(_ one: Int, _ other: Int) {
      if isMet(one), isMet(other) { sides.link(one, other) }
    }
    switch pattern {
    case 1, 14: link(left, bottom)
    case 2, 13: link(bottom, right)
    case 3, 12: link(left, right)
    case 4, 11: link(right, top)
    case 6, 9: link(bottom, top)
    case 7, 8: link(left, top)
    default:
      // Where a line crosses a pole, two sides are left, and that line joins them.
      let met = [left, bottom, right, top].filter(isMet)
      if met.count == 2 { return link(met[0], met[1]) }
      // Two opposite corners lie above. They are one region when the middle lies above too.
      let middle = a / 4 + b / 4 + c / 4 + d / 4
      if (middle >= level) == (pattern == 5) {
        link(left, top)
        link(bottom, right)
      } else {
        link(left, bottom)
        link(right, top)
      }
    }
  }
}
