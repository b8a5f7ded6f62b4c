import Figures
import Testing

@Suite("Ticks")
struct TicksTests {
  @Test(
    "Ticks are round and their labels have the same decimals",
    arguments: [
      (0...1, 3, "0.0 0.5 1.0"),
      (0...1, 5, "0.00 0.25 0.50 0.75 1.00"),
      (0...2000, 5, "0 500 1000 1500 2000"),
      (0...0.9476, 5, "0.0 0.2 0.4 0.6 0.8"),
      (-1.2...7.3, 3, "0.0 2.5 5.0"),
      (-3...3, 5, "−3 −2 −1 0 1 2 3"),
      (0...10, 5, "0.0 2.5 5.0 7.5 10.0"),
      (0.1...0.30000000000000004, 3, "0.1 0.2 0.3"),
      (0.30000000000000004...0.6, 4, "0.3 0.4 0.5 0.6"),
      (0...0.003, 4, "0.000 0.001 0.002 0.003"),
      (0...3e-8, 4, "0 1 × 10⁻⁸ 2 × 10⁻⁸ 3 × 10⁻⁸"),
      (0...2e7, 5, "0 0.5 × 10⁷ 1.0 × 10⁷ 1.5 × 10⁷ 2.0 × 10⁷"),
      (5...5, 5, "5"),
      (1...1.0000000000000002, 5, "1 1.0000000000000002"),
    ] as [(ClosedRange<Double>, Int, String)])
  func linear(range: ClosedRange<Double>, count: Int, expected: String) {
    let ticks = Ticks.linear(range, count: count)
    #expect(ticks.labels.joined(separator: " ").replacing("\u{A0}", with: " ") == expected)
    #expect(ticks.values.count == ticks.labels.count)
  }

  @Test("Values are the decimal numbers that the labels name, to the bit")
  func exact() {
    #expect(
      Ticks.linear(0...1, count: 11).values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test(
    "Powers of ten carry a logarithmic axis, with 2 and 5 where they are few",
    arguments: [
      (0.023...1.08, 6, "0.05 0.1 0.2 0.5 1"),
      (1...1000, 6, "1 10 100 1000"),
      (0.02...1.5, 6, "0.02 0.05 0.1 0.2 0.5 1"),
      (1e-3...1e3, 6, "0.001 0.01 0.1 1 10 100 1000"),
      (1e-8...1e9, 6, "10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰ 10² 10⁴ 10⁶ 10⁸"),
      (2e-7...6e-7, 6, "2 × 10⁻⁷ 5 × 10⁻⁷"),
      (0.61...0.74, 3, "0.65 0.70"),
    ] as [(ClosedRange<Double>, Int, String)])
  func logarithmic(range: ClosedRange<Double>, count: Int, expected: String) {
    let ticks = Ticks.logarithmic(range, count: count)
    #expect(ticks.labels.joined(separator: " ").replacing("\u{A0}", with: " ") == expected)
    #expect(ticks.values.allSatisfy(range.contains))
  }

  @Test(
    "Any finite range has at least one tick and not many more than wanted",
    arguments: [
      -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
      0...Double.leastNonzeroMagnitude,
      0...Double.greatestFiniteMagnitude, -1e-300...1e300, 1e15...1.000000000000001e15,
      -0.0...0.0, 123456.789...123456.79, 1e-307...1.1e-307,
    ])
  func extremes(range: ClosedRange<Double>) {
    for count in [1, 2, 5, 10] {
      let ticks = Ticks.linear(range, count: count)
      #expect((1...(2 * count + 2)).contains(ticks.values.count), "\(ticks)")
      #expect(ticks.values.allSatisfy { $0.isFinite })
      #expect(ticks.values == ticks.values.sorted())
    }
  }

  @Test(
    "Numbers that differ in their last digits have different labels, without a power of ten",
    arguments: [
      (1...1.000000001, "1.000000000 1.000000001"),
      (0.999999999...1.000000001, "0.999999999 1.000000001"),
      (-1e5 - 1e-8 ... -1e5, "−100000.00000001 −100000"),
    ] as [(ClosedRange<Double>, String)])
  func offsets(range: ClosedRange<Double>, ends: String) {
    let labels = Ticks.linear(range, count: 2).labels
    #expect(Set(labels).count == labels.count && labels.count > 1)
    #expect([labels[0], labels[labels.count - 1]].joined(separator: " ") == ends)
  }
}
