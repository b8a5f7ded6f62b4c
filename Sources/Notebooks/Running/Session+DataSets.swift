import Training

// Several data sets in one notebook.
extension Session {
  /// Gives rows a name; a name is given once.
  mutating func name(
    _ data: DataSet, _ name: String, at range: Range<Int>
  ) throws(Diagnostic) {
    guard !namedData.contains(where: { $0.name == name }) else {
      throw diagnostic(.takenDataSet(name), range)
    }
    namedData.append((name, data))
  }

  /// The data of a name.
  func data(named word: Cell.Word) throws(Diagnostic) -> DataSet {
    guard let found = namedData.first(where: { $0.name == word.name }) else {
      let known = namedData.map(\.name)
      throw diagnostic(
        .unknownDataSet(
          word.name, nearest: nearestName(to: word.name, among: known), known: known), word.range)
    }
    return found.data
  }

  /// Does something with the rows of other data, if any are named.
  mutating func over<Result>(
    _ word: Cell.Word?, _ body: (inout Session) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    guard let word else { return try body(&self) }
    let outer = data
    data = try data(named: word)
    defer { data = outer }
    return try body(&self)
  }
}
