import Testing

@testable import Training

@Suite("What texts in data look like")
struct LookalikeTests {
  @Test(
    "A number, a date or a gap in another form is told from words",
    arguments: [
      (.gap, ["", "NA", "n/a", "#N/A", "nan", "NaN", "-nan", "null", "?"]),
      (.infinity, ["inf", "-Infinity", "∞", "-∞"]), (.tooLarge, ["1e999", "-1e400"]),
      (.marked(","), ["1,5", "1,234", "-1,234.5", "1.234,5", ",5", "1,5e3", "1‚5"]),
      (.marked(" "), ["1 234", "1 2", "1\u{A0}234", "1\u{202F}234", "+ 5"]),
      (.marked("'"), ["1'234", "1’234.5", "1´234"]), (.marked("_"), ["1_000"]),
      (.marked("."), ["1.234.567"]),
      (.marked("("), ["(5)", "(1,234)", "[5]"]), (.marked("~"), ["~5"]),
      (.marked("*"), ["0.05*", "3.2**"]),
      (.several(";"), ["1;2", "1,5; 2"]), (.several(":"), ["1:2", "16:9"]),
      (.several("|"), ["1|2"]),
      (.several("±"), ["5 ± 0.1"]),
      (.percentage("%"), ["5%", "5 %", "-1,5%"]), (.percentage("‰"), ["3‰", "0.5 ‰"]),
      (.quoted, ["'5'", "\"5\"", "“1,5”", "‘2’", "\"5 kg\""]),
      (.trailingSign, ["5-", "1,5 -", "5.-"]),
      (.marked("-"), ["--5"]), (.marked("±"), ["±5"]), (.several("*"), ["1·5"]),
      (.marked("="), ["=5"]), (.several(";"), ["5;"]),
      (.gap, ["1.#QNAN", "-1.#IND"]), (.infinity, ["1.#INF"]),
      (.amountOfMoney, ["$5", "€5", "5 €", "-$1,234.50", "EUR 5", "5 USD", "$5M", "($5)"]),
      (.measure(unit: "kg"), ["5 kg", "5kg", "1,5 kg", "1.5e3 kg"]),
      (.measure(unit: "percent"), ["5 percent"]), (.measure(unit: "°N"), ["37.5°N"]),
      (.measure(unit: "Mio."), ["20 Mio."]),
      (.measure(unit: "°C"), ["20.5 °C", "-3°C"]),
      (.measure(unit: "k"), ["5k", "1.5k", "10k"]), (.measure(unit: "M"), ["5M"]),
      (.measure(unit: "f"), ["1.5f"]),
      (
        .date,
        [
          "2024-01-02", "2024/1/2", "2024-01-02T12:30:00Z", "2024-01-02 12:30", "01.02.2024",
          "1/2/2024", "1.2.24", "2024-01", "24.12.", "5 Jan 2024", "Jan 5, 2024", "05-MAR-24",
          "Mon, 5 August 2024",
        ]
      ),
      (.time, ["12:30", "1:02:03.5", "5pm", "12:30 PM", "12h30", "5 h 30 min"]),
      (.fraction, ["1/2", "1 1/2", "½", "1½"]),
      (.truthValue, ["TRUE", "false", "True", ".TRUE."]),
      (.otherSigns, ["−5", "–5", "１２", "٣", "1．5", "5\u{AD}", "\u{2066}5\u{2069}"]),
      (.otherBase, ["0x10", "0b11", "0o17", "0x1p3"]),
      (
        .power,
        ["1.5D3", "1.5d-3", "5×10³", "10³", "1.5x10^3", "2*10**3", "10^3", "1.5×10-3", "2x10+5"]
      ),
    ] as [(Lookalike, [String])])
  func lookalikes(lookalike: Lookalike, texts: [String]) {
    for text in texts { #expect(Lookalike(text) == lookalike, "\(text)") }
  }

  @Test(
    "Words stay words, digits or not",
    arguments: [
      "setosa", "A1", "3rd class", "1st", "10-20", "65+", "<5", "1.2.3", "10.11.12.13", "10A", "2A",
      "1s", "4WD", "id17", "x2", "-", "none", "yes", "no", "Na", "May", "12 Main St", "v1.2",
      "1e5x",
      "5_1", "Q1 2024", "2024-25", "555-1234", "m²", "三", "Ⅳ", "C++", "3D", "T", "#5",
    ])
  func words(text: String) {
    #expect(Lookalike(text) == nil)
  }

  @Test("Numbers look like nothing else", arguments: ["0", "-1.5", "+5", "1e-3", ".5", "1."])
  func numbers(text: String) {
    #expect(Lookalike(text) == nil)
  }
}
