import Autodiff
import Training

@testable import Notebooks

/// A function and a data source as a program would add them.
enum SampleLibrary {
  /// A square that the language does not know as such, with both of its derivatives.
  static let square = ScalarFunction(
    "square", value: { x in x * x }, derivatives: { x in 2 * x }, { _ in 2 })

  /// As many rows as are asked for, the seed and a factor beside them.
  static let rows = DataSource("rows", arguments: ["count": nil, "factor": 3]) { arguments, seed in
    struct Tired: Error, CustomStringConvertible {
      let description = "it is too late"
    }
    let count = try arguments.whole("count", in: 0...5)
    guard count < 5 else { throw Tired() }
    guard arguments["factor"] != 0 else {
      throw ArgumentOutOfRange(argument: "factor", found: 0, expected: "a number other than 0")
    }
    guard arguments["factor"] != 7 else {
      throw ArgumentOutOfRange(argument: "inner", found: 7, expected: "less")
    }
    let place = (0..<count).map(Double.init)
    return DataSet(columns: [
      DataSet.Column(name: "place", values: place.map { $0 * arguments["factor"] }),
      DataSet.Column(name: "seed", values: place.map { _ in Double(seed) }),
    ])
  }

  static func make() throws -> Library {
    var library = Library()
    try library.add(square)
    try library.add(rows)
    return library
  }
}
