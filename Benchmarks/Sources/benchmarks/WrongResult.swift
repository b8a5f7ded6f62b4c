/// A result that is not what it should be.
struct WrongResult: Error, CustomStringConvertible {
  let description: String
}

/// Throws unless a number is close to what it should be.
///
/// - Parameters:
///   - tolerance: The largest difference that is allowed; NaN is never close.
///   - what: The number's name, for the sentence.
func expect(
  _ found: Double?, near expected: Double, within tolerance: Double, _ what: String
) throws(WrongResult) {
  let found = found ?? .nan
  guard abs(found - expected) <= tolerance else {
    throw WrongResult(
      description: "\(what) is \(found); it should be \(expected), give or take \(tolerance)")
  }
}

/// Throws unless numbers are close to what they should be, relative to the size of each.
func expect(
  _ found: [Double], near expected: [Double], relative tolerance: Double, _ what: String
) throws(WrongResult) {
  guard found.count == expected.count else {
    throw WrongResult(
      description: "\(what) has \(found.count) entries; it should have \(expected.count)")
  }
  for (place, (a, b)) in zip(found, expected).enumerated() {
    try expect(a, near: b, within: tolerance * abs(b), "\(what), entry \(place),")
  }
}
