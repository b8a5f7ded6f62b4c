import Autodiff

// What can be wrong with a shape.
extension Problem {
  static func shapeMismatch(
    operation: String, _ shapes: [Shape], expectation: String
  ) -> Problem {
    Problem(
      "shape-mismatch",
      "\"\(operation)\" cannot take \(shapes.map(\.description).list): \(expectation)",
      isAboutShape: true)
  }

  static func notOneNumber(formula: String, _ shape: Shape) -> Problem {
    Problem(
      "not-one-number", "\"\(formula)\" is \(shape), and one number is wanted here",
      advice: formula.allSatisfy { $0.isNameCharacter || $0 == "." }
        ? "Take an element, as in \(element(of: formula, shape)), or sum(\(formula)), "
          + "mean(\(formula)), min(\(formula)), max(\(formula))."
        : "Take an element of it, or its sum, mean, min or max.",
      isAboutShape: true)
  }

  static func indexCount(_ count: Int, _ shape: Shape, name: String) -> Problem {
    let isOneNumber = shape == .scalar
    return Problem(
      "index-count",
      isOneNumber
        ? "\"\(name)\" is one number and has no element to take by \(indices(count))"
        : "\"\(name)\" is \(shape): an element of it takes \(indices(shape.dimensions.count)), "
          + "not \(count)",
      advice: isOneNumber ? nil : "Write \(element(of: name, shape)).", isAboutShape: true)
  }

  private static func indices(_ count: Int) -> String {
    counted(count, "index", plural: "indices")
  }

  static func noElement(_ indices: [Int], _ shape: Shape) -> Problem {
    Problem(
      "no-element", "there is no element \(indices) in \(shape)",
      advice: "Indices count from 0; the last element is \(shape.dimensions.map { $0 - 1 }).",
      isAboutShape: true)
  }

  static func computedIndex(_ shape: Shape) -> Problem {
    Problem(
      "computed-index", "an index that is computed is for a vector, and this is \(shape)",
      advice: "Name an element by numbers, or flatten the array first.", isAboutShape: true)
  }

  static func tooManyElements(_ dimensions: [Int], limit: Int) -> Problem {
    let hasTooManyDimensions = dimensions.count > Shape.mostDimensions
    return Problem(
      "too-many-elements",
      hasTooManyDimensions
        ? "\(dimensions) has more than \(Shape.mostDimensions) dimensions"
        : "\(dimensions) has more than \(limit) elements",
      advice: hasTooManyDimensions ? nil : allowLarge)
  }

  static func tooManyShapes(limit: Int) -> Problem {
    Problem("too-many-shapes", "the notebook has more than \(limit) different shapes")
  }

  static func initialShape(_ name: String, _ shape: Shape, given: Shape) -> Problem {
    Problem(
      "initial-shape", "\"\(name)\" is \(shape), and its initial value is \(given)",
      advice: "Make the two shapes the same.")
  }

  static func argumentShape(_ name: String, _ shape: Shape, given: Shape) -> Problem {
    Problem(
      "argument-shape", "\"\(name)\" is \(shape), and what takes its place is \(given)",
      advice: "Make the two shapes the same.", isAboutShape: true)
  }

  static func columnShape(
    _ column: String, _ found: Shape, input: String, _ shape: Shape
  ) -> Problem {
    Problem(
      "column-shape",
      "the column \"\(column)\" is \(found), and the input \"\(input)\" is \(shape)",
      advice: "Declare it as \(input)\(found == .scalar ? "" : found.description).")
  }

  /// An element of an array, as an example: `W[0, 0]`.
  static func element(of name: String, _ shape: Shape) -> String {
    "\(name)\(shape.dimensions.map { _ in 0 })"
  }
}
