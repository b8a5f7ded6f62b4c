extension Mathematics {
  /// The letters and signs in the order in which they are read.
  public var plainText: String {
    switch self {
    case .identifier(let text), .number(let text), .symbol(let text), .text(let text): text
    case .divider(let sign): sign
    case .row(let parts): parts.map(\.plainText).joined()
    case .fraction(let above, let below): "\(above.plainText)/\(below.plainText)"
    case .stacked(let above, let below): "\(above.plainText) \(below.plainText)"
    case .sized(let content, _): content.plainText
    case .squareRoot(let radicand): "√\(radicand.plainText)"
    case .root(let radicand, let degree): "\(degree.plainText)√\(radicand.plainText)"
    case .scripts(let base, let lower, let upper), .limits(let base, let lower, let upper):
      base.plainText + (lower?.plainText ?? "") + (upper?.plainText ?? "")
    case .fenced(let open, let content, let close): open + content.plainText + close
    case .framed(let content): content.plainText
    case .phantom: ""
    case .accent(let base, let accent): base.plainText + accent
    case .grid(let rows, _): rows.joined().map(\.plainText).joined(separator: " ")
    }
  }
}
