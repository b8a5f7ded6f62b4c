/// A piece of a row while the row is read: its tree, and what it is to its neighbours.
struct Atom {
  var tree: Mathematics
  var kind: AtomKind
  var limits = Limits.beside

  /// Where the scripts of an atom stand.
  enum Limits {
    case beside
    /// Under and over it in display, beside it in a line of text.
    case underInDisplay
    case under
  }

  /// A symbol of the tables.
  init(_ symbol: LaTeXSymbol) {
    kind = symbol.kind
    switch symbol.kind {
    case .function:
      tree = .identifier(symbol.text)
      if LaTeXSymbols.functionsWithLimits.contains(symbol.text) { limits = .underInDisplay }
    case .large:
      tree = .symbol(symbol.text)
      if !LaTeXSymbols.integralSigns.contains(symbol.text) { limits = .underInDisplay }
    case .ordinary where LaTeXSymbols.textCharacters.contains(symbol.text):
      tree = .text(symbol.text)
    case .ordinary where !LaTeXSymbols.ordinaryOperators.contains(symbol.text):
      tree = .identifier(symbol.text)
    default: tree = .symbol(symbol.text)
    }
  }

  init(_ tree: Mathematics, _ kind: AtomKind = .ordinary, limits: Limits = .beside) {
    self.tree = tree
    self.kind = kind
    self.limits = limits
  }
}

extension Atom {
  /// The space between a function's name and its neighbours.
  static let thinSpace = Mathematics.text("\u{2009}")

  /// Atoms as a row.
  ///
  /// A sign without a left operand makes a row of its own with its operand: an operator is taken
  /// for a prefix, and set close, only where it comes first in a row. The names of functions get
  /// the thin spaces that LaTeX gives them; all other spaces follow from the operators.
  static func row(_ atoms: [Atom]) -> Mathematics {
    let mark = atoms.lastIndex { $0.kind == .displayStyle || $0.kind == .textStyle }
    guard let mark else { return plainRow(atoms[...]) }
    let rest = Mathematics.sized(
      plainRow(atoms[(mark + 1)...]), isDisplayed: atoms[mark].kind == .displayStyle)
    return mark == 0 ? rest : row(Array(atoms[..<mark]) + [Atom(rest)])
  }

  private static func plainRow(_ atoms: ArraySlice<Atom>) -> Mathematics {
    var items: [Mathematics] = []
    var previous: AtomKind?
    var index = atoms.startIndex
    while index < atoms.endIndex {
      var atom = atoms[index]
      if atom.kind == .sign, !isOperand(previous), !items.isEmpty, index + 1 < atoms.endIndex,
        isOperand(atoms[index + 1].kind) || isApplied(atoms[index + 1].kind)
      {
        index += 1
        atom = Atom(.row([atom.tree, atoms[index].tree]), atoms[index].kind)
      }
      if needsThinSpace(previous, atom) { items.append(thinSpace) }
      items.append(atom.tree)
      // A space hides the neighbours of an operator from nobody.
      if atom.kind != .space || previous == .function { previous = atom.kind }
      index += 1
    }
    return items.count == 1 ? items[0] : .row(items)
  }

  private static func isOperand(_ kind: AtomKind?) -> Bool { kind == .ordinary || kind == .closing }

  private static func isApplied(_ kind: AtomKind) -> Bool { kind == .function || kind == .large }

  private static func needsThinSpace(_ previous: AtomKind?, _ next: Atom) -> Bool {
    switch (previous, next.kind) {
    case (.ordinary, .function), (.closing, .function), (.function, .function): true
    case (.function, .ordinary):
      if case .fenced = next.tree { false } else { true }
    default: false
    }
  }
}
