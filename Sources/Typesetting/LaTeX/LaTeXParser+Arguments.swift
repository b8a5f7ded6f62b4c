extension LaTeXParser {
  /// Reads an argument: a group, or one token with its own arguments.
  mutating func argument(of command: LaTeXToken) throws(LaTeXError) -> Mathematics {
    if token.kind == .character("{") { return try group().tree }
    try expectArgument(of: command)
    let outerNesting = nesting
    defer { nesting = outerNesting }
    try descend(at: token)
    return try nucleus(isArgument: true).tree
  }

  private func expectArgument(of command: LaTeXToken) throws(LaTeXError) {
    switch token.kind {
    case .end, .character("}"), .character("&"), .character("^"), .character("_"),
      .character("'"), .character("′"), .typedScript, .command("\\"), .command("right"),
      .command("end"):
      throw error(.missingArgument(of: command.text), command)
    default: break
    }
  }

  /// Reads a name in braces, where white space counts and nothing is mathematics.
  mutating func words(after command: LaTeXToken) throws(LaTeXError) -> String {
    let open = try brace(after: command)
    var depth = 1
    return try run(&depth, open, stopsAtDollar: false)
  }

  /// Reads words in braces, and the formulas between dollar signs among them.
  mutating func text(
    _ style: Alphabet, after command: LaTeXToken
  ) throws(LaTeXError) -> Mathematics {
    let open = try brace(after: command)
    var depth = 1
    var parts: [Mathematics] = []
    while depth > 0 {
      let words = try run(&depth, open, stopsAtDollar: true)
      let isAlone = parts.isEmpty && depth == 0
      if !words.isEmpty || isAlone { parts.append(.text(Self.set(words, style))) }
      guard depth > 0 else { break }
      if case .inset(let name) = token.kind {
        position += 1
        parts.append(.number(name))
      } else {
        parts.append(try formulaInText())
      }
    }
    return parts.count == 1 ? parts[0] : .row(parts)
  }

  private mutating func brace(after command: LaTeXToken) throws(LaTeXError) -> LaTeXToken {
    let open = token
    guard open.kind == .character("{") else {
      throw error(.missingBraces(after: command.text), command)
    }
    position += 1
    return open
  }

  /// Reads words up to the brace that closes the outermost, or to a dollar sign or an inset.
  private mutating func run(
    _ depth: inout Int, _ open: LaTeXToken, stopsAtDollar: Bool
  ) throws(LaTeXError) -> String {
    var words = ""
    var end = tokens[position - 1].end
    while depth > 0 {
      if token.offset > end { words += " " }
      end = token.end
      switch token.kind {
      case .end: throw error(.unclosedBrace, open)
      case .character("{"): depth += 1
      case .character("}"): depth -= 1
      case .character("~"): words += "\u{A0}"
      case .character("$") where stopsAtDollar: return words
      case .character(let character): words.append(character)
      case .typedScript(let run, _): words += run
      case .inset:
        guard stopsAtDollar else { throw error(.insetInName, token) }
        return words
      case .command(let name): words += try escaped(name)
      }
      position += 1
    }
    return words
  }

  private mutating func formulaInText() throws(LaTeXError) -> Mathematics {
    let open = token
    let outer = (alphabet, isDisplay, isInText)
    (alphabet, isDisplay, isInText) = (nil, false, true)
    defer { (alphabet, isDisplay, isInText) = outer }
    position += 1
    let formula = try row()
    guard token.kind == .character("$") else { throw error(.unclosedDollar, open) }
    position += 1
    return formula
  }

  private func escaped(_ name: String) throws(LaTeXError) -> String {
    if case .space(let width) = LaTeXCommand.byName[name] { return width }
    if name.isEmpty { throw error(.loneBackslash, token) }
    guard name.count == 1, "%_#$&{}".contains(name) else {
      throw error(.commandInText(name), token)
    }
    return name
  }

  /// Words in an alphabet; their outer spaces survive in a page, where plain ones are cut off.
  private static func set(_ words: String, _ style: Alphabet) -> String {
    var words = words.map(style.styled).joined()
    if words.hasPrefix(" ") { words = "\u{A0}" + words.dropFirst() }
    if words.hasSuffix(" ") { words = words.dropLast() + "\u{A0}" }
    return words
  }
}
