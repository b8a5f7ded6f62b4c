import Autodiff
import Training

extension Problem {
  /// The messages about figures along one input, at one sample, of pictures and of classes.
  var sampleMessage: String {
    switch self {
    case .severalFormulas(let kind): "\(Self.withArticle(kind)) cell shows one formula"
    case .confusionEntries(let count):
      "a confusion matrix is of a prediction and a class, and here "
        + (count == 1 ? "is one formula" : "are \(count) formulas")
    case .setTwice(let name): "\"\(name)\" is set twice"
    case .setAxis(let name): "\"\(name)\" is an axis, so it has no fixed value"
    case .noPlotInput: "the formulas depend on no input that a line could be drawn over"
    case .severalPlotInputs(let names):
      "a plot has one axis for inputs, and the formulas depend on \(names.list)"
    case .freeOnPlot(let names, let formula):
      "a plot has one axis for inputs, and \"\(formula)\" depends on \(names.list) besides"
    case .noRow(let row, let count):
      "there is no row \(row): the data have \(count) row\(count == 1 ? "" : "s")"
    case .unsetInputs(let names, let formula):
      "\"\(formula)\" depends on \(names.list), which "
        + (names.count == 1 ? "is not set" : "are not set")
    case .noGradient(let formula):
      "\"\(formula)\" depends on no parameter, so it has no gradient"
    case .notAnImage(let formula, let shape):
      "\"\(formula)\" is \(shape), and a picture has a height and a width"
    case .largeImage(let shape, let limit):
      "\(shape) has a side of more than \(limit) pixels"
    case .notAClass(let value, let row, let formula):
      "\"\(formula)\" is \(value) in row \(row), which is no class"
    case .tooManyLines(let name, let count, let limit):
      "\"\(name)\" has \(count) elements, and a curve shows a parameter of at most \(limit)"
    case .tooManyPictures(let count, let limit):
      "there are \(count) pictures, and a cell shows at most \(limit)"
    case .tooManyClasses(let count, let limit):
      "there are \(count) classes, and a confusion matrix shows at most \(limit)"
    default: axisMessage
    }
  }

  /// What to do about them.
  var sampleAdvice: String? {
    switch self {
    case .severalFormulas: "Give each a cell of its own."
    case .confusionEntries: "Write both, as in `digit, label`."
    case .setTwice: "Keep one of them."
    case .setAxis: "Take it out of `at`, or name another axis."
    case .noPlotInput: "Name one: `#| x: x1 in [0, 1]`."
    case .severalPlotInputs(let names):
      "Name one, as in `#| x: \(names[0])`, and set the others: "
        + "`#| at: \(Self.values(Array(names.dropFirst())))`."
    case .noRow(_, let count): "Rows count from 1 to \(count)."
    case .unsetInputs(let names, _):
      "Set \(names.count == 1 ? "it" : "them"), as in `#| at: \(Self.values(names))`, or name a row "
        + "of the data: `#| at: 1`."
    case .noGradient: "Declare what to differentiate by as a parameter."
    case .notAnImage(_, let shape):
      shape.dimensions.count == 1
        ? "Declare it with two dimensions, as in [8, 8]: of a vector, nobody knows where a line of "
          + "pixels ends."
        : "A heatmap or a plot shows numbers."
    case .largeImage: "Pool it, or take a smaller part of it."
    case .notAClass: "Classes are whole numbers."
    case .tooManyClasses: "Group them, or show the accuracy alone."
    case .tooManyLines: "Its smallest and largest element stand in a `parameters` cell."
    case .tooManyPictures: "Show some of the elements, as in h[0], h[1]."
    default: axisAdvice
    }
  }

  /// How to set inputs that are no axis.
  static func setting(_ names: [String]) -> String {
    "Set \(names.count == 1 ? "it" : "them"): `#| at: \(values(names))`."
  }

  private static func values(_ names: [String]) -> String {
    names.map { "\($0) = 0" }.joined(separator: ", ")
  }
}
