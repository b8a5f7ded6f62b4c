import Figures
import Testing

@testable import Notebooks

/// A bowl without data, trained with some options by a rate at which each step halves p.
private func bowl(_ options: String = "", loss: String = "p^2 / 2", extra: String = "") -> String {
  """
  ```{model}
  parameter p = 8
  ```
  ```{train}
  #| name: run
  #| epochs: 2
  #| optimizer: gradient_descent(rate: 0.5)
  \(options)
  loss = \(loss)
  ```
  \(extra)
  """
}

@Suite("Losses that depend on no row")
struct FreeLossTests {
  @Test("A loss of parameters alone is trained without data, on no row")
  func training() throws {
    let document = try run(bowl())
    #expect(document.parameters[0].values == [2])
    guard case .training(let summaries)? = document.cells.last?.content else {
      Issue.record("there is no training")
      return
    }
    #expect(summaries[0].sampleCount == 0)
    #expect((summaries[0].firstLoss, summaries[0].lastLoss) == (32, 2))
  }

  @Test("Its name means its value in prose, at any moment, and so does its derivative")
  func prose() throws {
    let formulas = "{= loss } {= loss@0 } {= loss@run[1] } {= gradient(loss, p) } {= 2 * loss }"
    #expect(try run(bowl(extra: formulas)).prose == "2 32 8 2 4")
  }

  @Test("Cells that show a loss show it")
  func cells() throws {
    let document = try run(
      bowl(
        extra: """
          ```{curve}
          loss, p
          ```
          ```{parameters}
          ```
          ```{gradient}
          loss
          ```
          ```{graph}
          loss@run[1]
          ```
          ```{check}
          loss < loss@0
          ```
          """))
    for case .curve(let chart) in document.cells.map(\.content) {
      #expect(chart.series.map(\.y) == [[32, 8, 2], [8, 4, 2]])
    }
    for case .gradient(let comparison) in document.cells.map(\.content) {
      #expect(comparison.partials[0].reverse == 2)
    }
    for case .graph(let graph) in document.cells.map(\.content) {
      #expect(graph.nodes.last?.value.largest == 8)
    }
    for case .checks(let checks) in document.cells.map(\.content) {
      #expect(checks.map(\.held) == [true])
    }
    #expect(document.cells.count == 7)
  }

  @Test("It is trained once for each value")
  func each() throws {
    let document = try run(
      bowl("#| each: rate = [0.5, 1]", loss: "${rate} * p^2 / 2", extra: "{= loss@[rate: 1] }"),
      front: "title: T\nparameters:\n  rate: 1")
    #expect(document.prose == "2")
  }

  @Test("What depends on a row still needs data, and so do rows that are held out")
  func missingData() throws {
    let message = "there are no data above this cell"
    try expectMistake(line: 15, column: 8, message: message) {
      _ = try run("```{model}\ninput x\n```\n" + bowl("#| seed: 1", loss: "p * x"))
    }
    try expectMistake(line: 12, column: 8, message: message) {
      _ = try run(bowl("#| validation: 0.5"))
    }
    try expectMistake(line: 14, column: 9, message: message) {
      _ = try run(bowl(extra: "{= mean(p) }"))
    }
  }

  @Test("What stops being finite is told without a row")
  func nonFinite() throws {
    let error = try #require(
      #expect(throws: NotebookError.self) { _ = try run(bowl(loss: "log(p - 8)")) })
    let advice = error.diagnostics[0].advice ?? ""
    #expect(advice.contains("log(p - 8)") && !advice.contains("row"), "\(advice)")
  }
}
