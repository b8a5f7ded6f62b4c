/// What several kinds of cells have in common, whatever a notebook says.
enum FigureDefaults {
  /// Rows of the data that a figure shows as points: more of them hide the picture.
  static let mostPoints = 1000
  /// The elements of an array that are listed or drawn one by one.
  static let mostElements = 16
}
