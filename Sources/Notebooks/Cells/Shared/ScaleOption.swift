import Figures

extension OptionForm<LineChart.Scale> {
  /// How an axis grows.
  static let scale = word(["linear": .linear, "log": .logarithmic])
}

/// The two ends of a scale that an option gives.
enum ScaleRange: Sendable {
  /// Those of the values.
  case ofValues
  case between(ClosedRange<Double>)

  /// The ends, if they are given as numbers.
  var bounds: ClosedRange<Double>? {
    switch self {
    case .ofValues: nil
    case .between(let bounds): bounds
    }
  }
}

extension OptionForm<ScaleRange> {
  /// `[0, 1]`, or `auto`.
  static let scaleRange = OptionForm { text throws(Diagnostic) in
    if text.text == "auto" { return .ofValues }
    let values = try text.numbers()
    guard values.count == 2, values[0] < values[1] else {
      throw text.wrong("two numbers, the smaller first, as in `[0, 1]`, or `auto`")
    }
    return .between(values[0]...values[1])
  }
}
