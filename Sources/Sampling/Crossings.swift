/// Where a field passes a level on the sides of its cells.
struct Crossings {
  let field: Field
  let level: Double
  /// The sides with the level between their ends, in their order.
  let sides: [Int]

  init(field: Field, level: Double) {
    self.field = field
    self.level = level
    let (columns, rows) = (field.grid.columns, field.grid.rows)
    let values = field.values
    func isCrossed(_ one: Int, _ other: Int) -> Bool {
      let (a, b) = (values[one], values[other])
      return (a >= level) != (b >= level) && a.isFinite && b.isFinite
    }
    var sides: [Int] = []
    let all = Sides(grid: field.grid)
    for row in 0..<rows {
      for column in 0..<(columns - 1) {
        let node = row * columns + column
        if isCrossed(node, node + 1) { sides.append(all.horizontal(column, row)) }
      }
    }
    for row in 0..<(rows - 1) {
      for column in 0..<columns {
        let node = row * columns + column
        if isCrossed(node, node + columns) { sides.append(all.vertical(column, row)) }
      }
    }
    self.sides = sides
  }

  /// The columns and rows of the two nodes that a side joins.
  private func nodes(of side: Int) -> (first: (Int, Int), second: (Int, Int)) {
    let grid = field.grid
    let horizontals = (grid.columns - 1) * grid.rows
    if side < horizontals {
      let (row, column) = side.quotientAndRemainder(dividingBy: grid.columns - 1)
      return ((column, row), (column + 1, row))
    }
    let (row, column) = (side - horizontals).quotientAndRemainder(dividingBy: grid.columns)
    return ((column, row), (column, row + 1))
  }

  /// The place some way along a side, from 0 to 1.
  func point(on side: Int, _ way: Double) -> Point {
    let (first, second) = nodes(of: side)
    let grid = field.grid
    return Point(
      x: between(grid.x(column: first.0), grid.x(column: second.0), way),
      y: between(grid.y(row: first.1), grid.y(row: second.1), way))
  }

  /// How far along a side the level lies if the field is linear there.
  func way(on side: Int) -> Double {
    let (first, second) = nodes(of: side)
    return part(from: field[first.0, first.1], to: field[second.0, second.1])
  }

  /// Halves, because a difference of huge values overflows.
  private func part(from first: Double, to second: Double) -> Double {
    let difference = second - first
    if difference.isFinite { return (level - first) / difference }
    return (level / 2 - first / 2) / (second / 2 - first / 2)
  }

  /// The exact ends at 0 and 1, so that all lines through a node meet in the same point.
  private func between(_ first: Double, _ second: Double, _ way: Double) -> Double {
    way >= 1 ? second : first + (second - first) * way
  }
}

extension Crossings {
  /// How far along each side the level lies, found in what the field was sampled from, on all sides at
  /// once; nil where it does not lie there.
  func ways(on sides: [Int], _ sample: ([Point]) -> [Double]) -> [Double?] {
    var brackets = sides.map { side in
      let (first, second) = nodes(of: side)
      return Bracket(
        start: field[first.0, first.1] - level, end: field[second.0, second.1] - level)
    }
    var open = brackets.indices.filter { !brackets[$0].isSettled }
    while !open.isEmpty {
      let values = sample(open.map { point(on: sides[$0], brackets[$0].way) })
      for (place, value) in zip(open, values) { brackets[place].narrow(to: value - level) }
      open.removeAll { brackets[$0].isSettled }
    }
    return brackets.map(\.found)
  }
}
