import Autodiff

// What `each` names.
extension Session {
  /// Sees to it that the name of `each` can stand for its values.
  mutating func checkBranches(_ cell: Cell.TrainCell) throws(Diagnostic) {
    guard let each = cell.each, each.word.name != "seed" else { return }
    let word = each.word
    guard settings[word.name] == nil else {
      if fixedWords.contains(word.name) {
        throw diagnostic(.eachBeforeTraining(word.name), word.range)
      }
      guard cell.words.contains(word.name) else {
        throw diagnostic(.eachUnused(word.name), word.range)
      }
      return
    }
    guard let data else { throw diagnostic(.noData, word.range) }
    var shape: Shape?
    for (value, range) in each.values {
      guard case .text(let name) = value else { continue }
      guard let column = data.column(name) else {
        let known = data.columns.map(\.name)
        throw diagnostic(
          .noColumnNamed(name, nearest: nearestName(to: name, among: known), known: known), range)
      }
      let found = Shape(column.shape)
      if let shape, found != shape {
        throw diagnostic(.columnShape(name, found, input: word.name, shape), range)
      }
      shape = found
    }
    switch scope[word.name] {
    case .input(let input):
      // A column by that name would hide those that it is to stand for.
      guard data.column(word.name) == nil else { fallthrough }
      if let shape, input.shape != shape {
        throw diagnostic(
          .columnShape(word.name, shape, input: word.name, input.shape), word.range)
      }
    case .parameter, .formula, .function: throw diagnostic(.eachNameTaken(word.name), word.range)
    case nil:
      guard data.column(word.name) == nil, !library.reserves(word.name) else {
        throw diagnostic(.eachNameTaken(word.name), word.range)
      }
      _ = scope.column(word.name, shape ?? .scalar, at: word.range)
    }
  }

  /// Sees to it that a name for columns is one that the loss depends on.
  func checkUse(of each: EachOption, in loss: Formula) throws(Diagnostic) {
    let name = each.word.name
    guard settings[name] == nil, name != "seed",
      !loss.leaves.contains(where: { $0.operation == .input && $0.name == name })
    else { return }
    throw diagnostic(.eachUnused(name), each.word.range)
  }

  /// Lets the name of `each` mean one of its values.
  mutating func take(_ value: SettingValue, of each: EachOption) {
    let name = each.word.name
    if settings[name] != nil {
      settings = settings.setting(name, to: value)
    } else if case .text(let column) = value {
      columnNames[name] = Cell.Word(name: column, range: each.word.range)
    }
  }
}
