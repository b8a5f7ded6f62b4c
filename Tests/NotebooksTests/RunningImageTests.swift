import Figures
import Testing

@testable import Notebooks

@Suite("Images and confusion matrices of a notebook")
struct RunningImageTests {
  private struct NoCell: Error {}

  private func images(_ body: String) throws -> ImageGrid {
    guard case .images(let grid)? = try run(body).cells.last?.content else { throw NoCell() }
    return grid
  }

  private func confusion(_ body: String) throws -> ConfusionMatrix {
    guard case .confusion(let matrix)? = try run(body).cells.last?.content else { throw NoCell() }
    return matrix
  }

  private let digits = """
    ```{model}
    input pixels[8, 8]
    maps = conv(pixels, filters: 3, size: 3)
    ```
    ```{data}
    digits()
    ```

    """

  @Test("An input is shown in grey, row by row, with its label")
  func input() throws {
    let grid = try images(digits + "```{images}\n#| count: 3\n#| columns: 2\npixels\n```")
    #expect(grid.items.count == 3 && grid.columns == 2)
    #expect(grid.items.map(\.caption) == ["row 1: 0", "row 2: 1", "row 3: 2"])
    #expect(grid.count == 1797)
    let picture = grid.items[0].picture
    #expect(picture.width == 8 && picture.height == 8)
    #expect(picture.colorMap == .grey)
    #expect(picture.range.lowerBound == 0)
    #expect(picture.range == grid.colorBar.range)
    #expect(grid.items.allSatisfy { $0.picture.range == picture.range })
    #expect(grid.items.contains { $0.picture.values.contains(picture.range.upperBound) })
    #expect(picture.title == "pixels, row 1: 0")
  }

  @Test("Filters are shown one by one, in two colours around 0")
  func filters() throws {
    let grid = try images(digits + "```{images}\nmaps.weights\n```")
    #expect(grid.items.map(\.caption) == ["filter 1", "filter 2", "filter 3"])
    let range = grid.colorBar.range
    #expect(range.lowerBound == -range.upperBound)
    #expect(grid.items[0].picture.colorMap == .diverging)
    #expect(grid.items[0].picture.width == 3)
    let largest = grid.items.flatMap(\.picture.values).map(\.magnitude).max()
    #expect(largest == range.upperBound)
  }

  @Test("The channels of a formula follow each other, row after row")
  func channels() throws {
    let grid = try images(digits + "```{images}\n#| count: 4\nrelu(maps)\n```")
    #expect(
      grid.items.map(\.caption) == [
        "row 1: 0, channel 1", "row 1: 0, channel 2", "row 1: 0, channel 3", "row 2: 1, channel 1",
      ])
    #expect(grid.items[0].picture.width == 6)
    #expect(grid.items[0].picture.colorMap == .grey)
    #expect(grid.count == 3 * 1797)
  }

  @Test("A matrix of a model is a picture by itself")
  func matrix() throws {
    let grid = try images(
      "```{model}\nparameter W[2, 3] = 0\n```\n```{images}\nW\n```")
    #expect(grid.items.map(\.caption) == ["W"])
    #expect(grid.colorBar.range == -1...1)
  }

  @Test("The classes of a text column are named, and a probability above a half is class 1")
  func confusion() throws {
    let matrix = try confusion(
      """
      ```{model}
      input x
      ```
      ```{data}
      x, kind
      0.5, ham
      0.9, spam
      0.2, spam
      0.7, spam
      -1, ham
      ```
      ```{confusion}
      x + 0*sqrt(x) as "filter", kind
      ```
      """)
    #expect(matrix.prediction == "filter" && matrix.label == "kind")
    #expect(matrix.classes == ["ham", "spam"])
    #expect(matrix.counts == [[1, 0], [1, 2]])
    #expect(matrix.leftOutCount == 1)
    #expect(matrix.accuracy == 0.75)
    #expect(matrix.recall(of: 1) == 2.0 / 3)
  }

  @Test("Scores stand for the class that has the largest, and every class has its row")
  func scores() throws {
    let matrix = try confusion(
      """
      ```{model}
      input a, b
      scores = [a, b + 0*sqrt(a), 0.5]
      ```
      ```{data}
      a, b, class
      0, 1, 1
      1, 0, 1
      -1, 0, 0
      1, 0, 0
      ```
      ```{confusion}
      scores, class
      ```
      """)
    #expect(matrix.classes == ["0", "1", "2"])
    #expect(matrix.counts == [[1, 0, 0], [1, 1, 0], [0, 0, 0]])
    #expect(matrix.leftOutCount == 1)
    #expect(matrix.recall(of: 2).isNaN)
  }

  @Test("A model that says one class only has both in its matrix")
  func bothClasses() throws {
    let matrix = try confusion(perceptron + "```{confusion}\nsigmoid(x1 + 9), 1\n```")
    #expect(matrix.classes == ["0", "1"])
    #expect(matrix.counts == [[0, 0], [0, 4]])
  }

  @Test("The new cells are numbered among figures and tables")
  func references() throws {
    let document = try run(
      perceptron + """
        ```{plot}
        #| caption: P
        #| at: x2 = 0
        perceptron
        ```
        ```{gradient}
        #| caption: D
        #| at: 1
        perceptron
        ```
        ```{graph}
        #| label: fig-g
        perceptron
        ```
        ```{confusion}
        #| label: tbl-c
        perceptron, y
        ```
        ```{images}
        #| caption: I
        [[x1, x2], [x2, x1]]
        ```
        """)
    #expect(
      document.cells.compactMap(\.reference).map { "\($0.kind.rawValue) \($0.number)" }
        == ["Figure 1", "Table 1", "Figure 2", "Table 2", "Figure 3"])
  }

  @Test(
    "Mistakes in images and confusion matrices are told with their place",
    arguments: [
      (
        "```{images}\n[x1, x2, x1, x2]\n```", 19, 1,
        "\"[x1, x2, x1, x2]\" is [4], and a picture has a height and a width"
      ),
      ("```{images}\nx1\n```", 19, 1, "\"x1\" is scalar, and a picture has a height and a width"),
      (
        "```{images}\n#| count: 0\nx1\n```", 19, 11,
        "\"count\" takes a whole number from 1 to 1000, not \"0\""
      ),
      ("```{images}\n#| at: 1\nx1\n```", 19, 4, "an images cell has no option \"at\""),
      (
        "```{confusion}\nperceptron\n```", 19, 1,
        "a confusion matrix is of a prediction and a class, and here is one formula"
      ),
      (
        "```{confusion}\nperceptron, y, y\n```", 19, 16,
        "a confusion matrix is of a prediction and a class, and here are 3 formulas"
      ),
      (
        "```{confusion}\nperceptron, y/2\n```", 19, 13,
        "\"y/2\" is 0.5 in row 4, which is no class"
      ),
      (
        "```{confusion}\nperceptron, [y, y]\n```", 19, 13,
        "\"[y, y]\" is [2], and one number is wanted here"
      ),
    ])
  func mistakes(body: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try run(perceptron + "\n" + body)
    }
  }

  @Test("Data with too many classes, an input without a column and too large an image are told")
  func limits() throws {
    let rows = (0..<101).map { "\($0), \($0)" }.joined(separator: "\n")
    let data = "```{data}\nx, y\n\(rows)\n```\n"
    let error = #expect(throws: NotebookError.self) { try run(data + "```{confusion}\nx, y\n```") }
    #expect(
      error?.diagnostics.first?.message
        == "there are 101 classes, and a confusion matrix shows at most 100")
    let large = "```{model}\nparameter W[2, 2000] = 1\n```\n```{images}\nW\n```"
    #expect(
      #expect(throws: NotebookError.self) { try run(large) }?.diagnostics.first?.problem
        == .largeImage(.init([2, 2000]), limit: 1024))
    let columnless = "```{model}\ninput p[2, 2]\n```\n\(data)```{images}\np\n```"
    #expect(throws: NotebookError.self) { try run(columnless) }
  }
}
