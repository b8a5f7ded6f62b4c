extension Ticks {
  /// As many linear ticks as were wanted, or fewer where their labels would run into each other.
  ///
  /// - Parameter margins: How far a label may reach beyond each end of the axis; it is moved inwards where
  ///   it would reach further.
  static func linear(
    _ range: ClosedRange<Double>, count: Int, fitting width: Double, size: Double,
    margins: (start: Double, end: Double) = (.infinity, .infinity)
  ) -> Ticks {
    func fits(_ ticks: Ticks) -> Bool {
      if ticks.values.count < 2 { return true }
      let widest = ticks.labels.map { Drawing.width(of: $0, size: size) }.max() ?? 0
      let moved = max(0, widest / 2 - margins.start) + max(0, widest / 2 - margins.end)
      return widest + size / 2 <= (width - moved) / Double(ticks.values.count - 1)
    }
    let choices = (1...max(count, 1)).reversed().map { linear(range, count: $0) }
    if let choice = choices.first(where: fits) { return choice }
    // Numbers that differ in their last digits only may be too long for two of them.
    let fewest = choices[choices.count - 1]
    return Ticks(values: Array(fewest.values.prefix(1)), labels: Array(fewest.labels.prefix(1)))
  }

  /// As many logarithmic ticks as were wanted, or fewer where their labels would run into each other.
  static func logarithmic(_ scale: Scale, count: Int, size: Double) -> Ticks {
    func fits(_ ticks: Ticks) -> Bool {
      let places = ticks.values.map(scale.place)
      let widths = ticks.labels.map { Drawing.width(of: $0, size: size) }
      return places.indices.dropFirst().allSatisfy {
        places[$0] - places[$0 - 1] >= (widths[$0] + widths[$0 - 1] + size) / 2
      }
    }
    let choices = (1...max(count, 1)).reversed().map { logarithmic(scale.domain, count: $0) }
    return choices.first(where: fits) ?? choices[choices.count - 1]
  }
}
