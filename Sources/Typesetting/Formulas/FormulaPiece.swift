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
  ///
  /// A truth value that is calculated with stands in Iverson's brackets: [x > 0] is 1 or 0.
  func holding(_ minimum: Level, allowsSign: Bool = true) -> FormulaPiece {
    if level >= minimum && (allowsSign || !startsWithSign) { return self }
    return inBrackets(isTruthValue: level <= .comparison && minimum > .comparison)
  }
}

extension FormulaPiece {
  func inBrackets(isTruthValue: Bool = false) -> FormulaPiece {
    let brackets = isTruthValue ? ("[", "]") : ("(", ")")
    var piece = FormulaPiece(
      [.fenced(open: brackets.0, tree, close: brackets.1)], .atom, .fence, of: [self])
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

  /// How many zeros at the end of a whole number make it a power of ten.
  private static let fewestZeros = 6

  private static func unsigned(_ value: Double) -> FormulaPiece {
    if value.isNaN { return FormulaPiece([.identifier("NaN")], .atom, .word) }
    if value.isInfinite { return FormulaPiece([.identifier("∞")], .atom, .letter) }
    if value == .pi { return FormulaPiece([.identifier("π")], .atom, .letter) }
    let parts = "\(value)".split(separator: "e")
    var digits = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
    var power = parts.count == 2 ? Int(parts[1]) : nil
    let zeros = digits.reversed().prefix { $0 == "0" }.count
    if power == nil, !digits.contains("."), zeros >= fewestZeros {
      power = digits.count - 1
      let significant = digits.dropLast(zeros)
      digits = significant.prefix(1) + (significant.count > 1 ? "." : "") + significant.dropFirst()
    }
    guard let exponent = power else {
      return FormulaPiece([.number(String(digits))], .atom, .number)
    }
    let magnitude = Mathematics.number(String(exponent.magnitude))
    let tens = Mathematics.scripts(
      base: .number("10"), lower: nil, upper: exponent < 0 ? .row([minus, magnitude]) : magnitude)
    var piece =
      digits == "1"
      ? FormulaPiece([tens], .power, .number)
      : FormulaPiece([.number(String(digits)), dot, tens], .product, .number)
    piece.trailing = .powerOfTen
    piece.scriptDepth = 1
    return piece
  }
}
