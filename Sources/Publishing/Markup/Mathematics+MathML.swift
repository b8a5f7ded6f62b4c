import Figures
import Typesetting

extension Mathematics {
  /// The formula as a MathML element (MathML Core), within a line or on its own.
  func mathML(display: Bool = false) -> Markup {
    .element("math", display ? ["display": "block"] : [:], element)
  }

  /// The element for this part of a formula.
  var element: Markup {
    switch self {
    // MathML Core sets one letter in italics and several upright.
    case .identifier(let name): .element("mi", ["mathvariant": Self.variant(name)], text: name)
    case .number(let digits): .element("mn", text: Self.withMinusSigns(digits))
    case .symbol(let symbol): Self.operator(symbol)
    // MathML trims blanks at the ends of a text; no-break spaces stay.
    case .text(let text): .element("mtext", text: String(text.map { $0 == " " ? "\u{A0}" : $0 }))
    case .row(let parts): .element("mrow", [:], Self.row(parts))
    case .fraction(let above, let below): .element("mfrac", [:], [above.element, below.element])
    case .stacked(let above, let below):
      .element("mfrac", ["linethickness": "0"], [above.element, below.element])
    case .sized(let inner, let isDisplayed):
      .element(
        "mstyle", ["displaystyle": isDisplayed ? "true" : "false", "scriptlevel": "0"],
        inner.element)
    case .squareRoot(let inner): .element("msqrt", [:], inner.element)
    case .root(let inner, let degree): .element("mroot", [:], [inner.element, degree.element])
    case .scripts(let base, let lower, let upper):
      Self.attached(["msub", "msup", "msubsup"], base, lower, upper)
    case .limits(let base, let under, let over):
      Self.attached(["munder", "mover", "munderover"], base, under, over)
    case .fenced(let open, let inner, let close):
      .element(
        "mrow", [:],
        [Self.fence(open, "prefix"), inner.element, Self.fence(close, "postfix")])
    case .framed(let inner): .element("mrow", ["class": "frame"], inner.element)
    case .phantom(let inner): .element("mphantom", [:], inner.element)
    case .divider(let sign): .element("mo", ["form": "infix", "stretchy": "true"], text: sign)
    case .accent(let base, let mark): Self.accent(base, mark)
    case .grid(let rows, let style): Self.grid(rows, style)
    }
  }

  /// Capital Greek letters are upright in LaTeX, and MathML would set them in italics.
  private static func variant(_ name: String) -> String? {
    name.count == 1 && ("Α"..."Ω").contains(name) ? "normal" : nil
  }

  /// A base with what is below, above or both; the names are for these three cases.
  private static func attached(
    _ names: [String], _ base: Mathematics, _ lower: Mathematics?, _ upper: Mathematics?
  ) -> Markup {
    switch (lower, upper) {
    case (nil, nil): base.element
    case (let lower?, nil): .element(names[0], [:], [base.element, lower.element])
    case (nil, let upper?): .element(names[1], [:], [base.element, upper.element])
    case (let lower?, let upper?):
      .element(names[2], [:], [base.element, lower.element, upper.element])
    }
  }

  /// An operator; brackets and bars keep their size unless they fence something in.
  private static func `operator`(_ symbol: String, isSign: Bool = false) -> Markup {
    let isBracket = symbol.count == 1 && symbol.contains { "()[]{}|‖⟨⟩⌈⌉⌊⌋/".contains($0) }
    let attributes: Markup.Attributes = [
      "form": isSign ? "prefix" : nil, "stretchy": isBracket ? "false" : nil,
    ]
    return .element("mo", attributes, text: symbol == "*" ? "·" : withMinusSigns(symbol))
  }

  /// The parts of a row, with two things that MathML leaves to its author.
  ///
  /// A plus or minus that follows an operator is a sign and keeps close to what it belongs to. A
  /// name in upright letters, such as log, stands apart from what it is multiplied with or applied
  /// to.
  private static func row(_ parts: [Mathematics]) -> [Markup] {
    var row: [Markup] = []
    for (index, part) in parts.enumerated() {
      let before = index > 0 ? parts[index - 1] : nil
      if let before, needsSpace(before, part) {
        row.append(.void("mspace", ["width": "0.17em"]))
      }
      if case .symbol(let symbol) = part, "+-−±".contains(symbol),
        case .symbol(let other)? = before,
        !")]}|!′".contains(other)
      {
        row.append(Self.operator(symbol, isSign: true))
      } else {
        row.append(part.element)
      }
    }
    return row
  }

  private static func needsSpace(_ left: Mathematics, _ right: Mathematics) -> Bool {
    if left.isName, case .fenced = right { return false }
    return left.isName && right.isOrdinary || right.isName && left.isOrdinary
  }

  /// Whether this is set in several upright letters.
  private var isName: Bool {
    switch self {
    case .identifier(let name): name.count > 1
    case .scripts(let base, _, _): base.isName
    default: false
    }
  }

  /// Whether this is something to calculate with, neither an operator nor words.
  private var isOrdinary: Bool {
    switch self {
    case .symbol, .text, .limits, .grid, .divider: false
    default: true
    }
  }

  private static func fence(_ delimiter: String, _ form: String) -> Markup {
    if delimiter.isEmpty { return .empty }
    return .element("mo", ["form": form, "stretchy": "true"], text: delimiter)
  }

  /// An accent over one letter keeps its size, over anything longer it grows.
  ///
  /// Few fonts have a bar that grows; over or under several letters the style sheet draws it.
  private static func accent(_ base: Mathematics, _ mark: String) -> Markup {
    var isShort = false
    if case .identifier(let name) = base { isShort = name.count == 1 }
    if mark == "_" { return .element("mrow", ["class": "underline"], base.element) }
    if "¯‾".contains(mark), !isShort {
      return .element("mrow", ["class": "overline"], base.element)
    }
    // Of the two circumflexes, fonts let the combining one grow.
    let sign = mark == "ˆ" && !isShort ? "\u{302}" : mark
    let attributes: Markup.Attributes = ["stretchy": isShort ? "false" : nil]
    return .element(
      "mover", ["accent": "true", "class": isShort && mark == "→" ? "vector" : nil],
      [base.element, .element("mo", attributes, text: sign)])
  }

  private static func withMinusSigns(_ text: String) -> String {
    String(text.map { $0 == "-" ? "−" : $0 })
  }
}
