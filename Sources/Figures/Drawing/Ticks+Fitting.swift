extension Ticks {
  /// As many linear ticks as were wanted, or fewer where their labels would run into each other.
  static func linear(
    _ range: ClosedRange<Double>, count: Int, fitting width: Double, size: Double
  ) -> Ticks {
    var ticks = linear(range, count: count)
    var wanted = count
    while wanted > 1, ticks.values.count > 1 {
      let widest = ticks.labels.map { Drawing.width(of: $0, size: size) }.max() ?? 0
      let gap = width / Double(ticks.values.count - 1)
      if widest + size / 2 <= gap { break }
      wanted -= 1
      ticks = linear(range, count: wanted)
    }
    return ticks
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
