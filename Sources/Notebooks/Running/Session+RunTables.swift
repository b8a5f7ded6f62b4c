import Autodiff
import Figures

// Tables of trainings: what came of each of the values that one was run for.
extension Session {
  /// A column a formula, a row for each value of a training's `each`.
  mutating func table(
    of entries: [Cell.Entry], by word: Cell.Word, _ options: Cell.TableOptions
  ) throws(Diagnostic) -> Table {
    let place = try run(named: word.name, at: word.range)
    let run = runs[place]
    guard let each = run.each else { throw diagnostic(.runWithoutEach(word.name), word.range) }
    let entries = entries.flatMap(moments)
    let count = Swift.min(run.branches.count, options.rows)
    var numbers = entries.map { _ in [Double]() }
    try forEachValue(of: place, atMost: count, at: word.range) { session in
      for (column, entry) in entries.enumerated() {
        session.attempt { session throws(Diagnostic) in
          try session.requireOneBranch(entry.syntax)
          let formula = try session.resolve(entry.syntax, in: .number)
          numbers[column].append(try session.value(formula, at: entry.syntax.range))
        }
      }
    }
    let values = run.branches.prefix(count).compactMap(\.value)
    let columns = zip(entries, numbers).map { entry, numbers in
      Table.Column(
        heading: [entry.heading.name, entry.heading.epoch].compactMap(\.self)
          .joined(separator: ", "),
        numbers: numbers, digits: options.digits)
    }
    var table = Table(columns: [Self.column(each, values)] + columns)
    table.omittedRowCount = run.branches.count - count
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
