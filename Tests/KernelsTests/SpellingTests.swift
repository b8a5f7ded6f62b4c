import Kernels
import Testing

@Suite("The spelling of a number")
struct SpellingTests {
  @Test(
    "A number has the shortest digits that read back to it, and a whole one no fraction",
    arguments: [
      (0.5, "0.5"), (-0.3, "-0.3"), (10, "10"), (-2, "-2"), (0, "0"), (-0.0, "-0"),
      (1.0 / 3, "0.3333333333333333"), (6.403725189897986, "6.403725189897986"),
      (1e-5, "1e-05"), (1e15, "1000000000000000"), (1e16, "1e+16"), (1e300, "1e+300"),
      (.leastNonzeroMagnitude, "5e-324"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
      (.nan, "nan"), (-.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
    ] as [(Double, String)])
  func spelling(number: Double, expected: String) {
    #expect(number.spelling == expected)
    #expect(Double(number.spelling)?.bitPattern == number.bitPattern || number.isNaN)
  }
}
