import Testing

@testable import Kernels

/// A kernel of one number as every path has it: on lanes, on one value, and in loops over vectors.
struct NeighborCase: Sendable, CustomTestStringConvertible {
  typealias Loop =
    @Sendable (
      InstructionSet, UnsafePointer<Lanes>, Int, UnsafeMutablePointer<Lanes>,
      UnsafeMutablePointer<Lanes>
    ) -> Void

  var name: String
  /// The values and, where the kernel has them, the slopes.
  var lanes: @Sendable (Lanes) -> [Lanes]
  var loop: Loop?

  var testDescription: String { name }

  static let all = [
    NeighborCase(name: "exp", lanes: { [exp($0)] }) { set, x, n, r, _ in
      set.exp(x, count: n, into: r)
    },
    NeighborCase(name: "log", lanes: { [log($0)] }) { set, x, n, r, _ in
      set.log(x, count: n, into: r)
    },
    NeighborCase(name: "relu", lanes: { [relu($0)] }) { set, x, n, r, _ in
      set.relu(x, count: n, into: r)
    },
    NeighborCase(name: "expm1", lanes: { [expm1($0)] }),
    NeighborCase(name: "log1p", lanes: { [log1p($0)] }),
    NeighborCase(name: "sin", lanes: { [sin($0)] }),
    NeighborCase(name: "cos", lanes: { [cos($0)] }),
    NeighborCase(name: "tanh", lanes: { [tanh($0)] }),
    NeighborCase(name: "sigmoid", lanes: { [sigmoid($0)] }),
    NeighborCase(name: "softplus", lanes: { [softplus($0)] }),
    NeighborCase(name: "tanh and slope", lanes: { both(tanhAndSlope($0)) }) {
      $0.tanh($1, count: $2, into: $3, slopes: $4)
    },
    NeighborCase(name: "sigmoid and slope", lanes: { both(sigmoidAndSlope($0)) }) {
      $0.sigmoid($1, count: $2, into: $3, slopes: $4)
    },
    NeighborCase(name: "softplus and slope", lanes: { both(softplusAndSlope($0)) }) {
      $0.softplus($1, count: $2, into: $3, slopes: $4)
    },
    NeighborCase(
      name: "cross-entropy and slope",
      lanes: { both(crossEntropyLogitsAndSlope($0, Lanes(0.25))) }
    ) { set, z, n, r, slopes in
      Rows(count: n, of: 0.25).read {
        set.crossEntropyLogits(z, $0, count: n, into: r, slopes: slopes)
      }
    },
  ]

  private static func both(_ both: (value: Lanes, slope: Lanes)) -> [Lanes] {
    [both.value, both.slope]
  }

  /// Special numbers, ordinary ones, and where a kernel takes another branch, with the doubles on
  /// either side.
  static let arguments: [Double] = {
    let thresholds = [
      0x1p-1022, 0x1p-60, 0.3465735902799726, 0.5, 0.625,
      0x1.6a09e667f3bcdp-1, 0.7853981633974483, 1, 0x1.6a09e667f3bcdp0, 1.5707963267948966, 19.1,
      22,
      36.7, 37, 40, 44, 354, 372.5, 400, 708, 709.782712893384, 710, 745.1332191019412, 746, 800,
      0x1p20, 0x1p52, 0x1p53, 0x1p60, 182.84091340401687,
    ]
    let near = thresholds.flatMap { [$0.nextDown, $0, $0.nextUp] }
    let others = [0, 0x1p-1074, 0x1p-1060, 1e-10, 0.1, 2.5, 10, 100, 1e22, 1e308, .infinity]
    let largest = [Double.greatestFiniteMagnitude, .nan]
    return (near + others + largest).flatMap { [$0, -$0] }
  }()

  /// What stands beside them: special numbers, and one from each branch of the kernels.
  static let neighbors: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, 0x1p-1074, 1e-300, 0.1, -0.5, 1, 2.5, -10, 30, 182.8,
    -353,
    400, -500, 707, 720, -750, 1e6, 1e22, -1e308,
  ]
}

@Suite("A lane and its neighbours")
struct NeighborTests {
  @Test("A lane has the bits of the number alone beside every other", arguments: NeighborCase.all)
  func lanes(kernel: NeighborCase) throws {
    let alone = NeighborCase.arguments.map { kernel.lanes(Lanes($0)).map { $0[0] } }
    for (place, x) in NeighborCase.arguments.enumerated() {
      for neighbor in NeighborCase.neighbors {
        for lane in 0..<Lanes.count {
          var vector = Lanes(neighbor)
          vector[lane] = x
          for (result, expected) in zip(kernel.lanes(vector), alone[place]) {
            try #require(isSame(result[lane], expected), "\(x) beside \(neighbor)")
          }
        }
      }
    }
  }

  @Test(
    "In a loop over vectors too, on every instruction set",
    arguments: NeighborCase.all.filter { $0.loop != nil }, InstructionSet.available)
  func loops(kernel: NeighborCase, set: InstructionSet) throws {
    let loop = try #require(kernel.loop)
    let arguments = NeighborCase.arguments + NeighborCase.neighbors
    for lane in 0..<2 * Lanes.count {
      // Loops take two vectors at a time: a number in one lane of the eight, another in the rest.
      var numbers: [Double] = []
      var expected: [[Double]] = [[], []]
      let alone = arguments.map { kernel.lanes(Lanes($0)).map { $0[0] } }
      for x in arguments.indices {
        for neighbor in arguments.indices.suffix(NeighborCase.neighbors.count) {
          for place in 0..<2 * Lanes.count {
            let chosen = place == lane ? x : neighbor
            numbers.append(arguments[chosen])
            for (part, value) in alone[chosen].enumerated() { expected[part].append(value) }
          }
        }
      }
      let x = Rows(numbers)
      var results = [Rows(count: x.count), Rows(count: x.count)]
      x.read { x0 in
        let slopes = UnsafeMutablePointer<Lanes>.allocate(capacity: x.count)
        defer { slopes.deallocate() }
        results[0].change { loop(set, x0, x.count, $0, slopes) }
        results[1].change { $0.update(from: slopes, count: x.count) }
      }
      for part in kernel.lanes(0.0).indices {
        try #require(difference(results[part].numbers, expected[part]) == nil, "lane \(lane)")
      }
    }
  }

  @Test("A power and a cross-entropy, whose lanes have two numbers each, as well")
  func pairs() throws {
    let some: [Double] = [
      0, -0.0, 1, -1, 0.5, -0.5, 2, 3, -3, 0.1, 1e-300, 1e300, 0x1p-1074, 709, -746, 800, .infinity,
      -.infinity, .nan,
    ]
    let pairs = some.flatMap { x in some.map { (x, $0) } }
    let powers = pairs.map { Elementary.pow($0.0, $0.1) }
    let losses = pairs.map { crossEntropyLogitsAndSlope(Lanes($0.0), Lanes($0.1)) }
    for (place, pair) in pairs.enumerated() {
      for neighbor in pairs {
        var (x, y) = (Lanes(neighbor.0), Lanes(neighbor.1))
        let lane = place % Lanes.count
        (x[lane], y[lane]) = pair
        try #require(isSame(pow(x, y)[lane], powers[place]), "\(pair) beside \(neighbor)")
        let loss = crossEntropyLogitsAndSlope(x, y)
        try #require(isSame(loss.value[lane], losses[place].value[0]), "\(pair), \(neighbor)")
        try #require(isSame(loss.slope[lane], losses[place].slope[0]), "\(pair), \(neighbor)")
      }
    }
  }
}
