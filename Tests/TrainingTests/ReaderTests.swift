import Foundation
import Testing

@testable import Training

@Suite("Reading comma-separated values")
struct CSVReaderTests {
  private func read(_ text: String) throws -> DataSet { try CSVReader.read(Array(text.utf8)) }

  @Test(
    "Spaces, quotes, blank lines, CR LF and a byte-order mark change nothing",
    arguments: [
      "a,b\n1,2\n3,4\n", "a, b\n1,  2\n3,4", "\"a\",\"b\"\n\"1\",2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n",
      "\n  a ,b\n\n1,2\n \n3,4\n\n", "\u{FEFF}a,b\n1,2\n3,4",
    ])
  func variants(text: String) throws {
    let data = try read(text)
    #expect(data.columns.map(\.name) == ["a", "b"])
    #expect(data["a"] == [1, 3])
    #expect(data["b"] == [2, 4])
    #expect(data["c"] == nil)
  }

  @Test("A heading in quotes may hold commas, quotes and line feeds")
  func quotedHeading() throws {
    #expect(
      try read("\"say \"\"a, b\"\"\",\"x\ny\"\n1,2").columns.map(\.name) == [
        "say \"a, b\"", "x\ny",
      ])
  }

  @Test(
    "What is wrong is told with its place",
    arguments: [
      ("", .noRows, 0..<0), ("a,b\n", .noRows, 4..<4),
      ("a,,b\n1,2,3", .emptyHeading(column: 2), 2..<2),
      ("a,a\n1,2", .repeatedHeading("a"), 2..<3),
      ("a,b\n1,2\n3\n", .fieldCount(found: 1, expected: 2), 8..<9),
      ("a,b\n1,2,3\n", .fieldCount(found: 3, expected: 2), 4..<9),
      ("a,b\n1,2\n1, two\n", .notANumber("two", column: "b"), 11..<14),
      ("a,b\n1,\n", .notANumber("", column: "b"), 6..<6), ("a\n\"1\n", .openQuote, 2..<3),
      ("a\n\"1\"5\n", .textAfterQuote, 5..<6),
      ("a\n0x10\n", .notANumber("0x10", column: "a"), 2..<6),
      ("a\nnan\n", .notANumber("nan", column: "a"), 2..<5),
      ("a\n1e999\n", .notANumber("1e999", column: "a"), 2..<7),
    ] as [(String, CSVReader.Problem.Kind, Range<Int>)])
  func problems(text: String, kind: CSVReader.Problem.Kind, range: Range<Int>) {
    #expect(throws: CSVReader.Problem(kind: kind, range: range)) { try read(text) }
  }
}

@Suite("Texts in comma-separated values")
struct CSVTextTests {
  private func read(_ text: String) throws -> DataSet { try CSVReader.read(Array(text.utf8)) }

  @Test("A column of texts is numbered in order of appearance, and the texts are kept")
  func labels() throws {
    let data = try read("x,kind\n1,rose\n2,\"lily, white\"\n3,rose\n4,tulip\n")
    #expect(data["kind"] == [0, 1, 0, 2])
    #expect(data.column("kind")?.labels == ["rose", "lily, white", "tulip"])
    #expect(data.column("x")?.labels == [])
  }

  @Test(
    "In a mixed column the kind that is rarer is the mistake, told at its first field",
    arguments: [
      ("x\n1\nn/a\n3\n?\n", .notANumber("n/a", column: "x"), 4..<7),
      ("x\nn/a\n1\n", .notANumber("n/a", column: "x"), 2..<5),
      ("x\na\nb\n7\n8\nc\n", .numberAmongTexts("7", column: "x"), 6..<7),
      // Of two mixed columns the earlier field is told.
      ("x,y\n1,a\n2,3\nb,c\n", .numberAmongTexts("3", column: "y"), 10..<11),
      // No column of texts hides an empty field or a number in another form.
      ("x\na\n\"\"\nb\n", .notANumber("", column: "x"), 4..<6),
      ("x\na\ninf\n", .notANumber("inf", column: "x"), 4..<7),
    ] as [(String, CSVReader.Problem.Kind, Range<Int>)])
  func mixed(text: String, kind: CSVReader.Problem.Kind, range: Range<Int>) {
    #expect(throws: CSVReader.Problem(kind: kind, range: range)) { try read(text) }
  }
}
