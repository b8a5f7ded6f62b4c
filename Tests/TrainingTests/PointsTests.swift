import Testing

@testable import Training

@Suite("Gates")
struct GateTests {
  @Test("There are sixteen gates, each of its own name and truth column")
  func all() {
    #expect(Gate.all.count == 16)
    #expect(Set(Gate.all.map(\.name)).count == 16)
    #expect(Set(Gate.all.map(\.truthColumn)).count == 16)
    #expect(Gate.all.map(\.truthColumn) == Gate.all.map(\.truthColumn).sorted())
  }

  /// What each name means, in Swift's own logic.
  static let meanings: [(String, @Sendable (Bool, Bool) -> Bool)] = [
    ("FALSE", { _, _ in false }), ("AND", { $0 && $1 }), ("NIMPLY", { $0 && !$1 }),
    ("X1", { a, _ in a }), ("CNIMPLY", { !$0 && $1 }), ("X2", { _, b in b }), ("XOR", { $0 != $1 }),
    ("OR", { $0 || $1 }), ("NOR", { !($0 || $1) }), ("XNOR", { $0 == $1 }),
    ("NOT_X2", { _, b in !b }),
    ("CIMPLY", { $0 || !$1 }), ("NOT_X1", { a, _ in !a }), ("IMPLY", { !$0 || $1 }),
    ("NAND", { !($0 && $1) }), ("TRUE", { _, _ in true }),
  ]

  @Test("A gate's column is its truth table, by name and by truth column", arguments: meanings)
  func truthTables(name: String, meaning: @Sendable (Bool, Bool) -> Bool) throws {
    let data = try #require(DataSet.gate(name))
    let x1 = try #require(data["x1"]), x2 = try #require(data["x2"])
    #expect(x1 == [0, 0, 1, 1] && x2 == [0, 1, 0, 1])
    let expected: [Double] = zip(x1, x2).map { meaning($0 == 1, $1 == 1) ? 1 : 0 }
    #expect(data.columns.map(\.name) == ["x1", "x2", name])
    #expect(data[name] == expected)
    let digits = try #require(Gate(name)?.truthColumn)
    let same = try #require(DataSet.gate(digits))
    #expect(same.columns.map(\.name) == ["x1", "x2", "label"])
    #expect(same["label"] == expected)
  }

  @Test("Other names and columns are no gates", arguments: ["xor", "", "011", "01100", "0120"])
  func unknown(text: String) {
    #expect(DataSet.gate(text) == nil)
  }
}

@Suite("Points in the plane")
struct PointsTests {
  private func points(_ data: DataSet) throws -> [(x: Double, y: Double, label: Double)] {
    #expect(data.columns.map(\.name) == ["x1", "x2", "label"])
    let x = try #require(data["x1"]), y = try #require(data["x2"])
    return zip(zip(x, y), try #require(data["label"])).map { ($0.0, $0.1, $1) }
  }

  private func distance(_ point: (x: Double, y: Double, label: Double), _ x: Double, _ y: Double)
    -> Double
  {
    ((point.x - x) * (point.x - x) + (point.y - y) * (point.y - y)).squareRoot()
  }

  @Test("Without noise a spiral's arms go from radius 0.1 to 1, opposite each other")
  func spiral() throws {
    let all = try points(.spiral(points: 200, noise: 0, turns: 1.25, seed: 1))
    #expect(all.count == 200)
    #expect(all[..<4].map(\.label) == [0, 1, 0, 1])
    for pair in 0..<100 {
      let (a, b) = (all[2 * pair], all[2 * pair + 1])
      #expect(abs(a.x + b.x) < 1e-12 && abs(a.y + b.y) < 1e-12)
      #expect(abs(distance(a, 0, 0) - (0.1 + 0.9 * Double(pair) / 99)) < 1e-12)
    }
    // One turn and a quarter from (0.1, 0) ends at (0, 1).
    #expect(abs(all[198].x) < 1e-12 && abs(all[198].y - 1) < 1e-12)
  }

  @Test("Without noise circles and moons lie on their curves")
  func curves() throws {
    let circles = try points(.circles(points: 101, noise: 0, seed: 1))
    #expect(circles.count == 101)
    for point in circles {
      #expect(abs(distance(point, 0, 0) - (point.label == 0 ? 1 : 0.5)) < 1e-12)
    }
    #expect(Set(circles.map { "\($0.x) \($0.y)" }).count == 101)
    let moons = try points(.moons(points: 101, noise: 0, seed: 1))
    #expect(distance(moons[0], 1, 0) < 1e-12 && distance(moons[1], 0, 0.5) < 1e-12)
    for point in moons {
      let onCurve =
        point.label == 0
        ? abs(distance(point, 0, 0) - 1) < 1e-12 && point.y >= 0
        : abs(distance(point, 1, 0.5) - 1) < 1e-12 && point.y <= 0.5
      #expect(onCurve)
    }
    #expect(Set(moons.map { "\($0.x) \($0.y)" }).count == 101)
  }

  @Test("Without noise blobs are at their middles, evenly round a circle")
  func blobs() throws {
    let blobs = try points(.blobs(points: 8, noise: 0, classes: 4, seed: 1))
    #expect(blobs.map(\.label) == [0, 1, 2, 3, 0, 1, 2, 3])
    for (point, middle) in zip(blobs, [(1, 0), (0, 1), (-1, 0), (0, -1)] as [(Double, Double)]) {
      #expect(distance(point, middle.0, middle.1) < 1e-12)
    }
  }

  @Test("Noise has the deviation that is asked for, in both coordinates, and comes from the seed")
  func noise() throws {
    let exact = try points(.circles(points: 4000, noise: 0, seed: 1))
    let noisy = try points(.circles(points: 4000, noise: 0.1, seed: 1))
    for coordinate in [\(x: Double, y: Double, label: Double).x, \.y] {
      let moves = zip(exact, noisy).map { $1[keyPath: coordinate] - $0[keyPath: coordinate] }
      let variance = moves.reduce(0) { $0 + $1 * $1 } / 4000
      #expect(abs(variance.squareRoot() - 0.1) < 0.005)
    }
    let seeded = { try DataSet.moons(points: 10, noise: 0.1, seed: $0) }
    #expect(try seeded(1) == seeded(1))
    #expect(try seeded(1) != seeded(2))
  }

  static let refused: [(String, @Sendable () throws -> DataSet)] = [
    ("points", { try .spiral(points: 0, seed: 1) }),
    ("points", { try .moons(points: 1_000_001, seed: 1) }),
    ("noise", { try .circles(noise: -0.1, seed: 1) }),
    ("noise", { try .moons(noise: .nan, seed: 1) }),
    ("turns", { try .spiral(turns: 0, seed: 1) }),
    ("turns", { try .spiral(turns: 101, seed: 1) }),
    ("classes", { try .blobs(classes: 0, seed: 1) }),
    ("classes", { try .blobs(classes: 101, seed: 1) }),
  ]

  @Test("What is outside the limits is refused with its name", arguments: refused)
  func limits(argument: String, make: @Sendable () throws -> DataSet) {
    #expect { _ = try make() } throws: {
      ($0 as? ArgumentOutOfRange)?.argument == argument
    }
  }

  @Test("One point is enough, and fewer points than classes leave the last ones empty")
  func few() throws {
    #expect(try DataSet.moons(points: 1, seed: 1).count == 1)
    #expect(try DataSet.blobs(points: 3, classes: 5, seed: 1)["label"] == [0, 1, 2])
  }
}
