import Figures
import Testing

@testable import Notebooks

@Suite("Predictions under images, and what tables show of images and texts")
struct RunningPredictionTests {
  private struct NoCell: Error {}

  private let scans = """
    ```{model}
    input pixels[1, 2]
    right = pixels[0, 1]
    ```
    ```{data}
    idx("images", "labels")
    ```

    """

  /// Four images of two pixels, black and then 0, 255, 255 and 0, of the classes 0, 1, 0 and 0.
  private func run(_ body: String) throws -> Document {
    let images: [UInt8] =
      [0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2] + [0, 0, 0, 255, 0, 255, 0, 0]
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 4, 0, 1, 0, 0]
    return try notebook(scans + body).sound { $0 == "images" ? images : labels }
  }

  private func images(_ options: String) throws -> ImageGrid {
    guard
      case .images(let grid)? = try run("```{images}\n\(options)\npixels\n```").cells.last?.content
    else { throw NoCell() }
    return grid
  }

  @Test("A prediction that is the label is not repeated, and another is told")
  func captions() throws {
    let grid = try images("#| prediction: right")
    #expect(grid.items.map(\.caption) == ["0", "1", "0, said\u{A0}1", "0"])
    #expect(grid.items.map(\.verdict?.isRight) == [true, true, false, true])
    #expect(grid.mistakes == nil && grid.count == 4)
    #expect(
      grid.items[2].alternativeText
        == "pixels, row 3: 0: 2 × 1 pixels from 0 to 1. Wrongly said to be 1.")
    #expect(grid.items[0].alternativeText.hasSuffix("all 0. Rightly said to be 0."))
  }

  @Test("Scores stand for the class of the largest, and halves go down")
  func classes() throws {
    let scores = try images("#| prediction: [right, 0.5]")
    #expect(scores.items.map(\.verdict?.prediction) == ["1", "0", "0", "1"])
    let halves = try images("#| prediction: right / 2")
    #expect(halves.items.map(\.verdict?.prediction) == ["0", "0", "0", "0"])
  }

  @Test("Only mistakes are shown, in the order of the rows, each under its own number")
  func mistakes() throws {
    let grid = try images("#| prediction: 1 - right\n#| only: mistakes\n#| count: 2")
    #expect(grid.items.map(\.picture.title) == ["pixels, row 1: 0", "pixels, row 2: 1"])
    #expect(grid.items.map(\.picture.values) == [[0, 0], [0, 1]])
    #expect(grid.count == 3 && grid.mistakes == .init(count: 3, rowCount: 4))
    let none = try images("#| prediction: label\n#| only: mistakes")
    #expect(none.items.isEmpty && none.mistakes == .init(count: 0, rowCount: 4))
  }

  @Test(
    "What cannot be compared is told with its place",
    arguments: [
      ("#| only: mistakes\npixels", 12, 10, "\"only\" takes a prediction to compare with"),
      ("#| prediction: right\n#| only: rows\npixels", 13, 10, "\"only\" takes `mistakes`"),
      ("#| prediction: right, 2\npixels", 12, 21, ""),
      ("#| prediction: wrong\npixels", 12, 16, "there is nothing named \"wrong\""),
      ("#| prediction: right\n[[1, 2]]", 12, 16, "\"prediction\" takes a formula for pictures of"),
      ("#| prediction: pixels[0]\npixels", 12, 16, ""),
    ])
  func wrong(body: String, line: Int, column: Int, message: String) throws {
    let error = #expect(throws: NotebookError.self) { try run("```{images}\n\(body)\n```") }
    let first = try #require(error?.diagnostics.first)
    #expect(first.place.line == line && first.place.column == column)
    #expect(first.message.hasPrefix(message))
  }

  @Test("The preview shows small images, on one scale")
  func preview() throws {
    let cells = try run("").cells.compactMap { cell -> Table? in
      if case .data(let preview, _, _) = cell.content { preview } else { nil }
    }
    guard case .pictures(let pictures)? = cells.first?.columns.first?.cells else { throw NoCell() }
    #expect(pictures.map(\.values) == [[0, 0], [0, 1], [0, 1], [0, 0]])
    #expect(pictures.allSatisfy { $0.range == 0...1 && $0.colorMap == .grey })
    #expect(pictures.map(\.alternativeText)[1] == "pixels, row 2: 1: 2 × 1 pixels from 0 to 1.")
    #expect(cells.first?.columns.first?.texts == ["1 × 2", "1 × 2", "1 × 2", "1 × 2"])
  }

  @Test("A table has the words of a text column, whether it was asked for or not")
  func words() throws {
    let document = try run(
      """
      ```{model}
      input kind, x
      ```
      ```{data}
      x, kind
      1, ham
      2, spam
      3, ham
      ```
      ```{table}
      kind + x as "sum", kind as "word"
      ```
      """)
    guard case .table(let table)? = document.cells.last?.content else { throw NoCell() }
    #expect(table.columns.map(\.heading) == ["x", "kind", "sum", "word"])
    #expect(table.columns[1].texts == ["ham", "spam", "ham"])
    #expect(table.columns[2].texts == ["1", "3", "3"])
    #expect(table.columns[3].texts == ["ham", "spam", "ham"])
  }
}
