import Autodiff

extension Problem {
  /// The messages about the axes of figures.
  var axisMessage: String {
    switch self {
    case .notAnAxis(let name, _): "\"\(name)\" is neither an input of a model nor a parameter"
    case .arrayAxis(let name, let shape, _):
      "\"\(name)\" is \(shape), and an axis is one number"
    case .axisWithoutRange(let name):
      "nothing says from where to where the parameter \"\(name)\" goes"
    case .mixedAxes(let parameter, let input?):
      "one axis is the parameter \"\(parameter)\", the other the input \"\(input)\""
    case .mixedAxes(let parameter, nil):
      "one axis is the parameter \"\(parameter)\", and the other is not named"
    default: shapeMessage
    }
  }

  /// What to do about them.
  var axisAdvice: String? {
    switch self {
    case .arrayAxis(let name, let shape, let isInput):
      isInput
        ? "An input is an axis if it is declared as one number."
        : "Name an element of it: \(Self.element(of: name, shape)) in [-1, 1]."
    case .axisWithoutRange(let name): "Write its ends behind it: \(name) in [-1, 1]."
    case .mixedAxes: "Name two inputs, or two parameters with their ranges."
    default: shapeAdvice
    }
  }
}
