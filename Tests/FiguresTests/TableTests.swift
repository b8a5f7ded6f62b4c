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
      ([0.5, 1], "0.500000 1"),
      ([1e15], "1.000000 × 10¹⁵"),
      ([1.5e10, 2.5], "1.500000 × 10¹⁰ 2.500000 × 10⁰"),
      ([0.00001, 0], "1.000000 × 10⁻⁵ 0"),
      ([1.5e10, 3, 1e9, 0.5], "1.500000 × 10¹⁰ 3 1.000000 × 10⁹ 5.000000 × 10⁻¹"),
      ([.nan, 1], "NaN 1"),
      ([.infinity, 0.25], "∞ 0.250000"),
      ([], ""),
    ] as [([Double], String)])
  func defaults(values: [Double], expected: String) {
    let texts = Table.Column(heading: "", numbers: values).texts
    #expect(texts.joined(separator: " ").replacing("\u{A0}", with: " ") == expected)
  }

  @Test(
    "What rounds to a whole number is told from it",
    arguments: [
      ([0, 1.2e-9, 0.5, -3e-7], "0 1.20 × 10⁻⁹ 0.500000 −3.00 × 10⁻⁷"),
      ([1, 0.99999999, 1 - 0x1p-53], "1 0.99999999 0.9999999999999999"),
      ([-1, -0.9999999, 2.00000004], "−1 −0.9999999 2.00000004"),
      ([5e-7, 6e-7, 0.9999995], "5.00 × 10⁻⁷ 0.000001 0.9999995"),
    ] as [([Double], String)])
  func whole(values: [Double], expected: String) {
    let texts = Table.Column(heading: "", numbers: values).texts
    #expect(texts.joined(separator: " ").replacing("\u{A0}", with: " ") == expected)
    let fixed = Table.Column(heading: "", numbers: [1, 0.9999, 0, 0.0001], digits: 3).texts
    #expect(fixed == ["1", "1.000", "0", "0.000"])
  }

  @Test(
    "Numbers that differ get digits until they look different, but nine at most",
    arguments: [
      ([0.03300740379345057, 0.033007403793450576], "0.033007 0.033007"),
      ([0.25, 0.25000001], "0.25000000 0.25000001"),
      ([0.25, 0.2500000001, 0.2500001], "0.2500000 0.2500000 0.2500001"),
      ([1.2345678e-6, 1.2345679e-6], "1.2345678 × 10⁻⁶ 1.2345679 × 10⁻⁶"),
    ] as [([Double], String)])
  func different(values: [Double], expected: String) {
    let texts = Table.Column(heading: "", numbers: values).texts
    #expect(texts.joined(separator: " ").replacing("\u{A0}", with: " ") == expected)
  }

  @Test("What a number lacks to have its point below the others is known character by character")
  func padding() {
    let column = Table.Column(heading: "", numbers: [0, .nan, 0.25, 1.2e-9, -0.99999999])
    #expect(
      column.padding == [
        ".00000000\u{A0}×\u{A0}10⁻⁹", ".00000000\u{A0}×\u{A0}10⁻⁹", "00\u{A0}×\u{A0}10⁻⁹", "000000",
        "\u{A0}×\u{A0}10⁻⁹",
      ])
    #expect(
      Set(zip(column.texts, column.padding).map { ($0 + $1).drop { $0 != "." }.count }).count == 1)
    #expect(Table.Column(heading: "", numbers: [1, 2]).padding == ["", ""])
    #expect(Table.Column(heading: "", texts: ["a"]).padding.isEmpty)
    let percent = Table.Column(heading: "", numbers: [1, 0.5], format: .percent(0)).padding
    #expect(percent == ["", ""])
  }

  @Test("A column of different texts at the left names the rows")
  func names() {
    func names(_ texts: [String]) -> Bool {
      Table(columns: [Table.Column(heading: "", texts: texts)]).namesRows
    }
    #expect(names(["a", "b"]) && !names(["a", "a"]))
    #expect(!Table(columns: [Table.Column(heading: "", numbers: [1, 2])]).namesRows)
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
