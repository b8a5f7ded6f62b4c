/// Reads the subset of LaTeX that the prose of a notebook may hold.
///
/// The subset is that of `LaTeXSymbols`, `LaTeXCommand` and `LaTeXEnvironment`. As in LaTeX, white
/// space means nothing outside text, a script or an argument without braces is one token, and a
/// number is a run of digits. Unlike LaTeX, delimiters that pair up grow with what they enclose
/// without `\left` and `\right`, and a script after them belongs to the whole.
package struct LaTeXParser {
  /// How deep groups, arguments and delimiters may be nested.
  ///
  /// A level takes up to 6 KiB of stack without optimisation; a thread may have 512 KiB in all.
  static let depthLimit = 50

  let text: String
  let tokens: [LaTeXToken]
  var position = 0
  var nesting = 0
  /// Whether limits stand under and over their operators here.
  var isDisplay: Bool
  /// The alphabet that letters are set in, if it is not italics.
  var alphabet: Alphabet?
  /// Whether a dollar sign ends the formula, since words go on behind it.
  var isInText = false

  /// Reads a formula, for a line of its own (`display`) or for a line of text.
  ///
  /// - Parameter insets: Stretches that stand for something else; each becomes a number of its name.
  /// - Complexity: linear in the length of the text, times the number of bars if there are any.
  package static func parse(
    _ text: String, display: Bool, insets: [LaTeXInset] = []
  ) throws(LaTeXError) -> Mathematics {
    let tokens = LaTeXToken.tokens(of: text, insets: insets)
    var parser = LaTeXParser(text: text, tokens: tokens, isDisplay: display)
    let formula = try parser.row()
    let stop = parser.token
    switch stop.kind {
    case .end: return formula
    case .character("}"): throw parser.error(.unopenedBrace, stop)
    case .command("right"): throw parser.error(.unopenedRight, stop)
    case .command("end"):
      parser.position += 1
      let name = try parser.words(after: stop)
      throw parser.error(.unopenedEnvironment(name), from: stop)
    default: throw parser.error(.alignmentOutsideGrid(stop.text), stop)
    }
  }

  /// Whether a command, named without its backslash, takes words, in which a dollar sign begins a
  /// formula.
  package static func holdsWords(_ command: String) -> Bool {
    if case .text? = LaTeXCommand.byName[command] { true } else { false }
  }

  private init(text: String, tokens: [LaTeXToken], isDisplay: Bool) {
    self.text = text
    self.tokens = tokens
    self.isDisplay = isDisplay
  }

  /// The next token; the last one, of kind `end`, is never passed.
  var token: LaTeXToken { tokens[position] }

  func error(_ problem: LaTeXError.Problem, _ token: LaTeXToken) -> LaTeXError {
    LaTeXError(problem: problem, offset: token.offset, length: token.length)
  }

  /// An error about everything from a token to where the parser stands.
  func error(_ problem: LaTeXError.Problem, from first: LaTeXToken) -> LaTeXError {
    let end = tokens[max(0, position - 1)].end
    return LaTeXError(
      problem: problem, offset: first.offset, length: max(first.end, end) - first.offset)
  }

  /// Goes one level deeper, which whoever calls this undoes.
  mutating func descend(at token: LaTeXToken) throws(LaTeXError) {
    nesting += 1
    if nesting > Self.depthLimit { throw error(.tooDeep(limit: Self.depthLimit), token) }
  }

  /// Reads up to the end of a group, a cell, a line or the text, and stops before it.
  mutating func row(stopsAtBracket: Bool = false) throws(LaTeXError) -> Mathematics {
    let outer = (nesting, isDisplay, alphabet)
    defer { (nesting, isDisplay, alphabet) = outer }
    try descend(at: token)
    var fences = FenceStack()
    while !isStop(token, stopsAtBracket) {
      let first = position
      if let atom = try paired(try nucleus(), tokens[first], &fences) {
        fences.append(hasScripts ? try scripts(on: atom) : atom)
      }
    }
    return Atom.row(fences.atoms)
  }

  /// An atom, or what it encloses if it is a delimiter that closes; nil if it is one that opens.
  private mutating func paired(
    _ atom: Atom, _ first: LaTeXToken, _ fences: inout FenceStack
  ) throws(LaTeXError) -> Atom? {
    if atom.kind == .opening || atom.kind == .bar && opens(first, fences) {
      try descend(at: first)
      fences.open(atom)
      return nil
    }
    guard atom.kind == .closing || atom.kind == .bar else { return atom }
    let depth = fences.depth
    let pair = fences.close(atom)
    nesting -= depth - fences.depth
    return pair
  }

  private func isStop(_ token: LaTeXToken, _ stopsAtBracket: Bool) -> Bool {
    switch token.kind {
    case .end, .character("}"), .character("&"): true
    case .command("\\"), .command("right"), .command("end"): true
    case .character("]"): stopsAtBracket
    case .character("$"): isInText
    default: false
    }
  }

  /// Whether a bar just read opens: where an operand is expected; or after an operand, if no bar is
  /// open and of the bars up to the end of the group one is left over to close it.
  private func opens(_ bar: LaTeXToken, _ fences: FenceStack) -> Bool {
    if fences.expectsOperand { return true }
    return !fences.closesBar && barsAhead(like: bar).isMultiple(of: 2) == false
  }

  private func barsAhead(like bar: LaTeXToken) -> Int {
    var count = 0
    var depth = 0
    var index = position
    while depth >= 0, tokens[index].kind != .end {
      let token = tokens[index]
      index += 1
      switch token.kind {
      case .command("left"), .command("right"):
        depth += token.kind == .command("left") ? 1 : -1
        if tokens[index].kind != .end { index += 1 }
      case .character("{"), .character("("), .character("["), .command("begin"): depth += 1
      case .character("}"), .character(")"), .character("]"), .command("end"): depth -= 1
      case .character("&") where depth == 0, .command("\\") where depth == 0: return count
      case bar.kind where depth == 0: count += 1
      default: break
      }
    }
    return count
  }
}
