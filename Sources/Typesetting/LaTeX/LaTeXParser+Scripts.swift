extension LaTeXParser {
  /// The scripts of an atom as they are read, in any order.
  private struct Scripts {
    var lower: Mathematics?
    var upper: Mathematics?
    var primeCount = 0
    var setsLimits: Bool

    func applied(to atom: Atom) -> Atom {
      let upper = withPrimes
      if lower == nil && upper == nil { return atom }
      let kind = atom.kind == .sign ? .binary : atom.kind
      return setsLimits
        ? Atom(.limits(base: atom.tree, under: lower, over: upper), kind)
        : Atom(.scripts(base: atom.tree, lower: lower, upper: upper), kind)
    }

    private var withPrimes: Mathematics? {
      if primeCount == 0 { return upper }
      let marks = ["′", "″", "‴", "⁗"]
      let whole =
        primeCount <= 4 ? marks[primeCount - 1] : String(repeating: "′", count: primeCount)
      guard let upper else { return .symbol(whole) }
      return .row([.symbol(whole), upper])
    }
  }

  /// Whether scripts, or a word on where they stand, come next.
  var hasScripts: Bool {
    switch token.kind {
    case .character("^"), .character("_"), .character("'"), .character("′"): true
    case .typedScript, .command("limits"), .command("nolimits"): true
    default: false
    }
  }

  private func setsLower(_ token: LaTeXToken) -> Bool {
    switch token.kind {
    case .character("_"), .typedScript(_, isLower: true): true
    default: false
    }
  }

  /// Reads the scripts after an atom.
  mutating func scripts(on atom: Atom) throws(LaTeXError) -> Atom {
    let setsLimits = atom.limits == .under || atom.limits == .underInDisplay && isDisplay
    var scripts = Scripts(setsLimits: setsLimits)
    while hasScripts {
      if try readMark(&scripts, on: atom) { continue }
      let isLower = setsLower(token)
      let script = try script()
      if isLower { scripts.lower = script } else { scripts.upper = script }
    }
    return scripts.applied(to: atom)
  }

  /// Reads a prime or `\limits`; false if a script comes next that may stand there.
  private mutating func readMark(
    _ scripts: inout Scripts, on atom: Atom
  ) throws(LaTeXError) -> Bool {
    let first = token
    switch first.kind {
    case .command(let name):
      guard atom.kind == .large || atom.kind == .function else {
        throw error(.misplacedLimits(first.text), first)
      }
      scripts.setsLimits = name == "limits"
    case _ where setsLower(first):
      if scripts.lower != nil { throw error(.doubleScript("subscript"), first) }
      return false
    default:
      if scripts.upper != nil { throw error(.doubleScript("superscript"), first) }
      guard first.kind == .character("'") || first.kind == .character("′") else { return false }
      scripts.primeCount += 1
    }
    position += 1
    return true
  }

  private mutating func script() throws(LaTeXError) -> Mathematics {
    let mark = token
    let outerDisplay = isDisplay
    defer { isDisplay = outerDisplay }
    isDisplay = false
    position += 1
    if case .typedScript(let run, _) = mark.kind {
      return try LaTeXParser.parse(TypedScript.plain(run), display: false)
    }
    return try argument(of: mark)
  }
}
