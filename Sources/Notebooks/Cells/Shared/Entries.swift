import Autodiff

/// A formula to be shown, as a cell has it.
struct Entry: Sendable {
  var syntax: Syntax
  /// What to call it; nil for its own text.
  var heading: String?
}

/// One formula of a table or a figure, with what stands over it.
struct ExpandedEntry {
  /// What it is.
  var name: String
  /// For which value of `each`, and after how many epochs, if there are several.
  var details: String?
  var syntax: Syntax
  /// The branch of a training that it is seen through.
  var branch: BranchPlace?

  var heading: String { heading(index: "") }

  /// What stands over an element of it.
  func heading(index: String) -> String {
    [name + index, details].compactMap(\.self).joined(separator: ", ")
  }
}

extension Session {
  /// Entries opened: one for each epoch of a list, and one for each value that a training was run
  /// for.
  mutating func expanded(_ entries: [Entry], through sight: Sight) -> [ExpandedEntry] {
    var result: [ExpandedEntry] = []
    for entry in entries {
      let branches: [BranchPlace?]
      do {
        branches = try self.branches(of: entry.syntax, through: sight)
      } catch {
        failures.note(error)
        continue
      }
      for branch in branches {
        for var moment in moments(of: entry) {
          let details = [heading(of: branch), moment.details].compactMap(\.self)
          moment.details = details.isEmpty ? nil : details.joined(separator: ", ")
          moment.branch = branch ?? chosenBranch(of: moment.syntax, through: sight)
          result.append(moment)
        }
      }
    }
    return result
  }

  /// The value of a training that the `@` around a formula chooses: a figure's points have its label.
  private func chosenBranch(of syntax: Syntax, through sight: Sight) -> BranchPlace? {
    guard case .moment(let inner, let moment) = syntax.nodes[syntax.root].kind,
      moment.choice != nil
    else { return nil }
    return try? place(of: moment, in: syntax, inner, through: sight)
  }

  /// The formulas of a figure over axes; each that is wrong is told.
  ///
  /// - Parameters:
  ///   - place: On a grid of inputs, or at the rows where the axes are parameters.
  ///   - allowsArrays: Whether a formula may be more than one number.
  mutating func formulasOnGrid(
    _ entries: [Entry], in place: FormulaPlace, allowsArrays: Bool = false, at range: Range<Int>,
    through sight: Sight
  ) throws(Diagnostic) -> [(entry: ExpandedEntry, formula: Formula)] {
    var formulas: [(entry: ExpandedEntry, formula: Formula)] = []
    let failuresBefore = failures.count
    for entry in expanded(entries, through: sight) {
      do {
        let formula = try resolve(
          entry.syntax, in: place, through: self.sight(through: entry.branch, from: sight))
        formulas.append(
          (entry, allowsArrays ? formula : try oneNumber(formula, at: entry.syntax.range)))
      } catch {
        failures.note(error)
      }
    }
    try requireNoFailure(since: failuresBefore, at: range)
    return formulas
  }

  /// An entry for each epoch that it lists, whatever a training was run for.
  func moments(of entry: Entry) -> [ExpandedEntry] {
    let syntax = entry.syntax
    guard case .moment(let inner, let moment) = syntax.nodes[syntax.root].kind,
      let epochs = moment.epochs
    else {
      let text = entry.heading ?? source.text(syntax.range)
      return [ExpandedEntry(name: text, syntax: syntax)]
    }
    let whose =
      entry.heading == nil
      ? [moment.training, moment.choice.map { $0.value.heading(for: $0.name) }] : []
    let name = ([entry.heading ?? source.text(syntax.nodes[inner].range)] + whose)
      .compactMap(\.self).joined(separator: ", ")
    let isTitled = entry.heading != nil && !moment.isList
    var result: [ExpandedEntry] = []
    var shown: Set<Int> = []
    for epoch in epochs where shown.insert(epoch).inserted {
      var single = syntax
      var then = moment
      then.epochs = [epoch]
      then.isList = false
      single.nodes[single.root].kind = .moment(inner, then)
      result.append(
        ExpandedEntry(name: name, details: isTitled ? nil : "epoch \(epoch)", syntax: single))
    }
    return result
  }
}
