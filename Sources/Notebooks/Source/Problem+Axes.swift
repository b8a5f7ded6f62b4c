import Autodiff
import Kernels

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
    case .axisNotPositive(let name, let lower):
      "a logarithmic axis lies above 0, and that of \"\(name)\" begins at \(lower.spelling)"
    case .pathsOverInputs: "a training goes through parameters, and these axes are inputs"
    case .pathWithoutParameter(let run, let parameter):
      "\"\(run)\" does not train the parameter \"\(parameter)\""
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
    case .axisNotPositive(let name, _):
      "Give it ends above 0, as in \(name) in [0.001, 1], or take out `x_scale`."
    case .pathsOverInputs: "Name two parameters that it trains as `x` and `y`."
    case .pathWithoutParameter: "Name an axis that it trains, or another training."
    default: shapeAdvice
    }
  }
}
