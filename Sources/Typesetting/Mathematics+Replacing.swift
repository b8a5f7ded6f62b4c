extension Mathematics {
  /// The formula with other things in place of some numbers.
  ///
  /// - Parameter replacement: What stands in place of a number of some digits; nil leaves it.
  package func replacingNumbers(_ replacement: (String) -> Mathematics?) -> Mathematics {
    func replaced(_ part: Mathematics) -> Mathematics { part.replacingNumbers(replacement) }
    return switch self {
    case .number(let digits): replacement(digits) ?? self
    case .identifier, .symbol, .text, .divider: self
    case .row(let parts): .row(parts.map(replaced))
    case .fraction(let above, let below): .fraction(replaced(above), replaced(below))
    case .squareRoot(let radicand): .squareRoot(replaced(radicand))
    case .root(let radicand, let degree): .root(replaced(radicand), degree: replaced(degree))
    case .stacked(let above, let below): .stacked(replaced(above), replaced(below))
    case .sized(let content, let isDisplayed):
      .sized(replaced(content), isDisplayed: isDisplayed)
    case .scripts(let base, let lower, let upper):
      .scripts(base: replaced(base), lower: lower.map(replaced), upper: upper.map(replaced))
    case .limits(let base, let under, let over):
      .limits(base: replaced(base), under: under.map(replaced), over: over.map(replaced))
    case .fenced(let open, let content, let close):
      .fenced(open: open, replaced(content), close: close)
    case .accent(let base, let accent): .accent(replaced(base), accent)
    case .framed(let content): .framed(replaced(content))
    case .phantom(let content): .phantom(replaced(content))
    case .grid(let rows, let style): .grid(rows.map { $0.map(replaced) }, style)
    }
  }
}
