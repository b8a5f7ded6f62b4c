import Training

/// The rows that a notebook has read or made.
struct Rows {
  /// Those of the last data cell, over which formulas run unless `over` names others.
  var current: DataSet?
  /// All that have a name, the latest last.
  private(set) var named: [(name: String, data: DataSet)] = []
  /// The words of columns and their numbers.
  var classes = Classes()

  /// The names that rows have.
  var names: [String] { named.map(\.name) }

  /// The rows of a name.
  subscript(name: String) -> DataSet? { named.first { $0.name == name }?.data }

  /// Gives rows a name that none has yet.
  mutating func add(_ data: DataSet, named name: String) { named.append((name, data)) }

  /// Lets the columns of words of a name know words that have come after theirs.
  mutating func extend(_ name: String, to words: [String]) {
    current = current?.extending(name, to: words)
    for index in named.indices { named[index].data = named[index].data.extending(name, to: words) }
  }
}

extension Session {
  /// Gives rows a name; a name is given once.
  mutating func name(
    _ data: DataSet, _ name: String, at range: Range<Int>
  ) throws(Diagnostic) {
    guard rows[name] == nil else { throw diagnostic(.takenDataSet(name), range) }
    rows.add(data, named: name)
  }

  /// The rows of a name.
  func data(named word: Word) throws(Diagnostic) -> DataSet {
    guard let data = rows[word.value] else {
      let known = rows.names
      throw diagnostic(
        .unknownDataSet(
          word.value, nearest: nearestName(to: word.value, among: known), known: known),
        word.range)
    }
    return data
  }
}

extension DataSet {
  fileprivate func extending(_ name: String, to words: [String]) -> DataSet {
    guard let labels = column(name)?.labels, !labels.isEmpty, labels.count < words.count else {
      return self
    }
    var columns = columns
    for index in columns.indices where columns[index].name == name { columns[index].labels = words }
    return DataSet(columns: columns)
  }
}
