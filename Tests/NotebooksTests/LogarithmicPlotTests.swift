import Figures
import Testing

@testable import Notebooks

/// The chart of a plot cell of x², and of what has no place on a logarithmic axis.
private func chart(_ options: String, _ formulas: String = "x^2") throws -> LineChart {
  let body = """
    ```{model}
    input x
    ```
    ```{plot}
    \(options)
    \(formulas)
    ```
    """
  for case .plot(let chart) in try run(body).cells.map(\.content) { return chart }
  throw NotebookError([])
}

@Suite("Plots on logarithmic scales")
struct LogarithmicPlotTests {
  @Test("The nodes are spread evenly in the logarithm, its ends exact")
  func nodes() throws {
    let chart = try chart("#| x: x in [1e-8, 100]\n#| x_scale: log")
    let x = chart.series[0].x
    #expect((x[0], x[400]) == (1e-8, 100))
    let ratios = zip(x, x.dropFirst()).map { $1 / $0 }
    #expect(ratios.allSatisfy { abs($0 / ratios[0] - 1) < 1e-12 })
    #expect((chart.xScale, chart.scale) == (.logarithmic, .linear))
  }

  @Test("Ticks are powers of ten, and both scales are told")
  func ticks() throws {
    let chart = try chart("#| x: x in [1e-8, 1]\n#| x_scale: log\n#| scale: log")
    let svg = chart.svg().source
    for label in ["10⁻⁸", "10⁻⁴", "10⁻¹²"] { #expect(svg.contains(">\(label)<"), "\(label)") }
    #expect(
      chart.alternativeText.hasSuffix(
        "The horizontal axis is x, from 1\u{A0}×\u{A0}10⁻⁸ to 1 on a logarithmic scale; the vertical "
          + "axis is x^2, from 5\u{A0}×\u{A0}10⁻¹⁷ to 2 on a logarithmic scale."))
  }

  @Test("What is not above zero is a gap that is told")
  func gaps() throws {
    let chart = try chart("#| x: x in [-1, 1]\n#| scale: log", "x")
    #expect(chart.alternativeText.contains("201 values are left out: not above zero"))
    #expect(chart.series[0].y[0] == -1)
  }

  @Test("A line is straight where both scales are logarithmic")
  func straight() throws {
    let svg = try chart("#| x: x in [0.01, 100]\n#| x_scale: log\n#| scale: log").svg().source
    let line = try #require(try svg.firstMatch(of: Regex("class=\"series[^\"]*\" d=\"([^\"]*)\"")))
    #expect(line.output[1].substring?.count { $0 == " " } == 2, "\(line.output[1].substring ?? "")")
  }

  @Test(
    "Scales that make no sense are told with their place",
    arguments: [
      (
        "x_scale: log\n#| x: x in [0, 1]", 9, 7,
        "a logarithmic axis lies above 0, and that of \"x\" begins at 0"
      ),
      (
        "scale: log\n#| range: [0, 1]", 9, 11,
        "\"range\" takes two numbers above 0, since the scale is logarithmic, not \"[0, 1]\""
      ),
      ("x_scale: ln", 8, 13, "\"x_scale\" takes `linear`, `log`, not \"ln\""),
    ] as [(String, Int, Int, String)])
  func mistakes(options: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: nil) { _ = try chart("#| \(options)") }
    let error = try #require(
      #expect(throws: NotebookError.self) { _ = try chart("#| \(options)") })
    #expect(error.diagnostics[0].message == message)
  }
}
