/// A number of things: "1 row", "3 rows", "2 indices".
///
/// - Parameter plural: The noun for more than one, or none; nil if it only takes an s.
package func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

extension String {
  /// The word with the article before it: "a plot", "an epoch".
  package var withArticle: String {
    "\(first.map { "aeiou".contains($0) } == true ? "an" : "a") \(self)"
  }
}

extension String {
  /// The text as it can stand in a sentence: a long one is cut off.
  package var shortened: String { count > 60 ? prefix(60) + "…" : self }
}

extension [Int] {
  /// The sizes of an array or a picture: "8 × 8".
  package var sizes: String { map(String.init).joined(separator: " × ") }
}

extension [String] {
  /// The names as in a sentence: "x1", "x1 and x2", "x1, x2 and x3".
  package var list: String {
    count < 2
      ? joined() : "\(dropLast().joined(separator: ", ")) and \(self[count - 1])"
  }
}
