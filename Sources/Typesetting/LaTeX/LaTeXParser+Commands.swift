import Diagnostics

extension LaTeXParser {
  /// Reads a command with its arguments.
  mutating func command() throws(LaTeXError) -> Atom {
    let first = token
    if let atom = try plainCommand() { return atom }
    switch LaTeXCommand.byName[first.command ?? ""] {
    case .fraction, .binomial: return try pair(first)
    case .root: return try root(first)
    case .accent(let accent): return Atom(.accent(try argument(of: first), accent))
    case .alphabet(let alphabet): return Atom(try styled(alphabet, first))
    case .brace, .scripted, .arrow, .modulus: return try stack(first)
    case .kind, .negation, .frame, .phantom: return try changed(first)
    case .lines: return try lines(first)
    case .text(let alphabet): return Atom(try text(alphabet, after: first))
    case .left: return try fenced(first)
    default: return try environment(first)
    }
  }

  /// Reads a command that encloses no formula; passes the name of one that does, and gives nil.
  private mutating func plainCommand() throws(LaTeXError) -> Atom? {
    let first = token
    let name = first.command ?? ""
    guard let command = LaTeXCommand.byName[name] else {
      guard let symbol = LaTeXSymbols.commands[name] else { throw unknown(name, first) }
      position += 1
      return inAlphabet(Atom(symbol))
    }
    position += 1
    switch command {
    case .fraction, .binomial, .root, .accent, .brace, .scripted, .arrow, .lines, .alphabet,
      .modulus, .left, .begin, .text, .kind, .negation, .frame, .phantom:
      return nil
    case .alphabetSwitch(let alphabet):
      self.alphabet = alphabet
      return Atom(.row([]), .space)
    case .unnumbered: return Atom(.row([]), .space)
    case .rule: throw error(.misplacedRule(first.text), first)
    case .functionName(let takesLimits): return try functionName(first, takesLimits)
    case .space(let width): return Atom(width.isEmpty ? .row([]) : .text(width), .space)
    case .size: return Atom(try delimiter(after: first))
    case .middle: return Atom(.divider(try delimiter(after: first).text), .relation)
    case .style(let isDisplayed):
      isDisplay = isDisplayed
      return Atom(.row([]), isDisplayed ? .displayStyle : .textStyle)
    case .limits: throw error(.misplacedLimits(first.text), first)
    case .right: throw error(.unopenedRight, first)
    case .end, .lineBreak: throw error(.missingArgument(of: first.text), first)
    }
  }

  private func unknown(_ name: String, _ token: LaTeXToken) -> LaTeXError {
    if name.isEmpty { return error(.loneBackslash, token) }
    // Of a short name another one is always near.
    let candidates = LaTeXCommand.allNames.filter { candidate in
      candidate.first?.isLetter == true
        && (name.count > 3 || candidate.lowercased() == name.lowercased())
    }
    let nearest = nearestName(to: name, among: candidates)
    return error(.unknownCommand(name: name, nearest: nearest), token)
  }

  private mutating func root(_ command: LaTeXToken) throws(LaTeXError) -> Atom {
    guard token.kind == .character("[") else {
      return Atom(.squareRoot(try argument(of: command)))
    }
    let bracket = token
    position += 1
    let degree = try row(stopsAtBracket: true)
    try close(bracket, with: .character("]"), .unclosedBracket)
    return Atom(.root(try argument(of: command), degree: degree))
  }

  private mutating func styled(
    _ style: Alphabet, _ command: LaTeXToken
  ) throws(LaTeXError) -> Mathematics {
    let outerAlphabet = alphabet
    defer { alphabet = outerAlphabet }
    alphabet = style
    return try argument(of: command)
  }

  /// Reads an argument that is set in another way, or is to its neighbours something else.
  private mutating func changed(_ command: LaTeXToken) throws(LaTeXError) -> Atom {
    let content = try argument(of: command)
    return try changed(content, by: command)
  }

  private func changed(
    _ content: Mathematics, by command: LaTeXToken
  ) throws(LaTeXError) -> Atom {
    switch LaTeXCommand.byName[command.command ?? ""] {
    case .frame: return Atom(.framed(content))
    case .phantom: return Atom(.phantom(content))
    case .kind(let kind): return Self.atom(content, kind)
    default: break
    }
    switch content {
    case .symbol(let sign): return Atom(.symbol(LaTeXSymbols.negated(sign)), .relation)
    case .identifier(let sign): return Atom(.identifier(LaTeXSymbols.negated(sign)))
    default: throw error(.unstruck, command)
    }
  }

  /// Something that is to its neighbours what is said.
  ///
  /// MathML spaces operators only, so letters that are to be one become one.
  private static func atom(_ content: Mathematics, _ kind: AtomKind) -> Atom {
    switch (kind, content) {
    case (.function, _): Atom(content, .function, limits: .underInDisplay)
    case (.binary, .identifier(let text)), (.binary, .text(let text)),
      (.relation, .identifier(let text)), (.relation, .text(let text)):
      Atom(.symbol(text), kind)
    case (.ordinary, _): Atom(.row([content]), kind)
    default: Atom(content, kind)
    }
  }

  private mutating func functionName(
    _ command: LaTeXToken, _ takesLimits: Bool
  ) throws(LaTeXError) -> Atom {
    let isStarred = token.kind == .character("*")
    if isStarred { position += 1 }
    let name = try words(after: command)
    return Atom(
      Alphabet.upright.name(name), .function,
      limits: isStarred || takesLimits ? .underInDisplay : .beside)
  }

  private mutating func fenced(_ left: LaTeXToken) throws(LaTeXError) -> Atom {
    let open = try delimiter(after: left).text
    let content = try row()
    let right = token
    try close(left, with: .command("right"), .unclosedLeft)
    return Atom(.fenced(open: open, content, close: try delimiter(after: right).text))
  }

  /// Reads the delimiter after `\left`, `\right`, `\middle` or a size; a full stop is none.
  private mutating func delimiter(after command: LaTeXToken) throws(LaTeXError) -> LaTeXSymbol {
    let symbol: LaTeXSymbol? =
      switch token.kind {
      case .character("."): LaTeXSymbol(text: "", kind: .space)
      case .character("<"): LaTeXSymbol(text: "⟨", kind: .opening)
      case .character(">"): LaTeXSymbol(text: "⟩", kind: .closing)
      case .character(let character): LaTeXSymbols.characters[character]
      case .command(let name): LaTeXSymbols.commands[name]
      case .typedScript, .inset, .end: nil
      }
    guard let symbol,
      [.opening, .closing, .bar, .space].contains(symbol.kind)
        || ["/", "\\", "↑", "↓", "↕", "⇑", "⇓", "⇕"].contains(symbol.text)
    else {
      throw error(.missingDelimiter(after: command.text), command)
    }
    position += 1
    return symbol
  }
}
