internal import Sampling

// More digits where a reader could not tell different numbers apart.
extension NumberFormat {
  /// This format, with as many more digits as it takes to tell the finite ones of some values apart: the
  /// last digit of each counts no more than its difference from the next.
  ///
  /// - Complexity: O(values · log values), and O(values) for each digit more.
  public func telling(_ values: [Double]) -> NumberFormat {
    let different = Set(values.filter(\.isFinite)).sorted()
    let gaps = zip(different, different.dropFirst()).map { $1 / 2 - $0 / 2 }
    let least = zip([.infinity] + gaps, gaps + [.infinity]).map { min($0, $1) }
    let mostDigits = 20
    for digits in digits...max(digits, mostDigits) {
      let format = NumberFormat(style, digits)
      if Set(different.map(format.text)).count == different.count,
        zip(different, least).allSatisfy({ format.lastDigit(of: $0) / 2 <= $1 })
      {
        return format
      }
    }
    return .shortest
  }

  /// What one counts in the last place that is shown; 0 of zero, which is shown as it is.
  private func lastDigit(of value: Double) -> Double {
    if value == 0 { return 0 }
    let exponent = style == .general ? DecimalExpansion(exactly: value).point - digits : -digits
    return Double("1e\(exponent)") ?? 0
  }

  /// Significant digits for places along an axis: at least some, and enough to tell places apart that
  /// are a hundredth of it away from each other.
  static func places(_ digits: Int, along range: ClosedRange<Double>) -> NumberFormat {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    let hundredth = upper / 100 - lower / 100
    return .general(digits).telling([lower, lower + hundredth, upper - hundredth, upper])
  }
}

extension Axis {
  /// Its ends, as in "from −1 to 1".
  var ends: String { "from \(text(range.lowerBound)) to \(text(range.upperBound))" }

  /// A place on it.
  func text(_ place: Double) -> String { NumberFormat.places(4, along: range).text(place) }
}
