import Autodiff

extension Problem {
  /// The messages about shapes and layers.
  var shapeMessage: String {
    switch self {
    case .shapeMismatch(let operation, let shapes, let expectation):
      "\"\(operation)\" cannot take \(shapes.map(\.description).list): \(expectation)"
    case .notOneNumber(let formula, let shape):
      "\"\(formula)\" is \(shape), and one number is wanted here"
    case .indexCount(let count, .scalar, let name):
      "\"\(name)\" is one number and has no element to take by \(Self.counted(count, "index"))"
    case .indexCount(let count, let shape, let name):
      "\"\(name)\" is \(shape): an element of it takes "
        + "\(Self.counted(shape.dimensions.count, "index")), not \(count)"
    case .notAnIndex(let text): "\"\(text)\" is no index"
    case .noElement(let indices, let shape): "there is no element \(indices) in \(shape)"
    case .computedIndex(let shape):
      "an index that is computed is for a vector, and this is \(shape)"
    case .badDimension(let text, let limit):
      "a dimension is a whole number from 1 to \(limit), not \"\(text)\""
    case .tooManyElements(let dimensions, let limit):
      dimensions.count > 4
        ? "\(dimensions) has more than 4 dimensions"
        : "\(dimensions) has more than \(limit) elements"
    case .tooManyShapes(let limit): "the notebook has more than \(limit) different shapes"
    case .initialShape(let name, let shape, let given):
      "\"\(name)\" is \(shape), and its initial value is \(given)"
    case .argumentShape(let name, let shape, let given):
      "\"\(name)\" is \(shape), and what takes its place is \(given)"
    case .columnShape(let column, let found, let input, let shape):
      "the column \"\(column)\" is \(found), and the input \"\(input)\" is \(shape)"
    case .layerElsewhere(let layer):
      "\"\(layer)\" makes parameters, so it stands in a model cell"
    case .layerInFunction(let layer, let function):
      "\"\(layer)\" makes parameters, so it cannot stand in the function \"\(function)\""
    case .severalLayers(let formula):
      "\"\(formula)\" has more than one layer, and their parameters would share a name"
    case .initialElsewhere(let name): "\"\(name)\" is an initial value, not a formula"
    case .aggregateInGradient(let name):
      "\"gradient\" cannot look into \"\(name)\", which runs over the rows of the data"
    case .notAVariable(let text): "\"\(text)\" is nothing to differentiate by"
    case .arrayVariable(let name, let shape):
      "\"\(name)\" is \(shape), and a partial derivative is by one number"
    default: "\(self)"
    }
  }

  /// What to do about shapes and layers.
  var shapeAdvice: String? {
    switch self {
    case .notOneNumber(let formula, let shape):
      formula.allSatisfy({ $0.isNameCharacter || $0 == "." })
        ? "Take an element, as in \(Self.element(of: formula, shape)), or sum(\(formula)), "
          + "mean(\(formula)), min(\(formula)), max(\(formula))."
        : "Take an element of it, or its sum, mean, min or max."
    case .indexCount(_, .scalar, _): nil
    case .indexCount(_, let shape, let name): "Write \(Self.element(of: name, shape))."
    case .notAnIndex: "Indices are whole numbers from 0 on."
    case .noElement(_, let shape):
      "Indices count from 0; the last element is \(shape.dimensions.map { $0 - 1 })."
    case .computedIndex: "Name an element by numbers, or flatten the array first."
    case .initialShape, .argumentShape: "Make the two shapes the same."
    case .columnShape(_, let found, let input, _):
      "Declare it as \(input)\(found == .scalar ? "" : found.description)."
    case .tooManyElements(let dimensions, _) where dimensions.count <= 4:
      "If you trust the notebook, allow it with `--allow-large`."
    case .layerElsewhere: "Name the layer there, and use its name here."
    case .layerInFunction: "Write `name = …` for it, and use the name."
    case .severalLayers: "Give this one a name of its own in a line above, and use it here."
    case .initialElsewhere: "It stands behind `parameter w =`, or behind `init:` in a layer."
    case .aggregateInGradient(let name): "Write \(name)(gradient(…)) instead."
    case .notAVariable: "Name an input, a parameter, or an element as in W[0, 1]."
    case .arrayVariable(let name, let shape):
      "Name an element, as in \(Self.element(of: name, shape))."
    default: nil
    }
  }

  static func element(of name: String, _ shape: Shape) -> String {
    "\(name)\(shape.dimensions.map { _ in 0 })"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) indices"
  }
}
