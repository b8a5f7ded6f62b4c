/// A part of a formula while it is set: what it looks like, and what its neighbours must know.
struct FormulaPiece {
  /// How tightly a piece holds together, loosest first; a looser one needs brackets.
  enum Level: Int, Comparable {
    case disjunction, conjunction, comparison, sum, product
    /// A fraction, a root, a power, a function with a bare argument.
    case power
    /// A function with its argument in brackets.
    case application
    case atom

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// What a factor shows to the factor beside it.
  enum Edge {
    case number, powerOfTen, letter, word, function, fence, bars, fraction, matrix
  }

  var items: [Mathematics]
  var level: Level
  var leading: Edge
  var trailing: Edge
  var startsWithSign = false
  /// Whether it stands for several numbers.
  var isArray = false
  /// Whether it is a matrix times a vector, or a convolution.
  var isArrayProduct = false
  /// Whether it is a product of arrays, element by element.
  var isElementwiseProduct = false
  /// The items with the argument in brackets, if it is bare.
  var bracketed: [Mathematics]?
  /// How many symbols it is made of.
  var symbolCount = 1
  var hasFraction = false
  /// How many superscripts stand on superscripts.
  var scriptDepth = 0

  init(_ items: [Mathematics], _ level: Level, _ edge: Edge) {
    self.items = items
    self.level = level
    leading = edge
    trailing = edge
  }

  /// Made of other pieces, whose extents it takes over.
  init(_ items: [Mathematics], _ level: Level, _ edge: Edge, of parts: [FormulaPiece]) {
    self.init(items, level, edge)
    symbolCount = parts.reduce(1) { $0 + $1.symbolCount }
    hasFraction = parts.contains(where: \.hasFraction)
    scriptDepth = parts.map(\.scriptDepth).max() ?? 0
  }

  var tree: Mathematics { items.count == 1 ? items[0] : .row(items) }

  /// The piece, in brackets if it is looser than its place allows.
  func holding(_ minimum: Level, allowsSign: Bool = true) -> FormulaPiece {
    if level >= minimum && (allowsSign || !startsWithSign) { return self }
    return inBrackets
  }
}

extension FormulaPiece {
  var inBrackets: FormulaPiece {
    var piece = FormulaPiece([.fenced(open: "(", tree, close: ")")], .atom, .fence, of: [self])
    piece.isArray = isArray
    return piece
  }

  static let minus = Mathematics.symbol("−")
  static let dot = Mathematics.symbol("·")

  /// Stands for what is left out.
  static let ellipsis = FormulaPiece([.identifier("…")], .atom, .word)
  static let centeredEllipsis = FormulaPiece([.identifier("⋯")], .atom, .word)

  /// A number in the shortest digits that read back to it; π, ∞ and powers of ten as such.
  static func number(_ value: Double) -> FormulaPiece {
    var piece = unsigned(value.magnitude)
    if value.sign == .minus, !value.isNaN {
      piece.items.insert(minus, at: 0)
      piece.level = min(piece.level, .product)
      piece.startsWithSign = true
    }
    return piece
  }

  private static func unsigned(_ value: Double) -> FormulaPiece {
    if value.isNaN { return FormulaPiece([.identifier("NaN")], .atom, .word) }
    if value.isInfinite { return FormulaPiece([.identifier("∞")], .atom, .letter) }
    if value == .pi { return FormulaPiece([.identifier("π")], .atom, .letter) }
    let parts = "\(value)".split(separator: "e")
    let digits = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
    guard parts.count == 2, let exponent = Int(parts[1]) else {
      return FormulaPiece([.number(String(digits))], .atom, .number)
    }
    let magnitude = Mathematics.number(String(exponent.magnitude))
    let power = Mathematics.scripts(
      base: .number("10"), lower: nil, upper: exponent < 0 ? .row([minus, magnitude]) : magnitude)
    var piece =
      digits == "1"
      ? FormulaPiece([power], .power, .number)
      : FormulaPiece([.number(String(digits)), dot, power], .product, .number)
    piece.trailing = .powerOfTen
    piece.scriptDepth = 1
    return piece
  }
}
