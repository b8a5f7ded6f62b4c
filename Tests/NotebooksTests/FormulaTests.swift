import Foundation
import Testing

@testable import Notebooks

@Suite("The formula language")
struct FormulaTests {
  @Test(
    "Operators bind as in mathematics",
    arguments: [
      ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("8 - 4 - 2", 2), ("8 / 4 / 2", 1), ("2^3^2", 512),
      ("-2^2", -4), ("2^-1", 0.5), ("2 * -3", -6), ("- -3", 3), ("6 / 2 * 3", 9), ("-3 + 5", 2),
      ("1 < 2", 1), ("2 < 1", 0), ("1 + 1 == 2", 1), ("1 != 1", 0), ("2 >= 2", 1), ("3 <= 2", 0),
      ("1 < 2 and 2 < 1", 0), ("1 > 2 or 2 > 1", 1), ("not 1 < 2", 0), ("not 0 and 0", 0),
      ("1 or 0 and 0", 1), ("(1 < 2) == 1", 1), ("(3 > 2) > 0", 1), ("-(1 < 2)", -1),
    ] as [(String, Double)])
  func precedence(formula: String, expected: Double) throws {
    #expect(try value(formula) == expected)
  }

  @Test(
    "Numbers, names and comments",
    arguments: [
      ("2", 2), ("0.3", 0.3), ("1e-3", 0.001), ("1E3", 1000), (".5", 0.5), ("3.", 3),
      ("2 # two", 2), ("(1 +\n  2)", 3), ("pi", Double.pi), ("inf", .infinity), ("x", 7),
      ("größe + 1", 4), ("w₁", 5), ("w1", 5), ("_a", 6),
    ] as [(String, Double)])
  func words(formula: String, expected: Double) throws {
    let names = [("x", "7"), ("größe", "3"), ("w₁", "5"), ("_a", "6")]
    #expect(try value(formula, names) == expected)
  }

  @Test(
    "Built-in functions",
    arguments: [
      ("exp(0)", 1), ("log(1)", 0), ("log1p(0)", 0), ("expm1(0)", 0), ("sqrt(9)", 3),
      ("abs(-2)", 2), ("sign(-2)", -1), ("sin(0)", 0), ("cos(0)", 1), ("tanh(0)", 0),
      ("sigmoid(0)", 0.5), ("softplus(-inf)", 0), ("relu(-1)", 0), ("min(2, 1)", 1),
      ("max(2, 1, 3)", 3), ("pow(2, 10)", 1024), ("min(1, nan) == min(1, nan)", 0),
    ] as [(String, Double)])
  func functions(formula: String, expected: Double) throws {
    #expect(try value(formula) == expected)
  }

  /// The place of the first error, its message, and the first lines of its advice.
  @Test(
    "Mistakes are told with line and column",
    arguments: [
      ("1 +", 1, 4, "expected a formula, found the end of the formula"),
      ("1 + * 2", 1, 5, "expected a formula, found \"*\""),
      ("(1 + 2", 1, 1, "this \"(\" is never closed"),
      ("2x", 1, 2, "expected an operator before \"x\""),
      ("a < b < c", 1, 7, "comparisons cannot be chained"),
      ("1\n  $", 2, 3, "\"$\" means nothing in a formula"),
      ("\"abc", 1, 1, "this text has no closing quote on its line"),
      ("1e999", 1, 1, "\"1e999\" is no number"),
      ("größer + ü§", 1, 11, "\"§\" means nothing in a formula"),
      ("sigmoid(1, 2)", 1, 1, "\"sigmoid\" takes 1 argument, not 2"),
      ("max(1)", 1, 5, "there are no data above this cell"),
      ("pow(2)", 1, 1, "\"pow\" takes 2 arguments, not 1"),
      ("sigmiod(1)", 1, 1, "there is no function named \"sigmiod\""),
      ("1 + sigmoid", 1, 5, "\"sigmoid\" is a function and needs arguments"),
      ("foo", 1, 1, "there is nothing named \"foo\""),
      ("x@0", 1, 2, "nothing has been trained above this cell"),
      ("x@-1", 1, 3, "expected a number of epochs, such as 0, found \"-\""),
      ("x@1.5", 1, 3, "\"1.5\" is no number of epochs"), ("x(1)", 1, 1, "\"x\" takes no arguments"),
      ("max(a: 1, 2)", 1, 5, "\"max\" has no input named \"a\""),
    ])
  func mistakes(formula: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try value(formula, [("x", "1")])
    }
  }

  @Test("A mistake is shown with its line, a caret, and the nearest name")
  func caret() throws {
    let error = #expect(throws: NotebookError.self) {
      try value("1 +\t(percetron)", [("perceptron", "1")])
    }
    // A tab counts as a character and is repeated above the caret.
    #expect(
      error?.description == """
        formula:1:6: error: there is nothing named "percetron" [unknown-name]
          1 | 1 +\t(percetron)
            |    \t ^~~~~~~~~
        Did you mean "perceptron"?
        """)
  }

  @Test("Brackets and signs nested too deeply are an error, not a crash")
  func depth() throws {
    for deep in [
      String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "1",
      String(repeating: "exp(", count: 100_000), String(repeating: "2^", count: 100_000) + "2",
      String(repeating: "not ", count: 100_000),
    ] {
      let error = #expect(throws: NotebookError.self) { try value(deep) }
      #expect(error?.diagnostics.first?.problem == .tooDeep(limit: 100))
    }
  }

  @Test("Controls in a text do not reach the terminal")
  func controls() {
    let error = #expect(throws: NotebookError.self) { try value("1 + \u{1B}[31m\u{7}") }
    #expect(error?.description.unicodeScalars.contains("\u{1B}") == false)
    #expect(error?.description.contains("\u{FFFD}[31m\u{FFFD}") == true)
  }

  @Test("A sum of many terms needs no deep stack")
  func longSum() throws {
    #expect(try value("0" + String(repeating: "+1", count: 100_000)) == 100_000)
  }

  @Test(
    "Names near to what was written are found",
    arguments: [
      ("perceptorn", "perceptron"), ("Loss", "loss"), ("w3", "w1"), ("zzz", nil), ("los", "loss"),
    ])
  func nearest(name: String, expected: String?) {
    #expect(nearestName(to: name, among: ["perceptron", "loss", "w1"]) == expected)
  }
}

@Suite("Evaluating a formula by itself")
struct EvaluationTests {
  @Test("The gradient has every name that was given a value, in that order")
  func gradient() throws {
    let evaluation = try Evaluation(
      SourceText(name: "formula", text: "a^2 + y"),
      values: [
        .init(name: "y", formula: SourceText(name: "y", text: "1/4")),
        .init(name: "x", formula: SourceText(name: "x", text: "2")),
        .init(name: "unused", formula: SourceText(name: "unused", text: "9")),
      ],
      definitions: [.init(name: "a", formula: SourceText(name: "a", text: "3*x"))])
    #expect(evaluation.value == 36.25)
    #expect(evaluation.gradient.map(\.name) == ["y", "x", "unused"])
    #expect(evaluation.gradient.map(\.value) == [1, 36, 0])
  }
}
