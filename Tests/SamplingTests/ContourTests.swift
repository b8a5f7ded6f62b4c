import Foundation
import Sampling
import Testing

@Suite("Contours")
struct ContourTests {
  @Test("A field that grows to the right has a vertical line at the level")
  func vertical() {
    let field = Grid.unit(3, 3).field { x, _ in x }
    let contour = Contour(of: field, level: 0.25)
    #expect(
      contour.lines == [[Point(x: 0.25, y: 0), Point(x: 0.25, y: 0.5), Point(x: 0.25, y: 1)]])
  }

  @Test("Where nodes touch the level from above there is no line, and one where they do from below")
  func touching() {
    let grid = Grid.unit(5, 5)
    #expect(Contour(of: grid.field { x, _ in (x - 0.5) * (x - 0.5) }, level: 0).lines.isEmpty)
    let below = Contour(of: grid.field { x, _ in -(x - 0.5) * (x - 0.5) }, level: 0).lines
    #expect(!below.isEmpty && below.joined().allSatisfy { $0.x == 0.5 })
    #expect(Contour(of: grid.field { x, _ in -(x - 0.4) * (x - 0.4) }, level: 0).lines.isEmpty)
  }

  @Test("The line of a sum is the diagonal x1 + x2 = level")
  func diagonal() throws {
    let level = 1.527420969065953
    let field = Grid.unit(101, 101).field { $0 + $1 }
    let lines = Contour(of: field, level: level).lines
    let line = try #require(lines.first)
    #expect(lines.count == 1)
    #expect(line.allSatisfy { abs($0.x + $0.y - level) < 1e-15 * 4 })
    let ends = [line[0], line[line.count - 1]].sorted { $0.x < $1.x }
    #expect(ends[0].y == 1 && abs(ends[0].x - (level - 1)) < 1e-15)
    #expect(ends[1].x == 1 && abs(ends[1].y - (level - 1)) < 1e-15)
  }

  @Test("A circle is one closed line at its radius")
  func circle() throws {
    let grid = Grid(
      x: Axis(name: "x", range: -1...1), y: Axis(name: "y", range: -1...1), columns: 61, rows: 61)
    let lines = Contour(of: grid.field { $0 * $0 + $1 * $1 }, level: 0.5).lines
    let line = try #require(lines.first)
    #expect(lines.count == 1)
    #expect(line.first == line.last)
    #expect(line.count > 100)
    let squares = line.map { $0.x * $0.x + $0.y * $0.y }
    #expect(squares.allSatisfy { abs($0 - 0.5) < 0.001 })
  }

  @Test("The mean of the corners decides which way a saddle is cut", arguments: [0.4, 0.6])
  func saddle(level: Double) {
    // 1 0 over 0 1: the middle is 0.5, so below it the corners that hold 1 are joined.
    let field = Field(grid: .unit(2, 2), values: [0, 1, 1, 0])
    let lines = Contour(of: field, level: level).lines
    #expect(lines.count == 2)
    for line in lines {
      let sides = line.map { [$0.x == 0, $0.x == 1, $0.y == 0, $0.y == 1] }
      let cutsBottomLeft =
        sides.contains([true, false, false, false])
        && sides.contains([false, false, true, false])
      let cutsTopRight =
        sides.contains([false, true, false, false])
        && sides.contains([false, false, false, true])
      #expect((cutsBottomLeft || cutsTopRight) == (level < 0.5), "\(line)")
    }
  }

  @Test("A saddle of the other diagonal is cut the same way", arguments: [0.4, 0.6])
  func otherSaddle(level: Double) {
    let field = Field(grid: .unit(2, 2), values: [1, 0, 0, 1])
    for line in Contour(of: field, level: level).lines {
      let isAcrossTopLeft = line.contains { $0.x == 0 } && line.contains { $0.y == 1 }
      let isAcrossBottomRight = line.contains { $0.y == 0 } && line.contains { $0.x == 1 }
      #expect((isAcrossTopLeft || isAcrossBottomRight) == (level < 0.5), "\(line)")
    }
  }

  @Test("A field whose values are all equal has no contour", arguments: [0.0, 0.5, 1.0])
  func constant(level: Double) {
    #expect(Contour(of: Grid.unit(4, 4).field { _, _ in 0.5 }, level: level).lines.isEmpty)
  }

  @Test("A corner that touches the level from either side has no contour", arguments: [1.0, -1.0])
  func touching(sign: Double) {
    let field = Grid.unit(5, 5).field { 0.5 + sign * ($0 + $1) }
    #expect(Contour(of: field, level: 0.5).lines.isEmpty)
  }

  @Test("A line through nodes visits each of them once")
  func throughNodes() {
    let field = Grid.unit(5, 5).field { $0 - $1 }
    let line = (0...4).reversed().map { Point(x: Double($0) / 4, y: Double($0) / 4) }
    #expect(Contour(of: field, level: 0).lines == [line])
  }

  @Test("Cells with a corner that is not finite are left out", arguments: [Double.nan, .infinity])
  func notFinite(stray: Double) {
    var values = Grid.unit(4, 4).field { x, _ in x }.values
    values[0] = stray
    let lines = Contour(of: Field(grid: .unit(4, 4), values: values), level: 0.2).lines
    #expect(lines.count == 1)
    #expect(lines.first?.allSatisfy { $0.y >= 1.0 / 3 } == true)
    #expect(lines.first?.count == 3)
  }

  @Test("Values whose difference overflows are interpolated all the same")
  func huge() {
    let most = Double.greatestFiniteMagnitude
    let field = Field(grid: .unit(2, 2), values: [-most, most, -most, most])
    #expect(
      Contour(of: field, level: 0).lines == [[Point(x: 0.5, y: 0), Point(x: 0.5, y: 1)]])
  }

  @Test("Open lines come before closed ones, each from its first side")
  func order() {
    let grid = Grid(
      x: Axis(name: "x", range: 0...6), y: Axis(name: "y", range: 0...4), columns: 7, rows: 5)
    let field = grid.field { x, y in (x == 2 && y == 1) || x == 5 ? 1 : 0 }
    let lines = Contour(of: field, level: 0.5).lines
    #expect(lines.count == 3)
    #expect(lines.map { $0.first == $0.last } == [false, false, true])
    #expect(lines.map { $0[0] } == [Point(x: 4.5, y: 0), Point(x: 5.5, y: 0), Point(x: 1.5, y: 1)])
  }

  private static func lines(
    level: Double = 0, columns: Int = 160, x: ClosedRange<Double> = -2...2,
    _ function: @escaping (Double, Double) -> Double
  ) -> [[Point]] {
    let grid = Grid(
      x: Axis(name: "x", range: x), y: Axis(name: "y", range: -2...2), columns: columns,
      rows: columns)
    return Contour(of: grid.field(function), level: level) { $0.map { function($0.x, $0.y) } }.lines
  }

  @Test(
    "No line goes along a pole, on nodes or between them, at whatever level",
    arguments: [
      { x, _ in 1 / x }, { x, y in 1 / (x * y) }, { x, y in 1 / (x * x + y * y - 1) },
      { x, _ in 1 / (x - 0.123456) }, { x, y in 1 / (x - y / 3) },
      // Here a node is so near that the value is 1e16.
      { x, _ in 1 / (x - 2.0.nextDown) }, { x, _ in x > 0.3 ? 1 / (x - 0.3) : -1 },
      { x, _ in (x < 0.3 ? 1 : -1) * Foundation.log(abs(x - 0.3)) + (x < 0.3 ? -2 : 2) },
    ] as [@Sendable (Double, Double) -> Double])
  func poles(function: @escaping @Sendable (Double, Double) -> Double) {
    for columns in [40, 41, 160, 161] {
      let lines = Self.lines(columns: columns, function)
      #expect(lines.isEmpty, "\(columns): \(lines.map { [$0[0], $0[$0.count - 1]] })")
    }
  }

  @Test("Beside its poles the tangent has its level once a period", arguments: [-10, 0, 0.5, 10.0])
  func tangent(level: Double) {
    for columns in [160, 161] {
      let lines = Self.lines(level: level, columns: columns) { x, _ in sin(x) / cos(x) }
      #expect(lines.flatMap(\.self).allSatisfy { abs(tan($0.x) - level) < 1e-3 })
      #expect(lines.count == (abs(level) < 2.1 ? 1 : 2))
      // The poles are nodes, as nearly as the numbers allow.
      let onNodes = Self.lines(level: level, columns: columns, x: -.pi...Double.pi) { x, _ in
        sin(x) / cos(x)
      }
      #expect(onNodes.flatMap(\.self).allSatisfy { abs(tan($0.x) - level) < 1e-3 })
    }
  }

  @Test("A line that crosses a pole goes on behind it")
  func acrossPole() {
    let lines = Self.lines { x, y in y / x }
    #expect(lines.map { [$0[0].x, $0[$0.count - 1].x].sorted() } == [[-2, 2]])
    #expect(lines[0].allSatisfy { abs($0.y) < 1e-6 })
  }

  @Test(
    "There is a line at a jump over the level and at a step, however steep",
    arguments: [
      { x in x > 0.1234 ? 1 : -1 }, { x in tanh(1e12 * (x - 0.1234)) },
      { x in (x - 0.1234) / abs(x - 0.1234) }, { x in x > 0.1234 ? x : x - 3 },
      { x in (x - 0.1234) * (x - 0.1234) / (x - 0.1234) }, { x in x * 1e-30 - 0.1234e-30 },
      { x in 1e9 * (1e-9 + x - 0.1234) - 1 }, { x in exp(300 * x) - exp(300 * 0.1234) },
    ] as [@Sendable (Double) -> Double])
  func jumps(function: @escaping @Sendable (Double) -> Double) {
    for columns in [40, 161] {
      let lines = Self.lines(columns: columns) { x, _ in function(x) }
      #expect(lines.count == 1)
      #expect(lines.joined().allSatisfy { abs($0.x - 0.1234) < 1e-7 })
    }
  }
}
