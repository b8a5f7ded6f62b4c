import Testing

@testable import Notebooks

/// Two images of 2 × 3 bytes and their labels, in the IDX format.
private let images: [UInt8] =
  [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + [0, 51, 102, 153, 204, 255]
  + [255, 255, 255, 0, 0, 0]
private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 4]

private func readFile(_ path: String) throws -> [UInt8] {
  switch path {
  case "images": images
  case "labels": labels
  case "cut": Array(images.dropLast())
  case "one": [0, 0, 8, 1, 0, 0, 0, 1, 7]
  case "text": Array("x1,x2\n1,2\n".utf8)
  default: throw NoSuchFile(path: path)
  }
}

func documentWithFiles(_ body: String, front: String = "title: T") throws -> Document {
  try notebook(body, front: front).sound(readFile: readFile)
}

@Suite("Where data come from")
struct RunningDataTests {
  @Test(
    "A data cell of one line makes its rows or reads them",
    arguments: [
      ("gate(XOR)", "x1 x2 XOR", 4), ("gate(\"0110\")", "x1 x2 label", 4),
      ("spiral(points: 30, noise: 0.1)", "x1 x2 label", 30), ("spiral", "x1 x2 label", 200),
      ("circles()", "x1 x2 label", 200), ("moons(points: 9)", "x1 x2 label", 9),
      ("blobs(classes: 3, points: ${n})", "x1 x2 label", 12), ("digits()", "pixels label", 1797),
      ("digits", "pixels label", 1797), ("idx(\"images\", \"labels\")", "pixels label", 2),
      ("read(\"text\")", "x1 x2", 1),
    ])
  func sources(source: String, columns: String, rows: Int) throws {
    let document = try documentWithFiles(
      "```{data}\n\(source)\n```\n", front: "title: T\nparameters:\n  n: 12")
    guard case .data(let preview, let rowCount, _) = document.cells[0].content else {
      Issue.record("no data")
      return
    }
    #expect(preview.columns.map(\.heading).joined(separator: " ") == columns)
    #expect(rowCount == rows)
    #expect(preview.rowCount == min(rows, 8))
  }

  @Test("A gate's rows are those of its truth table")
  func gate() throws {
    let document = try documentWithFiles("```{data}\ngate(NAND)\n```\n")
    #expect(
      document.tables[0].text == """
        x1  x2  NAND
        ------------
         0   0     1
         0   1     1
         1   0     1
         1   1     0

        """)
  }

  @Test("Random points follow from the notebook's seed")
  func seeds() throws {
    func points(_ seed: Int) throws -> [String] {
      try documentWithFiles("```{data}\nmoons(points: 4)\n```\n", front: "title: T\nseed: \(seed)")
        .tables.map(\.text)
    }
    #expect(try points(1) == points(1))
    #expect(try points(1) != points(2))
  }

  @Test("Rows can be shuffled, and keep together")
  func shuffling() throws {
    let rows = (1...30).map { "\($0), \($0 * $0)" }.joined(separator: "\n")
    let text = { (flag: String) -> String in
      "```{data}\n#| shuffle: \(flag)\nt, square\n\(rows)\n```\n{= all(square == t^2) } {= sum(t) }"
    }
    let plain = try documentWithFiles(text("false")), shuffled = try documentWithFiles(text("true"))
    #expect(shuffled.prose == "1 465")
    #expect(shuffled.tables != plain.tables)
    #expect(try documentWithFiles(text("true")).tables == shuffled.tables)
  }

  @Test("Images bind to inputs of their shape, by name, and stand in a table")
  func images() throws {
    let document = try documentWithFiles(
      """
      ```{data}
      idx("images", "labels")
      ```
      ```{model}
      input pixels[2, 3]
      brightness = mean(pixels)
      corner = pixels[1, 2]
      ```
      ```{table}
      brightness, corner, label
      ```
      {= mean(brightness) } {= mean(pixels[0, 0]) } {= sum(mean(pixels)) }
      """)
    #expect(
      document.tables[0].text == """
        pixels  label
        -------------
        2 × 3       7
        2 × 3       4

        """)
    #expect(
      document.tables[1].text == """
        brightness  corner  label
        -------------------------
          0.500000       1      7
          0.500000       0      4

        """)
    #expect(document.prose == "0.5 0.5 1")
  }

  @Test("Texts are numbered in order of appearance, and the preview shows both")
  func texts() throws {
    let document = try documentWithFiles(
      """
      ```{data}
      length, species
      15, setosa
      45, virginica
      14, setosa
      ```
      {= sum(species) } {= count(species == 0) }
      """)
    #expect(
      document.tables[0].text == """
        length  species
        ---------------------
            15  setosa (0)
            45  virginica (1)
            14  setosa (0)

        """)
    #expect(document.prose == "1 2")
  }

  @Test("An input may take a column by its heading")
  func headings() throws {
    let document = try documentWithFiles(
      """
      ```{data}
      petal length (cm), kind
      2, 0
      4, 1
      ```
      ```{model}
      input p = column("petal length (cm)"), q = column("kind")
      double = 2*p
      ```
      ```{table}
      double
      ```
      ```{heatmap}
      #| resolution: 3
      p + 10*q
      ```
      {= mean(double) } {= mean(p) } {= double(p: 7) }
      """)
    #expect(document.tables[1].columns.map(\.heading) == ["p", "double"])
    #expect(document.prose == "6 3 14")
    guard case .heatmaps(let panel) = document.cells[3].content else {
      Issue.record("no heatmap")
      return
    }
    let heatmaps = panel.heatmaps
    #expect(heatmaps[0].field.values == [2, 3, 4, 7, 8, 9, 12, 13, 14])
  }
}
