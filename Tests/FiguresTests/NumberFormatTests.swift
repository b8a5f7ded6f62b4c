import Figures
import Testing

@Suite("Number formats")
struct NumberFormatTests {
  @Test(
    "Values are rounded correctly and written as in print",
    arguments: [
      (".4f", 0.9537467412380334, "0.9537"),
      (".6f", 0.8807970779778823, "0.880797"),
      (".4f", -0.00001, "0.0000"),
      (".4f", -0.0, "0.0000"),
      (".2f", -9.781184135186036, "−9.78"),
      (".2f", 0.125, "0.12"),
      (".2f", 0.375, "0.38"),
      (".2f", 1.005, "1.00"),
      (".1f", 0.05, "0.1"),
      (".0f", 0.5, "0"),
      (".0f", 1.5, "2"),
      (".0f", 2.5, "2"),
      (".0f", 0.5000000000000001, "1"),
      (".3f", 9.9996, "10.000"),
      (".1f", 1e22, "10000000000000000000000.0"),
      (".0f", 1e23, "99999999999999991611392"),
      (".20f", 0.1, "0.10000000000000000555"),
      ("f", 1.0 / 3, "0.333333"),
      (".2e", 0.000015, "1.50 × 10⁻⁵"),
      (".0e", 95.0, "1 × 10²"),
      (".0e", 85.0, "8 × 10¹"),
      (".3e", 0.0, "0.000 × 10⁰"),
      (".2e", -6.02214076e23, "−6.02 × 10²³"),
      (".1e", 9.96, "1.0 × 10¹"),
      (".3e", .leastNonzeroMagnitude, "4.941 × 10⁻³²⁴"),
      (".6g", 0.02863562411444464, "0.0286356"),
      (".6g", 100000.0, "100000"),
      (".6g", 999999.5, "1 × 10⁶"),
      (".6g", 999999.4, "999999"),
      (".3g", 0.0001, "0.0001"),
      (".3g", 0.00009996, "0.0001"),
      (".3g", 0.00001234, "1.23 × 10⁻⁵"),
      (".0g", 0.26, "0.3"),
      ("g", 0.5, "0.5"),
      ("g", -0.0, "0"),
      ("d", 2000.0, "2000"),
      ("d", -0.4, "0"),
      ("d", 1e15, "1000000000000000"),
      (".1%", 0.125, "12.5%"),
      (".0%", 0.005, "1%"),
      (".1%", -0.0004, "0.0%"),
      ("%", 1.0, "100.000000%"),
      ("", 6.403725189897986, "6.403725189897986"),
      ("", 0.1, "0.1"),
      ("", -2.0, "−2"),
      ("", 1e16, "1 × 10¹⁶"),
      ("", .leastNonzeroMagnitude, "5 × 10⁻³²⁴"),
      ("", 1.7976931348623157e308, "1.7976931348623157 × 10³⁰⁸"),
      ("", -0.0, "0"),
      (" .4f ", .nan, "NaN"),
      (".3e", .infinity, "∞"),
      ("d", -.infinity, "−∞"),
    ] as [(String, Double, String)])
  func text(specification: String, value: Double, expected: String) throws {
    let text = try NumberFormat(specification).text(value)
    #expect(text == expected.replacing(" ", with: "\u{A0}"))
  }

  @Test(
    "What is no format is refused with the formats that are",
    arguments: ["x", ".f", "4f", ".4", ".4d", ",.2f", ".-1f", ".4F", ".４f", ". 4f", "f f"])
  func unknown(specification: String) {
    #expect(throws: NumberFormatError.unknown(specification)) {
      try NumberFormat(specification)
    }
    let text = NumberFormatError.unknown(specification).description
    for word in [specification, ".4f", ".3e", ".6g", "d ", ".1%"] { #expect(text.contains(word)) }
  }

  @Test("More digits than a hundred are refused", arguments: [".101f", ".99999999999999999999g"])
  func tooMany(specification: String) throws {
    #expect(throws: NumberFormatError.tooManyDigits(specification, limit: 100)) {
      try NumberFormat(specification)
    }
    #expect(try NumberFormat(".100f").text(0).count == 102)
  }

  @Test(
    "JSON numbers are the shortest that read back, and what is not finite is a string",
    arguments: [
      (0.5, "0.5"), (3, "3"), (-0.0, "-0"), (1e-5, "1e-05"), (1e16, "1e+16"),
      (6.403725189897986, "6.403725189897986"), (.leastNonzeroMagnitude, "5e-324"),
      (.nan, "\"nan\""),
      (.infinity, "\"inf\""), (-.infinity, "\"-inf\""),
    ] as [(Double, String)])
  func json(value: Double, expected: String) {
    #expect(NumberFormat.json(value) == expected)
  }

  @Test("A hundred scattered values read back from seventeen digits")
  func readsBack() {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<100 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      let text = NumberFormat.scientific(16).text(value).replacing("−", with: "-")
      let parts = text.split(separator: "\u{A0}×\u{A0}10")
      let exponent = (parts.last ?? "").map { "⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) ? digit($0) : "-" }.joined()
      #expect(Double("\(parts[0])e\(exponent)") == value)
    }
  }

  private func digit(_ raised: Character) -> String {
    let all = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(all.firstIndex(of: raised) ?? 0)
  }

  @Test(
    "A format has more digits where different numbers would look the same",
    arguments: [
      ([0.5, 0.881], .fixed(3), "0.500 0.881"),
      ([1 - 1e-9, 1 + 1e-9], .fixed(3), "0.999999999 1.000000001"),
      ([1, 1 + 1e-9], .general(4), "1 1.000000001"), ([3, 3], .general(4), "3 3"),
      ([4.1223e-9, 4.1217e-9, 0.2962], .general(4), "4.1223 × 10⁻⁹ 4.1217 × 10⁻⁹ 0.2962"),
      ([0, 1e-66], .general(3), "0 1 × 10⁻⁶⁶"), ([0, -0.0], .general(3), "0 0"),
      ([.nan, .infinity, -1.5], .general(3), "NaN ∞ −1.5"),
      ([1, 1.0.nextUp], .general(3), "1 1.0000000000000002"),
      ([-1.7e308, 1.7e308], .general(3), "−1.7 × 10³⁰⁸ 1.7 × 10³⁰⁸"),
    ] as [([Double], NumberFormat, String)])
  func telling(values: [Double], usual: NumberFormat, expected: String) {
    let texts = values.map(usual.telling(values).text)
    #expect(texts.joined(separator: " ").replacing("\u{A0}", with: " ") == expected)
  }
}
