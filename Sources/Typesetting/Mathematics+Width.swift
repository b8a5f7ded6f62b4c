extension Mathematics {
  /// About how wide the formula is in a line, in the height of its letters.
  ///
  /// An estimate that is rather too large: fonts differ.
  package var width: Double {
    switch self {
    case .identifier(let text), .number(let text), .text(let text): Double(text.count) * 0.6
    case .symbol(let text), .divider(let text): Double(text.count) * 0.8 + 0.5
    case .row(let parts): parts.reduce(0) { $0 + $1.width }
    case .fraction(let above, let below), .stacked(let above, let below):
      Swift.max(above.width, below.width) * 0.8 + 0.3
    case .squareRoot(let content), .root(let content, _): content.width + 0.9
    case .sized(let content, _), .accent(let content, _), .phantom(let content): content.width
    case .framed(let content): content.width + 0.8
    case .scripts(let base, let lower, let upper):
      base.width + Swift.max(lower?.width ?? 0, upper?.width ?? 0) * 0.75
    case .limits(let base, let under, let over):
      Swift.max(base.width, (under?.width ?? 0) * 0.75, (over?.width ?? 0) * 0.75)
    case .fenced(let open, let content, let close):
      content.width + (open.isEmpty ? 0 : 0.5) + (close.isEmpty ? 0 : 0.5)
    case .grid(let rows, _):
      rows.map { $0.reduce(0) { $0 + $1.width + 1 } }.max() ?? 0
    }
  }
}
