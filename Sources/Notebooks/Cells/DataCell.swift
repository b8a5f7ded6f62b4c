import Autodiff
import Figures
import Training

/// `{data}`: rows, and where they come from.
struct DataCell: CellKind {
  static let name = "data", countedAs: Reference.Kind? = .table
  static let summary = (
    body: "a table, or where one comes from", shows: "the first rows and how many there are"
  )
  static let options: [any OptionDeclaration] = [
    rowsOption, header, classes, split, shuffle,
  ]
  static let products: CellProducts = .data

  private static let rowsOption = Option<Word?>(
    "name",
    OptionForm { text throws(Diagnostic) in
      try text.read { tokens throws(Diagnostic) in
        try tokens.expectOwnName("a name for data")
      }
    }, "a name for these rows, for `over`", otherwise: "none")
  static let header = Option(
    "header", .flag, usual: true,
    "`false` says that a table has no line of headings: its columns are called c1, c2, …")
  private static let classes = Option<[ClassList]?>(
    "classes", .classes,
    "the words of columns in the order of their numbers, as in `species = [Adelie, Gentoo]`",
    otherwise: "words are numbered in the order in which they come")
  private static let split = Option<Located<Double>?>(
    "split", .partOfRows, "the part of the rows to hold out, between 0 and 1",
    otherwise: "none is held out")
  private static let shuffle = Option(
    "shuffle", .flag, usual: false, "`true` puts the rows into a random order")
  /// The rows that the page shows.
  private static let shownRows = 8
  /// The height and width up to which an image is shown among them.
  private static let mostPixels = 64

  /// What the rows are called, to be named by `over`.
  private let rowsName: Word?
  private let source: RowSource
  /// The columns whose words have their numbers by declaration.
  private let classes: [ClassList]
  private let isShuffled: Bool
  /// The part of the rows to hold out as data of their own, and where it is given.
  private let split: Located<Double>?
  private let range: Range<Int>

  var formulas: [Syntax] { [] }

  /// Reads CSV of two lines or more, or one line that says where the data come from.
  init(_ body: CellBody) throws(Diagnostic) {
    range = body.range
    rowsName = try body[Self.rowsOption]
    source = try Self.source(body)
    classes = try body[Self.classes] ?? []
    isShuffled = try body[Self.shuffle]
    split = try body[Self.split]
  }

  private static func source(_ body: CellBody) throws(Diagnostic) -> RowSource {
    let (source, range) = (body.source, body.range)
    if source.line(at: range.lowerBound) == source.line(at: range.upperBound - 1) {
      return try body.dataSources.read(body)
    }
    return try body.table
  }

  /// Takes the rows; what is held out becomes data of its own.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    for list in classes { try session.declare(list) }
    let found = try source(session)
    var (read, notes) = try checked(found.data, in: &session)
    notes = found.notes + notes
    if isShuffled {
      read = read.shuffled(seed: session.environment.randomSeed())
    }
    if let rowsName { try session.name(read, rowsName.value, at: rowsName.range) }
    session.rows.current = read
    let preview = Self.preview(of: read, in: session)
    if let split { session.rows.current = try hold(out: split, of: read, in: &session) }
    let sight = session.sight
    for input in session.names.graph.inputs {
      guard let name = input.name, let column = sight.column(of: name) else { continue }
      try session.checkShape(of: column, name, input.shape, at: range)
    }
    return .data(preview: preview, rowCount: read.count, notes: notes)
  }

  /// Rows under names that formulas can use, with every word as its number, and what the page says of
  /// them.
  private func checked(
    _ read: DataSet, in session: inout Session
  ) throws(Diagnostic) -> (DataSet, notes: [String]) {
    var columns: [DataSet.Column] = []
    var names: Set<String> = []
    var builtIn: [String] = []
    for var column in read.columns {
      column.name = column.name.normalizedName
      let name = column.name
      guard names.insert(name).inserted else {
        throw session.diagnostic(.badData(.repeatedHeading(name)), range)
      }
      switch session.names[name, through: session.sight] {
      case .parameter, .formula, .function: throw session.diagnostic(.columnNamedLike(name), range)
      case nil where session.settings[name] != nil:
        throw session.diagnostic(.nameOfSetting(name), range)
      case nil where session.reserves(name): builtIn.append(name)
      case .input, nil: break
      }
      columns.append(column)
    }
    let numbers = columns.reduce(0) { $0 + $1.values.count }
    try session.checkNumbers(numbers, "the numbers of these data", at: range)
    for list in classes where !names.contains(list.column.value) {
      let known = columns.map(\.name)
      throw session.diagnostic(
        .noColumnNamed(
          list.column.value, nearest: nearestName(to: list.column.value, among: known),
          known: known), list.column.range)
    }
    let numbered = try session.numbered(columns, declaring: classes, at: range)
    let note = builtIn.first.map { name in
      let quoted = builtIn.map { "\"\($0)\"" }.list
      return "In formulas, \(quoted) \(builtIn.count == 1 ? "means" : "mean") something else: a "
        + "model has such a column by input x = column(\"\(name)\")."
    }
    return (DataSet(columns: numbered.columns), (note.map { [$0] } ?? []) + numbered.notes)
  }

  /// Divides rows into those that are used from here on, which it gives, and those held out.
  ///
  /// The two are named `train` and `test`; those of data called `points` `points.train` and
  /// `points.test`.
  private func hold(
    out split: Located<Double>, of rows: DataSet, in session: inout Session
  ) throws(Diagnostic) -> DataSet {
    let parts = try session.divided(
      rows, split, option: Self.split.name, seed: session.environment.randomSeed())
    let prefix = rowsName.map { $0.value + "." } ?? ""
    let place = rowsName?.range ?? split.range
    try session.name(parts.training, prefix + "train", at: place)
    try session.name(parts.validation, prefix + "test", at: place)
    return parts.training
  }
}

// What the page shows of the rows.
extension DataCell {
  /// The first rows; of an array that is no small image its size, of a text the text with its number.
  private static func preview(of data: DataSet, in session: Session) -> Table {
    let rows = Swift.min(data.count, shownRows)
    return Table(
      columns: data.columns.map { column in
        if !column.shape.isEmpty { return preview(ofArrays: column, rows, in: session) }
        let values = Array(column.values.prefix(rows))
        guard !column.labels.isEmpty else {
          return Table.Column(heading: column.name, numbers: values)
        }
        return Table.Column(
          heading: column.name,
          texts: values.map { value in "\(column.text(of: value)) (\(value.spelling))" })
      })
  }

  private static func preview(
    ofArrays column: DataSet.Column, _ rows: Int, in session: Session
  ) -> Table.Column {
    let shape = column.shape
    guard shape.count == 2, shape.allSatisfy({ $0 <= mostPixels }) else {
      let size = shape.sizes
      return Table.Column(heading: column.name, texts: [String](repeating: size, count: rows))
    }
    let size = column.rowSize
    let pixels = (0..<rows).map { Array(column.values[$0 * size..<($0 + 1) * size]) }
    let scale = PixelScale(of: pixels, isInput: true, isOfRows: true)
    let label = session.labelColumn(through: session.sight)
    return Table.Column(
      heading: column.name,
      pictures: pixels.enumerated().map { row, values in
        PixelPicture(
          title: "\(column.name), \(session.rowText(row, label))",
          width: shape[1], height: shape[0], values: values, range: scale.range,
          colorMap: scale.colors)
      })
  }
}

extension Problem {
  static func columnNamedLike(_ name: String) -> Problem {
    Problem(
      "column-named-like", "the column \"\(name)\" is named like something in a model",
      advice: "Choose another name.")
  }
}
