internal import Kernels

/// Where values lie between the two ends of an axis in a drawing.
struct Scale {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double
  private let isLogarithmic: Bool
  private let measured: ClosedRange<Double>

  /// Maps the ends of the domain to `start` and `end`; a domain without length to the middle.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double, logarithmic: Bool = false)
  {
    self.domain = domain
    self.start = start
    self.end = end
    isLogarithmic = logarithmic
    measured =
      logarithmic
      ? Elementary.log(domain.lowerBound)...Elementary.log(domain.upperBound) : domain
  }

  /// The coordinate of a value.
  ///
  /// Values far outside stay within reach of the drawing.
  func place(_ value: Double) -> Double {
    place(value, within: -1...2)
  }

  /// The coordinate of a value, for lines that are cut off at the ends of the axis: on the way there
  /// they keep their direction.
  func exactPlace(_ value: Double) -> Double {
    place(value, within: -1e5...1e5)
  }

  private func place(_ value: Double, within reach: ClosedRange<Double>) -> Double {
    let part = measured.part(of: isLogarithmic ? Elementary.log(value) : value) ?? 0.5
    return start + (end - start) * min(max(part, reach.lowerBound), reach.upperBound)
  }
}

extension ClosedRange<Double> {
  /// How far a value lies from the lower end (0) to the upper (1); nil in a range without length.
  ///
  /// The difference of huge values overflows, and then halves do; those of tiny ones would vanish.
  func part(of value: Double) -> Double? {
    guard lowerBound < upperBound else { return nil }
    let length = upperBound - lowerBound
    if length.isFinite { return (value - lowerBound) / length }
    return (value / 2 - lowerBound / 2) / (upperBound / 2 - lowerBound / 2)
  }
}
