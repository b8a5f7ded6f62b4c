/// The names by which prose points at figures, tables and sections.
enum Label {
  static let prefixes = ["fig-", "tbl-", "sec-"]

  /// Whether a label may hold the character: a letter, a digit, `-` or `_`.
  static func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
      || ("0"..."9").contains(scalar)
  }
}
