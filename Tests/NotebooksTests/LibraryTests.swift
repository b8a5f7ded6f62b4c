import Autodiff
import Figures
import TestSupport
import Testing
import Training
import Typesetting

@testable import Notebooks

private let square = SampleLibrary.square

/// A notebook with this body, run with the library.
private func document(_ body: String, front: String = "title: T") throws -> Document {
  let source = SourceText(name: "test.md", text: "---\n\(front)\n---\n\(body)")
  return try Notebook(source, options: Notebook.Options(library: SampleLibrary.make())).sound()
}

@Suite("Functions and data sources that a program adds")
struct LibraryTests {
  @Test("A function is called like a built-in one, wherever formulas stand, and trained through")
  func function() throws {
    let found = try document(
      """
      ```{model}
      input x
      parameter w = 3
      f = square(w*x)
      twice(t) = square(t) + square(t)
      slope = gradient(f, x)
      bend = gradient(slope, x)
      both = square([x, 2*x])
      ```
      ```{data}
      x
      1
      2
      ```
      ```{table}
      f, slope, bend, sum(both), twice(x + 1)
      ```
      ```{train}
      #| epochs: 1
      #| optimizer: gradient_descent(rate: 0.1)
      loss = f
      ```
      {= w }, {= gradient(loss, w)@0 }, {= square(5) }, {= mean(square(x)) }
      ```{check}
      square(0.5) == 0.25
      ```
      """)
    let table = try #require(found.tables.last)
    #expect(
      table.columns.map(\.texts) == [
        ["1", "2"], ["9", "36"], ["18", "36"], ["18", "18"], ["5", "20"], ["8", "18"],
      ])
    // The mean of w²x² has the derivative 5w, and a tenth of that is taken away.
    #expect(found.prose == "1.5, 15, 25, 2.5")
  }

  @Test("It is typeset by its name, with a prime for each derivative")
  func typesetting() throws {
    let graph = Graph()
    let x = graph.input("x"), f = ScalarFunction("f", value: { $0 })
    let phi = ScalarFunction("phi_1", value: { $0 })
    let typesetter = FormulaTypesetter(FormulaNotation(names: [:]))
    let cases = [
      (square(2 * x) * f(x), "square (2 x) · f (x)"), (phi(x), "φ_1 (x)"),
      (phi.derivative(x), "φ_1^′ (x)"), (f.derivative.derivative(x + 1), "f^′′ (x + 1)"),
      (square.derivative(x), "square^′ (x)"),
    ]
    for (formula, expected) in cases { #expect(typesetter.typeset(formula).line == expected) }
  }

  @Test("A data source makes the rows, of numbers that are given and usual ones and the seed")
  func dataSource() throws {
    let found = try document(
      """
      ```{data}
      rows(count: 3, factor: 2)
      ```
      {= sum(place) }, {= max(seed) }
      ```{data}
      #| name: more
      rows(count: 4)
      ```
      {= sum(place) }, {= count(place >= 0) }
      ```{data}
      more
      ```
      """, front: "title: T\nseed: 8")
    #expect(found.prose == "6, 8\n18, 4")
  }

  @Test(
    "Mistakes are told with their place",
    arguments: [
      ("{= squar(2) }", 4, 4, "there is no function named \"squar\"", "Did you mean \"square\"?"),
      ("{= square }", 4, 4, "\"square\" is a function and needs arguments", "Write square(…)."),
      ("{= square(1, 2) }", 4, 4, "\"square\" takes 1 argument, not 2", nil),
      (
        "```{model}\ninput x\nd = gradient(gradient(gradient(square(x), x), x), x)\n```", 6, 14,
        "square′′′ is needed here, and the program that added \"square\" gives no rule for it",
        "Give 3 derivatives in ScalarFunction(\"square\", value: …, derivatives: …)."
      ),
      (
        "```{model}\nparameter w = 1\nd = gradient(gradient(square(w), w), w)\n```\n```{train}\n"
          + "loss = d\n```", 9, 8,
        "square′′′ is needed here, and the program that added \"square\" gives no rule for it", nil
      ),
      ("{= square(x: 1) }", 4, 11, "\"square\" has no input named \"x\"", nil),
      (
        "```{model}\nsquare = 3\n```", 5, 1,
        "\"square\" is built in and cannot be defined again", "Choose another name."
      ),
      (
        "```{model}\ninput square\n```", 5, 7,
        "\"square\" is built in and cannot be defined again", nil
      ),
      (
        "```{data}\nsquare\n1\n```\n{= mean(square) }", 8, 9,
        "\"square\" is a function and needs arguments",
        "Write square(…), or for the column of the data `input x = column(\"square\")` in a model."
      ),
      (
        "```{data}\nrow(count: 3)\n```", 5, 1, "there is no data source named \"row\"",
        "Did you mean \"rows\"?"
      ),
      (
        "```{data}\nrows\n```", 5, 5,
        "expected \"(\" and the count, as in rows(count: 1), found the end of the formula", nil
      ),
      ("```{data}\nrows()\n```", 5, 1, "\"rows\" needs `count:`", nil),
      (
        "```{data}\nrows(cuont: 2)\n```", 5, 6, "\"rows\" has no argument named \"cuont\"",
        "Did you mean \"count\"?"
      ),
      (
        "```{data}\nrows(count: 2.5)\n```", 5, 13,
        "\"count\" takes a whole number, 0 to 5, not \"2.5\"", nil
      ),
      (
        "```{data}\nrows(count: 1, factor: 0)\n```", 5, 24,
        "\"factor\" takes a number other than 0, not \"0\"", nil
      ),
      // An argument that the call does not give, nor the data source have, is no place in it.
      (
        "```{data}\nrows(count: 1, factor: 7)\n```", 5, 1,
        "\"rows\" made no data: inner is 7; it should be less", nil
      ),
      (
        "```{data}\nrows(count: 5)\n```", 5, 1, "\"rows\" made no data: it is too late", nil
      ),
      ("```{data}\nrows(count: 0)\n```", 5, 1, "\"rows\" made no data: it made no rows", nil),
    ] as [(String, Int, Int, String?, String?)])
  func mistakes(
    body: String, line: Int, column: Int, message: String?, advice: String?
  ) throws {
    let error = #expect(throws: NotebookError.self) { try document(body) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.place == SourceText.Place(line: line, column: column))
    if let message { #expect(first.message == message) }
    if let advice { #expect(first.advice == advice) }
  }

  @Test("No parameter of the front matter, and no `each`, can have the name of a function")
  func otherNames() throws {
    let parameter = #expect(throws: NotebookError.self) {
      try document("", front: "title: T\nparameters:\n  square: 1")
    }
    #expect(
      parameter?.diagnostics.first?.message == "\"square\" cannot be the name of a parameter")
    let each = #expect(throws: NotebookError.self) {
      try document(
        """
        ```{model}
        parameter w = 1
        ```
        ```{data}
        a, b
        1, 2
        ```
        ```{train}
        #| each: square = [a, b]
        loss = w^2
        ```
        """)
    }
    let message = "\"square\" means something else already, so it cannot stand for columns"
    #expect(each?.diagnostics.first?.message == message)
  }
}
