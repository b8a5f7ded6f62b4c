/// The name that somebody who wrote `name` most likely meant; nil if none is near.
///
/// Near is an edit distance, with swapped neighbours counted as one edit, of at most a third of the
/// name's length and at least 1; among equals the first wins. Case counts as half an edit.
///
/// Names of more than 60 characters are near to nothing.
///
/// - Complexity: O(length² × names).
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let longest = 60
  guard name.count <= longest else { return nil }
  let wanted = Array(name)
  // In half edits.
  let limit = Swift.max(2, wanted.count / 3 * 2)
  var best: (name: String, distance: Int)?
  for candidate in names where candidate != name && candidate.count <= longest {
    let distance = editDistance(wanted, Array(candidate))
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// The optimal string alignment distance in half edits; a change of case is a half.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var rows = [Array(stride(from: 0, through: 2 * b.count, by: 2))]
  for i in a.indices {
    var row = [2 * (i + 1)]
    for j in b.indices {
      var distance = Swift.min(row[j], rows[i][j + 1]) + 2
      distance = Swift.min(distance, rows[i][j] + replacementCost(a[i], b[j]))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        distance = Swift.min(distance, rows[i - 1][j - 1] + 2)
      }
      row.append(distance)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

private func replacementCost(_ a: Character, _ b: Character) -> Int {
  if a == b { return 0 }
  return a.lowercased() == b.lowercased() ? 1 : 2
}
