// What can be wrong with layers and with initial values.
extension Problem {
  static func layerElsewhere(_ layer: String) -> Problem {
    Problem(
      "layer-elsewhere", "\"\(layer)\" makes parameters, so it stands in a model cell",
      advice: "Name the layer there, and use its name here.")
  }

  static func layerInFunction(_ layer: String, function: String) -> Problem {
    Problem(
      "layer-in-function",
      "\"\(layer)\" makes parameters, so it cannot stand in the function \"\(function)\"",
      advice: "Write `name = …` for it, and use the name.")
  }

  static func initialElsewhere(_ name: String) -> Problem {
    Problem(
      "initial-elsewhere", "\"\(name)\" is an initial value, not a formula",
      advice: "It stands behind `parameter w =`, or behind `init:` in a layer.")
  }
}
