/// What several kinds of cells have in common, whatever a notebook says.
enum FigureDefaults {
  /// The elements of an array that are listed or drawn one by one.
  static let mostElements = 16
}
