internal import Kernels

/// The sides of a grid's cells, and which of them a contour line joins.
///
/// Every side belongs to two cells at most, so it has two links at most, and lines are read off
/// two flat arrays: no dictionary, hence no order that changes from run to run.
struct Sides {
  private let grid: Grid
  private let horizontals: Int
  private var first: [Int32]
  private var second: [Int32]

  init(grid: Grid) {
    self.grid = grid
    horizontals = (grid.columns - 1) * grid.rows
    let count = horizontals + grid.columns * (grid.rows - 1)
    require(count < Int(Int32.max), "a grid of \(grid.count) nodes is too large to contour")
    first = Array(repeating: -1, count: count)
    second = first
  }

  /// The side from a node to its right neighbour.
  func horizontal(_ column: Int, _ row: Int) -> Int { row * (grid.columns - 1) + column }

  /// The side from a node to the one above it.
  func vertical(_ column: Int, _ row: Int) -> Int { horizontals + row * grid.columns + column }

  /// Notes that a line passes from one side to another.
  mutating func link(_ one: Int, _ other: Int) {
    add(other, to: one)
    add(one, to: other)
  }

  private mutating func add(_ neighbour: Int, to side: Int) {
    if first[side] < 0 { first[side] = Int32(neighbour) } else { second[side] = Int32(neighbour) }
  }

  /// The sides in the order in which lines pass them; a closed line names its first side twice.
  func chains() -> [[Int]] {
    var visited = Array(repeating: false, count: first.count)
    var chains: [[Int]] = []
    // An end of an open line has one link, so those are taken first; what is left is closed.
    for start in first.indices where first[start] >= 0 && second[start] < 0 && !visited[start] {
      chains.append(chain(from: start, &visited))
    }
    for start in first.indices where first[start] >= 0 && !visited[start] {
      chains.append(chain(from: start, &visited) + [start])
    }
    return chains
  }

  private func chain(from start: Int, _ visited: inout [Bool]) -> [Int] {
    var chain = [start]
    visited[start] = true
    var side = start
    while true {
      let candidates = [first[side], second[side]]
      guard let next = candidates.first(where: { $0 >= 0 && !visited[Int($0)] }) else {
        return chain
      }
      side = Int(next)
      visited[side] = true
      chain.append(side)
    }
  }
}
