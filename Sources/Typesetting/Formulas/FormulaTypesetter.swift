import Autodiff

/// Sets formulas of a graph as a mathematician would write them.
///
/// Quotients become fractions and powers superscripts, brackets stand only where precedence needs
/// them, and a factor follows another without a sign where that can be read in one way only. What
/// the graph distinguishes stays distinct, a + (−b) from a − b, save for the brackets that
/// associativity makes idle and for `log1p` and `expm1`, which are set as what they compute.
///
/// A formula of more than `nodeLimit` nodes, a shared one counted wherever it stands, or more than
/// `depthLimit` operations deep is set abridged: its outermost operation, of a long sum or product
/// the first three and the last operands, and "…" for an operand that is itself large.
package struct FormulaTypesetter {
  /// How many nodes a formula may have, down to names, to be set in full.
  static let nodeLimit = 400
  /// How many operations deep a formula may be, down to names, to be set in full.
  ///
  /// At most four levels of the tree go into an operation, so no tree is too deep to be freed.
  static let depthLimit = 40

  private let notation: FormulaNotation

  /// Takes what formulas stand as in other formulas; inputs and parameters bring their names.
  package init(_ notation: FormulaNotation) {
    self.notation = notation
  }

  /// The formula: by its name if it has one, written out otherwise.
  package func typeset(_ formula: Formula) -> Mathematics {
    notation.names[formula].map { symbol($0, formula.shape) } ?? written(formula).tree
  }

  /// What the formula is made of, down to names: the right-hand side of its definition.
  ///
  /// A derivative stays one; of a function with its arguments it is what comes of putting them in.
  /// An equality stands in brackets, since an equals sign stands before it.
  ///
  /// - Complexity: linear in the nodes set, and in the operands of the outermost sum or product.
  package func definition(_ formula: Formula) -> Mathematics {
    let piece = written(formula)
    return formula.operation == .equal ? piece.inBrackets().tree : piece.tree
  }

  private func written(_ formula: Formula) -> FormulaPiece {
    let extent = FormulaExtent(notation: notation)
    let setting = FormulaSetting(
      notation: notation,
      isAbridged: !extent.isWithin(
        formula, nodes: Self.nodeLimit, depth: Self.depthLimit, opensName: true))
    if let reading = notation.readings[formula], reading.isDerivative {
      return setting.set(reading)
    }
    return setting.written(formula)
  }

  /// A name as a symbol: `w1` as w₁, `x_train` with a subscript in words, `alpha` as α; a letter
  /// for an array in bold, `h.weights` as a bold W with the index h.
  package func symbol(_ name: String, _ shape: Shape = .scalar) -> Mathematics {
    SymbolName(name, isArray: shape.count > 1).tree
  }
}

/// Measures formulas down to names.
struct FormulaExtent {
  let notation: FormulaNotation

  /// Whether a formula has no more nodes, a shared one counted wherever it stands, and is no more
  /// operations deep; a sum of sums or a product of products counts as one operation.
  ///
  /// - Complexity: linear in the number of nodes allowed.
  func isWithin(
    _ formula: Formula, nodes: Int, depth: Int, opensName: Bool = false
  ) -> Bool {
    var count = 0
    var pending = [(formula: formula, depth: 1)]
    while let next = pending.popLast() {
      count += 1
      if count > nodes || next.depth > depth { return false }
      let isRoot = opensName && count == 1
      if notation.names[next.formula] != nil, !isRoot { continue }
      let operation = next.formula.operation
      let isOpened = isRoot && notation.readings[next.formula]?.isDerivative != true
      let parts = isOpened ? next.formula.operands : notation.parts(of: next.formula)
      for (place, operand) in parts.enumerated() {
        let isSubtracted = operation == .subtract && place == 1
        let continues =
          !isSubtracted && FormulaChain.continues(operation, with: operand.operation)
        pending.append((operand, next.depth + (continues ? 0 : 1)))
      }
    }
    return true
  }
}
