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

  static func severalLayers(formula: String) -> Problem {
    Problem(
      "several-layers",
      "\"\(formula)\" has more than one layer, and their parameters would share a name",
      advice: "Give this one a name of its own in a line above, and use it here.")
  }

  static func initialElsewhere(_ name: String) -> Problem {
    Problem(
      "initial-elsewhere", "\"\(name)\" is an initial value, not a formula",
      advice: "It stands behind `parameter w =`, or behind `init:` in a layer.")
  }
}
