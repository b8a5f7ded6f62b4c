// How operations on arrays set their operands.

extension FormulaPiece {
  /// ∑ before what is summed, as a function stands before its argument; indices under it.
  static func total(_ operand: FormulaPiece, over indices: [String]) -> FormulaPiece {
    let operand = operand.holding(.product, allowsSign: false)
    var sign = Mathematics.symbol("∑")
    if !indices.isEmpty {
      sign = .limits(base: sign, under: list(indices.map(Mathematics.identifier)), over: nil)
    }
    let items = [sign] + operand.items
    var piece = FormulaPiece(items, .product, .function, of: [operand])
    piece.bracketed = [.fenced(open: "(", .row(items), close: ")")]
    return piece
  }

  /// 1 where something is not 0, in Iverson's brackets.
  static func indicator(_ condition: FormulaPiece) -> FormulaPiece {
    let isRelation = condition.level <= .comparison
    let inside = isRelation ? condition : .relation("≠", [condition, .number(0)])
    return FormulaPiece(
      [.fenced(open: "[", inside.tree, close: "]")], .atom, .fence, of: [condition])
  }

  /// A symbol with indices behind those that it has.
  static func indexed(_ base: FormulaPiece, _ indices: [Mathematics]) -> FormulaPiece {
    let base = base.holding(.atom)
    var letter = base.tree
    var all = indices
    if case .scripts(let inner, let lower?, nil) = letter {
      letter = inner
      all.insert(lower, at: 0)
    }
    var piece = FormulaPiece(
      [.scripts(base: letter, lower: list(all), upper: nil)], .atom, base.leading, of: [base])
    piece.trailing = base.trailing
    return piece
  }

  private static func list(_ parts: [Mathematics]) -> Mathematics {
    let list = parts.enumerated().flatMap { $0 == 0 ? [$1] : [.symbol(","), $1] }
    return list.count == 1 ? list[0] : .row(list)
  }

  /// One value for each condition, the first that holds, and one where none does.
  static func cases(
    _ branches: [(value: FormulaPiece, condition: FormulaPiece)], otherwise: FormulaPiece
  ) -> FormulaPiece {
    let rows = branches.map { [$0.value.tree, .row([.text("if "), $0.condition.tree])] }
    let grid = Mathematics.grid(rows + [[otherwise.tree, .text("otherwise")]], .cases)
    return FormulaPiece(
      [.fenced(open: "{", grid, close: "")], .sum, .matrix,
      of: branches.flatMap { [$0.value, $0.condition] } + [otherwise])
  }

  /// Rows and columns in brackets.
  static func matrix(_ rows: [[FormulaPiece]]) -> FormulaPiece {
    let grid = Mathematics.grid(rows.map { $0.map(\.tree) }, .matrix)
    return FormulaPiece(
      [.fenced(open: "(", grid, close: ")")], .atom, .matrix, of: rows.flatMap(\.self))
  }
}
