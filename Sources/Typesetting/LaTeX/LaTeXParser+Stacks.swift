// What stands over or under something else. The functions here recurse, and are apart from each
// other so that a level takes little stack.

extension LaTeXParser {
  /// Reads two arguments over each other: a fraction or a binomial coefficient.
  mutating func pair(_ command: LaTeXToken) throws(LaTeXError) -> Atom {
    let outerDisplay = isDisplay
    defer { isDisplay = outerDisplay }
    isDisplay = false
    let above = try argument(of: command)
    let below = try argument(of: command)
    return Self.pair(above, below, command)
  }

  private static func pair(
    _ above: Mathematics, _ below: Mathematics, _ command: LaTeXToken
  ) -> Atom {
    let pair: (tree: Mathematics, isDisplayed: Bool?) =
      switch LaTeXCommand.byName[command.command ?? ""] {
      case .binomial(let size): (.fenced(open: "(", .stacked(above, below), close: ")"), size)
      case .fraction(let size): (.fraction(above, below), size)
      default: (.fraction(above, below), nil)
      }
    return Atom(pair.isDisplayed.map { .sized(pair.tree, isDisplayed: $0) } ?? pair.tree)
  }

  /// Reads a brace, a script over a base, an arrow or a modulus with their arguments.
  mutating func stack(_ command: LaTeXToken) throws(LaTeXError) -> Atom {
    switch LaTeXCommand.byName[command.command ?? ""] {
    case .brace(let brace, let isOver):
      let content = try argument(of: command)
      return Atom(Self.attached(.symbol(brace), to: content, isOver: isOver), limits: .under)
    case .scripted(let isOver):
      let script = try small(command)
      let base = try argument(of: command)
      var kind = AtomKind.ordinary
      if case .symbol = base { kind = .relation }
      return Atom(Self.attached(script, to: base, isOver: isOver), kind)
    case .arrow(let arrow): return try labelled(arrow, command)
    default:
      let modulus = try argument(of: command)
      let content = Mathematics.row([.identifier("mod"), Atom.thinSpace, modulus])
      return Atom(.row([.text("\u{2003}"), .fenced(open: "(", content, close: ")")]))
    }
  }

  private static func attached(
    _ script: Mathematics, to base: Mathematics, isOver: Bool
  ) -> Mathematics {
    .limits(base: base, under: isOver ? nil : script, over: isOver ? script : nil)
  }

  /// Reads the words over an arrow, and those under it if there are any.
  private mutating func labelled(
    _ arrow: String, _ command: LaTeXToken
  ) throws(LaTeXError) -> Atom {
    let below = try bracketed()
    let above = try small(command)
    return Atom(
      .limits(base: .symbol(arrow), under: below.map(Self.spaced), over: Self.spaced(above)),
      .relation)
  }

  private static func spaced(_ words: Mathematics) -> Mathematics {
    let space = Mathematics.text("\u{2002}")
    return .row([space, words, space])
  }

  /// Reads what stands in brackets before an argument; nil if nothing does.
  private mutating func bracketed() throws(LaTeXError) -> Mathematics? {
    let bracket = token
    guard bracket.kind == .character("[") else { return nil }
    let outerDisplay = isDisplay
    defer { isDisplay = outerDisplay }
    isDisplay = false
    position += 1
    let content = try row(stopsAtBracket: true)
    try close(bracket, with: .character("]"), .unclosedBracket)
    return content
  }

  /// Reads an argument that is set as small as a script.
  private mutating func small(_ command: LaTeXToken) throws(LaTeXError) -> Mathematics {
    let outerDisplay = isDisplay
    defer { isDisplay = outerDisplay }
    isDisplay = false
    return try argument(of: command)
  }

  /// Reads the lines of `\substack{…}`.
  mutating func lines(_ command: LaTeXToken) throws(LaTeXError) -> Atom {
    let open = token
    guard open.kind == .character("{") else {
      throw error(.missingBraces(after: command.text), command)
    }
    position += 1
    var lines = [[try row()]]
    while token.kind == .command("\\") {
      position += 1
      lines.append([try row()])
    }
    try close(open, with: .character("}"), .unclosedBrace)
    return Atom(.grid(lines, .small))
  }
}
