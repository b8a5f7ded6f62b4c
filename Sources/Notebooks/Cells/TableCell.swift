import Autodiff
import Figures
import Training

/// `{table}`: a column a formula, a row for each row of the data or for each value of a training.
struct TableCell: CellKind {
  static let name = "table", countedAs: Reference.Kind? = .table
  static let summary = (body: "formulas", shows: "a row for each row of the data")
  static let options: [any OptionDeclaration] = [by, rows, digits, over]

  private static let by = Option<Word?>(
    "by", .name("the name of a training"),
    "the name of a training for [each](#each) of several values, which get a row each",
    otherwise: "a row for each row of the data")
  private static let rows = Option(
    "rows", .whole(in: 1...1_000_000), usual: 50, "the largest number of rows")
  private static let digits = Option<Int?>(
    "digits", .whole(in: 0...17), "digits after the point, 0 to 17",
    otherwise: "6, or what it takes to tell numbers apart")
  private static let over = Option<Word?>.over()

  private let entries: [Entry]
  private let by: Word?
  private let rows: Int
  private let digits: Int?
  private let over: Word?

  var formulas: [Syntax] { entries.map(\.syntax) }

  init(_ body: CellBody) throws(Diagnostic) {
    over = try body[Self.over]
    entries = try body.entries()
    rows = try body[Self.rows]
    digits = try body[Self.digits]
    by = try body[Self.by]
  }

  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    let sight = try session.sight(over: over, from: session.sight)
    if let by { return .table(try table(by: by, in: &session, through: sight)) }
    return .table(try tableOfRows(in: &session, through: sight))
  }

  /// A column a formula, a row a sample.
  private func tableOfRows(
    in session: inout Session, through sight: Sight
  ) throws(Diagnostic) -> Table {
    var columns: [Column] = []
    let failuresBefore = session.failures.count
    for entry in session.expanded(entries, through: sight) {
      let sight = session.sight(through: entry.branch, from: sight)
      do {
        let formula = try session.resolve(entry.syntax, in: .rows, through: sight)
        columns.append(
          Column(
            heading: entry.heading,
            values: try session.rowValues(formula, at: entry.syntax.range, through: sight),
            inputs: formula.leaves.filter { $0.operation == .input },
            column: sight.column(of: formula)))
      } catch {
        session.failures.note(error)
      }
    }
    try session.requireNoFailure(since: failuresBefore, at: entries[0].syntax.range)
    // As in a truth table, the columns of the data that the formulas depend on stand on the left.
    var shown: [Table.Column] = []
    let used = Set(columns.flatMap(\.inputs).compactMap(\.name))
    for name in Self.leadingInputs(session.names.inputs.filter(used.contains), sight) {
      // An image is no number to stand in a table.
      guard !columns.contains(where: { $0.heading == name }),
        let column = sight.column(of: name), column.rowSize == 1
      else { continue }
      shown.append(
        Self.column(name, Array(column.values.prefix(rows)), column, digits: nil))
    }
    for column in columns {
      shown.append(
        Self.column(
          column.heading, Array(column.values.prefix(rows)), column.column, digits: digits))
    }
    var table = Table(columns: shown)
    table.omittedRowCount = Swift.max(0, (columns.first?.values.count ?? 0) - rows)
    return table
  }

  /// A formula at the rows of the data.
  private struct Column {
    var heading: String
    var values: [Double]
    var inputs: [Formula]
    /// The column that the formula is, if it is one.
    var column: DataSet.Column?
  }

  /// Numbers, or the words that they stand for.
  private static func column(
    _ heading: String, _ values: [Double], _ column: DataSet.Column?, digits: Int?
  ) -> Table.Column {
    guard let column, !column.labels.isEmpty else {
      return Table.Column(heading: heading, numbers: values, digits: digits)
    }
    return Table.Column(heading: heading, texts: values.map(column.text(of:)))
  }

  /// Declared inputs in the order of the data's columns.
  private static func leadingInputs(_ inputs: [String], _ sight: Sight) -> [String] {
    (sight.data?.columns ?? []).flatMap { column in
      inputs.filter { sight.columnName(of: $0) == column.name }
    }
  }
}

// What came of each of the values that a training was run for.
extension TableCell {
  /// A column a formula, a row for each value of a training's `each`.
  private func table(
    by word: Word, in session: inout Session, through sight: Sight
  ) throws(Diagnostic) -> Table {
    let place = try session.training(named: word)
    let training = session.trainings[place]
    guard let each = training.each else {
      throw session.diagnostic(.trainingWithoutEach(word.value), word.range)
    }
    let entries = entries.flatMap { session.moments(of: $0) }
    let count = Swift.min(training.branches.count, rows)
    var numbers = entries.map { _ in [Double]() }
    let failuresBefore = session.failures.count
    for index in 0..<count {
      let sight = session.sight(ofValue: index, of: place, from: sight)
      for (column, entry) in entries.enumerated() {
        do {
          try session.requireOneBranch(entry.syntax, through: sight)
          let formula = try session.resolve(entry.syntax, in: .number, through: sight)
          numbers[column].append(
            try session.value(formula, sight.parameters, at: entry.syntax.range))
        } catch {
          session.failures.note(error)
        }
      }
      // What is wrong for one value is wrong for all.
      try session.requireNoFailure(since: failuresBefore, at: word.range)
    }
    let values = training.branches.prefix(count).compactMap { $0.value?.value }
    let columns = zip(entries, numbers).map { entry, numbers in
      Table.Column(heading: entry.heading, numbers: numbers, digits: digits)
    }
    var table = Table(columns: [Self.column(each, values)] + columns)
    table.omittedRowCount = training.branches.count - count
    return table
  }

  /// The values that a training was run for: numbers in the digits that they were given with.
  private static func column(_ heading: String, _ values: [SettingValue]) -> Table.Column {
    let numbers = values.compactMap { value -> Double? in
      if case .number(let number) = value { number } else { nil }
    }
    guard numbers.count == values.count else {
      return Table.Column(heading: heading, texts: values.map(\.shortText))
    }
    return Table.Column(heading: heading, numbers: numbers, format: .shortest)
  }
}

extension Problem {
  static func trainingWithoutEach(_ name: String) -> Problem {
    Problem(
      "run-without-each", "\"\(name)\" was trained once, so there are no values to have a row each",
      advice: "Give that training the option `each`, or leave `by` out.")
  }
}
