import Testing

@testable import Kernels

/// An elementary function in both of its forms, with the error that it may have.
struct ElementaryCase: Sendable, CustomTestStringConvertible {
  var name: String
  var bound: Double
  var lanes: @Sendable (Lanes) -> Lanes
  var scalar: @Sendable (Double) -> Double

  var testDescription: String { name }

  static let all = [
    ElementaryCase(name: "exp", bound: 0.8, lanes: { exp($0) }, scalar: Elementary.exp),
    ElementaryCase(name: "expm1", bound: 0.8, lanes: { expm1($0) }, scalar: Elementary.expm1),
    ElementaryCase(name: "log", bound: 0.9, lanes: { log($0) }, scalar: Elementary.log),
    ElementaryCase(name: "log1p", bound: 0.9, lanes: { log1p($0) }, scalar: Elementary.log1p),
    ElementaryCase(name: "sin", bound: 0.9, lanes: { sin($0) }, scalar: Elementary.sin),
    ElementaryCase(name: "cos", bound: 0.9, lanes: { cos($0) }, scalar: Elementary.cos),
    ElementaryCase(name: "tanh", bound: 1.4, lanes: { tanh($0) }, scalar: Elementary.tanh),
    ElementaryCase(
      name: "sigmoid", bound: 1.1, lanes: { sigmoid($0) }, scalar: Elementary.sigmoid),
    ElementaryCase(
      name: "softplus", bound: 1.1, lanes: { softplus($0) }, scalar: Elementary.softplus),
  ]
}

@Suite("Elementary functions")
struct ElementaryTests {
  @Test(
    "A function of one value stays within its error bound at every point of its table",
    arguments: ElementaryCase.all)
  func errorOfOneValue(function: ElementaryCase) throws {
    let table = try ReferenceTable(function.name)
    #expect(table.points.count >= 2_000)
    var worst = (error: 0.0, argument: 0.0)
    for point in table.points {
      let x = point.arguments[0]
      let error = point.error(of: function.scalar(x))
      if error > worst.error { worst = (error, x) }
    }
    print("\(function.name): largest error \(worst.error) ulp, at \(worst.argument)")
    #expect(worst.error <= function.bound, "\(function.name)(\(worst.argument))")
  }

  @Test("A power stays within its error bound at every point of its table")
  func errorOfPower() throws {
    let table = try ReferenceTable("pow")
    #expect(table.points.count >= 2_000)
    var worst = (error: 0.0, arguments: [0.0, 0.0])
    for point in table.points {
      let error = point.error(of: Elementary.pow(point.arguments[0], point.arguments[1]))
      if error > worst.error { worst = (error, point.arguments) }
    }
    print("pow: largest error \(worst.error) ulp, at \(worst.arguments)")
    #expect(worst.error <= 0.8, "pow\(worst.arguments)")
  }

  @Test(
    "A lane has the bits of the single value, whatever its neighbours are",
    arguments: ElementaryCase.all)
  func lanesAreIndependent(function: ElementaryCase) throws {
    let values = try ReferenceTable(function.name).points.map { $0.arguments[0] }
    // Neighbours from afar in the table take other branches: huge, tiny, NaN beside ordinary ones.
    let strides = [0, 1, 517, 1_033]
    for index in values.indices {
      let quartet = strides.map { values[(index + $0) % values.count] }
      let result = function.lanes(Lanes(quartet[0], quartet[1], quartet[2], quartet[3]))
      for (lane, x) in quartet.enumerated() {
        let single = function.scalar(x)
        try #require(isSame(result[lane], single), "\(function.name)(\(x)) in lane \(lane)")
      }
    }
  }

  @Test("A power in a lane has the bits of the single power, whatever its neighbours are")
  func powersAreIndependent() throws {
    let pairs = try ReferenceTable("pow").points.map(\.arguments)
    for index in pairs.indices {
      let four = [0, 1, 1_517, 2_033].map { pairs[(index + $0) % pairs.count] }
      let bases = Lanes(four[0][0], four[1][0], four[2][0], four[3][0])
      let exponents = Lanes(four[0][1], four[1][1], four[2][1], four[3][1])
      let result = pow(bases, exponents)
      for (lane, pair) in four.enumerated() {
        let single = Elementary.pow(pair[0], pair[1])
        try #require(isSame(result[lane], single), "pow\(pair) in lane \(lane)")
      }
    }
  }

  @Test(
    "A power that is a double is exact",
    arguments: [
      (3.0, 2.0, 9.0), (2, 10, 1024), (10, 15, 1e15), (10, 22, 1e22), (-3, 3, -27),
      (7, 18, 1_628_413_597_910_449), (2, -1074, 0x1p-1074), (2, 1023, 0x1p1023), (0.25, -0.5, 2),
      (6.25, 1.5, 15.625),
      (1.5, 1, 1.5), (1e300, 1, 1e300), (0x1p-1074, 1, 0x1p-1074), (.nan, -0.0, 1),
    ] as [(Double, Double, Double)])
  func exactPowers(x: Double, y: Double, expected: Double) {
    #expect(Elementary.pow(x, y) == expected)
  }
}

/// Equal bits, or NaN both.
func isSame(_ a: Double, _ b: Double) -> Bool {
  a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
}
