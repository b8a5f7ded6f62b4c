import Training

/// Points that are made rather than read: `spiral(points: 200, noise: 0.1)`.
struct PointSource: Sendable {
  var name: String
  var numbers: [String: Double]
  /// Where each number that is given stands.
  var ranges: [String: Range<Int>]

  /// The sources by name.
  static let known: [CallReader.Signature] = [
    CallReader.Signature(
      name: "spiral", arguments: [("points", 200), ("noise", 0.05), ("turns", 1)]),
    CallReader.Signature(name: "circles", arguments: [("points", 200), ("noise", 0.05)]),
    CallReader.Signature(name: "moons", arguments: [("points", 200), ("noise", 0.05)]),
    CallReader.Signature(
      name: "blobs", arguments: [("points", 200), ("noise", 0.2), ("classes", 2)]),
  ]

  init(_ reading: CallReader.Reading) {
    name = reading.name
    numbers = reading.numbers
    ranges = reading.given.mapValues(\.range)
  }

  /// The points, which the seed fixes.
  func dataSet(seed: UInt64) throws(ArgumentOutOfRange) -> DataSet {
    let points = count("points"), noise = numbers["noise"] ?? 0
    switch name {
    case "spiral":
      return try DataSet.spiral(
        points: points, noise: noise, turns: numbers["turns"] ?? 1, seed: seed)
    case "circles": return try DataSet.circles(points: points, noise: noise, seed: seed)
    case "moons": return try DataSet.moons(points: points, noise: noise, seed: seed)
    default:
      return try DataSet.blobs(
        points: points, noise: noise, classes: count("classes"), seed: seed)
    }
  }

  /// A whole number; 0, which is none, for one that is not whole.
  private func count(_ label: String) -> Int {
    Int(exactly: numbers[label] ?? 0) ?? 0
  }
}
