import Testing

@testable import Notebooks

@Suite("Mistakes in the data, and columns that do not fit")
struct DataMistakeTests {
  @Test(
    "Mistakes in a data cell, and columns that do not fit, are told with their place",
    arguments: [
      (
        "```{data}\nspirl(points: 3)\n```", 5, 1, "there is no data source named \"spirl\"",
        "Did you mean \"spiral\"?"
      ),
      (
        "```{data}\ngate(XNORR)\n```", 5, 6, "there is no gate named \"XNORR\"",
        "Did you mean \"XNOR\"?"
      ),
      (
        "```{data}\ngate(3)\n```", 5, 6,
        "expected a gate's name, or its outputs as in \"0110\", found \"3\"", nil
      ),
      (
        "```{data}\nspiral(points: 0)\n```", 5, 16,
        "\"points\" takes a whole number, 1 to 1,000,000, not \"0\"", nil
      ),
      (
        "```{data}\nblobs(noise: -1)\n```", 5, 14,
        "\"noise\" takes a number from 0 to 1,000, not \"-1\"",
        nil
      ),
      (
        "```{data}\nspiral(200)\n```", 5, 8, "expected `points:`, found \"200\"", nil
      ),
      (
        "```{data}\nmoons(turns: 2)\n```", 5, 7, "\"moons\" has no argument named \"turns\"",
        "It has points and noise."
      ),
      (
        "```{data}\n1, 2\n```", 5, 1,
        "expected a heading and rows of numbers, or `read(\"points.csv\")`, found \"1\"", nil
      ),
      (
        "```{data}\nidx(\"images\")\n```", 5, 13, "expected \",\" and one of labels, found \")\"",
        nil
      ),
      (
        "```{data}\nidx(\"cut\", \"labels\")\n```", 5, 5,
        "\"cut\" ends after 27 bytes; its head promises 28", nil
      ),
      (
        "```{data}\nidx(\"images\", \"one\")\n```", 5, 15, "\"one\" has 1 labels for 2 images", nil
      ),
      (
        "```{data}\nidx(\"text\", \"labels\")\n```", 5, 5,
        "\"text\" is no IDX file: it does not begin with two zero bytes", nil
      ),
      (
        "```{data}\nidx(\"labels\", \"labels\")\n```", 5, 5,
        "\"labels\" has 1 dimension, at byte 3, where 2 to 4 are expected", nil
      ),
      (
        "```{data}\nidx(\"none\", \"labels\")\n```", 5, 5,
        "\"none\" cannot be read: there is no such file", nil
      ),
      (
        "```{data}\na, b\nx, 1\ny, 2\n3, 3\n```", 8, 1,
        "\"3\" in column \"a\" is a number among words",
        "A column holds numbers or words."
      ),
      (
        "```{data}\ndigits()\n```\n```{model}\ninput pixels[28, 28]\n```", 8, 7,
        "the column \"pixels\" is [8, 8], and the input \"pixels\" is [28, 28]",
        "Declare it as pixels[8, 8]."
      ),
      (
        "```{model}\ninput pixels\n```\n```{data}\ndigits()\n```", 8, 1,
        "the column \"pixels\" is [8, 8], and the input \"pixels\" is scalar", nil
      ),
      (
        "```{model}\ninput x[2] = column(\"a\")\n```\n```{data}\na\n1\n```", 8, 1,
        "the column \"a\" is scalar, and the input \"x\" is [2]", "Declare it as x."
      ),
      (
        "```{data}\nlength\n1\n```\n```{model}\ninput x = column(\"lenght\")\n```\n{= mean(x) }", 9,
        18,
        "the data have no column \"lenght\"", "Did you mean \"length\"?"
      ),
      (
        "```{model}\ninput x = colum(\"a\")\n```", 5, 11,
        "expected column(\"…\") with a heading of the data, found \"colum\"", nil
      ),
      (
        "```{data}\ndigits()\n```\n```{table}\npixels\n```", 8, 1,
        "\"pixels\" is [8, 8], and one number is wanted here", nil
      ),
      (
        "```{data}\ndigits()\n```\n{= mean(label) + pixels[0, 0] }", 7, 4, nil, nil
      ),
    ] as [(String, Int, Int, String?, String?)])
  func mistakes(
    body: String, line: Int, column: Int, message: String?, advice: String?
  ) throws {
    let error = #expect(throws: NotebookError.self) { try documentWithFiles(body) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.place == SourceText.Place(line: line, column: column))
    if let message { #expect(first.message == message) }
    if let advice { #expect(first.advice == advice) }
  }
}
