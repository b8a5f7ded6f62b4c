extension LaTeXParser {
  /// Reads one atom without its scripts; in an argument, digits and letters come one at a time.
  mutating func nucleus(isArgument: Bool = false) throws(LaTeXError) -> Atom {
    if token.command != nil { return try command() }
    if token.kind == .character("{") { return try group() }
    return try character(isArgument: isArgument)
  }

  private mutating func character(isArgument: Bool) throws(LaTeXError) -> Atom {
    let first = token
    switch first.kind {
    // A script without a base: {}^a.
    case .character("^"), .character("_"), .character("'"), .character("′"), .typedScript:
      return Atom(.row([]))
    case .character("~"):
      position += 1
      return Atom(.text("\u{A0}"), .space)
    case .character(let character):
      if isDigit(first) || startsDecimals(position) { return number(isArgument: isArgument) }
      if let symbol = LaTeXSymbols.characters[character] {
        position += 1
        return assignment(after: first) ?? inAlphabet(Atom(symbol))
      }
      guard character.isLetter else { throw error(.unexpectedCharacter(character), first) }
      return letters(isArgument: isArgument)
    case .inset(let name):
      position += 1
      return Atom(.number(name))
    case .command, .end: return Atom(.row([]))
    }
  }

  /// Reads what stands in braces, which is one atom to its neighbours.
  mutating func group() throws(LaTeXError) -> Atom {
    let open = token
    position += 1
    let content = try row()
    try close(open, with: .character("}"), .unclosedBrace)
    return Atom(content)
  }

  /// Passes the token that closes what another opened.
  mutating func close(
    _ open: LaTeXToken, with end: LaTeXToken.Kind, _ problem: LaTeXError.Problem
  ) throws(LaTeXError) {
    guard token.kind == end else { throw unclosed(open, problem) }
    position += 1
  }

  /// What is wrong where something that is open does not end with the token at hand.
  private func unclosed(_ open: LaTeXToken, _ problem: LaTeXError.Problem) -> LaTeXError {
    switch token.kind {
    case .character("&"), .command("\\"): error(.alignmentOutsideGrid(token.text), token)
    case .command("right") where problem != .unclosedLeft: error(.unopenedRight, token)
    default: error(problem, open)
    }
  }

  private func isDigit(_ token: LaTeXToken) -> Bool {
    if case .character(let character) = token.kind {
      character.isASCII && character.isNumber
    } else {
      false
    }
  }

  private func startsDecimals(_ index: Int) -> Bool {
    tokens[index].kind == .character(".") && isDigit(tokens[index + 1])
      && tokens[index].end == tokens[index + 1].offset
  }

  /// Whether a comma in braces, which has no space behind it, comes next in a number: 10{,}000.
  private func startsThousands(_ index: Int) -> Bool {
    guard tokens.indices.contains(index + 3) else { return false }
    let next = tokens[index...index + 3]
    return next.prefix(3).map(\.text) == ["{", ",", "}"] && isDigit(tokens[index + 3])
      && next.last?.offset == tokens[index].offset + 3
  }

  private mutating func number(isArgument: Bool) -> Atom {
    var digits = token.text
    var hasPoint = token.kind == .character(".")
    position += 1
    while !isArgument, tokens[position - 1].end == token.offset {
      if !hasPoint && startsDecimals(position) {
        hasPoint = true
      } else if !hasPoint && startsThousands(position) {
        digits += ","
        position += 3
      } else if !isDigit(token) {
        break
      }
      digits += token.text
      position += 1
    }
    if let alphabet { return Atom(.number(digits.map(alphabet.styled).joined())) }
    return Atom(.number(digits))
  }

  /// A letter, or in an alphabet for words the whole name.
  private mutating func letters(isArgument: Bool) -> Atom {
    var name = ""
    repeat {
      name += token.text
      position += 1
    } while alphabet?.joinsLetters == true && !isArgument && isLetter(token)
    return Atom(alphabet?.name(name) ?? .identifier(name))
  }

  /// A sign that is a letter, in the alphabet that letters are set in.
  func inAlphabet(_ atom: Atom) -> Atom {
    guard let alphabet, atom.kind == .ordinary, case .identifier(let letter) = atom.tree else {
      return atom
    }
    return Atom(alphabet.name(letter))
  }

  private func isLetter(_ token: LaTeXToken) -> Bool {
    guard case .character(let character) = token.kind else { return false }
    return isDigit(token)
      || character.isLetter && LaTeXSymbols.characters[character] == nil
  }

  /// The relation `:=`, which is one symbol.
  private mutating func assignment(after colon: LaTeXToken) -> Atom? {
    guard colon.kind == .character(":"), token.kind == .character("="), colon.end == token.offset
    else { return nil }
    position += 1
    return Atom(.symbol("≔"), .relation)
  }
}
