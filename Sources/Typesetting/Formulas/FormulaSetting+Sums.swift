import Autodiff

// Sums over the elements of arrays.
extension FormulaSetting {
  private static let letters = ["i", "j", "k", "l", "m", "n"]

  /// ∑ᵢ vᵢwᵢ where every array in the sum has a name; ‖…‖² for the square of another array; else
  /// ∑ before the array.
  func sum(over array: Formula) -> FormulaPiece {
    if let letters = freeLetters(array.shape.dimensions.count), isIndexable(array, array.shape) {
      var inner = self
      inner.indices = letters
      inner.usedLetters += letters
      return .total(inner.operand(array), over: letters)
    }
    if !notation.isOpaque(array), let root = squared(array) {
      let norm = FormulaPiece(
        [.fenced(open: "‖", operand(root).tree, close: "‖")], .atom, .bars, of: [operand(root)])
      return .power(norm, .number(2))
    }
    return .total(operand(array), over: [])
  }

  /// log ∑ᵢ exp vᵢ.
  func logSumExp(_ array: Formula) -> FormulaPiece {
    guard let letters = freeLetters(array.shape.dimensions.count), isIndexable(array, array.shape)
    else { return .function("log", .total(exponential(operand(array)), over: [])) }
    var inner = self
    inner.indices = letters
    inner.usedLetters += letters
    return .function("log", .total(exponential(inner.operand(array)), over: letters))
  }

  /// Letters for indices that nothing in the notebook is named by.
  private func freeLetters(_ count: Int) -> [String]? {
    guard !isAbridged, count > 0 else { return nil }
    let free = Self.letters.filter { !usedLetters.contains($0) && !notation.hasName($0) }
    return free.count >= count ? Array(free.prefix(count)) : nil
  }

  /// Whether a formula of some shape can be written for one element of it.
  private func isIndexable(_ formula: Formula, _ shape: Shape) -> Bool {
    if formula.shape.count == 1 { return true }
    guard formula.shape == shape else { return false }
    if notation.names[formula] != nil || formula.name != nil { return true }
    guard notation.readings[formula] == nil, formula.operation.isElementwise else { return false }
    return formula.operands.allSatisfy { isIndexable($0, shape) }
  }

  /// What a product of an unnamed formula with itself is the square of.
  func squared(_ formula: Formula) -> Formula? {
    guard formula.operation == .multiply else { return nil }
    let operands = formula.operands
    guard operands[0] == operands[1], operands[0].name == nil, operands[0].constant == nil,
      !notation.isOpaque(operands[0])
    else { return nil }
    return operands[0]
  }
}
