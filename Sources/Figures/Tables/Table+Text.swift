extension Table.Column {
  /// For each number the characters that its end lacks to be as wide as the column's widest; nothing
  /// for texts.
  ///
  /// Set invisibly behind the numbers they put all points below each other, to the right as in plain
  /// text. A number without a point, NaN and ∞ end where the points stand.
  public var padding: [String] {
    guard isNumeric else { return [] }
    let tails = texts.map(Tail.init(of:))
    let digits = tails.map(\.fraction.count).max() ?? 0
    let power = tails.map(\.power).max { $0.count < $1.count } ?? ""
    return tails.map { tail in
      let zeros = String(repeating: "0", count: max(digits, 1) - max(tail.fraction.count, 1))
      let point = tail.fraction.isEmpty && digits > 0 ? "." : ""
      return point + zeros + power.suffix(power.count - tail.power.count)
    }
  }

  /// What stands behind the whole part of a number.
  private struct Tail {
    /// The point and the digits behind it.
    var fraction: Substring
    /// The power of ten with its sign, or a sign of percent.
    var power: Substring

    init(of text: String) {
      let rest = text.drop { $0 != "." && $0 != "\u{A0}" && $0 != "%" }
      fraction = rest.prefix { $0 != "\u{A0}" && $0 != "%" }
      power = rest.dropFirst(fraction.count)
    }
  }
}

extension Table {
  /// The table in plain text: headings, a rule, rows; numbers aligned by their decimal point.
  ///
  /// Line feeds in a cell become spaces. Meant for tests and terminals.
  public var text: String {
    let columns = columns.map(Self.lines)
    guard let height = columns.first?.count else { return "" }
    var text = ""
    for row in 0..<height {
      var line = columns.map { $0[row] }.joined(separator: row == 1 ? "--" : "  ")
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }

  /// One column's lines, all of the same width.
  private static func lines(of column: Column) -> [String] {
    var cells = column.texts.map(singleLine)
    for (index, missing) in column.padding.enumerated() { cells[index] += spaces(missing.count) }
    let heading = singleLine(column.heading)
    let width = max(heading.count, cells.map(\.count).max() ?? 0)
    let padded = ([heading] + cells).map { cell in
      let gap = spaces(width - cell.count)
      return column.isNumeric ? gap + cell : cell + gap
    }
    return [padded[0], String(repeating: "-", count: width)] + padded[1...]
  }

  private static func singleLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
