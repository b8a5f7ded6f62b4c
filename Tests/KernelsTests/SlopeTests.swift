import Testing

@testable import Kernels

/// A derivative, or a loss with it, and the error in ulp that it may have.
struct SlopeCase: Sendable, CustomTestStringConvertible {
  var name: String
  var bound: Double
  /// Takes one or two arguments, as the table has them.
  var function: @Sendable ([Double]) -> Double

  var testDescription: String { name }

  static let all = [
    SlopeCase(name: "tanhSlope", bound: 2.5) { tanhAndSlope(Lanes($0[0])).slope[0] },
    SlopeCase(name: "sigmoidSlope", bound: 2.5) { sigmoidAndSlope(Lanes($0[0])).slope[1] },
    SlopeCase(name: "softplusSlope", bound: 2.5) { softplusAndSlope(Lanes($0[0])).slope[2] },
    SlopeCase(name: "crossEntropy", bound: 1.5) {
      crossEntropyLogitsAndSlope(Lanes($0[0]), Lanes($0[1])).value[3]
    },
    SlopeCase(name: "crossEntropySlope", bound: 2.5) {
      crossEntropyLogitsAndSlope(Lanes($0[0]), Lanes($0[1])).slope[0]
    },
  ]
}

@Suite("Slopes of elementary functions")
struct SlopeTests {
  @Test(
    "A slope stays within its error bound at every point of its table", arguments: SlopeCase.all)
  func errors(function: SlopeCase) throws {
    let table = try ReferenceTable(function.name)
    #expect(table.points.count >= 2_000)
    var worst = (error: 0.0, arguments: [0.0])
    for point in table.points {
      let error = point.error(of: function.function(point.arguments))
      if error > worst.error { worst = (error, point.arguments) }
    }
    print("\(function.name): largest error \(worst.error) ulp, at \(worst.arguments)")
    #expect(worst.error <= function.bound, "\(function.name)\(worst.arguments)")
  }
}
