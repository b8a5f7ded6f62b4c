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
      ("a,b\n1,2\n3\n", .fieldCount(found: 1, expected: 2, other: nil), 8..<9),
      ("a,b\n1,2,3\n", .fieldCount(found: 3, expected: 2, other: nil), 4..<9),
      ("a\n\"1\n", .openQuote, 2..<3), ("a\n\"1\"5\n", .textAfterQuote, 5..<6),
      ("x;y\n1;2", .otherSeparator(.semicolon, commas: .none), 0..<3),
      ("x;y\n1,5;2,5", .otherSeparator(.semicolon, commas: .decimal), 0..<3),
      ("x;y\n1.234,5;2,5", .otherSeparator(.semicolon, commas: .other), 0..<3),
      ("x\ty\n1\t2\n1\t1,234", .otherSeparator(.tab, commas: .other), 0..<3),
      ("\"x\";\"y\"\n1;2", .otherSeparator(.semicolon, commas: .none), 0..<7),
      ("x\ty z\n1\t2", .otherSeparator(.tab, commas: .none), 0..<5),
      ("x|y\n1|2", .otherSeparator(.bar, commas: .none), 0..<3),
      ("x;y\n1;2;3", .otherSeparator(.semicolon, commas: .none), 0..<3),
      ("x,y\n1;2", .fieldCount(found: 1, expected: 2, other: .semicolon), 4..<7),
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

  private func misfit(
    _ text: String, in column: String, _ reason: CSVReader.Misfit.Reason, others: Int = 0,
    of texts: [String] = []
  ) -> CSVReader.Problem.Kind {
    .misfit(
      CSVReader.Misfit(
        text: text, column: column, reason: reason, otherCount: others, texts: texts))
  }

  @Test("In a mixed column the kind that is rarer is the mistake, told at its first field")
  func mixed() {
    let cases: [(String, CSVReader.Problem.Kind, Range<Int>)] = [
      ("x\n1\nnone\n3\n-\n", misfit("none", in: "x", .wordAmongNumbers, others: 1), 4..<8),
      ("x\nnone\n1\n", misfit("none", in: "x", .wordAmongNumbers), 2..<6),
      (
        "x\na\nb\n7\n8\na\n",
        misfit("7", in: "x", .numberAmongWords, others: 1, of: ["a", "b", "7", "8"]), 6..<7
      ),
      // Of two mixed columns the earlier field is told.
      ("x,y\n1,a\n2,3\nb,c\n", misfit("3", in: "y", .numberAmongWords), 10..<11),
      // No column of words hides a gap or a number in another form, and none of numbers either.
      ("x\na\n\"\"\nb\n", misfit("", in: "x", .lookalike(.gap)), 4..<6),
      ("x\na\ninf\n", misfit("inf", in: "x", .lookalike(.infinity)), 4..<7),
      ("a,b\n1,\n", misfit("", in: "b", .lookalike(.gap)), 6..<6),
      ("x\na b\na\u{A0}b\n", misfit("a\u{A0}b", in: "x", .twin("a b")), 6..<10),
      ("x\na\u{200B}b\nab\n", misfit("ab", in: "x", .twin("a\u{200B}b")), 8..<10),
      ("a\n5%\n7%\n1\n", misfit("5%", in: "a", .lookalike(.percentage("%")), others: 1), 2..<4),
      (
        "a\n9007199254740992\n9007199254740993\n",
        misfit("9007199254740993", in: "a", .lookalike(.tooManyDigits)), 19..<35
      ),
    ]
    for (text, kind, range) in cases {
      #expect(throws: CSVReader.Problem(kind: kind, range: range)) { try read(text) }
    }
  }

  @Test("Spaces of any width around a field are no part of it, in quotes either")
  func spaces() throws {
    let data = try read("x,kind\n\" 1 \",\"cat \"\n2\u{A0},\u{2009}cat\n")
    #expect(data["x"] == [1, 2])
    #expect(data.column("kind")?.labels == ["cat"])
  }

  @Test("Numbers are those that Python reads, and whole ones are exact")
  func numbers() throws {
    let texts = [
      "0.30000000000000004", "1.7976931348623157e308", "4.9e-324", "123456789.123456789123456789",
      "9007199254740994", "-9007199254740992", "100000000000000000000", "+5", "1.", ".5", "007",
    ]
    #expect(
      try read("x\n" + texts.joined(separator: "\n"))["x"] == [
        0.30000000000000004, 1.7976931348623157e308, .leastNonzeroMagnitude, 123456789.12345679,
        9_007_199_254_740_994, -9_007_199_254_740_992, 1e20, 5, 1, 0.5, 7,
      ])
  }
}

@Suite("Headings of comma-separated values, and declared classes")
struct CSVHeadingTests {
  private func read(
    _ text: String, hasHeadings: Bool = true, classes: [String: [String]] = [:]
  ) throws -> DataSet {
    try CSVReader.read(Array(text.utf8), hasHeadings: hasHeadings) { classes[$0] }
  }

  @Test(
    "A first line that is a row of values is no heading",
    arguments: [
      ("5.1,3.5\n4.9,3.0\n", "5.1"), ("1\n2\n", "1"),
      ("2000-01-01,370.1\n2000-02-01,372\n", "2000-01-01"),
      ("NA,5\n1,2\n", "5"), ("\"1,5\",\"2,5\"\n\"3,5\",\"4,5\"\n", "1,5"),
      ("5.1,3.5,setosa\n4.9,3,setosa\n", "5.1"), ("5.1,3.5,rose\n4.9,3,lily\n", "5.1"),
      ("5.1,5.1,rose\n4.9,3,lily\n", "5.1"), ("Ann,30,5\nBob,25,9\n", "Ann"),
      ("p,x,s\ne,x,y\np,b,s\n", "p"),
    ])
  func values(text: String, value: String) throws {
    let error = #expect(throws: CSVReader.Problem.self) { try read(text) }
    #expect(error?.kind == .headingOfValues(value) && error?.range.lowerBound == 0)
    let plain = try? read(text, hasHeadings: false)
    #expect(plain?.columns.map(\.name) == plain?.columns.indices.map { "c\($0 + 1)" })
  }

  @Test(
    "Headings may be numbers beside names, and words that no row has",
    arguments: [
      "country,1990,1991\nA,1,2\nB,3,4\n", "country,1990\nA,1\nB,3\n",
      "time,0.1,0.5\n1,1,2\n2,3,4\n", "label,0,1,2\n7,0,0,0\n", "name,city\nAnn,Bonn\n",
      "P(A|B)\n1\n", "x (cm),größe,x₁\n1,2,3\n",
    ])
  func names(text: String) throws {
    let names = text.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    #expect(try read(text).columns.map(\.name) == names)
  }

  @Test("Without a line of headings the columns are numbered, and the first line is a row")
  func noHeadings() throws {
    let data = try read("\u{FEFF}5.1,rose\n4.9,lily\n", hasHeadings: false)
    #expect(data["c1"] == [5.1, 4.9] && data["c2"] == [0, 1])
  }

  @Test("Declared words have their numbers, whatever they look like, or stand as these numbers")
  func declared() throws {
    let classes = ["kind": ["4", "FALSE", "1,5", "NA"]]
    let data = try read("kind\n\"1,5\"\nNA\n4\nFALSE\n", classes: classes)
    #expect(data["kind"] == [2, 3, 0, 1])
    #expect(data.column("kind")?.labels == classes["kind"])
    let numbers = try read("kind\n1\n0\n", classes: ["kind": ["no", "yes"]])
    #expect(numbers["kind"] == [1, 0] && numbers.column("kind")?.labels == ["no", "yes"])
  }

  @Test(
    "A value that is none of the declared words is told",
    arguments: [
      ("kind\nyes\nmaybe\nno\nmay\n", "maybe", 1), ("kind\n0\n2\n", "2", 0),
      ("kind\n0\nyes\n", "0", 0), ("kind\nyes\n1\n1\n", "1", 1), ("kind\n0.5\n", "0.5", 0),
    ])
  func undeclared(text: String, value: String, others: Int) {
    let error = #expect(throws: CSVReader.Problem.self) {
      try read(text, classes: ["kind": ["no", "yes"]])
    }
    guard case .misfit(let misfit)? = error?.kind else {
      Issue.record("no value is told")
      return
    }
    #expect(misfit.text == value && misfit.otherCount == others)
    #expect(misfit.reason == .undeclared(["no", "yes"]))
  }
}
