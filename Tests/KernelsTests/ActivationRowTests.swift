import Testing

@testable import Kernels

/// A loop over vectors beside the function of one vector that it stands for.
struct ActivationCase: Sendable, CustomTestStringConvertible {
  typealias Loop =
    @Sendable (
      InstructionSet, UnsafePointer<Lanes>, Int, UnsafeMutablePointer<Lanes>,
      UnsafeMutablePointer<Lanes>?
    ) -> Void

  var name: String
  var value: @Sendable (Lanes) -> Lanes
  var both: (@Sendable (Lanes) -> (value: Lanes, slope: Lanes))?
  var loop: Loop

  var testDescription: String { name }

  static let all = [
    ActivationCase(
      name: "exp", value: { exp($0) }, loop: { set, x, n, r, _ in set.exp(x, count: n, into: r) }),
    ActivationCase(
      name: "log", value: { log($0) }, loop: { set, x, n, r, _ in set.log(x, count: n, into: r) }),
    ActivationCase(
      name: "tanh", value: { tanh($0) }, both: { tanhAndSlope($0) },
      loop: { $0.tanh($1, count: $2, into: $3, slopes: $4) }),
    ActivationCase(
      name: "sigmoid", value: { sigmoid($0) }, both: { sigmoidAndSlope($0) },
      loop: { $0.sigmoid($1, count: $2, into: $3, slopes: $4) }),
    ActivationCase(
      name: "softplus", value: { softplus($0) }, both: { softplusAndSlope($0) },
      loop: { $0.softplus($1, count: $2, into: $3, slopes: $4) }),
    // Labels that are the logits reversed: beside the slope's own table, any will do.
    ActivationCase(
      name: "softplus", value: { crossEntropyLogitsAndSlope($0, labels($0)).value },
      both: { crossEntropyLogitsAndSlope($0, labels($0)) },
      loop: { set, z, n, r, slopes in
        let y = Rows((0..<n).flatMap { i in (0..<4).map { labels(z[i])[$0] } })
        y.read { set.crossEntropyLogits(z, $0, count: n, into: r, slopes: slopes) }
      }),
  ]

  /// Labels for logits: 0, 1, and what lies between and outside.
  private static func labels(_ z: Lanes) -> Lanes {
    Lanes(z[0] > 0 ? 1 : 0, z[1] > 0 ? 0 : 1, 0.25, z[3])
  }

  /// The arguments of the function's table, once in order and once with extreme ones beside ordinary
  /// ones.
  func arguments() throws -> [Double] {
    let table = try ReferenceTable(name).points.map { $0.arguments[0] }
    return table + table.indices.map { table[($0 * 701) % table.count] }
  }
}

@Suite("Rows of activations")
struct ActivationRowTests {
  @Test(
    "Values and slopes have the bits of the function of one vector",
    arguments: ActivationCase.all, InstructionSet.available)
  func bits(function: ActivationCase, set: InstructionSet) throws {
    let x = Rows(try function.arguments())
    try expectBits(of: function, set, x)
  }

  @Test(
    "No number of vectors is too small or too odd",
    arguments: ActivationCase.all, InstructionSet.available)
  func counts(function: ActivationCase, set: InstructionSet) throws {
    let numbers = try function.arguments()
    for count in [0, 1, 2, 3, 4, 5, 7, 16, 17] {
      try expectBits(of: function, set, Rows([Double](numbers.suffix(4 * count))))
    }
  }

  @Test("The result may take the place of the argument", arguments: ActivationCase.all)
  func inPlace(function: ActivationCase) throws {
    for set in InstructionSet.available {
      let x = Rows(try function.arguments())
      var r = x
      r.change { r in function.loop(set, UnsafePointer(r), x.count, r, nil) }
      let expected = (0..<x.count).flatMap { i in (0..<4).map { function.value(x[i])[$0] } }
      try #require(difference(r.numbers, expected) == nil)
    }
  }

  private func expectBits(of function: ActivationCase, _ set: InstructionSet, _ x: Rows) throws {
    let expected = (0..<x.count).map { function.value(x[$0]) }.flatMap { v in (0..<4).map { v[$0] }
    }
    var r = Rows(count: x.count)
    x.read { x0 in r.change { function.loop(set, x0, x.count, $0, nil) } }
    try #require(difference(r.numbers, expected) == nil && r.isWithinBounds)

    guard let both = function.both else { return }
    var values = Rows(count: x.count)
    var slopes = Rows(count: x.count)
    x.read { x0 in
      values.change { r in slopes.change { function.loop(set, x0, x.count, r, $0) } }
    }
    let expectedSlopes = (0..<x.count).map { both(x[$0]).slope }.flatMap { v in
      (0..<4).map { v[$0] }
    }
    let expectedValues = (0..<x.count).map { both(x[$0]).value }.flatMap { v in
      (0..<4).map { v[$0] }
    }
    try #require(difference(expectedValues, expected) == nil)
    try #require(difference(values.numbers, expected) == nil && values.isWithinBounds)
    try #require(difference(slopes.numbers, expectedSlopes) == nil && slopes.isWithinBounds)
  }
}
