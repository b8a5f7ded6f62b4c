import Typesetting

extension Mathematics {
  /// The tree on one line, for tests.
  ///
  /// Rows inside others stand in brackets, words in quotes; scripts are `a_b^c`, limits `a__b^^c`,
  /// and `~` is the thin space beside a function's name.
  public var line: String {
    if case .row(let items) = self { return items.map(\.part).joined(separator: " ") }
    return part
  }

  private var part: String {
    switch self {
    case .identifier(let text), .number(let text), .symbol(let text): text
    case .divider(let sign): sign
    case .text("\u{2009}"): "~"
    case .text(let text): "'\(text)'"
    case .row: "[\(line)]"
    case .fraction(let numerator, let denominator): "frac(\(numerator.line); \(denominator.line))"
    case .stacked(let above, let below): "stack(\(above.line); \(below.line))"
    case .sized(let content, let isDisplayed):
      "\(isDisplayed ? "display" : "text")(\(content.line))"
    case .squareRoot(let radicand): "sqrt(\(radicand.line))"
    case .root(let radicand, let degree): "root(\(radicand.line); \(degree.line))"
    case .scripts(let base, let lower, let upper):
      base.part + (lower.map { "_" + $0.part } ?? "") + (upper.map { "^" + $0.part } ?? "")
    case .limits(let base, let under, let over):
      base.part + (under.map { "__" + $0.part } ?? "") + (over.map { "^^" + $0.part } ?? "")
    case .fenced(let open, let content, let close): open + content.line + close
    case .accent(let base, let accent): "\(accent)(\(base.line))"
    case .framed(let content): "frame(\(content.line))"
    case .phantom(let content): "phantom(\(content.line))"
    case .grid(let rows, let style):
      "\(style.name){"
        + rows.map { $0.map(\.line).joined(separator: " & ") }.joined(separator: " / ")
        + "}"
    }
  }

  /// How many levels the tree has.
  public var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }

  private var children: [Mathematics] {
    switch self {
    case .identifier, .number, .symbol, .text, .divider: []
    case .row(let items): items
    case .fraction(let a, let b), .stacked(let a, let b), .root(let a, let b): [a, b]
    case .squareRoot(let content), .accent(let content, _), .fenced(_, let content, _),
      .sized(let content, _), .framed(let content), .phantom(let content):
      [content]
    case .scripts(let base, let a, let b), .limits(let base, let a, let b):
      [base] + [a, b].compactMap(\.self)
    case .grid(let rows, _): rows.flatMap(\.self)
    }
  }
}

extension Mathematics.GridStyle {
  fileprivate var name: String {
    if case .columns(let columns, let rules) = self {
      Self.letters(columns, rules)
        + (rules.horizontal.isEmpty ? "" : "\(rules.horizontal)")
    } else {
      "\(self)"
    }
  }

  /// The columns as LaTeX writes them.
  private static func letters(_ columns: [Alignment], _ rules: Rules) -> String {
    (0...columns.count).map { place in
      let count = rules.vertical.isEmpty ? 0 : rules.vertical[place]
      return (rules.closed.contains(place) ? "@" : "") + String(repeating: "|", count: count)
        + (place < columns.count ? "\(columns[place])".prefix(1) : "")
    }.joined()
  }
}
