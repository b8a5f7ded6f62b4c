/// Pairs up the plain delimiters of a row while it is read.
///
/// Any opening delimiter pairs with any closing one, as in the interval [0, 1); what finds no
/// partner stays a symbol. A bar without a partner is a relation, as in p(y | x).
struct FenceStack {
  private var levels: [(open: Atom?, atoms: [Atom])] = [(nil, [])]

  /// How many delimiters are open.
  var depth: Int { levels.count - 1 }

  /// The whole row.
  var atoms: [Atom] {
    levels.flatMap { level in
      (level.open.map { [Self.unpaired($0)] } ?? []) + level.atoms
    }
  }

  mutating func append(_ atom: Atom) {
    levels[levels.count - 1].atoms.append(atom)
  }

  mutating func open(_ atom: Atom) {
    levels.append((atom, []))
  }

  /// Whether nothing stands before what comes next that it could follow as an operator.
  var expectsOperand: Bool {
    switch levels[levels.count - 1].atoms.last(where: { $0.kind != .space })?.kind {
    case .ordinary, .closing: false
    default: true
    }
  }

  /// Whether the innermost open delimiter is a bar.
  var closesBar: Bool { levels[levels.count - 1].open?.kind == .bar }

  /// Closes what a delimiter closes, and gives the pair with what it encloses; the delimiter itself
  /// if it closes nothing.
  mutating func close(_ atom: Atom) -> Atom {
    let partner =
      if atom.kind == .bar {
        levels.last?.open?.tree == atom.tree ? levels.count - 1 : nil
      } else {
        levels.lastIndex { $0.open?.kind == .opening }
      }
    guard let partner, let open = levels[partner].open, case .symbol(let left) = open.tree,
      case .symbol(let right) = atom.tree
    else { return Self.unpaired(atom) }
    let inner = levels[partner...].enumerated().flatMap { offset, level in
      (offset == 0 ? [] : level.open.map { [Self.unpaired($0)] } ?? []) + level.atoms
    }
    levels.removeSubrange(partner...)
    return Atom(.fenced(open: left, Atom.row(inner), close: right))
  }

  private static func unpaired(_ atom: Atom) -> Atom {
    atom.kind == .bar ? Atom(atom.tree, .relation) : atom
  }
}
