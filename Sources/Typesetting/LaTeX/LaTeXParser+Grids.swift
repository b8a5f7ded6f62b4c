import Diagnostics

extension LaTeXParser {
  /// The beginning of an environment that is being read.
  private struct Opening {
    var name: String
    var environment: LaTeXEnvironment
    /// What is wrong if it does not end.
    var unclosed: LaTeXError
  }

  // A grid may stand in a grid: what needs no recursion is apart, so that a level takes little
  // stack.

  /// Reads what stands between `\begin{…}` and `\end{…}`, the `\begin` being passed.
  mutating func environment(_ begin: LaTeXToken) throws(LaTeXError) -> Atom {
    let opening = try opening(begin)
    let outerDisplay = isDisplay
    defer { isDisplay = outerDisplay }
    isDisplay = opening.environment.isDisplayed && isDisplay
    var rows = Rows(rules: [takeRules(opening)])
    repeat {
      let cell = try row()
      rows.append(cell)
    } while try startsCell(&rows, opening)
    return try grid(rows, opening)
  }

  /// The rows of a grid that is being read.
  private struct Rows {
    var cells: [[Mathematics]] = [[]]
    /// How many rules stand above each row.
    var rules: [Int]

    mutating func append(_ cell: Mathematics) { cells[cells.count - 1].append(cell) }

    /// Begins another row.
    mutating func begin(below count: Int) {
      cells.append([])
      rules.append(count)
    }
  }

  private mutating func opening(_ begin: LaTeXToken) throws(LaTeXError) -> Opening {
    let name = try words(after: begin)
    guard var environment = LaTeXEnvironment.byName[name] else {
      let names = LaTeXEnvironment.byName.keys.sorted()
      let nearest = nearestName(to: name, among: names)
      throw error(.unknownEnvironment(name: name, nearest: nearest), from: begin)
    }
    let unclosed = error(.unclosedEnvironment(name), from: begin)
    if let place = placement { throw place }
    switch environment.argument {
    case .none: break
    case .columns: environment.style = try columns(after: begin)
    case .count: _ = try words(after: begin)
    }
    return Opening(name: name, environment: environment, unclosed: unclosed)
  }

  /// What is wrong with `[t]` or `[c|c]` right behind the name of an environment; nil if it is none.
  private var placement: LaTeXError? {
    guard token.kind == .character("["), tokens[position - 1].end == token.offset,
      let end = tokens[position...].firstIndex(where: { $0.kind == .character("]") })
    else { return nil }
    let inner = tokens[position + 1..<end].map(\.text).joined()
    guard !inner.isEmpty, inner.allSatisfy({ "tblcr|".contains($0) }) else { return nil }
    return LaTeXError(
      problem: .position("[\(inner)]"), offset: token.offset,
      length: tokens[end].end - token.offset)
  }

  /// Reads how the columns of an array are aligned and ruled, as in `l|cr`.
  private mutating func columns(
    after begin: LaTeXToken
  ) throws(LaTeXError) -> Mathematics.GridStyle {
    let open = token
    guard open.kind == .character("{") else {
      throw error(.missingBraces(after: begin.text), begin)
    }
    position += 1
    let start = position
    var alignments: [Mathematics.GridStyle.Alignment] = []
    var rules = Mathematics.GridStyle.Rules(vertical: [0])
    func add(_ alignment: Mathematics.GridStyle.Alignment) {
      alignments.append(alignment)
      rules.vertical.append(0)
    }
    while token.kind != .character("}") {
      switch token.kind {
      case .character("l"): add(.left)
      case .character("c"): add(.center)
      case .character("r"): add(.right)
      case .character("|"): rules.vertical[alignments.count] += 1
      case .character("@")
      where tokens[position...].dropFirst().prefix(2).map(\.text) == ["{", "}"]:
        rules.closed.insert(alignments.count)
        position += 2
      case .end: throw error(.unclosedBrace, open)
      default:
        position = start
        let columns = textUpToBrace()
        throw error(.badColumns(columns), from: open)
      }
      position += 1
    }
    position += 1
    if rules.vertical.allSatisfy({ $0 == 0 }) { rules.vertical = [] }
    return .columns(alignments, rules)
  }

  /// Passes what stands up to the brace that closes the group at hand and that brace.
  private mutating func textUpToBrace() -> String {
    var depth = 1
    var words = ""
    while depth > 0, token.kind != .end {
      if token.kind == .character("{") { depth += 1 }
      if token.kind == .character("}") { depth -= 1 }
      if depth > 0 { words += token.text }
      position += 1
    }
    return words
  }

  /// Passes the rules above a row of an array, and counts them.
  private mutating func takeRules(_ opening: Opening) -> Int {
    guard opening.environment.argument == .columns else { return 0 }
    var count = 0
    while token.kind == .command("hline") {
      count += 1
      position += 1
    }
    return count
  }

  /// Passes the mark between cells or rows; false at the end of the grid.
  private mutating func startsCell(
    _ rows: inout Rows, _ opening: Opening
  ) throws(LaTeXError) -> Bool {
    switch token.kind {
    case .command("end"): return false
    case .character("&"): position += 1
    case .command("\\"):
      position += 1
      skipLineDistance()
      rows.begin(below: takeRules(opening))
    case .command("right"): throw error(.unopenedRight, token)
    default: throw opening.unclosed
    }
    return true
  }

  /// The grid of some rows, made equally long, after its `\end{…}`.
  private mutating func grid(_ rows: Rows, _ opening: Opening) throws(LaTeXError) -> Atom {
    let end = token
    position += 1
    let closed = try words(after: end)
    guard closed == opening.name else {
      throw error(.mismatchedEnvironment(opened: opening.name, closed: closed), from: end)
    }
    let environment = opening.environment
    var rows = rows
    // A line break after the last line makes no further one, but a rule behind it stands below.
    let hasLastBreak = rows.cells.count > 1 && rows.cells.last == [.row([])]
    if hasLastBreak { rows.cells.removeLast() } else { rows.rules.append(0) }
    let width = rows.cells.map(\.count).max() ?? 0
    let cells = rows.cells.map { row in
      let filled = row + Array(repeating: .row([]), count: width - row.count)
      if environment.hasLargeCells {
        return filled.map { Mathematics.sized($0, isDisplayed: true) }
      }
      guard environment.style == .aligned else { return filled }
      return filled.enumerated().map { $0 % 2 == 1 ? Self.continuing($1) : $1 }
    }
    let grid = Mathematics.grid(cells, environment.style.ruled(rows.rules))
    if environment.open.isEmpty && environment.close.isEmpty { return Atom(grid) }
    return Atom(.fenced(open: environment.open, grid, close: environment.close))
  }

  /// A cell that continues the cell before it: its first operator is not a prefix.
  private static func continuing(_ cell: Mathematics) -> Mathematics {
    guard case .row(let items) = cell, case .symbol? = items.first else { return cell }
    return .row([.row([])] + items)
  }

  /// Passes the star of `\\*` and the extra distance of `\\[2pt]`: the page sets its own.
  private mutating func skipLineDistance() {
    if token.kind == .character("*"), tokens[position - 1].end == token.offset { position += 1 }
    guard token.kind == .character("["), tokens[position - 1].end == token.offset,
      let length = tokens[position...].firstIndex(where: { $0.kind == .character("]") })
    else { return }
    position = length + 1
  }
}

extension Mathematics.GridStyle {
  /// The style of an array with as many rules above its rows, and last below them; any other as it is.
  fileprivate func ruled(_ horizontal: [Int]) -> Mathematics.GridStyle {
    guard case .columns(let alignments, var rules) = self, horizontal.contains(where: { $0 > 0 })
    else { return self }
    rules.horizontal = horizontal
    return .columns(alignments, rules)
  }
}
