import Testing
import Training

@testable import Notebooks

@Suite("Advice that works")
struct AdviceTests {
  private func problem(of formula: String) throws -> Diagnostic {
    let error = #expect(throws: NotebookError.self) {
      try value(formula, [("x", "0.5"), ("y", "2")])
    }
    return try #require(error?.diagnostics.first)
  }

  @Test(
    "A function of other tools is told by what it is made of, which is a formula",
    arguments: Synonyms.compositions.sorted { $0.key < $1.key })
  func compositions(name: String, composition: String) throws {
    let found = try problem(of: "\(name)(x)")
    #expect(found.advice == "Write it as \(composition).")
    // An inverse hyperbolic cosine is one of numbers from 1.
    let x = name.hasSuffix("cosh") ? "1.5" : "0.5"
    #expect(try value(composition, [("x", x), ("y", "2")]).isFinite)
  }

  @Test(
    "Compositions are the functions that they stand for",
    arguments: [
      ("tan", 0.5463024898437905), ("sinh", 0.5210953054937474), ("cosh", 1.1276259652063807),
      ("atanh", 0.5493061443340549), ("log10", -0.3010299956639812), ("log2", -1),
      ("cbrt", 0.7937005259840998), ("hypot", 2.0615528128088303), ("logit", 0),
      ("silu", 0.3112296656009273), ("logsigmoid", -0.474076984180107),
      ("exp10", 3.1622776601683795),
    ])
  func values(name: String, expected: Double) throws {
    let composition = try #require(Synonyms.compositions[name])
    #expect(abs(try value(composition, [("x", "0.5"), ("y", "2")]) - expected) < 1e-14)
  }

  @Test(
    "A sign that means nothing is told with what to write",
    arguments: [
      ("e^x", "Write e^x as exp(x), and e alone as exp(1)."),
      ("|x|", "Write |x| as abs(x), and `or` between conditions."),
      ("x > 0 || x < 1", "Write |x| as abs(x), and `or` between conditions."),
      ("x!", "A factorial is written out: 1*2*3."), ("(x)!", "A factorial is written out: 1*2*3."),
      ("!x", "Write `not`."), ("√x", "Write sqrt(x)."),
      ("\u{FF11} + 1", "Write 1: this is U+FF11, fullwidth digit one."),
      ("1 \u{FF0B} 1", "Write +: this is U+FF0B, fullwidth plus sign."),
      ("x\u{0665}", nil), ("\u{0665}", "Write 5: this is U+0665, arabic-indic digit five."),
      ("0x10", "Write numbers in decimal digits: 16."),
      (
        "1 000",
        "Write a number without spaces, as 1000, and commas between the elements of a list."
      ),
      (
        "abs 3",
        "A product is written out: abs*3. What a function is of stands in brackets: abs(3)."
      ), ("2x", "A product is written out: 2*x, w*(x + 1)."),
      ("if x 1", "Write a choice as where(condition, a, b)."),
      ("5 mod 3", "There is no remainder of a division."),
      ("x'", "Write a derivative as gradient(f, x)."),
      ("x’", "Write a derivative as gradient(f, x)."),
      ("'a'", "Write text between straight double quotes: \"text\"."),
      ("sum(1, 2, 3)", "Write several numbers as a list: sum([1, 2, 3])."),
      ("“a”", "Write text between straight double quotes: \"text\"."),
      ("ln(x)", "Did you mean \"log\"?"), ("if(x, 1, 2)", "Did you mean \"where\"?"),
      ("pi(3)", "Write pi without brackets, or a product as pi*(…)."),
    ] as [(String, String?)])
  func signs(formula: String, advice: String?) throws {
    let found = try problem(of: formula)
    if let advice { #expect(found.advice == advice) }
  }

  @Test(
    "A sign that cannot be seen is told by its code and name, with its place",
    arguments: [
      ("1\u{A0}+ 1", 2, "U+00A0, no-break space"), ("x\u{200B}y", 2, "U+200B, zero width space"),
      ("x + \u{FEFF}x", 5, "U+FEFF, zero width no-break space"),
      ("x + x\u{200D}", 6, "U+200D, zero width joiner"), ("x\u{AD}x", 2, "U+00AD, soft hyphen"),
      ("1 +\u{7}1", 4, "U+0007"), ("x\u{FE0F}", 2, "U+FE0F, variation selector-16"),
    ])
  func invisible(formula: String, column: Int, sign: String) throws {
    let found = try problem(of: formula)
    #expect(found.message == "there is an invisible sign in this formula: \(sign)")
    #expect(found.place.column == column)
  }

  @Test("An unknown function lists those that there are, and every one of them is one")
  func unknownFunction() throws {
    let advice = try #require(try problem(of: "quux(x)").advice)
    #expect(advice.hasPrefix("There are exp, log,"))
    for function in Functions.builtIn { #expect(advice.contains(function.name)) }
  }

  @Test(
    "The name of another function is no advice for one that there is not",
    arguments: ["asin", "acos", "gelu", "median", "floor", "mode"])
  func missingFunction(name: String) throws {
    #expect(try problem(of: "\(name)(x)").advice?.hasPrefix("There are exp, log,") == true)
  }

  @Test(
    "A function of arrays is told by what it is made of, which is a formula",
    arguments: Synonyms.arrayCompositions.sorted { $0.key < $1.key })
  func arrayCompositions(name: String, composition: String) throws {
    #expect(try problem(of: "\(name)([x, y])").advice == "Write it as \(composition).")
    let model = "```{model}\nx = [1, 2]\ny = [2, 3]\n```\n"
    #expect(try Double(run(model + "{= \(composition) }").prose) != nil)
  }

  @Test("The example of every call is accepted as it is written")
  func examples() throws {
    let optimizers = Optimizer.declarations.map { CallReader.Signature($0).example }
    for example in optimizers {
      _ = try notebook("```{train}\n#| optimizer: \(example)\nloss = w^2\n```")
    }
    for declaration in Schedule.declarations {
      let example = CallReader.Signature(declaration).example
      _ = try notebook("```{train}\n#| schedule: \(example)\nloss = w^2\n```")
    }
    try expectMistake(
      line: 5, column: 18,
      message:
        "expected \"(\" and the every, as in step(every: 10), found the end of the formula"
    ) {
      _ = try notebook("```{train}\n#| schedule: step\nloss = w^2\n```")
    }
  }

  @Test("A name whose definition failed is not free for another")
  func definedTwice() throws {
    let error = #expect(throws: NotebookError.self) {
      try run("```{model}\nf(v) = q\nf(v) = v\n```\n```{model}\nf(v) = 2*v\n```")
    }
    #expect(error?.diagnostics.map(\.place.line) == [5, 6, 9])
    #expect(
      error?.diagnostics.map(\.message) == [
        "there is nothing named \"q\"", "\"f\" is defined on line 5 already",
        "\"f\" is defined on line 5 already",
      ])
  }

  @Test(
    "Formulas that double with each line end at a limit",
    arguments: [
      (0..<40).map { "f\($0 + 1)(x) = f\($0)(x) + f\($0)(x)" },
      (0..<40).map { "f\($0 + 1)(x) = f\($0)(x) + f\($0)(2*x)" },
      ["input y", "g0 = y^2 + sin(y)"] + (0..<40).map { "g\($0 + 1) = gradient(g\($0)^y, y)" },
      ["input y", "g0 = sin(y)"] + (0..<80).map { "g\($0 + 1) = g\($0)*gradient(g\($0), y)" },
    ])
  func doubling(lines: [String]) throws {
    let error = #expect(throws: NotebookError.self) {
      try run("```{model}\nf0(x) = x + x\n\(lines.joined(separator: "\n"))\n```")
    }
    let first = try #require(error?.diagnostics.first)
    #expect(first.message.hasSuffix("more than 1000000 operations are copied"))
    #expect(error?.diagnostics.count == 1)
  }

  @Test("What a notebook calls `over` and `init` are inputs of its formulas like others")
  func ownLabels() throws {
    let found = try run(
      """
      ```{model}
      input over, init
      g(over) = 2*over
      h(init, over) = init - over
      ```
      {= g(over: 3) }, {= h(1, over: 3) }, {= h(over: 1, init: 3) }
      """)
    #expect(found.prose == "6, −2, 2")
  }

  @Test("An argument of another shape is shown where it is written, in whatever order")
  func placeOfArgument() throws {
    try expectMistake(line: 8, column: 6, message: nil) {
      _ = try run("```{model}\ninput x\nh(a, x) = a*x\n```\n{= h(x: [1, 2], a: [1, 2]) }")
    }
  }

  @Test("After a training that failed nothing is blamed that only follows from it")
  func consequences() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        """
        ```{model}
        parameter w = 1
        ```
        ```{train}
        #| name: runs
        #| each: seed = [1, 2]
        loss = w^2 + q
        ```
        ```{table}
        #| over: runs
        loss
        ```
        {= mean(loss, over: runs) }, {= mean(w, over: runs) }
        """)
    }
    #expect(error?.diagnostics.map(\.message) == ["there is nothing named \"q\""])
  }

  @Test(
    "A cell of comments alone is empty", arguments: ["check", "curve", "model", "table", "train"])
  func onlyComments(kind: String) throws {
    try expectMistake(line: 5, column: 1, message: nil) {
      _ = try notebook("```{\(kind)}\n# nothing\n\n# at all\n```")
    }
  }

  @Test("Another text of a picture has the values of parameters that there are, and once")
  func alternative() throws {
    let front = "title: T\nparameters:\n  a: \"${b}\"\n  b: 1"
    let cell = "```{table}\n#| alt: with ${a}\n1\n```"
    #expect(try run(cell, front: front).cells.first?.alternative == "with ${b}")
    try expectMistake(
      line: 5, column: 9, message: "the front matter has no parameter \"c\""
    ) {
      _ = try run("```{table}\n#| alt: with ${c}\n1\n```", front: "title: T")
    }
  }

  @Test("A curve lists each name of a training once")
  func namesOfCurves() throws {
    let training = "```{train}\n#| epochs: 1\nloss = w^2\n```\n"
    let again = "```{train}\n#| epochs: 1\nloss\n```\n"
    let error = #expect(throws: NotebookError.self) {
      try run("```{model}\nparameter w = 1\n```\n\(training)\(again)```{curve}\nzzz\n```")
    }
    #expect(error?.diagnostics.first?.advice == "There is loss and w.")
  }

  @Test(
    "A second key is told at its own line",
    arguments: [
      ("title: T\nparameters:\n  a: 1\n  b: 3\n  a: 2", 6, 3), ("title: T\ntitle: U", 3, 1),
      ("title: T\nparameters:\n  a: 1\n  \"a\": 2", 5, 4), ("title: T\nlang: en\ntitle : U", 4, 1),
      ("title: T\nparameters: {a: 1, a: 2}", 3, 20),
      ("title: T\nparameters: {a: 1,\n  b: a,\n  a: 3}", 5, 3),
      ("title: T\nparameters:\n  title: 1\nlang: en\ntitle: U", 6, 1),
    ])
  func secondKey(front: String, line: Int, column: Int) throws {
    try expectMistake(line: line, column: column, message: nil) {
      _ = try notebook("", front: front)
    }
  }
}
