import Training

/// Makes the rows of a `data` cell when it is run.
typealias RowSource = @Sendable (Session) throws(Diagnostic) -> ReadRows

/// Rows, and what the page says of how they were read, in whole sentences.
struct ReadRows {
  var data: DataSet
  var notes: [String] = []
}

/// Where rows may come from, as the language has it: what a call of it looks like, and how it is
/// read.
struct DataSourceDeclaration: Sendable {
  let name: String
  /// The call or the calls as the documentation writes them.
  let call: String
  /// What the documentation says of the columns and of the arguments.
  let columns: String
  let arguments: String
  /// Whether it reads text with a line of headings.
  let isTable: Bool
  /// Reads a call, of which the stream is at the name.
  let read: @Sendable (inout TokenStream, CellBody) throws(Diagnostic) -> RowSource

  init(
    _ name: String, _ call: String, columns: String, arguments: String = "",
    isTable: Bool = false,
    read: @escaping @Sendable (inout TokenStream, CellBody) throws(Diagnostic) -> RowSource
  ) {
    self.name = name
    self.call = call
    self.columns = columns
    self.arguments = arguments
    self.isTable = isTable
    self.read = read
  }
}

/// Everything that a `data` cell can call.
struct DataSources: Sendable {
  /// What a program added, in its order.
  private(set) var added: [DataSource] = []

  /// What the language has of its own, in the order of the documentation.
  static let builtIn: [DataSourceDeclaration] =
    [.read, .gate] + DataSourceDeclaration.made + [.digits, .idx]

  mutating func add(_ source: DataSource) { added.append(source) }

  /// The names of all.
  var names: [String] { Self.builtIn.map(\.name) + added.map(\.name) }

  /// Reads `read("points.csv")`, `gate(…)`, `spiral(points: 200)` and the like.
  func read(_ body: CellBody) throws(Diagnostic) -> RowSource {
    var tokens = try body.tokens()
    guard case .name(let name) = tokens.current.kind else {
      throw tokens.unexpected("a heading and rows of numbers, or `read(\"points.csv\")`")
    }
    let declaration = Self.builtIn.first { $0.name == name }
    if declaration?.isTable != true, try !body[DataCell.header] {
      let place = body.text(of: DataCell.header)?.keyRange ?? body.range
      throw body.diagnostic(.headerWithoutTable, place)
    }
    let rows: RowSource
    if let declaration {
      rows = try declaration.read(&tokens, body)
    } else if let source = added.first(where: { $0.name == name }) {
      rows = try source.read(&tokens)
    } else {
      rows = try named(&tokens)
    }
    try tokens.expectEnd()
    return rows
  }

  /// A name by itself may be that of data above: they are used again from here on.
  private func named(_ tokens: inout TokenStream) throws(Diagnostic) -> RowSource {
    let word = try tokens.expectName("a data source")
    let sources = names
    @Sendable func unknown(among known: [String]) -> Problem {
      .unknownSource(
        word.value, nearest: nearestName(to: word.value, among: known), known: known)
    }
    guard tokens.isAtEnd else {
      throw Diagnostic(unknown(among: sources), tokens.source, word.range)
    }
    return { session throws(Diagnostic) in
      guard let data = session.rows[word.value] else {
        throw session.diagnostic(unknown(among: sources + session.rows.names), word.range)
      }
      return ReadRows(data: data)
    }
  }
}
