import Testing

@testable import Notebooks

@Suite("Mistakes that show when a notebook runs")
struct RunningMistakeTests {
  @Test(
    "Mistakes that show when a notebook runs are told with their place",
    arguments: [
      ("```{table}\nperceptorn\n```", 19, 1, "there is nothing named \"perceptorn\""),
      ("{= perceptron }", 18, 4, "\"perceptron\" depends on x1 and x2, which have no value here"),
      ("{= perceptron@0 }", 18, 14, "nothing has been trained above this cell"),
      (
        "```{heatmap}\ny\n```", 19, 1,
        "\"y\" is a column: it has values at the rows of the data only"
      ),
      (
        "```{curve}\nloss\n```", 19, 1,
        "\"loss\" is neither a loss that was trained above nor a parameter of one"
      ),
      ("```{parameters}\nx1\n```", 19, 1, "\"x1\" is no parameter"),
      ("```{model}\nw1 = 3\n```", 19, 1, "\"w1\" is defined on line 6 already"),
      ("```{model}\nexp = 3\n```", 19, 1, "\"exp\" is built in and cannot be defined again"),
      ("```{train}\nx1*y\n```", 19, 1, "the loss has no name"),
      (
        "```{train}\nl = x1*y\n```", 19, 5,
        "\"l\" depends on no parameter, so nothing can be learnt"
      ),
      ("```{train}\nl = w1*x1\n```", 6, 19, "no loss reaches the parameter \"w2\""),
      (
        "```{train}\n#| optimizer: gradient_descent(rate: 1e300)\n#| epochs: 9\nl = (w1+w2+b1)^2\n```",
        21, 5, "the loss is inf after 1 epoch"
      ),
      (training + "{= w1@11 }", 23, 6, "epoch 11 was never reached: the training has 10"),
      (training + "{= w1@[0, 10] }", 23, 6, "a list of epochs cannot be part of a formula"),
      (
        "```{heatmap}\n#| x: x3\nperceptron\n```", 19, 7,
        "\"x3\" is neither an input of a model nor a parameter"
      ),
      ("```{heatmap}\n#| x: x1\n#| y: x1\nperceptron\n```", 20, 7, "both axes are \"x1\""),
      (
        "```{data}\nread(\"no.csv\")\n```", 19, 6,
        "\"no.csv\" cannot be read: there is no such file"
      ),
      ("{= accuracy(x1) }", 18, 4, "\"accuracy\" takes 2 arguments, not 1"),
      ("{= perceptron(x3: 1, x2: 1) }", 18, 15, "\"perceptron\" has no input named \"x3\""),
      ("```{model}\ny = 3\n```", 19, 1, "\"y\" is a column of the data already"),
      ("```{data}\nw1\n1\n```", 19, 1, "the column \"w1\" is named like something in a model"),
      ("```{data}\nx₁, x1\n1, 2\n```", 19, 1, "two columns have the heading \"x1\""),
      (
        "{= mean(y) }\n```{model}\nparameter y = 1\n```", 20, 11,
        "\"y\" is defined on line 18 already"
      ),
      ("```{model}\ng(a, a) = a\n```", 19, 6, "two arguments are named \"a\""),
      (
        "```{heatmap}\n#| x: x1 in [-1e308, 1e308]\nperceptron\n```", 19, 13,
        "the range from -1e+308 to 1e+308 is too wide"
      ),
      ("{= perceptron(x1: 1, x1: 2, x2: 1) }", 18, 22, "two arguments are named \"x1\""),
      (
        "```{table}\ny\n```\n```{heatmap}\n#| y: y\nperceptron\n```", 22, 7,
        "\"y\" is neither an input of a model nor a parameter"
      ),
      (
        "```{model}\ninput x3\nh = x1 + x2 + x3\n```\n```{heatmap}\nh\n```", 23, 1,
        "a heatmap has two axes, and \"h\" depends on x3 besides"
      ),
      ("{= perceptron(1, 1) }", 18, 15, "the inputs of \"perceptron\" are set by name"),
    ])
  func mistakes(body: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: message) {
      _ = try run(perceptron + "\n" + body)
    }
  }

  @Test("An input of the loss needs a column, and the nearest one is suggested")
  func inputWithoutColumn() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        """
        ```{model}
        input height
        parameter w = 1
        loss = (w*height)^2
        ```
        ```{data}
        hieght
        1
        ```
        ```{train}
        loss
        ```
        """)
    }
    let first = try #require(error?.diagnostics.first)
    #expect(first.problem == .noColumn(input: "height", nearest: "hieght"))
    #expect(first.place == SourceText.Place(line: 5, column: 7))
  }
}
