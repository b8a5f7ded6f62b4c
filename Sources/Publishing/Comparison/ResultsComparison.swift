import Kernels

/// Compares what two runs computed, value by value.
///
/// It knows what a list holds only by the names that its items carry, so whatever a `results.json`
/// comes to hold is compared.
struct ResultsComparison {
  let tolerance: Tolerance
  private(set) var differences: [Difference] = []
  /// The pictures that show the same thing, to be compared by their pixels.
  private(set) var pictures: [(place: String, old: String, new: String)] = []

  init(tolerance: Tolerance) {
    self.tolerance = tolerance
  }

  /// The order in which a reader wants to hear of the parts; others follow by name.
  private static let order = [
    "gradbook", "title", "notebook", "sha256", "seed", "parameters", "checks", "values",
    "modelParameters", "trainings", "tables", "curves", "heatmaps",
  ]

  /// Compares two files.
  mutating func compare(_ new: StoredJSON, with old: StoredJSON) {
    guard case .object(let newMembers) = new, case .object(let oldMembers) = old else {
      return compare(new, with: old, at: ResultsPlace())
    }
    let others = Set(newMembers.keys).union(oldMembers.keys).subtracting(Self.order).sorted()
    // The files themselves are compared.
    for name in Self.order + others where name != "pictures" {
      compare(newMembers[name], with: oldMembers[name], at: ResultsPlace.top(name))
    }
  }

  private mutating func compare(
    _ new: StoredJSON?, with old: StoredJSON?, at place: ResultsPlace
  ) {
    switch (new, old) {
    case (let new?, let old?): compare(new, with: old, at: place)
    case (_?, nil): add(.added, place)
    case (nil, _?): add(.removed, place)
    case (nil, nil): break
    }
  }

  private mutating func compare(_ new: StoredJSON, with old: StoredJSON, at place: ResultsPlace) {
    switch (new, old) {
    case (.object(let new), .object(let old)):
      let place = place.inside(new)
      for name in Set(new.keys).union(old.keys).sorted() {
        compare(new[name], with: old[name], at: place.member(name))
      }
    case (.array(let new), .array(let old)):
      if new.allSatisfy(\.isScalar), old.allSatisfy(\.isScalar) {
        compare(scalars: new, with: old, at: place)
      } else {
        compare(items: new, with: old, at: place)
      }
    case (.text(let new), .text(let old)) where place.isPicture:
      pictures.append((place.description, old, new))
    case (.number(let new), .number(let old)):
      if !tolerance.allows(new, old) { add(.number(old: old, new: new), place) }
    default:
      if new != old { add(.text(old: old.shown, new: new.shown), place) }
    }
  }

  /// The most values of a list that are told one by one.
  private static let mostSingle = 3

  /// Compares lists of numbers or texts, place by place.
  private mutating func compare(
    scalars new: [StoredJSON], with old: [StoredJSON], at place: ResultsPlace
  ) {
    guard new.count == old.count else {
      return add(.count(old: old.count, new: new.count), place)
    }
    let changed = new.indices.filter { !isSame(new[$0], old[$0]) }
    let steps = changed.compactMap { index -> Difference.Step? in
      guard case .number(let new) = new[index], case .number(let old) = old[index] else {
        return nil
      }
      return Difference.Step(place: place.name(ofIndex: index), old: old, new: new)
    }
    let furthest = steps.max { ($0.new - $0.old).magnitude < ($1.new - $1.old).magnitude }
    if changed.count > Self.mostSingle, let first = steps.first, let furthest {
      add(
        .numbers(count: changed.count, of: new.count, first: first, furthest: furthest), place)
      return
    }
    for index in changed {
      compare(new[index], with: old[index], at: place.index(index))
    }
  }

  private func isSame(_ new: StoredJSON, _ old: StoredJSON) -> Bool {
    if case .number(let new) = new, case .number(let old) = old {
      tolerance.allows(new, old)
    } else {
      new == old
    }
  }

  /// Compares lists of things that have names: those of one name with each other, in order, and
  /// what is left over, if it is as many on both sides, in order too.
  private mutating func compare(
    items new: [StoredJSON], with old: [StoredJSON], at place: ResultsPlace
  ) {
    var unmatched = Array(old.indices)
    var pairs = [Int?](repeating: nil, count: new.count)
    for index in new.indices {
      let key = new[index].key
      guard let position = unmatched.firstIndex(where: { old[$0].key == key }) else { continue }
      pairs[index] = unmatched.remove(at: position)
    }
    let single = new.indices.filter { pairs[$0] == nil }
    if single.count == unmatched.count {
      for (index, partner) in zip(single, unmatched) { pairs[index] = partner }
      unmatched = []
    }
    for (index, partner) in zip(new.indices, pairs) {
      let place = place.item(new[index], number: index + 1)
      compare(new[index], with: partner.map { old[$0] }, at: place)
    }
    for index in unmatched { add(.removed, place.item(old[index], number: index + 1)) }
  }

  private mutating func add(_ change: Difference.Change, _ place: ResultsPlace) {
    differences.append(Difference(place: place.description, change: change))
  }
}

extension StoredJSON {
  /// What an item of a list is recognised by when others come or go.
  fileprivate var key: [String] {
    let names = [
      "kind", "anchor", "name", "title", "heading", "condition", "formula", "variant", "message",
      "path",
    ]
    let values = names.map { self[$0]?.text ?? "" }
    return values.dropFirst().allSatisfy(\.isEmpty)
      ? [self["caption"]?.text ?? "", self["loss"]?.text ?? ""] : values
  }

  /// A value in a message.
  fileprivate var shown: String {
    switch self {
    case .null: "nothing"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let value): value.spelling
    case .text(let text): PageComparison.quoted(text)
    case .array(let items): "a list of \(items.count)"
    case .object: "an object"
    }
  }
}
