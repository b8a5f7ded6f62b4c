import Sampling
import Testing

@Suite("Grids and fields")
struct GridTests {
  @Test("The first and last nodes are the ends of the axis exactly")
  func ends() {
    // Here lower + (upper - lower) is one bit below upper.
    let axis = Axis(name: "x", range: 0.2...0.9)
    #expect(axis.node(0, of: 4) == 0.2)
    #expect(axis.node(3, of: 4) == 0.9)
  }

  @Test("Nodes divide the axis evenly")
  func nodes() {
    let axis = Axis(name: "x", range: -1...3)
    #expect((0..<5).map { axis.node($0, of: 5) } == [-1, 0, 1, 2, 3])
  }

  @Test("Coordinates of all nodes run row by row from the bottom")
  func coordinates() {
    let grid = Grid(
      x: Axis(name: "a", range: 0...1), y: Axis(name: "b", range: 10...12), columns: 2, rows: 3)
    #expect(grid.xs == [0, 1, 0, 1, 0, 1])
    #expect(grid.ys == [10, 10, 11, 11, 12, 12])
    #expect(grid.count == 6)
  }

  @Test("The extremes of a field leave out what is not finite")
  func extremes() {
    let field = Field(grid: .unit(2, 2), values: [.nan, 3, -.infinity, -2])
    #expect(field.minimum == -2)
    #expect(field.maximum == 3)
    #expect(field.nonFiniteCount == 2)
  }

  @Test("A field without a finite value has no extremes")
  func noExtremes() {
    let field = Field(grid: .unit(2, 2), values: [.nan, .nan, .infinity, .nan])
    #expect(field.minimum == nil)
    #expect(field.maximum == nil)
    #expect(field.nonFiniteCount == 4)
  }

  @Test("A grid with a single column traps")
  func singleColumn() async {
    await #expect(processExitsWith: .failure) {
      _ = Grid(
        x: Axis(name: "x", range: 0...1), y: Axis(name: "y", range: 0...1), columns: 1, rows: 2)
    }
  }

  @Test("An axis without length traps")
  func noLength() async {
    await #expect(processExitsWith: .failure) { _ = Axis(name: "x", range: 1...1) }
  }

  @Test("A field with a value too few traps")
  func tooFew() async {
    await #expect(processExitsWith: .failure) { _ = Field(grid: .unit(2, 2), values: [1, 2, 3]) }
  }
}

extension Grid {
  /// A grid over the unit square.
  static func unit(_ columns: Int, _ rows: Int) -> Grid {
    Grid(
      x: Axis(name: "x", range: 0...1), y: Axis(name: "y", range: 0...1), columns: columns,
      rows: rows)
  }

  /// The field of a function on these nodes.
  func field(_ function: (Double, Double) -> Double) -> Field {
    Field(grid: self, values: zip(xs, ys).map(function))
  }
}
