internal import Kernels

/// The numbers beside an axis: round values that a person would have chosen, and their labels.
public struct Ticks: Sendable, Hashable {
  /// The values, ascending.
  public let values: [Double]
  /// One label a value, with the same number of decimals in each where that makes sense.
  public let labels: [String]

  /// Steps of 1, 2, 2.5 or 5 times a power of ten, whichever comes closest to a wanted count.
  ///
  /// All ticks lie in the range. When it is too narrow for steps between its ends (it has no
  /// length, or only the last digits of them differ), the ends are the ticks.
  public static func linear(_ range: ClosedRange<Double>, count: Int) -> Ticks {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    require(lower.isFinite && upper.isFinite, "an axis cannot run from \(lower) to \(upper)")
    let size = max(lower.magnitude, upper.magnitude)
    // Halves and a limit, because the length of a range of huge numbers overflows.
    let rough = min((upper / 2 - lower / 2) / Double(max(count, 1)), 5e307) * 2
    guard rough > size * 1e-13, rough >= 1e-300 else { return ends(of: range) }
    let power = DecimalExpansion(exactly: rough).point - 1
    var best: (cost: Int, step: Step)?
    for exponent in (power - 2)...power {
      // Quarters read less easily, so they come last and have to fit better than the others.
      for factor in [10, 20, 50, 25] {
        let step = Step(factor: factor, exponent: exponent, in: range)
        let cost = abs(step.multiples.count - count)
        if step.multiples.count > 1, best.map({ cost < $0.cost }) ?? true { best = (cost, step) }
      }
    }
    return best.map { Ticks($0.step) } ?? ends(of: range)
  }

  /// Powers of ten; with 2 and 5 times them where there are few; every second or third of them
  /// where there are many.
  ///
  /// A range that lies between two of these gets linear ticks. Traps unless the range is above
  /// zero.
  public static func logarithmic(_ range: ClosedRange<Double>, count: Int) -> Ticks {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    require(
      lower > 0 && upper.isFinite, "a logarithmic axis cannot run from \(lower) to \(upper)")
    let first = DecimalExpansion(exactly: lower).point - 1
    let last = DecimalExpansion(exactly: upper).point - 1
    let powers = (first...last).filter { range.contains(Self.decimal(1, $0)) }
    let wanted = max(count, 1)
    var ticks: [(factor: Int, exponent: Int)] = []
    if powers.count >= max(wanted / 2, 3) {
      let most = wanted + wanted / 2
      let stride = (powers.count + most - 1) / most
      ticks = powers.filter { $0.isMultiple(of: stride) }.map { (1, $0) }
    } else {
      for exponent in first...last {
        for factor in [1, 2, 5] where range.contains(decimal(factor, exponent)) {
          ticks.append((factor, exponent))
        }
      }
    }
    guard ticks.count > 1 else { return linear(range, count: count) }
    let values = ticks.map { decimal($0.factor, $0.exponent) }
    let isShort = values[0] >= 1e-4 && values[values.count - 1] < 1e6
    let labels = zip(ticks, values).map { tick, value in
      if isShort { return NumberFormat.shortest.text(value) }
      let power = NumberFormat.power(of: tick.exponent)
      return tick.factor == 1 ? power : "\(tick.factor)\u{A0}×\u{A0}" + power
    }
    return Ticks(values: values, labels: labels)
  }

  init(values: [Double], labels: [String]) {
    self.values = values
    self.labels = labels
  }

  private static func ends(of range: ClosedRange<Double>) -> Ticks {
    let values =
      range.lowerBound == range.upperBound
      ? [range.lowerBound] : [range.lowerBound, range.upperBound]
    return Ticks(values: values, labels: values.map(NumberFormat.shortest.text))
  }

  /// A whole number times a power of ten, correctly rounded: reading decimal text does that.
  fileprivate static func decimal(_ factor: Int, _ exponent: Int) -> Double {
    Double("\(factor)e\(exponent)") ?? .nan
  }
}

/// A distance between ticks, and the multiples of it that lie in a range.
private struct Step {
  let factor: Int
  let exponent: Int
  let multiples: ClosedRange<Int>

  init(factor: Int, exponent: Int, in range: ClosedRange<Double>) {
    let length = Ticks.decimal(factor, exponent)
    // An end that missed a round value by a rounding error still gets its tick.
    let first = (range.lowerBound / length - 1e-9).rounded(.up)
    let last = (range.upperBound / length + 1e-9).rounded(.down)
    self.factor = factor
    self.exponent = exponent
    multiples = Int(first)...max(Int(first), Int(last))
  }
}

extension Ticks {
  /// Values and labels of the multiples of a step.
  private init(_ step: Step) {
    let zeros = step.factor.isMultiple(of: 10) ? 1 : 0
    let values = step.multiples.map { Self.decimal($0 * step.factor, step.exponent) }
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let decimals = max(-step.exponent - zeros, 0)
    // Beside numbers of this size a power of ten would say nothing, however close they lie together.
    if largest < 1e6 && (decimals <= 6 || largest >= 0.1) {
      let format = NumberFormat.fixed(decimals)
      self.init(values: values, labels: values.map(format.text))
      return
    }
    let power = DecimalExpansion(exactly: largest).point - 1
    let format = NumberFormat.fixed(min(max(power - step.exponent - zeros, 0), 17))
    let labels = step.multiples.map { multiple in
      if multiple == 0 { return "0" }
      let mantissa = Self.decimal(multiple * step.factor, step.exponent - power)
      return format.text(mantissa) + NumberFormat.timesTen(to: power)
    }
    self.init(values: values, labels: labels)
  }
}
