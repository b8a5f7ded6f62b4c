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
    var rows: [[Mathematics]] = [[]]
    repeat {
      let cell = try row()
      rows[rows.count - 1].append(cell)
    } while try startsCell(&rows, opening)
    return try grid(rows, opening)
  }

  private mutating func opening(_ begin: LaTeXToken) throws(LaTeXError) -> Opening {
    let name = try words(after: begin)
    guard var environment = LaTeXEnvironment.byName[name] else {
      let names = LaTeXEnvironment.byName.keys.sorted()
      let nearest = nearestName(to: name, among: names)
      throw error(.unknownEnvironment(name: name, nearest: nearest), from: begin)
    }
    let unclosed = error(.unclosedEnvironment(name), from: begin)
    if environment.saysColumns { environment.style = .columns(try columns(after: begin)) }
    return Opening(name: name, environment: environment, unclosed: unclosed)
  }

  /// Reads how the columns of an array are aligned, as in `lcr`; lines between them are left out.
  private mutating func columns(
    after begin: LaTeXToken
  ) throws(LaTeXError) -> [Mathematics.GridStyle.Alignment] {
    let first = token
    let letters = try words(after: begin)
    var columns: [Mathematics.GridStyle.Alignment] = []
    for letter in letters {
      switch letter {
      case "l": columns.append(.left)
      case "c": columns.append(.center)
      case "r": columns.append(.right)
      case " ", "|": break
      default: throw error(.badColumns(letters), from: first)
      }
    }
    return columns
  }

  /// Passes the mark between cells or rows; false at the end of the grid.
  private mutating func startsCell(
    _ rows: inout [[Mathematics]], _ opening: Opening
  ) throws(LaTeXError) -> Bool {
    switch token.kind {
    case .command("end"): return false
    case .character("&"): position += 1
    case .command("\\"):
      position += 1
      skipLineDistance()
      rows.append([])
    case .command("right"): throw error(.unopenedRight, token)
    default: throw opening.unclosed
    }
    return true
  }

  /// The grid of some rows, made equally long, after its `\end{…}`.
  private mutating func grid(
    _ rows: [[Mathematics]], _ opening: Opening
  ) throws(LaTeXError) -> Atom {
    let end = token
    position += 1
    let closed = try words(after: end)
    guard closed == opening.name else {
      throw error(.mismatchedEnvironment(opened: opening.name, closed: closed), from: end)
    }
    let environment = opening.environment
    var rows = rows
    // A line break after the last line makes no further one.
    if rows.count > 1, rows.last == [.row([])] { rows.removeLast() }
    let width = rows.map(\.count).max() ?? 0
    let cells = rows.map { row in
      let filled = row + Array(repeating: .row([]), count: width - row.count)
      guard environment.style == .aligned else { return filled }
      return filled.enumerated().map { $0 % 2 == 1 ? Self.continuing($1) : $1 }
    }
    let grid = Mathematics.grid(cells, environment.style)
    if environment.open.isEmpty && environment.close.isEmpty { return Atom(grid) }
    return Atom(.fenced(open: environment.open, grid, close: environment.close))
  }

  /// A cell that continues the cell before it: its first operator is not a prefix.
  private static func continuing(_ cell: Mathematics) -> Mathematics {
    guard case .row(let items) = cell, case .symbol? = items.first else { return cell }
    return .row([.row([])] + items)
  }

  /// Passes the extra distance of `\\[2pt]`: the page sets its own.
  private mutating func skipLineDistance() {
    guard token.kind == .character("["), tokens[position - 1].end == token.offset,
      let length = tokens[position...].firstIndex(where: { $0.kind == .character("]") })
    else { return }
    position = length + 1
  }
}
