import Autodiff

// What can be wrong with what a cell shows.

// Axes.
extension Problem {
  static func sameAxes(_ name: String) -> Problem {
    Problem(
      "same-axes", "both axes are \"\(name)\"", advice: "Name another for one of them.")
  }

  static func notAnAxis(_ name: String, nearest: String?) -> Problem {
    Problem(
      "not-an-axis", "\"\(name)\" is neither an input of a model nor a parameter",
      advice: suggestion(nearest), lacks: [.name(name)])
  }

  static func arrayAxis(_ name: String, _ shape: Shape, isInput: Bool) -> Problem {
    Problem(
      "array-axis", "\"\(name)\" is \(shape), and an axis is one number",
      advice: isInput
        ? "An input is an axis if it is declared as one number."
        : "Name an element of it: \(element(of: name, shape)) in [-1, 1].")
  }

  static func axisWithoutRange(_ name: String) -> Problem {
    Problem(
      "axis-without-range", "nothing says from where to where the parameter \"\(name)\" goes",
      advice: "Write its ends behind it: \(name) in [-1, 1].")
  }

  static func axisNotPositive(_ name: String, from lower: Double) -> Problem {
    Problem(
      "axis-not-positive",
      "a logarithmic axis lies above 0, and that of \"\(name)\" begins at \(lower.spelling)",
      advice: "Give it ends above 0, as in \(name) in [0.001, 1], or take out `x_scale`.")
  }

  static func mixedAxes(_ parameter: String, input: String?) -> Problem {
    Problem(
      "mixed-axes",
      "one axis is the parameter \"\(parameter)\", "
        + (input.map { "the other the input \"\($0)\"" } ?? "and the other is not named"),
      advice: "Name two inputs, or two parameters with their ranges.")
  }

  static func setAxis(_ name: String) -> Problem {
    Problem(
      "set-axis", "\"\(name)\" is an axis, so it has no fixed value",
      advice: "Take it out of `at`, or name another axis.")
  }

  static func constantColumn(_ name: String, value: Double) -> Problem {
    Problem(
      "constant-column", "the data have \(value.spelling) for \"\(name)\" in every row",
      advice: advice(onRangeOf: name))
  }

  static func unboundedColumn(_ name: String) -> Problem {
    Problem(
      "unbounded-column", "the values of \"\(name)\" span no range that can be drawn",
      advice: advice(onRangeOf: name))
  }

  private static func advice(onRangeOf name: String) -> String {
    "Say over which range to draw: `#| x: \(name) in [0, 1]`."
  }
}

// Heatmaps, plots and paths.
extension Problem {
  static func tooManyInputs(_ names: [String], formula: String) -> Problem {
    Problem(
      "too-many-inputs",
      "a heatmap has two axes, and \"\(formula)\" depends on \(names.list) besides",
      advice: setting(names))
  }

  static func tooFewInputs(_ names: [String]) -> Problem {
    Problem(
      "too-few-inputs", "a heatmap needs two inputs, and the models have \(names.count)",
      advice: "Declare them in a model cell: input x1, x2.", lacks: [.anyName])
  }

  static let noPlotInput = Problem(
    "no-plot-input", "the formulas depend on no input that a line could be drawn over",
    advice: "Name one: `#| x: x1 in [0, 1]`.", lacks: [.anyName])

  static func severalPlotInputs(_ names: [String]) -> Problem {
    Problem(
      "several-plot-inputs",
      "a plot has one axis for inputs, and the formulas depend on \(names.list)",
      advice: "Name one, as in `#| x: \(names[0])`, and set the others: "
        + "`#| at: \(values(Array(names.dropFirst())))`.")
  }

  static func freeOnPlot(_ names: [String], formula: String) -> Problem {
    Problem(
      "free-on-plot",
      "a plot has one axis for inputs, and \"\(formula)\" depends on \(names.list) besides",
      advice: setting(names))
  }

  static let pathsOverInputs = Problem(
    "paths-over-inputs", "a training goes through parameters, and these axes are inputs",
    advice: "Name two parameters that it trains as `x` and `y`.")

  static func pathWithoutParameter(_ training: String, parameter: String) -> Problem {
    Problem(
      "path-without-parameter", "\"\(training)\" does not train the parameter \"\(parameter)\"",
      advice: "Name an axis that it trains, or another training.")
  }
}

// Pictures.
extension Problem {
  static func notAnImage(formula: String, _ shape: Shape) -> Problem {
    Problem(
      "not-an-image", "\"\(formula)\" is \(shape), and a picture has a height and a width",
      advice: shape.dimensions.count == 1
        ? "Declare it with two dimensions, as in [8, 8]: of a vector, nobody knows where a line of "
          + "pixels ends."
        : "A heatmap or a plot shows numbers.")
  }

  static func largeImage(_ shape: Shape, limit: Int) -> Problem {
    Problem(
      "large-image", "\(shape) has a side of more than \(limit) pixels",
      advice: "Pool it, or take a smaller part of it.")
  }

  static func tooManyPictures(_ count: Int, limit: Int) -> Problem {
    Problem(
      "too-many-pictures", "there are \(count) pictures, and a cell shows at most \(limit)",
      advice: "Show some of the elements, as in h[0], h[1].")
  }
}

// Curves, gradients, parameters and classes.
extension Problem {
  static func severalFormulas(_ kind: String) -> Problem {
    Problem(
      "several-formulas", "\(kind.withArticle) cell shows one formula",
      advice: "Give each a cell of its own.")
  }

  static func tooManyLines(_ name: String, _ count: Int, limit: Int) -> Problem {
    Problem(
      "too-many-lines",
      "\"\(name)\" has \(count) elements, and a curve shows a parameter of at most \(limit)",
      advice: "Its smallest and largest element stand in a `parameters` cell.")
  }

  static func noGradient(_ formula: String) -> Problem {
    Problem(
      "no-gradient", "\"\(formula)\" depends on no parameter, so it has no gradient",
      advice: "Declare what to differentiate by as a parameter.")
  }

  static let noParameters = Problem(
    "no-parameters", "there are no parameters to show",
    advice: "Declare some in a model cell above.", lacks: [.anyName])

  static func notAParameter(_ name: String, nearest: String?) -> Problem {
    Problem(
      "not-a-parameter", "\"\(name)\" is no parameter", advice: suggestion(nearest),
      lacks: [.name(name)])
  }

  static func confusionEntries(_ count: Int) -> Problem {
    Problem(
      "confusion-entries",
      "a confusion matrix is of a prediction and a class, and here "
        + (count == 1 ? "is one formula" : "are \(count) formulas"),
      advice: "Write both, as in `digit, label`.")
  }

  static func notAClass(_ value: Double, row: Int, formula: String) -> Problem {
    Problem(
      "not-a-class", "\"\(formula)\" is \(value) in row \(row), which is no class",
      advice: "Classes are whole numbers.")
  }

  static func tooManyClasses(_ count: Int, limit: Int) -> Problem {
    Problem(
      "too-many-classes",
      "there are \(count) classes, and a confusion matrix shows at most \(limit)",
      advice: "Group them, or show the accuracy alone.")
  }
}
