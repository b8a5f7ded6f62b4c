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
      .character("'"), .command("\\"), .command("right"), .command("end"):
      throw error(.missingArgument(of: command.text), command)
    default: break
    }
  }

  /// Reads words in braces, where white space counts and nothing is mathematics.
  mutating func words(after command: LaTeXToken) throws(LaTeXError) -> String {
    let open = token
    guard open.kind == .character("{") else {
      throw error(.missingBraces(after: command.text), command)
    }
    position += 1
    var words = ""
    var depth = 1
    var end = open.end
    while true {
      if token.offset > end { words += " " }
      end = token.end
      switch token.kind {
      case .end: throw error(.unclosedBrace, open)
      case .character("{"): depth += 1
      case .character("}"): depth -= 1
      case .character("~"): words += "\u{A0}"
      case .character(let character): words.append(character)
      case .command(let name): words += try escaped(name)
      }
      position += 1
      if depth == 0 { return keepingSpaces(words) }
    }
  }

  private func escaped(_ name: String) throws(LaTeXError) -> String {
    if case .space(let width) = LaTeXCommand.byName[name] { return width }
    if name.isEmpty { throw error(.loneBackslash, token) }
    guard name.count == 1, "%_#$&{}".contains(name) else {
      throw error(.commandInText(name), token)
    }
    return name
  }

  /// Words whose outer spaces survive in a page, where plain ones are cut off.
  private func keepingSpaces(_ words: String) -> String {
    var words = words
    if words.hasPrefix(" ") { words = "\u{A0}" + words.dropFirst() }
    if words.hasSuffix(" ") { words = words.dropLast() + "\u{A0}" }
    return words
  }
}
