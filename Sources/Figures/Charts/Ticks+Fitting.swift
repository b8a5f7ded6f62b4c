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
}
