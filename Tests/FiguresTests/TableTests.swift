import Figures
import Testing

@Suite("Tables")
struct TableTests {
  @Test("A truth table shows labels bare and outputs with six decimals, aligned by their points")
  func truthTable() {
    let table = Table(columns: [
      Table.Column(heading: "x1", numbers: [0, 0, 1, 1]),
      Table.Column(heading: "x2", numbers: [0, 1, 0, 1]),
      Table.Column(
        heading: "perceptron",
        numbers: [0.5, 0.7310585786300049, 0.7310585786300049, 0.8807970779778823]),
      Table.Column(heading: "verdict", texts: ["no", "no", "no", "yes"]),
    ])
    #expect(
      table.text == """
        x1  x2  perceptron  verdict
        ---------------------------
         0   0    0.500000  no
         0   1    0.731059  no
         1   0    0.731059  no
         1   1    0.880797  yes

        """)
    #expect(table.rowCount == 4)
  }

  @Test("Numbers of different lengths keep their points below each other")
  func alignment() {
    let column = Table.Column(heading: "w", numbers: [-12.5, 3, 0.125, .nan], format: .general(3))
    #expect(
      Table(columns: [column]).text == """
              w
        -------
        −12.5
          3
          0.125
        NaN

        """)
  }

  @Test(
    "The default format suits the values",
    arguments: [
      ([0, 1, -3], "0 1 −3"),
      ([2000], "2000"),
      ([0.5, 1], "0.500000 1.000000"),
      ([1e15], "1.000000 × 10¹⁵"),
      ([1.5e10, 2.5], "1.500000 × 10¹⁰ 2.500000 × 10⁰"),
      ([0.00001, 0], "1.000000 × 10⁻⁵ 0.000000 × 10⁰"),
      ([.nan, 1], "NaN 1"),
      ([.infinity, 0.25], "∞ 0.250000"),
      ([], ""),
    ] as [([Double], String)])
  func defaults(values: [Double], expected: String) {
    let texts = Table.Column(heading: "", numbers: values).texts
    #expect(texts.joined(separator: " ").replacing("\u{A0}", with: " ") == expected)
  }

  @Test("A number of digits overrides the default, but whole numbers stay bare")
  func digits() {
    #expect(Table.Column(heading: "", numbers: [0.12345], digits: 2).texts == ["0.12"])
    #expect(Table.Column(heading: "", numbers: [0.00001], digits: 3).texts == ["0.000"])
    #expect(Table.Column(heading: "", numbers: [3], digits: 3).texts == ["3"])
  }

  @Test("Line feeds and markup in headings stay on one line as they are")
  func hostile() {
    let table = Table(columns: [Table.Column(heading: "<b>\n&", texts: ["a\r\nb", "c"])])
    #expect(table.text == "<b> &\n-----\na b\nc\n")
  }

  @Test("A table without columns is empty text")
  func empty() {
    #expect(Table(columns: []).text.isEmpty)
    #expect(Table(columns: []).rowCount == 0)
  }

  @Test("Columns of different lengths trap")
  func uneven() async {
    await #expect(processExitsWith: .failure) {
      _ = Table(columns: [
        Table.Column(heading: "a", numbers: [1]), Table.Column(heading: "b", texts: []),
      ])
    }
  }
}
