import Autodiff

/// How formulas stand in other formulas: by names, and as what they were made as.
package struct FormulaNotation {
  /// How a formula came about, where that says more than what it is made of.
  package enum Reading {
    /// A partial derivative by an input, a parameter or an element of one.
    case derivative(of: Formula, by: Formula)
    /// A function with its arguments, each with its label if it was given one.
    case call(name: String, arguments: [(label: String?, value: Formula)])

    var isDerivative: Bool {
      if case .derivative = self { true } else { false }
    }
  }

  let names: [Formula: String]
  let readings: [Formula: Reading]
  /// All names, those of inputs and parameters with them.
  private let symbols: Set<String>

  package init(names: [Formula: String], readings: [Formula: Reading] = [:], leaves: [Formula] = [])
  {
    self.names = names
    self.readings = readings
    symbols = Set(names.values).union(leaves.compactMap(\.name))
  }

  /// Whether anything is named by a letter.
  func hasName(_ letter: String) -> Bool { symbols.contains(letter) }

  /// Whether a formula stands for itself, whatever it is made of.
  func isOpaque(_ formula: Formula) -> Bool {
    names[formula] != nil || readings[formula] != nil
  }

  /// What a formula is written with: its operands, or what it was made from.
  func parts(of formula: Formula) -> [Formula] {
    switch readings[formula] {
    case .derivative(let function, let variable): [function, variable]
    case .call(_, let arguments): arguments.map(\.value)
    case nil: formula.operands
    }
  }
}
