/// Compares two pages line by line.
struct PageComparison {
  /// What the page is called.
  let name: String
  let tolerance: Tolerance
  private(set) var differences: [Difference] = []
  /// The lines of which the words are the same and the rest is not.
  private var markupCount = 0
  private var firstMarkup: (line: Int, old: String, new: String)?

  /// Compares a page with the one that was written.
  ///
  /// With a tolerance the drawings are left out: what they are drawn from is in `results.json`.
  init(_ new: String, with old: String, name: String, tolerance: Tolerance) {
    self.name = name
    self.tolerance = tolerance
    if new == old { return }
    let (new, old) = (
      PageText(new, drawings: tolerance.isExact), PageText(old, drawings: tolerance.isExact)
    )
    if new.styleSheet != old.styleSheet {
      differences.append(
        Difference(place: name, change: .other("the style sheet is another one")))
    }
    compare(new.lines[...], with: old.lines[...])
    if let (line, old, new) = firstMarkup {
      differences.append(
        Difference(
          place: name, change: .markup(lines: markupCount, line: line, old: old, new: new)))
    }
  }

  private func isSame(_ a: PageText.Line, _ b: PageText.Line) -> Bool {
    tolerance.allows(a.source, b.source)
  }

  private mutating func compare(
    _ new: ArraySlice<PageText.Line>, with old: ArraySlice<PageText.Line>
  ) {
    var removed: [Int: PageText.Line] = [:]
    var inserted: [Int: PageText.Line] = [:]
    for change in new.difference(from: old, by: isSame) {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    // Side by side through both pages; what left and what came between two lines that stayed
    // belongs together.
    var (oldOffset, newOffset) = (0, 0)
    while oldOffset < old.count || newOffset < new.count {
      var (gone, come): ([PageText.Line], [PageText.Line]) = ([], [])
      while let line = removed[oldOffset] { (gone, oldOffset) = (gone + [line], oldOffset + 1) }
      while let line = inserted[newOffset] { (come, newOffset) = (come + [line], newOffset + 1) }
      add(gone, come)
      (oldOffset, newOffset) = (oldOffset + 1, newOffset + 1)
    }
  }

  private mutating func add(_ gone: [PageText.Line], _ come: [PageText.Line]) {
    for (old, new) in zip(gone, come) { add(old, new) }
    for line in come.dropFirst(gone.count) where !line.words.isEmpty {
      add(.other("\(Self.quoted(line.words)) is new"), line)
    }
    for line in gone.dropFirst(come.count) where !line.words.isEmpty {
      let text = "\(Self.quoted(line.words)) is gone"
      differences.append(
        Difference(place: "\(name), once line \(line.number)", change: .other(text)))
    }
  }

  private mutating func add(_ old: PageText.Line, _ new: PageText.Line) {
    let (oldWords, newWords) = (old.words, new.words)
    if tolerance.allows(newWords, oldWords) {
      markupCount += 1
      if firstMarkup == nil {
        let (oldPart, newPart) = Self.excerpts(old.source, new.source)
        firstMarkup = (new.number, oldPart, newPart)
      }
    } else {
      let (oldPart, newPart) = Self.excerpts(oldWords, newWords)
      add(.text(old: oldPart, new: newPart), new)
    }
  }

  private mutating func add(_ change: Difference.Change, _ line: PageText.Line) {
    differences.append(Difference(place: "\(name), line \(line.number)", change: change))
  }
}

extension PageComparison {
  /// The most characters of a text that a message shows.
  private static let longest = 60

  /// A text in quotation marks, cut if it is long.
  static func quoted(_ text: String) -> String {
    "\"\(text.prefix(longest))\(text.count > longest ? "…" : "")\""
  }

  /// The parts of two texts around the first place where they differ.
  static func excerpts(_ old: String, _ new: String) -> (old: String, new: String) {
    let (old, new) = (Array(old), Array(new))
    let shared = zip(old, new).prefix { $0 == $1 }.count
    // A few characters before the difference say where it is.
    let start = old.count <= longest && new.count <= longest ? 0 : max(0, shared - longest / 3)
    func excerpt(_ text: [Character]) -> String {
      let part = text.dropFirst(start)
      return "\"\(start > 0 ? "…" : "")\(String(part.prefix(longest)))"
        + "\(part.count > longest ? "…" : "")\""
    }
    return (excerpt(old), excerpt(new))
  }
}
