/// The names by which prose points at figures, tables and sections.
enum Label {
  static let prefixes = Reference.Kind.allCases.map(\.labelPrefix)

  /// Whether a label may hold the character: a letter, a digit, `-` or `_`.
  static func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
      || ("0"..."9").contains(scalar)
  }
}

extension Reference.Kind {
  /// What a label of such a thing begins with.
  var labelPrefix: String {
    switch self {
    case .figure: "fig-"
    case .table: "tbl-"
    case .section: "sec-"
    }
  }
}
