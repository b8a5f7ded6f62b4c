import Testing

@testable import Notebooks

/// A notebook whose data are a file.
private func read(_ bytes: [UInt8], options: String = "", below: String = "") throws -> Document {
  try notebook("```{data}\n\(options)read(\"p.csv\")\n```\n\(below)").sound { _ in bytes }
}

private func read(_ text: String, options: String = "", below: String = "") throws -> Document {
  try read(Array(text.utf8), options: options, below: below)
}

/// The units of a text in UTF-16.
private func utf16(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
  Array(((mark ? "\u{FEFF}" : "") + text).utf16).flatMap { unit in
    let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return bigEndian ? bytes : bytes.reversed()
  }
}

@Suite("Files of data in other encodings and formats")
struct DataFileTests {
  @Test("Text is UTF-8, with a mark or without, or UTF-16 with one, its lines ending in any way")
  func encodings() throws {
    let text = "größe,kind\n1,é\n2,😀\n"
    let plain = try read(text).tables
    for bytes in [
      Array(("\u{FEFF}" + text).utf8), utf16(text, bigEndian: true), utf16(text, bigEndian: false),
      Array(text.replacing("\n", with: "\r\n").utf8), Array(text.replacing("\n", with: "\r").utf8),
    ] {
      #expect(try read(bytes).tables == plain)
    }
  }

  @Test("What is no text is told with the place of the byte")
  func noText() throws {
    let cases: [([UInt8], Int, Int, String, String?)] = [
      (
        Array("x,gr".utf8) + [0xFC] + Array("n\n1,2\n".utf8), 1, 5, "the byte FC here is not UTF-8",
        "Save the file as UTF-8, or convert it, if it is from Windows: "
          + "`iconv -f windows-1252 -t utf-8 < p.csv > p-utf-8.csv`."
      ),
      (
        Array("\u{FEFF}é,y\r\né,".utf8) + [0x80, 0x0A], 2, 3, "the byte 80 here is not UTF-8", nil
      ),
      (Array("x\n1\n".utf8) + [0xE2, 0x82], 3, 1, "the byte E2 here is not UTF-8", nil),
      (
        Array("x,y\n1,".utf8) + [0, 10], 2, 3, "a byte 0 is here, and there is none in a text", nil
      ),
      (
        utf16("x,y\n1,2\n", bigEndian: false, mark: false), 1, 2,
        "a byte 0 is here, and there is none in a text",
        "The file may be UTF-16 without a byte-order mark; convert it: "
          + "`iconv -f utf-16le -t utf-8 < p.csv > p-utf-8.csv`."
      ),
      (
        utf16("x,y\n1,2\n", bigEndian: true, mark: false), 1, 1,
        "a byte 0 is here, and there is none in a text", nil
      ),
      (
        utf16("x,größe\n1,2\n", bigEndian: false, mark: false), 1, 2,
        "a byte 0 is here, and there is none in a text",
        "The file may be UTF-16 without a byte-order mark; convert it: "
          + "`iconv -f utf-16le -t utf-8 < p.csv > p-utf-8.csv`."
      ),
      (
        Array("x,gr".utf8) + [0x81] + Array("n\n1,2\n".utf8), 1, 5, "the byte 81 here is not UTF-8",
        "Save the file as UTF-8, or convert it, if it is from DOS: "
          + "`iconv -f cp850 -t utf-8 < p.csv > p-utf-8.csv`."
      ),
      (
        utf16("x\n1", bigEndian: true) + [0xDC, 0], 2, 2,
        "the file begins as UTF-16, and here it is not", nil
      ),
      (
        utf16("x\n1\n", bigEndian: true) + [0], 3, 1,
        "the file begins as UTF-16, and here it is not", nil
      ),
      ([0xFF, 0xFE, 0, 0, 0x78, 0, 0, 0], 1, 1, "the file is UTF-32", nil),
    ]
    for (bytes, line, column, message, advice) in cases {
      let error = #expect(throws: NotebookError.self) { try read(bytes) }
      let first = try #require(error?.diagnostics.first)
      #expect(first.file == "p.csv" && first.place == SourceText.Place(line: line, column: column))
      #expect(first.message == message)
      if let advice { #expect(first.advice == advice) }
    }
  }

  @Test("A notebook in UTF-16 is read, and one that is no text says so")
  func notebooks() {
    let text = "---\ntitle: Größe\n---\n\nGrün.\n"
    let source = SourceText(name: "n.md", bytes: utf16(text, bigEndian: false))
    #expect(Notebook(source).run().header.title == "Größe")
    let latin = Array("---\ntitle: T\n---\n\nGr".utf8) + [0xFC, 0x6E, 0x0A]
    let told = Notebook(SourceText(name: "n.md", bytes: latin)).run().diagnostics
    #expect(told.map(\.place) == [SourceText.Place(line: 5, column: 3)])
    #expect(told.first?.message == "the byte FC here is not UTF-8")
  }

  @Test("A file of another format is told by its name")
  func formats() throws {
    let zeros = [UInt8](repeating: 0, count: 8)
    let cases: [([UInt8], String)] = [
      ([0x93] + Array("NUMPY\u{1}\0".utf8), "a NumPy array"),
      (Array("PK\u{3}\u{4}".utf8) + zeros + Array("arr_0.npy".utf8), "a NumPy archive"),
      (Array("PK\u{3}\u{4}".utf8) + zeros + Array("xl/workbook.xml".utf8), "an Excel workbook"),
      (Array("PK\u{3}\u{4}".utf8) + zeros, "a zip archive"),
      (Array("PAR1\u{15}\0".utf8), "a Parquet file"),
      (Array("SQLite format 3\0".utf8), "an SQLite database"),
      ([0x89] + Array("HDF\r\n\u{1A}\n".utf8), "an HDF5 file"),
      ([0x89] + Array("PNG\r\n\u{1A}\n".utf8), "a PNG picture"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG picture"), (Array("%PDF-1.4\n".utf8), "a PDF document"),
      (Array("<!DOCTYPE html>\n<html>".utf8), "a web page"),
      (Array("{\"x\": 1}".utf8), "a JSON file"),
      (Array("[{\"x\": 0}]".utf8), "a JSON file"), (Array("[[1, 2]]".utf8), "a JSON file"),
      ([0, 0, 8, 3, 0, 0, 0, 1], "an IDX file"), ([0xFD] + Array("7zXZ\0".utf8), "packed with xz"),
    ]
    for (bytes, name) in cases {
      let error = #expect(throws: NotebookError.self) { try read(bytes) }
      let first = try #require(error?.diagnostics.first)
      #expect(first.message == "\"p.csv\" is \(name), and a table of text is read here")
      #expect(first.place == SourceText.Place(line: 5, column: 6) && first.advice != nil)
    }
    let picture = [0x89] + Array("PNG\r\n\u{1A}\n".utf8)
    let error = #expect(throws: NotebookError.self) {
      try notebook("```{data}\nidx(\"p.png\", \"l\")\n```").sound { _ in picture }
    }
    #expect(
      error?.diagnostics.first?.message
        == "\"p.png\" is a PNG picture, and an IDX file is read here")
  }

  @Test(
    "What makes a table of a file is a command line that says its name as it is",
    arguments: [
      ("it's.npy", [0x93] + Array("NUMPY\u{1}\0".utf8), "'it'\\''s.npy' 'it'\\''s.csv'`"),
      ("p.csv", Array("[{\"x\": 0}]".utf8), "read_json(sys.argv[1])"),
      ("p.csv", Array("[{\"x\": 0}]".utf8), " p.csv p-table.csv`"),
      ("d.v/p", Array("{\"x\": 0}\n{\"x\": 1}\n".utf8), "read_json(sys.argv[1], lines=True)"),
      ("d.v/p", Array("PAR1\u{15}\0".utf8), " d.v/p d.v/p.csv`"),
    ] as [(String, [UInt8], String)])
  func commands(file: String, bytes: [UInt8], part: String) throws {
    let error = #expect(throws: NotebookError.self) {
      try notebook("```{data}\nread(\"\(file)\")\n```").sound { _ in bytes }
    }
    let advice = try #require(error?.diagnostics.first?.advice)
    #expect(advice.contains(part), "\(advice)")
  }

  @Test("What is packed is unpacked before it is made a table of")
  func packedFormats() throws {
    // {"x": 1}, packed by Python's gzip module without a time.
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0xAB, 0x56, 0xAA, 0x50, 0xB2,
      0x52, 0x30, 0xAC, 0x05, 0x00, 0xC4, 0xDD, 0x78, 0xDF, 0x08, 0x00, 0x00, 0x00,
    ]
    let error = #expect(throws: NotebookError.self) {
      try notebook("```{data}\nread(\"p.json.gz\")\n```").sound { _ in packed }
    }
    let advice = try #require(error?.diagnostics.first?.advice)
    #expect(advice.hasPrefix("Unpack it: `gunzip -k p.json.gz`. Make a table of it: "))
    #expect(advice.hasSuffix(" p.json p.csv`."))
  }

  @Test(
    "Text may begin like another format",
    arguments: ["ORCHIDS,BZh9\n1,2\n", "PAR1\n1\n", "[x],{y}\n1,2\n", "MM,II\n1,2\n"])
  func text(text: String) throws {
    #expect(try read(text).tables.count == 1)
  }

  @Test("Bytes behind packed data are left out with a word")
  func trailingBytes() throws {
    let packed: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff, 0x4b, 0xd4, 0x49, 0xe2, 0x32,
      0xd4,
      0x31, 0xe2, 0x02, 0x00, 0x7b, 0x07, 0x97, 0x0a, 0x08, 0x00, 0x00, 0x00,
    ]
    let document = try read(packed + [1, 2])
    guard case .data(_, 1, let notes)? = document.cells.first?.content else {
      Issue.record("no data of one row")
      return
    }
    #expect(notes == ["2 bytes behind the packed data of p.csv left out."])
  }
}

@Suite("Tables whose headings or values need a word")
struct TableMistakeTests {
  @Test("A heading has a quote in it where it is written twice, in the table and in a formula")
  func quotes() throws {
    let document = try read(
      "\"5\"\" pipe\"\n1\n2\n",
      below: "```{model}\ninput x = column(\"5\"\" pipe\")\n```\n{= sum(x) }")
    #expect(document.prose == "3")
  }

  @Test("A heading may be the name of a function: the column is had by its heading")
  func builtInNames() throws {
    let document = try read(
      "x,mean,pi,not\n1,2,3,4\n3,4,5,6\n",
      below: """
        ```{model}
        input m = column("mean"), p = column("pi"), n = column("not")
        f = m + 10*p + 100*n
        ```
        {= mean(x) } {= mean(f) } {= mean(pi) > 3.1 and mean(pi) < 3.2 }
        """)
    #expect(document.prose == "2 543 1")
    guard case .data(_, _, let notes)? = document.cells.first?.content else {
      Issue.record("no data")
      return
    }
    #expect(
      notes == [
        "In formulas, \"mean\", \"pi\" and \"not\" mean something else: a model has such a column by "
          + "input x = column(\"mean\")."
      ])
    try expectMistake(line: 7, column: 9, message: "\"mean\" is a function and needs arguments") {
      _ = try read("x,mean\n1,2\n", below: "{= mean(mean) }")
    }
  }

  @Test(
    "What a value looks like is told with its place, its number, and a way on",
    arguments: [
      (
        "x,y\n1,\"1,234\"\n2,\"5,678\"\n", 2, 3,
        "\"1,234\" in column \"y\" looks like a number with a comma in it, and 1 more value does not fit "
          + "either",
        "A number has a point before its decimals and nothing else: write 1234 or 1.234."
      ),
      (
        "x,ok\n1,TRUE\n2,FALSE\n3,TRUE\n", 2, 3,
        "\"TRUE\" in column \"ok\" looks like a truth value, and 2 more values do not fit either",
        "Write 1 for true and 0 for false. If these are classes, list them: "
          + "`#| classes: ok = [FALSE, TRUE]`."
      ),
      (
        "x\n1\nNA\n", 3, 1, "\"NA\" in column \"x\" is no value",
        "Write a value, or leave the row out."
      ),
      ("x,y\n1,\n2,3\n", 2, 3, "a value is missing in column \"y\"", nil),
      (
        "drv\n4\nf\nf\n", 2, 1, "\"4\" in column \"drv\" is a number among words",
        "A column holds numbers or words. If these are classes, list them: `#| classes: drv = [4, f]`."
      ),
      (
        "x;y\n1;2\n", 1, 1, "the values seem to stand between semicolons",
        "Write commas between them, and points before decimals: `tr ';' ',' < p.csv > p-commas.csv`."
      ),
      (
        "x;y\n1,5;2\n", 1, 1, "the values seem to stand between semicolons",
        "Write commas between them, and points before decimals: `tr ',;' '.,' < p.csv > p-commas.csv`."
      ),
      (
        "1,2\n3,4\n", 1, 1,
        "the first line is to have the headings, and \"1\" in it looks like a value",
        "If the line is a row, write the option `#| header: false`, and the columns are called c1, c2, …; "
          + "if it has names, begin each with a letter."
      ),
    ] as [(String, Int, Int, String, String?)])
  func mistakes(
    text: String, line: Int, column: Int, message: String, advice: String?
  ) throws {
    let error = #expect(throws: NotebookError.self) { try read(text) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.file == "p.csv" && first.place == SourceText.Place(line: line, column: column))
    #expect(first.message == message)
    if let advice { #expect(first.advice == advice) }
  }

  @Test("Without a line of headings the columns are numbered, in a file and in the notebook")
  func header() throws {
    #expect(
      try read("1,2\n3,4\n", options: "#| header: false\n", below: "{= sum(c1*c2) }").prose == "14")
    #expect(try run("```{data}\n#| header: false\n1, 2\n3, 4\n```\n{= sum(c1*c2) }").prose == "14")
    try expectMistake(line: 5, column: 4, message: "these data have no line of headings") {
      _ = try run("```{data}\n#| header: false\ngate(XOR)\n```")
    }
  }
}
